"""Statements that say the contrary of one another, and such as only look like it."""

import pytest

from onrecord.claims.alike.polarity import Polarity, opposed, polarity
from onrecord.claims.alike.words import read

CONTRARY = [
    ("the port will close the quay", "the port will not close the quay"),
    ("she would never sell the boats", "she would sell the boats"),
    ("they plan to widen the dike", "they don't plan to widen the dike"),
    ("the water is safe", "the water is unsafe"),
    ("the council supports the dike", "the council opposes the dike"),
    ("he will raise the toll", "he will cut the toll"),
    ("the crew refused to sail", "the crew will sail"),
]
NOT_CONTRARY = [
    ("the port will close the quay", "the port will close the quay by May"),
    ("the port will not close the quay", "the quay is not to be closed by the port"),
    ("not only the quay will close", "the quay will close"),
    ("the port will not close the quay", "the port does not plan to sell the quay"),
    ("the port did not ask; the quay will close", "the quay will close"),
    ("he will raise the toll", "he will raise the toll and cut the fee"),
    ("she opposes the dike", "she does not support the dike"),
    ("", "the quay will close"),
]


def of(text: str, cue: str = "said") -> Polarity:
    return polarity(text, read(text), cue)


@pytest.mark.parametrize(("one", "other"), CONTRARY)
def test_contrary(one: str, other: str) -> None:
    assert opposed(of(one), of(other))
    assert opposed(of(other), of(one))


@pytest.mark.parametrize(("one", "other"), NOT_CONTRARY)
def test_not_contrary(one: str, other: str) -> None:
    assert opposed(of(one), of(other)) is None
    assert opposed(of(other), of(one)) is None


def test_who_denies_a_statement_says_the_contrary_of_it() -> None:
    words = "he had sunk the ferry"
    assert opposed(of(words), of(words, cue="denied that"))
    assert opposed(of(words, cue="denied that"), of(words, cue="rejected the claim that")) is None

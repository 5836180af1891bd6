"""How somebody knows, that they asked for anonymity, and why."""

import pytest

from onrecord.claims.source import anonymity

BASIS = [
    ("people familiar with the tender", "familiar with the tender"),
    ("a banker with first-hand knowledge of the tender", "with first-hand knowledge of the tender"),
    ("divers with a detailed understanding of the wreck", "with a detailed understanding of the wreck"),
    ("a clerk who has seen the files and asked not to be named", "who has seen the files"),
    ("aides who have worked with the mayor", "who have worked with the mayor"),
    ("a clerk who had been briefed on the plan", "who had been briefed on the plan"),
    ("a clerk who was in the meeting", "who was in the meeting"),
    ("someone who worked alongside her for years", "who worked alongside her for years"),
    ("a person in the room", "in the room"),
    # no way of knowing
    ("a clerk who left in May", None),
    ("a clerk who has in mind to leave", None),
    ("a clerk with a dog", None),
    ("divers who swam", None),
]

REASONS = [
    # what follows a link behind the words that ask
    ("asking not to be identified because the sale is not public yet", "the sale is not public yet"),
    ("declining to be named because talks are under way", "talks are under way"),
    ("declining to give his name for fear of losing his job", "fear of losing his job"),
    ("who cannot be named for legal reasons", "legal reasons"),
    ("whose name has been changed to protect her pupils", "protect her pupils"),
    ("whose identity the Gazette is withholding because she fears reprisals", "she fears reprisals"),
    ("whom the Gazette agreed not to name because she signed a waiver", "she signed a waiver"),
    ("who spoke to the Gazette under a pseudonym for fear of arrest", "fear of arrest"),
    ("spoke on the condition that they not be identified, citing fear of dismissal", "fear of dismissal"),
    ("asked that her last name be withheld out of concern for her family", "concern for her family"),
    ("who was not cleared to brief the press", "not cleared to brief the press"),
    # none is given
    ("who spoke on condition of anonymity", None),
    ("who asked that her name not be used", None),
    ("whose names were withheld", None),
    ("who spoke anonymously to the Gazette", None),
]

ASKED = [
    ("preferring not to be named", True),
    ("who did not wish to be identified", True),
    ("only if their names were withheld", True),
    ("who was reluctant to give his name", True),
    ("who would not be named", True),
    ("asked that the bridge not be named after her", False),
    ("asked that the bridge be painted", False),
    ("who named three ships", False),
    ("whose name is Cole", False),
]


def _cut(words: str, where: tuple[int, int] | None) -> str | None:
    return words[where[0] : where[1]] if where else None


@pytest.mark.parametrize(("words", "basis"), BASIS)
def test_basis(words: str, basis: str | None) -> None:
    assert _cut(words, anonymity.basis(words)) == basis


@pytest.mark.parametrize(("words", "reason"), REASONS)
def test_reason(words: str, reason: str | None) -> None:
    assert _cut(words, anonymity.reason(words)) == reason


@pytest.mark.parametrize(("words", "asked"), ASKED)
def test_asks(words: str, asked: bool) -> None:
    assert anonymity.asks_anonymity(words) is asked

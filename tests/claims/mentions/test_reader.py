"""The networks that come with the package, on words of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.claims.engine.attribute import Attributor
from onrecord.claims.mentions.reader import Reader
from onrecord.claims.mentions.records import Form, Kind, Mentions
from onrecord.claims.text.tokens import tokenize

WEIGHTS = Path(__file__).parents[3] / "claims" / "weights"

pytestmark = pytest.mark.skipif(
    not (WEIGHTS / "mentions.onnx").exists(), reason="the weights of the extractor are not there"
)


@pytest.fixture(scope="module")
def engine():
    return Attributor.load(), Reader.load()


def read(engine, words: str) -> Mentions:
    attributor, reader = engine
    text = tokenize(words)
    return reader.read(text, attributor.look(text)[1])


def names(found: Mentions) -> dict[str, Kind]:
    words = found.text.words
    return {" ".join(words[m.start : m.end]): m.kind for m in found.every if m.form is Form.NAME}


NEWS = """Detective Chief Inspector Oyelaran Fitch said on Monday that the ferry had left Port Merrow with no lights.

Fitch told the Merrow Gazette that two sailors were missing. She said the coastguard had searched all night.

The Maritime Safety Board will publish its report next month, its chairman, Tomasz Brandel, said. He would not say more."""


def test_names_without_their_titles(engine):
    found = names(read(engine, NEWS))
    assert {"Oyelaran Fitch", "Fitch", "Tomasz Brandel"} <= found.keys()
    assert {found[name] for name in ("Oyelaran Fitch", "Fitch", "Tomasz Brandel")} == {Kind.PERSON}
    assert found.get("Maritime Safety Board") is Kind.BODY


def test_a_pronoun_goes_back_to_who_spoke(engine):
    found = read(engine, NEWS)
    words = found.text.words
    for pronoun, surname in (("She", "Fitch"), ("He", "Brandel")):
        back = found.back(words.index(pronoun))
        best = found.every[max(back.probabilities, key=back.probabilities.__getitem__)]
        assert words[best.head] == surname
        assert sum(back.probabilities.values()) + back.nothing == pytest.approx(1, abs=1e-3)


def test_the_same_whatever_was_read_before(engine):
    alone = read(engine, NEWS)
    read(engine, "Quite another text, of Ilse Vask.")
    again = read(engine, NEWS)
    assert alone.every == again.every
    she = alone.text.words.index("She")
    assert alone.back(she) == again.back(she)


@pytest.mark.parametrize("words", ["", "   \n\n", "…", "rain and wind and nothing else"])
def test_nothing_to_name(engine, words):
    assert names(read(engine, words)) == {}

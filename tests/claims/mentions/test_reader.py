"""The networks that come with the package, on words of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.claims.engine.attribute import Attributor
from onrecord.claims.mentions.reader import Reader
from onrecord.claims.mentions.records import Back, Form, Kind, Mentions
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


def named(found: Mentions, back: Back) -> dict[str, float]:
    """By last word, the shares of the names."""
    names = [(n, m) for n, m in enumerate(found.every) if m.form is Form.NAME]
    shares = {found.text.words[m.head]: 0.0 for _, m in names}
    for n, m in names:
        shares[found.text.words[m.head]] += back.of([n])
    return shares


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
        best = max(named(found, back), key=named(found, back).__getitem__)
        assert best == surname
        assert sum(back.probabilities.values()) + back.nothing == pytest.approx(1, abs=1e-3)


def test_the_same_whatever_was_read_before(engine):
    alone = read(engine, NEWS)
    read(engine, "Quite another text, of Ilse Vask.")
    again = read(engine, NEWS)
    assert alone.every == again.every
    she = alone.text.words.index("She")
    assert alone.back(she) == again.back(she)


@pytest.mark.parametrize("words", ["She rowed.", "“It sank,” she said.", "they"])
def test_a_pronoun_with_nobody_to_go_back_to(engine, words):
    found = read(engine, words)
    for m in found.every:
        back = found.back(m.start)
        assert sum(back.probabilities.values()) + back.nothing == pytest.approx(1, abs=1e-3)
        assert not any(found.every[n].form is Form.PRONOUN for n in back.probabilities)


@pytest.mark.parametrize("words", ["", "   \n\n", "…", "rain and wind and nothing else"])
def test_nothing_to_name(engine, words):
    assert names(read(engine, words)) == {}

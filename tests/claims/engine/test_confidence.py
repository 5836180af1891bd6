"""What speaks for an attribution, in numbers."""

import numpy as np
import pytest

from onrecord.claims.engine.assemble import tidy
from onrecord.claims.engine.confidence import FEATURES, Confidence, features
from onrecord.claims.engine.labels import Label
from onrecord.claims.engine.link import Link
from onrecord.claims.text.tokens import tokenize

TEXT = tokenize("Marsh said the ferry was “late”, Cole hoped so and Veld offers “cheap berths” now.")


def at(words):
    """The tokens of the words, in order, each the first of its kind."""
    return tuple(TEXT.words.index(word) for word in words.split())


# (cue, content, the flags of its kind: speech, thought, neither)
KINDS = [
    ("said", "the ferry was", (1, 0, 0)),
    ("hoped", "so", (0, 1, 0)),
    ("offers", "now", (0, 0, 1)),
    ("offers", "cheap berths", (0, 0, 0)),  # wholly in quotation marks: somebody's words, whatever the verb
    ("", "now", (0, 0, 0)),
]


@pytest.mark.parametrize(("cue", "content", "flags"), KINDS)
def test_kind_of_cue(cue, content, flags):
    probabilities = np.full((len(TEXT), len(Label)), 1 / len(Label), dtype=np.float32)
    values = dict(zip(FEATURES, features(TEXT, probabilities, Link(at(content), cue=at(cue))), strict=True))
    assert tuple(values[name] for name in ("speech_cue", "attitude_cue", "other_cue")) == flags


def test_score_is_a_probability():
    sure = Confidence(1000.0, (0.0,) * len(FEATURES))
    assert 0.999 < sure.score((0.0,) * len(FEATURES)) <= 1


def test_a_source_begins_and_ends_with_neither_comma_nor_conjunction():
    source = at(", Cole")
    assert tidy(TEXT, Link(at("so"), cue=at("hoped"), source=source)).source == at("Cole")
    assert tidy(TEXT, Link(at("now"), cue=at("offers"), source=at("and Veld"))).source == at("Veld")

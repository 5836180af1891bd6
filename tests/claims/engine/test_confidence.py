"""The second look: a probability, and the kind that tells its bar."""

import json

import pytest

from onrecord.claims.engine.assemble import tidy
from onrecord.claims.engine.confidence import KINDS, Confidence, kind_of
from onrecord.claims.engine.evidence import FEATURES
from onrecord.claims.engine.link import Link
from onrecord.claims.text.tokens import tokenize

NOTHING = (0.0,) * len(FEATURES)


def flagged(**values):
    return tuple(values.get(name, 0.0) for name in FEATURES)


def test_score_is_a_probability():
    sure = Confidence(1000.0, NOTHING)
    assert 0.999 < sure.score(NOTHING) <= 1
    assert Confidence(0.0, NOTHING).score(NOTHING) == 0.5


def test_a_feature_speaks_by_its_weight():
    learned = Confidence(0.0, flagged(reporting=1.0, own_voice=-2.0))
    assert (
        learned.score(flagged(own_voice=1.0)) < learned.score(NOTHING) < learned.score(flagged(reporting=1.0))
    )


def test_weights_are_kept_under_their_names():
    learned = Confidence(0.5, flagged(reporting=1.25))
    written = json.loads(json.dumps(learned.as_dict()))
    assert written["weights"]["reporting"] == 1.25
    assert Confidence.from_dict(**written) == learned
    del written["weights"]["reporting"]
    with pytest.raises(KeyError, match="reporting"):
        Confidence.from_dict(**written)


@pytest.mark.parametrize(
    ("features", "kind"),
    [
        (flagged(reporting=1.0), "statement"),
        (flagged(reporting=1.0, quoted=0.4), "quoted"),
        (flagged(attitude_cue=1.0), "attitude"),
        (flagged(attitude_cue=1.0, quoted=1.0), "attitude"),
        (flagged(deed=1.0, quoted=0.2), "deed"),
    ],
)
def test_kind(features, kind):
    assert kind in KINDS
    assert kind_of(features) == kind


TEXT = tokenize("Marsh said the ferry was “late”, Cole hoped so and Veld offers “cheap berths” now.")


def at(words):
    """The tokens of the words, in order, each the first of its kind."""
    return tuple(TEXT.words.index(word) for word in words.split())


def test_a_source_begins_and_ends_with_neither_comma_nor_conjunction():
    source = at(", Cole")
    assert tidy(TEXT, Link(at("so"), cue=at("hoped"), source=source)).source == at("Cole")
    assert tidy(TEXT, Link(at("now"), cue=at("offers"), source=at("and Veld"))).source == at("Veld")

"""The measures on fields: what counts as right, and over which claims."""

from dataclasses import replace

import pytest

from onrecord.claims.evaluate.fields import score_fields
from onrecord.claims.evaluate.gold import GoldDocument, Labels
from onrecord.claims.records import Attribution, Span
from tests.claims.evaluate.replay import claim_of

TEXT = (
    "Two aides close to the mayor said the bridge was sold. "
    "Ana Brook said it was not. "
    "The port declined to comment. The bank did not reply.\n"
)


def spans(words: str) -> tuple[Span, ...]:
    start = TEXT.index(words)
    return (Span(start, start + len(words)),)


def one(content: str, source: str) -> Attribution:
    return Attribution(spans(content), (), spans(source), 1.0, "gold")


SOLD = one("the bridge was sold", "Two aides close to the mayor")
NOT_SOLD = one("it was not", "Ana Brook")
PORT = one("The port declined to comment", "The port")
BANK = one("The bank did not reply", "The bank")


def label(attribution: Attribution, **values: object) -> Labels:
    return Labels("1", attribution.content, attribution.source, values)


def claim(attribution: Attribution, **values: object):
    return claim_of(GoldDocument("x", TEXT, ()), attribution, None, **values)


SAME = [
    # (field, label, prediction, right?)
    ("speaker", "Ana Brook", "Ana Brook", True),
    ("speaker", "Ana Brook", "Brook", False),
    ("speaker", "The Harbour Ledger", "Harbour Ledger", True),  # an article makes no other name
    ("speaker", "Ana O'Brook", "Ana O’Brook", True),
    ("speaker", None, None, True),
    ("speaker", None, "Ana Brook", False),
    ("speaker", "Ana Brook", None, False),
    ("basis", "close to the mayor", "who are close to the mayor", True),  # more words are fine
    ("basis", "close to the mayor", "close", False),  # fewer are not
    ("source_count", 2, 2, True),
    ("source_count", 2, 3, False),
    ("said_date", "2031-05", "2031-05-01", False),  # a precision too many
    ("kind", "attitude", "statement", False),
]


@pytest.mark.parametrize(("field", "wanted", "given", "right"), SAME)
def test_what_counts_as_right(field, wanted, given, right):
    scores = score_fields(TEXT, [label(SOLD, **{field: wanted})], [claim(SOLD, **{field: given})])
    assert scores.right[field] == (int(right), 1)
    assert bool(scores.mistakes) != right


def test_fields_that_nobody_labelled_are_not_scored():
    scores = score_fields(
        TEXT, [label(SOLD, source_count=2)], [claim(SOLD, source_count=2, speaker="Somebody")]
    )
    assert {name: share.total for name, share in scores.right.items() if share.total} == {"source_count": 1}


def test_fields_are_scored_over_claims_that_were_found():
    labels = [label(SOLD, speaker=None), label(NOT_SOLD, speaker="Ana Brook")]
    missed = score_fields(TEXT, labels, [claim(NOT_SOLD, speaker="Ana Brook")])
    assert missed.right["speaker"] == (1, 1)
    wrong_source = score_fields(
        TEXT, labels, [claim(replace(NOT_SOLD, source=SOLD.source), speaker="Ana Brook")]
    )
    assert wrong_source.right["speaker"] == (0, 0)


def test_stated_values_have_precision_and_recall():
    labels = [label(SOLD, basis="close to the mayor"), label(NOT_SOLD, basis=None)]
    scores = score_fields(TEXT, labels, [claim(SOLD, basis=None), claim(NOT_SOLD, basis="from the bridge")])
    assert scores.stated["basis"] == (0, 1, 0, 1)
    assert scores.right["basis"] == (0, 2)


def test_anonymous_is_a_class_of_its_own():
    labels = [label(SOLD, anonymity="anonymous"), label(NOT_SOLD, anonymity="named")]
    scores = score_fields(
        TEXT, labels, [claim(SOLD, anonymity="anonymous"), claim(NOT_SOLD, anonymity="anonymous")]
    )
    assert (scores.anonymous.precision, scores.anonymous.recall) == (0.5, 1)


def test_the_outer_claim_is_known_through_its_pair():
    labels = [
        Labels("outer", SOLD.content, SOLD.source, {"reported_by": None}),
        Labels("inner", NOT_SOLD.content, NOT_SOLD.source, {"reported_by": "outer"}),
    ]
    right = [claim(SOLD, claim_id="abc"), claim(NOT_SOLD, claim_id="def", reported_by="abc")]
    assert score_fields(TEXT, labels, right).right["reported_by"] == (2, 2)
    wrong = [claim(SOLD, claim_id="abc"), claim(NOT_SOLD, claim_id="def", reported_by="elsewhere")]
    assert score_fields(TEXT, labels, wrong).right["reported_by"] == (1, 2)


SILENCE = [
    # (what, predictions, (found, predicted, gold), (party right, of))
    ("both", [(PORT, "Port"), (BANK, "Bank")], (2, 2, 2), (2, 2)),
    ("one missed", [(PORT, "Port")], (1, 1, 2), (1, 1)),
    ("wrong party", [(PORT, "Bank"), (BANK, "Bank")], (2, 2, 2), (1, 2)),
    ("another stretch of the clause", [(one("declined to comment", "The port"), "Port")], (1, 1, 2), (1, 1)),
    ("invented", [(PORT, "Port"), (NOT_SOLD, "Ana Brook")], (1, 2, 2), (1, 1)),
    ("twice", [(PORT, "Port"), (PORT, "Port")], (1, 2, 2), (1, 1)),
]


@pytest.mark.parametrize(
    ("predicted", "counts", "party"), [row[1:] for row in SILENCE], ids=[row[0] for row in SILENCE]
)
def test_no_comments(predicted, counts, party):
    labels = [label(PORT, kind="no_comment", speaker="Port"), label(BANK, kind="no_comment", speaker="Bank")]
    scores = score_fields(
        TEXT, labels, [claim(spans, kind="no_comment", speaker=name) for spans, name in predicted]
    )
    assert (scores.no_comment.right_gold, scores.no_comment.predicted, scores.no_comment.gold) == counts
    assert scores.no_comment_party == party

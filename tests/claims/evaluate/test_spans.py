"""The measures on attributions, one damage at a time."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.claims.evaluate.spans import MEASURES, score_document
from onrecord.claims.evaluate.words import Words, quotations
from onrecord.claims.records import Attribution, Span

TEXT = (
    "Edda Vance said the tower is sound.\n\n"
    "“We open on Sunday,” said Karl Moss. “Bring shoes.”\n\n"
    "The warden doubts that “anyone” comes.\n"
)


def spans(*words: str) -> tuple[Span, ...]:
    return tuple(Span(TEXT.index(piece), TEXT.index(piece) + len(piece)) for piece in words)


def attribution(content, cue, source) -> Attribution:
    return Attribution(spans(*content), cue, spans(*source), 1.0, "gold")


SECOND_SAID = Span(TEXT.index("said Karl"), TEXT.index("said Karl") + 4)
TOWER = attribution(["the tower is sound"], spans("said"), ["Edda Vance"])
SUNDAY = attribution(["“We open on Sunday,”", "“Bring shoes.”"], (SECOND_SAID,), ["Karl Moss"])
DOUBT = attribution(["that “anyone” comes"], spans("doubts"), ["The warden"])
GOLD = [TOWER, SUNDAY, DOUBT]

DAMAGE = [
    # (what was done, predictions, {measure: (precision, recall)})
    ("nothing", GOLD, dict.fromkeys(MEASURES, (1, 1))),
    ("nothing found", [], {"end_to_end": (0, 0), "content_token": (0, 0)}),
    ("one missing", GOLD[1:], {"end_to_end": (1, 2 / 3), "content_exact": (1, 2 / 3)}),
    ("one twice", [*GOLD, TOWER], {"end_to_end": (3 / 4, 1), "content_token": (1, 1), "content_exact": (3 / 4, 1)}),
    (
        "another's source",
        [replace(TOWER, source=SUNDAY.source), SUNDAY, DOUBT],
        {"content_match": (1, 1), "end_to_end": (2 / 3, 2 / 3)},
    ),
    ("no source", [replace(TOWER, source=()), SUNDAY, DOUBT], {"end_to_end": (2 / 3, 2 / 3)}),
    (
        "half of a content is enough",
        [replace(TOWER, content=spans("the tower")), SUNDAY, DOUBT],
        {"end_to_end": (1, 1), "end_to_end_strict": (2 / 3, 2 / 3), "content_partial": (1, 5 / 6)},
    ),
    ("a quarter is not", [replace(TOWER, content=spans("tower")), SUNDAY, DOUBT], {"end_to_end": (2 / 3, 2 / 3)}),
    (
        "far too much",
        [replace(TOWER, content=(Span(0, 80),)), SUNDAY, DOUBT],
        {"end_to_end": (2 / 3, 2 / 3)},
    ),
    (
        "a full stop too many",
        [replace(TOWER, content=spans("the tower is sound.")), SUNDAY, DOUBT],
        {"content_exact": (2 / 3, 2 / 3), "content_exact_words": (1, 1), "end_to_end_strict": (1, 1)},
    ),
    ("no cue", [replace(TOWER, cue=()), SUNDAY, DOUBT], {"end_to_end_strict": (1, 1), "exact_with_cue": (2 / 3, 2 / 3)}),
    (
        "a broken quotation as two claims",
        [TOWER, replace(SUNDAY, content=SUNDAY.content[:1]), replace(SUNDAY, content=SUNDAY.content[1:]), DOUBT],
        {"end_to_end": (3 / 4, 1), "content_token": (1, 1)},
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("predicted", "expected"), [row[1:] for row in DAMAGE], ids=[row[0] for row in DAMAGE]
)
def test_damage(predicted, expected):
    tallies = score_document(TEXT, GOLD, predicted).tallies
    found = {name: (tallies[name].precision, tallies[name].recall) for name in expected}
    assert found == {name: pytest.approx(figures) for name, figures in expected.items()}


def test_no_source_on_either_side_agrees():
    bare = replace(TOWER, source=())
    score = score_document(TEXT, [bare], [bare])
    assert score.tallies["end_to_end"].f1 == 1
    assert score_document(TEXT, [bare], [TOWER]).tallies["end_to_end"].f1 == 0


def test_nothing_there_and_nothing_found_is_perfect():
    assert score_document(TEXT, [], []).tallies["end_to_end"].f1 == 1


def test_kinds():
    kinds = score_document(TEXT, GOLD, GOLD).kinds
    assert {kind: tally.gold for (kind, measure), tally in kinds.items() if measure == "match"} == {
        "indirect": 1, "direct": 1, "mixed": 1, "statement": 2, "attitude": 1, "other": 0,
    }  # fmt: skip


QUOTATIONS = [
    ('he "so" she', ["so"]),
    ("he “so” she", ["so"]),
    ("''so'' she", ["so"]),  # two apostrophes
    ("it's “so”", ["so"]),  # one is none
    ("“no end\nnext", ["no end"]),  # a line's end closes
    ("“first\n“second”", ["first", "second"]),
    ('5" wide', []),  # a space behind: not an opening mark
    ("none", []),
]


@pytest.mark.parametrize(("text", "inside"), QUOTATIONS)
def test_quotations(text, inside):
    assert [text[start:end] for start, end in quotations(text)] == inside


@given(st.text(alphabet="aB1 '\"“”.,\n", max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_a_span_covers_the_words_it_touches(text, start, end):
    covered = Words(text).covered((Span(start, end),))
    touched = "".join(text[start:end].split())
    assert bool(covered) == bool(touched)


@given(st.lists(st.tuples(st.integers(0, 110), st.integers(1, 60)), max_size=6))
def test_every_share_is_one_at_most_and_matches_are_one_to_one(places):
    predicted = [
        Attribution((Span(start, min(len(TEXT), start + size)),), (), (), 1.0, "") for start, size in places
    ]
    score = score_document(TEXT, GOLD, predicted)
    for name in set(MEASURES) - {"content_partial"}:
        assert 0 <= score.tallies[name].precision <= 1
        assert 0 <= score.tallies[name].recall <= 1
    for side in ("gold", "predicted"):
        numbers = [getattr(pair, side) for pair in score.pairs]
        assert len(numbers) == len(set(numbers))

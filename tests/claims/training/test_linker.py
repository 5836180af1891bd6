"""Judging predictions against gold annotation, and what the linker learns from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.claims.evaluate.brat import read_standoff
from onrecord.claims.evaluate.spans import right_ones
from onrecord.claims.records import Attribution, Span
from onrecord.claims.text.tokens import tokenize
from onrecord.claims.training.linker import joins, learn, pairs

TEXT = "“We sail,” said Ada Marsh, “at dawn.”\r\nBen Cole doubted that it would."
STANDOFF = """T1\tContent 0 10;27 37\t“We sail,” “at dawn.”
T2\tCue 11 15\tsaid
T3\tSource 16 25\tAda Marsh
T4\tAttribution 11 15\tsaid
E1\tAttribution:T4 Content:T1 Cue:T2 Source:T3
T5\tCue 48 55\tdoubted
E2\tAttribution:T5 Cue:T5
#1\tAnnotatorNotes T1\tnever read
"""


GOLD = read_standoff(STANDOFF, TEXT, Path("harbour.ann"))


@pytest.mark.parametrize(
    ("content", "source", "right"),
    [
        (((0, 10), (27, 37)), ((16, 25),), True),
        (((0, 10), (27, 37)), ((20, 25),), True),  # a word of the source is enough
        (((0, 10),), ((16, 25),), True),  # and half of the content
        (((0, 10), (27, 37)), ((39, 47),), False),  # another source
        (((0, 10), (27, 37)), (), False),
        (((0, 3),), ((16, 25),), False),  # too little
        (((0, 70),), ((16, 25),), False),  # too much
    ],
)
def test_right_ones(
    content: tuple[tuple[int, int], ...], source: tuple[tuple[int, int], ...], right: bool
) -> None:
    given = Attribution(tuple(Span(*s) for s in content), (), tuple(Span(*s) for s in source), 0.5, "")
    assert right_ones(TEXT, GOLD, [given]) == ({0} if right else set())


def test_a_gold_attribution_is_found_once() -> None:
    assert right_ones(TEXT, GOLD, [*GOLD, *GOLD]) == {1}


def test_the_linker_learns_the_pairs_of_its_examples() -> None:
    rows = list(pairs(tokenize(TEXT), GOLD)) * 10
    assert {yes for _, yes in rows} == {True}
    weights = learn(rows)
    assert weights == learn(rows)
    assert all(sum(weights.get(f, 0.0) for f in features) > 0 for features, _ in rows)


def test_joins_tell_pieces_of_one_content_from_two_contents() -> None:
    assert [yes for _, yes in joins(tokenize(TEXT), GOLD)] == [True]
    apart = [Attribution((piece,), (), (), 1.0, "gold") for piece in GOLD[0].content]
    assert [yes for _, yes in joins(tokenize(TEXT), apart)] == [False]

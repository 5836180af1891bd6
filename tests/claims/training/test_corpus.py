"""Reading gold annotation and judging predictions against it."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.records import Attribution, Span
from claims.tokens import tokenize
from claims.training.corpus import parse_brat, read_folder
from claims.training.linker import joins, learn, pairs
from claims.training.measure import expected_calibration_error, rates, right_ones

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


def test_parse_brat_reads_pieces_and_leaves_out_what_has_no_content() -> None:
    gold = Attribution((Span(0, 10), Span(27, 37)), (Span(11, 15),), (Span(16, 25),), 1.0, "gold")
    assert parse_brat(STANDOFF) == [gold]


def test_read_folder(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "harbour.txt").write_bytes(TEXT.encode())
    for annotator in ("0a1b", "ffff"):
        (tmp_path / "attributions" / f"harbour_{annotator}.ann").write_text(STANDOFF, encoding="utf-8")
    both = read_folder(tmp_path)
    assert [(a.doc, a.annotator, a.text) for a in both] == [
        ("harbour", "0a1b", TEXT),
        ("harbour", "ffff", TEXT),
    ]
    assert read_folder(tmp_path, one_annotator=True)[0] in both


GOLD = parse_brat(STANDOFF)


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
    assert right_ones(tokenize(TEXT), GOLD, [given]) == ({0} if right else set())


def test_a_gold_attribution_is_found_once() -> None:
    assert right_ones(tokenize(TEXT), GOLD, [*GOLD, *GOLD]) == {1}


def test_rates() -> None:
    assert (rates(3, 4, 6).precision, rates(3, 4, 6).recall, rates(3, 4, 6).f1) == (0.75, 0.5, 0.6)
    assert rates(0, 0, 0).f1 == 1.0
    assert rates(0, 2, 0).f1 == 0.0


def test_expected_calibration_error() -> None:
    assert expected_calibration_error([(0.75, True)] * 3 + [(0.75, False)]) == 0.0
    assert expected_calibration_error([(1.0, False)]) == 1.0
    assert expected_calibration_error([]) == 0.0


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

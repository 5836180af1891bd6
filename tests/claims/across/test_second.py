"""What the second reader is given, and when its word counts."""

from dataclasses import replace
from importlib.resources import files

import pytest

from onrecord.claims.across.pairs import Matcher
from onrecord.claims.across.second import LIMIT, NETWORK, Encoder, SecondReader, statement
from onrecord.claims.across.weighing import Sure, Weighing
from tests.claims.across.saying import told

SHIPPED = files("onrecord.claims.weights").joinpath(NETWORK).is_file()
WEIGHING = Weighing.from_json(files("onrecord.claims.weights").joinpath("alike.json").read_text("utf-8"))
PAIR = (
    told("the breakwater at Tarn would be finished before the autumn storms", article=1),
    told("the Tarn breakwater will be done before the storms come in autumn", article=2),
)


def test_two_texts_become_one_row_of_bounded_length() -> None:
    ids, types = Encoder.load()("the quay is shut", "the quay " * 400)
    assert len(ids) == len(types) == LIMIT
    assert set(types) == {0, 1}
    # The shorter text stays whole.
    assert types.index(1) >= 6


@pytest.mark.parametrize(
    ("speaker", "source", "expected"),
    [
        ("Ada Cole", "she", "Ada Cole: it leaks"),
        (None, "two divers", "two divers: it leaks"),
        (None, None, "it leaks"),
    ],
)
def test_a_statement_comes_with_who_said_it(speaker: str | None, source: str | None, expected: str) -> None:
    assert statement(told("it leaks", speaker, source=source)) == expected


def test_its_word_is_weighed_with_the_evidence() -> None:
    weighing = replace(WEIGHING, together=Sure(1.0, 0.0), share=0.5)
    for_it, against_it = (Matcher(weighing, lambda a, b, z=z: z).pairs([PAIR])[0] for z in (6.0, -6.0))  # type: ignore[misc]
    assert for_it.score > against_it.score


def test_it_is_not_asked_where_its_word_cannot_matter() -> None:
    def never(a: str, b: str) -> float:
        raise AssertionError("asked")

    matcher = Matcher(replace(WEIGHING, together=Sure(1.0, 0.0), share=0.5), never)
    other = told(
        "the Tarn breakwater will not be done before the storms come in autumn", "Bill Dunn", article=2
    )
    matcher.pairs([(PAIR[0], other)])  # a veto has decided
    matcher.pairs([(PAIR[0], told("the autumn fair was opened", None, article=2))])
    with pytest.raises(AssertionError, match="asked"):
        matcher.pairs([PAIR])


@pytest.mark.skipif(not SHIPPED, reason="these weights have no second reader")
def test_the_one_that_is_shipped_reads_alike_both_ways_round() -> None:
    reader = SecondReader.load()
    a, b = map(statement, PAIR)
    assert reader.logit(a, b) == pytest.approx(reader.logit(b, a))
    assert reader.logit(a, b) > reader.logit(a, "Ada Cole: the schools of Gorm need teachers of music")

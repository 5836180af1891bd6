"""One speaker who may have said the contrary before: possible, never asserted."""

from __future__ import annotations

import pytest

from onrecord.claims.across.positions import reversals
from onrecord.claims.across.records import Reversal
from onrecord.claims.alike.pairs import Matcher
from onrecord.claims.alike.records import Pair, Told
from tests.claims.across.build import claim, report, told


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher.load()


def asked(matcher: Matcher, one: Told, other: Told) -> list[Reversal]:
    found = matcher.pairs([(one, other)])
    answers = [reversals(order, found) for order in ([one, other], [other, one])]
    assert answers[0] == answers[1]
    return answers[0]


def said(n: int, content: str, day: str | None = None, **fields: object) -> Told:
    text = f"{content}, Ida Vane said."
    published = day or f"2026-0{n}-04"
    one = claim(f"c{n}", content, text, source="Ida Vane", speaker="Ida Vane", **fields)
    return told(one, report(n, text, published=published), {"Ida Vane": 7})


OPPOSED = [
    ("We will close the old harbour in Tarn", "We will not close the old harbour in Tarn"),
    ("I support the new toll on the coastal bridge", "I oppose the new toll on the coastal bridge"),
    (
        "The water of the Tarn reservoir is safe to drink",
        "The water of the Tarn reservoir is not safe to drink",
    ),
    (
        "The city must sell its ferries to a private owner",
        "The city must never sell its ferries to a private owner",
    ),
]


@pytest.mark.parametrize(("earlier", "later"), OPPOSED)
def test_found(matcher: Matcher, earlier: str, later: str) -> None:
    (found,) = asked(matcher, said(1, earlier), said(2, later))
    assert (found.earlier, found.later, found.secondhand) == ("c1", "c2", False)
    assert any("31 days apart" in reason for reason in found.reasons)


NOT_OPPOSED = [
    # the same again
    ("We will close the old harbour in Tarn", "The old harbour in Tarn will be closed"),
    ("We will not close the old harbour in Tarn", "We never will close the old harbour in Tarn"),
    # another matter
    ("We will close the old harbour in Tarn", "We will not raise the fees of the music school"),
    # a question, a condition, a guess
    ("We will close the old harbour in Tarn", "Why would we not close the old harbour in Tarn?"),
    ("We will close the old harbour in Tarn", "We will not close the old harbour in Tarn unless it leaks"),
    ("We may close the old harbour in Tarn", "We will not close the old harbour in Tarn"),
    # a count that moves
    (
        "We are 150 delegates short of the number we need",
        "We are not 71 delegates short of the number we need",
    ),
    # too little
    ("We will run", "We will not run"),
]


@pytest.mark.parametrize(("earlier", "later"), NOT_OPPOSED)
def test_not_found(matcher: Matcher, earlier: str, later: str) -> None:
    assert asked(matcher, said(1, earlier), said(2, later)) == []


CLOSE, KEEP = OPPOSED[0]


def test_nothing_is_reversed_on_one_day_or_on_days_nobody_tells(matcher: Matcher) -> None:
    assert asked(matcher, said(1, CLOSE, "2026-05-04"), said(2, KEEP, "2026-05-04")) == []
    late = said(2, KEEP, said_date="2026-01-04")
    assert asked(matcher, said(1, CLOSE), late) == []
    undated = told(said(2, KEEP).claim, report(2, published=None), {"Ida Vane": 7})
    assert asked(matcher, said(1, CLOSE), undated) == []
    assert asked(matcher, said(1, CLOSE), said(2, KEEP, said_date="2026")) == []  # some day of that year


def test_the_day_on_which_it_was_said_decides_and_not_the_papers(matcher: Matcher) -> None:
    old = said(2, KEEP, said_date="2019-03")
    (found,) = asked(matcher, said(1, CLOSE), old)
    assert (found.earlier, found.later) == ("c2", "c1")


def test_what_others_tell_of_a_stand_is_marked(matcher: Matcher) -> None:
    (found,) = asked(matcher, said(1, CLOSE, reported_by="c9"), said(2, KEEP))
    assert found.secondhand
    (found,) = asked(matcher, said(1, CLOSE), said(2, KEEP, through="a spokeswoman"))
    assert found.secondhand


def test_a_refusal_to_comment_is_no_stand(matcher: Matcher) -> None:
    refused = said(2, KEEP, kind="no_comment")
    pairs = [Pair("c1", "c2", 0.5, "related", (), opposed=True)]
    assert reversals([said(1, CLOSE), refused], pairs) == []
    assert len(reversals([said(1, CLOSE), said(2, KEEP)], pairs)) == 1


def test_of_two_articles_one_pair_is_shown() -> None:
    here = [said(1, CLOSE), said(2, KEEP)]
    again = told(claim("c3", KEEP, speaker="Ida Vane"), report(2, published="2026-02-04"), {"Ida Vane": 7})
    pairs = [
        Pair("c1", "c2", 0.5, "related", (), opposed=True),
        Pair("c1", "c3", 0.6, "related", (), opposed=True),
    ]
    (found,) = reversals([*here, again], pairs)
    assert found.later == "c3"


def test_pairs_of_strangers_are_nobodys() -> None:
    assert reversals([said(1, CLOSE)], [Pair("c1", "x", 0.5, "related", (), opposed=True)]) == []


def test_what_somebody_once_said_was_said_before_the_article(matcher: Matcher) -> None:
    both = report(2, "x", published="2026-02-04")
    old = told(
        claim("c1", "he was against the new coastal toll", speaker="Ida Vane", cue="had previously said"),
        both,
        {"Ida Vane": 7},
    )
    new = told(
        claim("c2", "she supports the new coastal toll", speaker="Ida Vane", cue="said"),
        both,
        {"Ida Vane": 7},
    )
    (found,) = asked(matcher, old, new)
    assert (found.earlier, found.later) == ("c1", "c2")
    assert any("nobody tells" in reason for reason in found.reasons)


def test_a_longer_piece_of_the_same_quotation_takes_nothing_back(matcher: Matcher) -> None:
    short = "“We have never sold a single acre of this old common to anybody,”"
    long = "“We have never sold a single acre of this old common to anybody, and never will,”"
    assert asked(matcher, said(1, short, quote_type="direct"), said(2, long, quote_type="direct")) == []

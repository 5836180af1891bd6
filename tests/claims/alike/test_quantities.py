"""How many, of what, and numbers that cannot both be meant."""

import pytest

from onrecord.claims.alike.quantities import SHARE, Quantity, conflict, quantities
from onrecord.claims.alike.words import read


def found(text: str) -> list[tuple[float, str]]:
    return [(q.value, q.unit) for q in of(text)]


def of(text: str) -> tuple[Quantity, ...]:
    return quantities(text, read(text))


QUANTITIES = [
    ("five new schools", [(5, "school")]),
    ("1,200 boats", [(1200, "boat")]),
    ("two million votes", [(2e6, "vote")]),
    ("12 percent of them", [(12, SHARE)]),
    ("12% of them", [(12, SHARE)]),
    ("four in 10 fishermen", [(40, SHARE)]),
    ("one-in-three chance", [(pytest.approx(33.3, abs=0.1), SHARE)]),
    ("half of the fleet", [(50, SHARE)]),
    ("two thirds agree", [(pytest.approx(66.6, abs=0.1), SHARE)]),
    ("$40 million for piers", [(4e7, "$")]),
    # no quantities
    ("in 2015, on 12 May", []),
    ("one of the men", []),
    ("both of them", []),
    ("nothing", []),
    ("version 1.2.3", []),
]


@pytest.mark.parametrize(("text", "expected"), QUANTITIES)
def test_quantities(text: str, expected: list[tuple[float, str]]) -> None:
    assert found(text) == expected


CONFLICTS = [
    ("71 people are missing", "150 people are missing", True),
    ("four in 10 fishermen", "about half of the fishermen", True),
    ("nearly 150 people", "148 people", False),
    ("150 people", "149 people", True),
    ("about 12 percent", "12.4 percent", False),
    ("five schools", "nine hospitals", False),
    ("five schools and nine hospitals", "nine hospitals", False),
    ("five schools", "schools", False),
    ("a $5,000 fine", "$7 million for piers", False),
]


@pytest.mark.parametrize(("one", "other", "apart"), CONFLICTS)
def test_conflict(one: str, other: str, apart: bool) -> None:
    assert (conflict(of(one), of(other)) is not None) is apart
    assert (conflict(of(other), of(one)) is not None) is apart


def test_what_is_shown_stands_in_the_text() -> None:
    text = "12% of 40 boats, one in three nets and half a crew"
    assert [q.shown for q in of(text)] == ["12%", "40", "one in three", "half"]

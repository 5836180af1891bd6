"""Which of two articles came first, where their dates tell."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.claims.across.order import before, days_apart, sort_key
from tests.claims.across.build import when

# one, other, whether the one was before the other
ORDERS = [
    ("2026-05-04T08:00+00:00", "2026-05-04T08:01+00:00", True),
    ("2026-05-04T08:01+00:00", "2026-05-04T08:00+00:00", False),
    # zones: the later clock shows the earlier moment
    ("2026-05-04T09:00+10:00", "2026-05-04T01:00+00:00", True),
    ("2026-05-04T01:00+10:00", "2026-05-03T16:00+00:00", True),
    # one moment
    ("2026-05-04T10:00+02:00", "2026-05-04T08:00+00:00", None),
    # days, and a moment within one
    ("2026-05-04", "2026-05-04", None),
    ("2026-05-04", "2026-05-04T23:00+00:00", None),
    ("2026-05-04", "2026-05-05", None),  # evening in the west is the next morning in the east
    ("2026-05-04", "2026-05-07", True),
    ("2026-05-07", "2026-05-04", False),
    ("2026-05-04", "2026-05-06T00:00+00:00", True),
    # a moment that tells no zone
    ("2026-05-04T08:00", "2026-05-04T12:00", None),
    ("2026-05-04T08:00", "2026-05-06T08:00", True),
    (None, "2026-05-04", None),
    ("2026-05-04", None, None),
    (None, None, None),
    # the first and last days there are
    ("0001-01-01", "2026-05-04", None),
    ("9999-12-31", "2026-05-04", None),
]


@pytest.mark.parametrize(("one", "other", "expected"), ORDERS)
def test_before(one: str | None, other: str | None, expected: bool | None) -> None:
    assert before(when(one), when(other)) is expected


MOMENTS = st.one_of(st.none(), st.dates(), st.datetimes(), st.datetimes(timezones=st.timezones()))


@settings(deadline=None)
@given(MOMENTS, MOMENTS)
def test_nothing_is_before_what_is_before_it(one, other) -> None:  # type: ignore[no-untyped-def]
    answers = before(one, other), before(other, one)
    assert answers in [(True, False), (False, True), (None, None)]


@settings(deadline=None)
@given(st.lists(MOMENTS, max_size=5))
def test_all_dates_can_be_sorted(dates) -> None:  # type: ignore[no-untyped-def]
    keys = [sort_key(published, n) for n, published in enumerate(dates)]
    assert len(sorted(keys)) == len(dates)


def test_days_apart_are_by_the_articles_own_clocks() -> None:
    assert days_apart(when("2026-05-04T23:59+00:00"), when("2026-05-05")) == 1
    assert days_apart(when("2026-05-04"), None) is None

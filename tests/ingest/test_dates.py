from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest import dates
from onrecord.ingest.sources import moments

NOW = datetime(2026, 10, 5, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        # as much as is given, and no more
        ("2026-10-02", "2026-10-02"),
        ("20261002", "2026-10-02"),
        ("2026-10-02T14:05", "2026-10-02T14:05:00"),
        ("2026-10-02T14:05:33.250+0200", "2026-10-02T14:05:33+02:00"),
        ("2026-10-02 14:05:33 -04", "2026-10-02T14:05:33-04:00"),
        ("2026-10-02T14:05:33Z", "2026-10-02T14:05:33+00:00"),
        ("Fri, 02 Oct 2026 14:05:33 GMT", "2026-10-02T14:05:33+00:00"),
        ("Fri, 02 Oct 2026 14:05:33 EDT", "2026-10-02T14:05:33-04:00"),
        ("October 2, 2026", "2026-10-02"),
        ("2 October 2026 at 2:05 pm", "2026-10-02T14:05:00"),
        ("2.10.2026", "2026-10-02"),
        ("13/02/2026", "2026-02-13"),
        (1790949933, "2026-10-02T14:05:33+00:00"),
        ("1790949933000", "2026-10-02T14:05:33+00:00"),
        (["2026-10-02"], "2026-10-02"),
        # two dates in one
        ("2/10/2026", None),
        # a part is missing, and a guess is no date
        ("October 2026", None),
        ("October 2", None),
        ("2026", None),
        ("14:05", None),
        ("yesterday", None),
        # impossible
        ("2026-02-30", None),
        ("2026-13-01", None),
        ("2026-10-02T25:00", None),
        ("0001-01-01T00:00:00", None),
        # the zeros of software
        ("1970-01-01T00:00:00Z", None),
        (0, None),
        ("1969-12-31T19:00:00-05:00", None),
        # not published yet; a clock may be a little off
        ("2026-10-08", None),
        ("2099-01-01T00:00:00Z", None),
        ("2026-10-05T20:00:00Z", "2026-10-05T20:00:00+00:00"),
        # no dates at all
        ("", None),
        (None, None),
        (True, None),
        ({}, None),
        ([], None),
        ("about 2026 people marched through the town on a very long day, they said", None),
    ],
)
def test_dates_as_pages_write_them(value: object, iso: str | None) -> None:
    assert dates.iso(value, now=NOW) == iso


@given(st.datetimes(min_value=datetime(1900, 2, 1), max_value=datetime(2026, 10, 4), timezones=st.just(UTC)))
def test_every_moment_that_can_be_true_survives(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    found = dates.iso(moment.isoformat(), now=NOW)
    if moment.date().isoformat() not in ("1970-01-01", "1969-12-31"):
        assert found is not None
        assert datetime.fromisoformat(found) == moment


@given(st.text() | st.integers() | st.floats() | st.none())
def test_no_value_breaks_it(value: object) -> None:
    found = dates.iso(value, now=NOW)
    assert found is None or datetime.fromisoformat(found)


@pytest.mark.parametrize(
    ("url", "iso"),
    [
        ("https://quay.example/2026/10/02/bridge", "2026-10-02"),
        ("https://quay.example/news/2026-10-02/bridge.html", "2026-10-02"),
        ("https://quay.example/news/20261002-bridge", "2026-10-02"),
        ("https://quay.example/2026/bridge", None),
        ("https://quay.example/2026/13/45/bridge", None),
        ("https://quay.example/2031/10/02/bridge", None),
    ],
)
def test_the_day_in_an_address(url: str, iso: str | None) -> None:
    assert dates.in_url(url, now=NOW) == iso


@pytest.mark.parametrize(
    ("found", "best"),
    [
        ([], None),
        (["2026-10-02", "2026-10-02T14:05:00+02:00"], "2026-10-02T14:05:00+02:00"),
        (["2026-10-02T14:05:00", "2026-10-02T14:05:00+02:00"], "2026-10-02T14:05:00+02:00"),
        (["2026-10-02", "2026-10-03T14:05:00+02:00"], "2026-10-02"),  # another day is another date
        (["2026-10-02T14:05:00+02:00", "2026-10-01"], "2026-10-02T14:05:00+02:00"),
    ],
)
def test_the_more_exact_of_dates_that_agree(found: list[str], best: str | None) -> None:
    assert dates.most_precise(found) == best


def test_feed_dates_are_moments() -> None:
    assert moments.aware("2026-10-02") == datetime(2026, 10, 2, tzinfo=UTC)
    assert moments.aware("2026-10-02T01:00:00+02:00") == datetime(2026, 10, 1, 23, tzinfo=UTC)
    assert moments.aware("tomorrow") is None
    assert moments.aware(None) is None

from __future__ import annotations

import warnings
from datetime import UTC, date, datetime

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


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        # days and months in the feed's language
        ("ven., 02 oct. 2026 14:05:33 +0200", "2026-10-02T14:05:33+02:00"),
        ("vie, 02 ene 2026 14:05:33 +0100", "2026-01-02T14:05:33+01:00"),
        ("Freitag, 2. Oktober 2026 14:05", "2026-10-02T14:05:00"),
        ("piątek, 2 października 2026", "2026-10-02"),
        ("2 октября 2026 г.", "2026-10-02"),
        ("2026年10月2日 14:05", "2026-10-02T14:05:00"),
        # numbers as people write them
        ("2026/10/2 14:05:33", "2026-10-02T14:05:33"),
        ("Fri, 02 Oct 2026 2:05:33 PM EDT", "2026-10-02T14:05:33-04:00"),
        ("2026-10-02 2:05 PM EDT", "2026-10-02T14:05:00-04:00"),
        ("Fri Oct 02 2026 14:05:33 GMT+0200 (Central European Summer Time)", "2026-10-02T14:05:33+02:00"),
        # no day, no date; an impossible one is not another one
        ("2026-13-02", None),
        ("2026-02-30T09:00:00Z", None),
        ("lun., 31 févr. 2026 14:05:33 +0200", None),
        ("14:05", None),
        ("2026", None),
        ("October 2026", None),
        ("2 Blurb 2026 14:05", None),
    ],
)
def test_dates_of_feeds_and_pages(value: str, iso: str | None) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # a library's warning would stand on a person's stderr
        assert dates.iso(value, now=NOW) == iso


@pytest.mark.parametrize(
    ("value", "stated"),
    [
        ("2026-10-02", "2026-10-02"),  # a day stays a day
        ("2026-10-02T01:00:00+02:00", "2026-10-02T01:00:00+02:00"),
        ("2026-10-02T01:00:00.5Z", "2026-10-02T01:00:00+00:00"),
        ("2026-10-02T01:00:00", "2026-10-02T01:00:00+00:00"),
        ("Fri, 02 Oct 26 14:05:33 GMT", "2026-10-02T14:05:33+00:00"),
        ("02 Oct 2026 14:05 +0530", "2026-10-02T14:05:00+05:30"),
        # zones that mean one place
        ("Fri, 02 Oct 2026 14:05:33 CEST", "2026-10-02T14:05:33+02:00"),
        ("Fri, 02 Oct 2026 14:05:33 AEDT", "2026-10-02T14:05:33+11:00"),
        ("Fri, 02 Oct 2026 14:05:33 NZDT", "2026-10-02T14:05:33+13:00"),
        ("Fri, 02 Oct 2026 14:05:33 JST", "2026-10-02T14:05:33+09:00"),
        ("Fri, 02 Oct 2026 14:05:33 EST", "2026-10-02T14:05:33-05:00"),
        ("2026-10-02 14:05:33 MESZ", "2026-10-02T14:05:33+02:00"),
        # and such as mean several, or none: hours off is another moment
        ("Fri, 02 Oct 2026 14:05:33 IST", None),
        ("2026-10-02 14:05:33 QQT", None),
        ("Thu, 01 Jan 1970 00:00:00 +0000", None),
        ("Fri, 32 Oct 2026 14:05:33 GMT", None),
        ("tomorrow", None),
        ("", None),
        (None, None),
    ],
)
def test_what_a_feed_states(value: str | None, stated: str | None) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = moments.stated(value)
    assert (found and found.isoformat()) == stated


def test_days_and_moments_are_compared_as_moments() -> None:
    day, hour = date(2026, 10, 2), datetime(2026, 10, 2, 1, tzinfo=UTC)
    assert moments.latest(day, None, hour) == hour
    assert moments.latest(day) == datetime(2026, 10, 2, tzinfo=UTC)
    assert moments.latest(None) is None

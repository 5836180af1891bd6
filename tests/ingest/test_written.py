"""Dates in the words of many languages, with their clocks and zones; and what is no date, or no certain one."""

from __future__ import annotations

import time
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest import months, written


def dates(line: str, language: str | None = None) -> list[str]:
    return [
        found.moment.isoformat() if found.timed else found.moment.date().isoformat()
        for found in written.find(line, language)
    ]


@pytest.mark.parametrize(
    ("line", "language", "stated"),
    [
        # words
        ("7 de mayo de 2026", "es", "2026-05-07"),
        ("7 de mayo de 2026 14:05", "es", "2026-05-07T14:05:00"),
        ("7 de maio de 2026", "pt", "2026-05-07"),
        ("le 7 mai 2026 à 9h05", "fr", "2026-05-07T09:05:00"),
        ("1er juillet 2026", "fr", "2026-07-01"),
        ("7. Mai 2026, 14.05 Uhr", "de", "2026-05-07T14:05:00"),
        ("7. května 2026", "cs", "2026-05-07"),
        ("7 maja 2026 r.", "pl", "2026-05-07"),
        ("7 мая 2026, 14:05", "ru", "2026-05-07T14:05:00"),
        ("7 Mayıs 2026 14:05", "tr", "2026-05-07T14:05:00"),
        ("7. toukokuuta 2026 klo 9.05", "fi", "2026-05-07T09:05:00"),
        ("7. maj 2026 kl. 09.05", "da", "2026-05-07T09:05:00"),
        ("2026. május 7.", "hu", "2026-05-07"),
        ("7 d’abril de 2026", "ca", "2026-04-07"),
        ("7 tháng 5, 2026", "vi", "2026-05-07"),
        ("2026年5月7日 14時05分", "ja", "2026-05-07T14:05:00"),
        ("2026년 5월 7일", "ko", "2026-05-07"),
        ("2026. 5. 7. 14:05", "ko", "2026-05-07T14:05:00"),
        ("2026-05-07 오후 2:05", "ko", "2026-05-07T14:05:00"),
        ("٧ مايو ٢٠٢٦", "ar", "2026-05-07"),
        # a month of another language than the page declares
        ("7 mayo 2026", "en", "2026-05-07"),
        # clocks before and after, and in the middle
        ("14:05, 7 May 2026", "en", "2026-05-07T14:05:00"),
        ("May 7, 2026 2:05 p.m.", "en", "2026-05-07T14:05:00"),
        ("May 7, 2026 2 PM", "en", "2026-05-07T14:00:00"),
        ("Thu May  7 14:05:33 2026", None, "2026-05-07T14:05:33"),
        ("2026-05-07T24:00:00Z", None, "2026-05-08T00:00:00+00:00"),
        # zones by name
        ("7 May 2026 14:05 CEST", None, "2026-05-07T14:05:00+02:00"),
        ("7 May 2026 14:05 AEST", None, "2026-05-07T14:05:00+10:00"),
        ("7 May 2026 14:05 ACST", None, "2026-05-07T14:05:00+09:30"),
        ("May 7, 2026, 2:05 p.m. ET", None, "2026-05-07T14:05:00-04:00"),
        ("Jan. 7, 2026, 2:05 p.m. ET", None, "2026-01-07T14:05:00-05:00"),
        ("7 May 2026 14:05 IST", None, "2026-05-07"),  # of three places: the day is sure, the moment is not
        ("7 May 2026 14:05 QQT", None, "2026-05-07T14:05:00"),
        # figures
        ("7/5/2026", "fr", "2026-05-07"),
        ("07.05.26 | 14:05 Uhr", "de", "2026-05-07T14:05:00"),
        ("31/5/2026", None, "2026-05-31"),
        ("5/31/2026", None, "2026-05-31"),
    ],
)
def test_dates_of_all_kinds(line: str, language: str | None, stated: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert dates(line, language) == [stated]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("7/5/2026", "en"),  # two days
        ("7/5/2026", None),
        ("7. listopada 2026", None),  # October in one language, November in another
        ("31 April 2026", "en"),
        ("2026-02-30", None),
        ("07.05.26", "de"),  # no clock: it may be anything
        ("May 2026", "en"),
        ("7 May", "en"),
        ("Room 7, May 20267", "en"),
        ("192.168.1.2026", None),
        ("7 Blurb 2026", None),
        ("", None),
    ],
)
def test_what_is_no_certain_date(line: str, language: str | None) -> None:
    assert dates(line, language) == []


def test_several_dates_of_a_line_keep_their_places() -> None:
    line = "Updated 8 May 2026, first published 7 May 2026"
    assert [line[found.start : found.end] for found in written.find(line)] == ["8 May 2026", "7 May 2026"]


@pytest.mark.parametrize(
    ("word", "language", "month"),
    [
        ("sept.", "en", 9),
        ("Mrz", "de", 3),
        ("listopada", "hr", 10),
        ("listopadu", "cs", 11),
        ("MAI", "fr", 5),
        ("ju", "en", None),
        ("quay", None, None),
        ("maj", "no-such-language", 5),
    ],
)
def test_names_of_months(word: str, language: str | None, month: int | None) -> None:
    assert months.number(word, language) == month


@given(st.text(max_size=300), st.sampled_from([None, "en", "de", "ko", "xx"]))
def test_no_line_breaks_it(line: str, language: str | None) -> None:
    for found in written.find(line, language):
        assert 0 <= found.start < found.end <= len(line)


@pytest.mark.parametrize("piece", ["1", "1.", "1 ", "2026-", "1 May ", "a", " ", "12:", "1 a 2026 ", "("])
def test_a_long_line_takes_no_longer(piece: str) -> None:
    written.find("7 mayo 2026")  # what is loaded once
    start = time.process_time()
    written.find(piece * 100_000)
    assert time.process_time() - start < 0.5

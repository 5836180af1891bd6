"""Dates as pages and feeds write them -> ISO 8601, with the precision that was given and no more."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

from onrecord.ingest import months, written

_EPOCH = re.compile(r"(\d{10})(\d{3})?")
_IN_URL = re.compile(r"/((?:19|20)\d\d)[/-]?([01]?\d|(?<=[/-])[a-z]{3,9}(?=[/-]))[/-]?([0-3]\d)(?=[/_.-]|$)")
# An article's number that begins with the minute in which it was made.
_IN_NUMBER = re.compile(r"(?<!\d)(20\d\d)([01]\d)([0-3]\d)(?:[01]\d|2[0-3])[0-5]\d\d*(?!\d)")

# What software writes when it has no date: the zeros of Unix and of spreadsheets. The Unix zero shows as
# the day before in western time zones.
_ZEROS = {date(1970, 1, 1), date(1969, 12, 31), date(1900, 1, 1)}
_FIRST_YEAR = 1800
# A clock or a time zone may be off by as much; what lies further ahead was not published yet.
_SKEW = timedelta(days=1)

# What may stand around a date in a value that is meant to be one: a weekday, "Published:", a zone in full.
_MOST_AROUND = 48  # characters


def iso(value: Any, *, now: datetime, language: str | None = None) -> str | None:
    """`value` as an ISO 8601 day or moment (seconds; with its offset where one is given), or None.

    None for what is no date, is impossible, can be read as two days, is a software's zero, or lies after
    `now` (aware). `language` (ISO 639) is that of the page or feed, which names its months.
    """
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        text = value.strip() if isinstance(value, str) else str(int(value))
        return _plausible(*_read(text, language), now=now)
    except (ValueError, OverflowError):
        return None


def _read(text: str, language: str | None) -> tuple[datetime, bool]:
    """(moment, whether it has a clock time). Raises ValueError when the text is no date, or more than one."""
    if epoch := _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(epoch[1]), UTC), True
    found = written.find(text, language) if len(text) <= written.LONGEST else []
    if len(found) != 1:
        raise ValueError(text)
    around = text[: found[0].start] + text[found[0].end :]
    if len(around) > _MOST_AROUND or any(map(str.isdigit, around)):
        raise ValueError(text)
    return found[0].moment, found[0].timed


def in_line(text: str, *, now: datetime, language: str | None = None) -> list[tuple[str, int, int]]:
    """The dates that stand in a line, as (ISO 8601, start, end)."""
    found = []
    for date_ in written.find(text, language):
        try:
            stated = _plausible(date_.moment, date_.timed, now=now)
        except (ValueError, OverflowError):
            continue
        if stated:
            found.append((stated, date_.start, date_.end))
    return found


def is_possible(moment: datetime, *, now: datetime) -> bool:
    """Whether something can have been published then: not for a software's zero, nor after `now` (aware)."""
    if moment.year < _FIRST_YEAR or moment.date() in _ZEROS:
        return False
    return moment.replace(tzinfo=moment.tzinfo or UTC) <= now + _SKEW


def _plausible(moment: datetime, timed: bool, *, now: datetime) -> str | None:
    if not is_possible(moment, now=now):
        return None
    return moment.isoformat(timespec="seconds") if timed else moment.date().isoformat()


def of_moment(stated: date | None, *, now: datetime) -> str | None:
    """A feed's date, a moment or a day, under the same rules as a page's."""
    if stated is None:
        return None
    timed = isinstance(stated, datetime)
    moment = stated if isinstance(stated, datetime) else datetime(stated.year, stated.month, stated.day)
    return _plausible(moment, timed, now=now)


def in_url(url: str, *, now: datetime) -> str | None:
    """The day that a path such as /2026/10/02/, /2026-10-02- or /202610021405123 names, or None."""
    for year, month, day in _IN_URL.findall(url) + _IN_NUMBER.findall(url):
        try:
            number = int(month) if month.isdigit() else months.number(month) or 0
            return _plausible(datetime(int(year), number, int(day)), False, now=now)
        except ValueError:
            continue
    return None


def same_moment(one: str, other: str) -> bool:
    """Whether two ISO moments with their offsets are the same point in time."""
    if len(one) <= len("2026-10-05T18:04:00") or len(other) <= len("2026-10-05T18:04:00"):
        return False
    return datetime.fromisoformat(one) == datetime.fromisoformat(other)


def most_precise(dates: list[str]) -> str | None:
    """The first date, or a later one in the list that says the same more exactly.

    A day gives way to a moment on that day, a moment without an offset to the same clock time with one.
    """
    if not dates:
        return None
    first = dates[0]
    for other in dates[1:]:
        if len(first) == 10 and len(other) > 10 and other.startswith(first):
            return other
        if len(first) == 19 and len(other) > 19 and other[:16] == first[:16]:
            return other
    return first

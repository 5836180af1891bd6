"""Dates as pages and feeds write them -> ISO 8601, with the precision that was given and no more."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from dateutil import parser as dateutil_parser

_ISO = re.compile(
    r"""(?P<y>\d{4}) (?P<sep>[-/.]?) (?P<m>\d{2}) (?P=sep) (?P<d>\d{2}) (?!\d)
        (?: [T\s]+ (?P<H>\d{1,2}) :? (?P<M>\d{2}) (?: :? (?P<S>\d{2}) (?:[.,]\d+)? )?
            \s* (?P<zone> Z | UTC | GMT | [+-]\d{1,2} (?: :?\d{2} )? )? )?""",
    re.VERBOSE | re.IGNORECASE,
)
_EPOCH = re.compile(r"(\d{10})(\d{3})?")
_CLOCK = re.compile(r"\d:\d\d|\d\s*[ap]\.?m\b", re.IGNORECASE)
_DOTTED = re.compile(r"\D*\d{1,2}\.\s?\d{1,2}\.")
_YEAR = re.compile(r"\b(1[89]|20)\d\d\b")
_IN_URL = re.compile(r"/((?:19|20)\d\d)(?:[/-]?)([01]?\d)(?:[/-]?)([0-3]\d)(?=[/_.-]|$)")

# What software writes when it has no date: the zeros of Unix and of spreadsheets. The Unix zero shows as
# the day before in western time zones.
_ZEROS = {date(1970, 1, 1), date(1969, 12, 31), date(1900, 1, 1)}
_FIRST_YEAR = 1800
# A clock or a time zone may be off by as much; what lies further ahead was not published yet.
_SKEW = timedelta(days=1)

# The offsets that the abbreviations of English and German pages stand for, in hours.
_ZONES = {
    "UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "BST": 1, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2,
    "EET": 2, "EEST": 3, "MSK": 3, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6,
    "PST": -8, "PDT": -7, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13,
}  # fmt: skip
_ZONE_SECONDS = {name: hours * 3600 for name, hours in _ZONES.items()}


def iso(value: Any, *, now: datetime) -> str | None:
    """`value` as an ISO 8601 day or moment (seconds; with its offset where one is given), or None.

    None for what is no date, is impossible, is a software's zero, or lies after `now` (aware).
    """
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        text = value.strip() if isinstance(value, str) else str(int(value))
        return _plausible(*_read(text), now=now)
    except (ValueError, OverflowError, TypeError, AttributeError):
        return None


def _read(text: str) -> tuple[datetime, bool]:
    """(moment, whether it has a clock time). Raises ValueError when the text is no date."""
    if epoch := _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(epoch[1]), UTC), True
    if found := _ISO.match(text):
        day = datetime(int(found["y"]), int(found["m"]), int(found["d"]))
        if found["H"] is None:
            return day, False
        return day.replace(
            hour=int(found["H"]),
            minute=int(found["M"]),
            second=int(found["S"] or 0),
            tzinfo=_zone(found["zone"]),
        ), True
    if len(text) > 60 or not _YEAR.search(text):
        # A page's date without its year is a guess, and dateutil would take today's.
        raise ValueError(text)
    blank = datetime(1, 1, 1)
    dotted = _DOTTED.match(text) is not None  # 5.6.2026 is the fifth of June wherever dates have dots
    moment = dateutil_parser.parse(text, default=blank, tzinfos=_ZONE_SECONDS, dayfirst=dotted)
    # 5/6/2026 is two dates, and a day or month that is missing comes from the default.
    other = dateutil_parser.parse(text, default=datetime(2, 2, 2), tzinfos=_ZONE_SECONDS, dayfirst=True)
    if moment.date() != other.date():
        raise ValueError(text)
    return moment, bool(_CLOCK.search(text))


def _zone(text: str | None) -> timezone | None:
    if not text:
        return None
    if text[0] not in "+-":
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0") if len(text) > 3 else text[1:].rjust(2, "0") + "00"
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:4]))
    return timezone(-offset if text[0] == "-" else offset)


def _plausible(moment: datetime, timed: bool, *, now: datetime) -> str | None:
    if moment.year < _FIRST_YEAR or moment.date() in _ZEROS:
        return None
    if moment.replace(tzinfo=moment.tzinfo or UTC) > now + _SKEW:
        return None
    return moment.isoformat(timespec="seconds") if timed else moment.date().isoformat()


def of_moment(moment: datetime | None, *, now: datetime) -> str | None:
    """A feed's date under the same rules as a page's."""
    return None if moment is None else _plausible(moment, True, now=now)


def in_url(url: str, *, now: datetime) -> str | None:
    """The day that a path such as /2026/10/02/ or /2026-10-02- names, or None."""
    for year, month, day in _IN_URL.findall(url):
        try:
            return _plausible(datetime(int(year), int(month), int(day)), False, now=now)
        except ValueError:
            continue
    return None


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

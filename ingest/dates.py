"""Dates as pages and feeds write them -> ISO 8601, with the precision that was given and no more."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from dateutil import parser as dateutil_parser

_ISO = re.compile(
    r"""(?P<y>\d{4}) (?: (?P<sep>[-/.]) (?P<m>\d{1,2}) (?P=sep) (?P<d>\d{1,2}) | (?P<m2>\d{2}) (?P<d2>\d{2}) ) (?!\d)
        (?: [T\s]+ (?P<H>\d{1,2}) :? (?P<M>\d{2}) (?: :? (?P<S>\d{2}) (?:[.,]\d+)? )?
            \s* (?P<zone> Z\b | (?-i: [A-Z]{2,5})\b (?![+-]) | (?:UTC|GMT)? [+-]\d{1,2} (?: :?\d{2} )? )? )?""",
    re.VERBOSE | re.IGNORECASE,
)
_EPOCH = re.compile(r"(\d{10})(\d{3})?")
_CLOCK = re.compile(r"\d:\d\d|\d\s*[ap]\.?m\b", re.IGNORECASE)
_DOTTED = re.compile(r"\D*\d{1,2}\.\s?\d{1,2}\.")
_YEAR = re.compile(r"(?<![^\W_])(1[89]|20)\d\d(?![a-zA-Z\d])")
_YEAR_FIRST = re.compile(r"\d{4}[-/.]")
# Of "GMT+0200" the sign is meant as it stands, which dateutil reads the other way round.
# A zone's name in full beside its offset, as scripts write it.
_REMARK = re.compile(r"(?<=[+-]\d{4})\s*\([^()]{0,80}\)$")
_BEFORE_SIGN = re.compile(r"\b(?:UTC|GMT)\s*(?=[+-]\d)")
# A word that no English date has: the name of a month or a day in another language, perhaps.
_FOREIGN = re.compile(r"[^\W\d_]{3}|[\u3000-\u9fff\uac00-\ud7a3]")
_IN_URL = re.compile(r"/((?:19|20)\d\d)(?:[/-]?)([01]?\d)(?:[/-]?)([0-3]\d)(?=[/_.-]|$)")

# What software writes when it has no date: the zeros of Unix and of spreadsheets. The Unix zero shows as
# the day before in western time zones.
_ZEROS = {date(1970, 1, 1), date(1969, 12, 31), date(1900, 1, 1)}
_FIRST_YEAR = 1800
# A clock or a time zone may be off by as much; what lies further ahead was not published yet.
_SKEW = timedelta(days=1)

# The offsets that abbreviations of time zones stand for, in hours: those that mean one place the world over, and
# the American ones as mail has them (RFC 5322). IST (India, Ireland, Israel) and AST are not among them.
_ZONES = {
    "UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "MEZ": 1, "MET": 1, "CEST": 2,
    "MESZ": 2, "MEST": 2, "EET": 2, "EEST": 3, "MSK": 3, "IDT": 3, "WAT": 1, "CAT": 2, "SAST": 2, "EAT": 3,
    "GST": 4, "PKT": 5, "NPT": 5.75, "ICT": 7, "WIB": 7, "WITA": 8, "WIT": 9, "HKT": 8, "SGT": 8, "MYT": 8, "PHT": 8,
    "JST": 9, "KST": 9, "AWST": 8, "ACST": 9.5, "ACDT": 10.5, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13,
    "BRT": -3, "ART": -3, "NST": -3.5, "NDT": -2.5, "ADT": -3, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5,
    "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "AKST": -9, "AKDT": -8, "HST": -10, "HDT": -9, "SST": -11,
}  # fmt: skip
_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?", re.IGNORECASE)
# A clock time that names its half of the day belongs to no zone of that name.
HALVES = {"AM", "PM", "UHR", "HRS", "H"}


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
    text = _REMARK.sub("", text)
    if epoch := _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(epoch[1]), UTC), True
    if (found := _ISO.match(text)) and (found["zone"] or "") not in HALVES:
        day = datetime(int(found["y"]), int(found["m"] or found["m2"]), int(found["d"] or found["d2"]))
        if found["H"] is None:
            return day, False
        return day.replace(
            hour=int(found["H"]),
            minute=int(found["M"]),
            second=int(found["S"] or 0),
            tzinfo=zone(found["zone"]),
        ), True
    if len(text) > 60 or not _YEAR.search(text):
        # A page's date without its year is a guess, and dateutil would take today's.
        raise ValueError(text)
    return _in_words(text), bool(_CLOCK.search(text))


def _in_words(text: str) -> datetime:
    """A date as people write it. Raises ValueError for one that can be read in two ways, or in none."""
    dotted = _DOTTED.match(text) is not None  # 5.6.2026 is the fifth of June wherever dates have dots
    year_first = _YEAR_FIRST.match(text) is not None
    try:
        # 5/6/2026 is two dates, and a day or month that is missing comes from the default.
        moment, other = (
            dateutil_parser.parse(
                _BEFORE_SIGN.sub("", text), default=blank, tzinfos=_zone_called, dayfirst=day_first
            )
            for blank, day_first in ((datetime(1, 1, 1), dotted), (datetime(2, 2, 2), not year_first))
        )
    except ValueError:
        if not _FOREIGN.search(text):
            raise
        from onrecord.ingest.foreigndates import read  # loads slowly, and few dates need it

        return read(text, zone)
    if moment.date() != other.date():
        raise ValueError(text)
    return moment


def zone(text: str | None) -> timezone | None:
    """The zone that an offset or a name stands for; None for a name that stands for none, or for several."""
    if not text:
        return None
    if stated := _OFFSET.fullmatch(text.strip()):
        offset = timedelta(hours=int(stated[2]), minutes=int(stated[3] or 0))
        return timezone(-offset if stated[1] == "-" else offset)
    hours = _ZONES.get(text.strip().upper())
    return None if hours is None else timezone(timedelta(hours=hours)) if hours else UTC


def _zone_called(name: str | None, seconds: int | None) -> timezone | None:
    """As dateutil asks: by a name, by an offset in seconds, or by both where the text has both."""
    return zone(name) if seconds is None else timezone(timedelta(seconds=seconds))


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

"""Dates as people and programs write them: where in a line one stands, and which day or moment it is.

A date that is impossible is no date, and one that can be read as two days is none either: another day than
the one that was meant is worse than an unknown one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from onrecord.ingest import months

LONGEST = 200  # characters of a line that is looked at


@dataclass(frozen=True, slots=True)
class Written:
    """A date at [start, end) of a line. `moment` is naive where no zone is stated; `timed`: with a clock."""

    moment: datetime
    timed: bool
    start: int
    end: int


_FIGURES = re.compile(r"\d\d")
_YEAR = r"(?:1[89]|20)\d\d"
# No digit may stand at either end, and no sign that would make the date a part of something longer.
_OPEN, _SHUT = r"(?<![\d/:-])(?<!\d[.,])", r"(?![\d/]|[-:.]\d)"
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th|º|ª|er|:?a|e)?(?!\w)"
_OF = r"[\s.,]{0,4}(?:(?:of|de|del|di|den|da|do)\s{1,2})?"
_MONTH = r"(?P<month>(?:d['’])?[^\W\d_]{3,14})\.?"
_NUMERIC = re.compile(rf"{_OPEN}(?P<y>{_YEAR})(?P<sep>[-/.])(?P<m>\d{{1,2}})(?P=sep)(?P<d>\d{{1,2}}){_SHUT}")
_PLAIN = re.compile(rf"{_OPEN}(?P<y>{_YEAR})(?P<m>\d\d)(?P<d>\d\d){_SHUT}")
_YEAR_LAST = re.compile(
    rf"{_OPEN}(?P<one>\d{{1,2}})(?P<sep>[-/]|\.\s?)(?P<two>\d{{1,2}})(?P=sep)(?P<y>{_YEAR}){_SHUT}"
)
_EAST = re.compile(
    rf"{_OPEN}(?P<y>{_YEAR})\s?(?:年|년|\.)\s?(?P<m>\d{{1,2}})\s?(?:月|월|\.)\s?(?P<d>\d{{1,2}})(?:\s?[日号號일]|\.?{_SHUT})"
)
_DAY_MONTH = re.compile(rf"{_OPEN}{_DAY}{_OF}{_MONTH},?{_OF}(?P<y>{_YEAR}){_SHUT}", re.IGNORECASE)
_VIETNAMESE = re.compile(
    rf"{_OPEN}(?P<d>\d{{1,2}}) tháng (?P<m>\d{{1,2}})(?:,? năm|,)? (?P<y>{_YEAR}){_SHUT}", re.IGNORECASE
)
_MONTH_DAY = re.compile(
    rf"(?<!\w){_MONTH}\s{{0,2}}{_DAY}"
    rf"(?:,?\s{{1,3}}|,|\s{{0,2}}(?P<between>\d{{1,2}}:\d\d(?::\d\d)?(?:\s[A-Z]{{3,4}})?)\s)(?P<y>{_YEAR}){_SHUT}",
    re.IGNORECASE,
)
_YEAR_MONTH_DAY = re.compile(
    rf"{_OPEN}(?P<y>{_YEAR})(?:\.|\sm\.|,)?\s{_MONTH}\s{_DAY}(?!\s?[:/-]\s?\d)", re.IGNORECASE
)
# RFC 822, whose years have two figures: a clock must follow.
_SHORT_YEAR = re.compile(
    rf"{_OPEN}(?P<d>\d{{1,2}})[\s-]{_MONTH}[\s-](?P<y>\d\d)(?=\s{{1,3}}\d{{1,2}}:\d\d)", re.IGNORECASE
)

# 25.4.26 | 9:12: only with its clock, and where days stand first.
_DOTTED_SHORT = re.compile(
    rf"{_OPEN}(?P<d>\d{{1,2}})\.(?P<m>\d{{1,2}})\.(?P<y>\d\d)"
    r"(?=[\s,|–-]{1,3}(?:um |kl\.? |klo )?\d{1,2}[:.]\d\d(?![.\d]))"
)

# Languages that write the day before the month in figures. English does both.
_DAY_FIRST = frozenset(
    "de fr es it pt nl da nb no nn fi pl cs sk ro bg el tr ru uk hr sr sl et lv ca gl is mk sq be bs ar he id"
    " ms vi hi".split()
)  # fmt: skip

_AM_PM = r"(?P<half>[aApP])\.?\s?[mM]\b\.?"
_ZONE = r"(?P<zone>(?:(?:UTC|GMT|UT|Z)\s?)?[+−-]\d{1,2}(?::?\d\d)?(?![\d:])|\(?[A-Z]{1,5}\b\)?)"
_TIME = rf"""(?P<east>上午|下午|午前|午後|오전|오후)? \s?
    (?: (?P<H>\d{{1,2}}) (?: \s?[:hH]\s? | [.] ) (?P<M>\d\d)
            (?: [:.] (?P<S>\d\d) (?: [.,:]\d{{1,9}} )? )? (?![\d:]) (?: \s? {_AM_PM} )?
      | (?P<hour>\d{{1,2}}) \s?
            (?: (?P<half2>[aApP])\.?\s?[mM]\b\.? | Uhr\b | h\b
              | (?:時|시|点|點) \s?(?: (?P<minute>\d{{1,2}}) \s?[分분] )? )
      | (?P<H4>\d\d) (?P<M4>\d\d) (?P<S4>\d\d)? (?=Z|[+-]\d) )
    (?: \s? (?:Uhr|hrs?|h) \b )? (?: \s{{0,2}} {_ZONE} )?"""
_AFTER = re.compile(
    rf"(?: [Tt] | \s*(?:[,|·•@–—(/-]\s*)? | [\s,]+ (?:[^\W\d]{{1,6}}\.?\s+){{1,2}} ) {_TIME}", re.VERBOSE
)
_BEFORE = re.compile(rf"{_OPEN}{_TIME} (?: \s*[,|·•–—-]?\s* | \s+ on \s+ ) $", re.VERBOSE)

# The offsets that the abbreviations of zones stand for, in hours.
_ZONES = {
    "UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "MEZ": 1, "CEST": 2,
    "MESZ": 2, "EET": 2, "EEST": 3, "MSK": 3, "TRT": 3, "IDT": 3, "WAT": 1, "CAT": 2, "SAST": 2,
    "EAT": 3, "GST": 4, "PKT": 5, "NPT": 5.75, "WIB": 7, "ICT": 7, "WITA": 8, "SGT": 8, "MYT": 8,
    "HKT": 8, "PHT": 8, "AWST": 8, "JST": 9, "KST": 9, "WIT": 9, "ACST": 9.5, "AEST": 10, "ACDT": 10.5,
    "AEDT": 11, "NZST": 12, "NZDT": 13, "NST": -3.5, "NDT": -2.5, "MET": 1, "MEST": 2, "HDT": -9,
    "SST": -11, "BRT": -3, "ART": -3, "CLST": -3, "CLT": -4, "ADT": -3, "EDT": -4, "EST": -5, "CDT": -5,
    "CST": -6, "MDT": -6, "MST": -7, "PDT": -7, "PST": -8, "AKDT": -8, "AKST": -9, "HST": -10,
}  # fmt: skip
# What American newsrooms write the year round.
_PLACES = {
    "ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles",
}  # fmt: skip
# India's, Ireland's and Israel's: the day stands, but at no certain moment.
_AMBIGUOUS = frozenset({"IST"})


def find(text: str, language: str | None = None) -> list[Written]:
    """The possible dates of a line, in order. `language` (ISO 639) tells what its months are called and
    whether 5/6/2026 is in May or in June; without it that is no date."""
    if not _FIGURES.search(text):
        return []
    text = "".join(map(_ascii, text[:LONGEST]))
    found = sorted(_days(text, language), key=lambda day: (day[1].start(), -day[1].end()))
    dates: list[Written] = []
    for day, match in found:
        if dates and match.start() < dates[-1].end:
            continue
        dates.append(_with_clock(text, day, match, dates[-1].end if dates else 0))
    return dates


def _ascii(letter: str) -> str:
    """Figures of any script as ours; anything else as it is."""
    return str(unicodedata.decimal(letter)) if letter.isdecimal() else letter


def _days(text: str, language: str | None) -> Iterator[tuple[datetime, re.Match[str]]]:
    for pattern, reads in _SHAPES:
        for match in pattern.finditer(text):
            try:
                year, month, day = reads(match, language)
                yield datetime(year, month, day), match
            except ValueError:
                continue


def _figures(match: re.Match[str], language: str | None) -> tuple[int, int, int]:
    return int(match["y"]), int(match["m"]), int(match["d"])


def _dotted_short(match: re.Match[str], language: str | None) -> tuple[int, int, int]:
    if language not in _DAY_FIRST:
        raise ValueError(match[0])
    return 2000 + int(match["y"]), int(match["m"]), int(match["d"])


def _named(match: re.Match[str], language: str | None) -> tuple[int, int, int]:
    month = months.number(match["month"], language)
    year = int(match["y"])
    if year < 100:
        year += 2000 if year < 50 else 1900
    return year, month or 0, int(match["d"])


def _year_last(match: re.Match[str], language: str | None) -> tuple[int, int, int]:
    one, two, year = int(match["one"]), int(match["two"]), int(match["y"])
    if match["sep"].startswith(".") or language in _DAY_FIRST or one > 12 or one == two:
        return year, two, one
    if two > 12:
        return year, one, two
    raise ValueError(match[0])  # two dates


_Reader = Callable[[re.Match[str], str | None], tuple[int, int, int]]
_SHAPES: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (_NUMERIC, _figures),
    (_PLAIN, _figures),
    (_EAST, _figures),
    (_VIETNAMESE, _figures),
    (_YEAR_LAST, _year_last),
    (_DAY_MONTH, _named),
    (_MONTH_DAY, _named),
    (_YEAR_MONTH_DAY, _named),
    (_SHORT_YEAR, _named),
    (_DOTTED_SHORT, _dotted_short),
)


def _with_clock(text: str, day: datetime, match: re.Match[str], floor: int) -> Written:
    """The day with the clock time that stands in it, after it or before it."""
    start, end = match.span()
    between = match.groupdict().get("between")
    if between:
        clock = re.match(_TIME, between, re.VERBOSE)
        moment = _at(day, clock, end="") if clock else None
        return Written(moment or day, moment is not None, start, end)
    after = _AFTER.match(text, end)
    if after and (moment := _at(day, after, end=text[after.end() : after.end() + 1])):
        return Written(moment, not _is_vague(after), start, after.end())
    before = _BEFORE.search(text, max(floor, start - 40), start)
    if before and (moment := _at(day, before, end="")):
        return Written(moment, not _is_vague(before), before.start(), end)
    return Written(day, False, start, end)


def _is_vague(clock: re.Match[str]) -> bool:
    return (clock["zone"] or "").strip("()") in _AMBIGUOUS


def _at(day: datetime, clock: re.Match[str], *, end: str) -> datetime | None:
    """The moment, or None where the clock is none."""
    hour = int(clock["H"] or clock["hour"] or clock["H4"])
    minute, second = (
        int(clock["M"] or clock["minute"] or clock["M4"] or 0),
        int(clock["S"] or clock["S4"] or 0),
    )
    half = (clock["half"] or clock["half2"] or "").lower()
    if half or clock["east"]:
        if hour > 12:
            return None if half else _placed(day, hour, minute, second, clock["zone"])
        late = half == "p" or clock["east"] in ("下午", "午後", "오후")
        hour = hour % 12 + 12 * late
    return _placed(day, hour, minute, second, clock["zone"])


def _placed(day: datetime, hour: int, minute: int, second: int, stated: str | None) -> datetime | None:
    if hour > 24 or minute > 59 or second > 60 or (hour == 24 and minute + second):
        return None
    moment = day + timedelta(hours=hour, minutes=minute, seconds=min(second, 59))
    try:
        return moment.replace(tzinfo=zone(stated, moment))
    except ValueError:
        return None


def zone(text: str | None, moment: datetime | None = None) -> timezone | None:
    """The zone that an offset or a name stands for; None for a name that stands for none, or for several.
    `moment`: when, for "ET" is one offset in summer and another in winter. Raises ValueError for an offset
    that no place has."""
    name = (text or "").strip("() ").upper()
    if sign := re.search(r"[+−-]", name):
        digits = name[sign.end() :].replace(":", "")
        hours, minutes = (digits, "0") if len(digits) <= 2 else (digits[:-2], digits[-2:])
        if int(hours) > 14 or int(minutes) > 59:
            raise ValueError(text)
        offset = timedelta(hours=int(hours), minutes=int(minutes))
        return timezone(offset if sign[0] == "+" else -offset)
    if name in _PLACES and moment:
        try:
            return timezone(moment.replace(tzinfo=ZoneInfo(_PLACES[name])).utcoffset() or timedelta(0))
        except ZoneInfoNotFoundError:
            return None
    stated = _ZONES.get(name)
    return None if stated is None else UTC if stated == 0 else timezone(timedelta(hours=stated))

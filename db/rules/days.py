"""Days as the timeline orders them, and the days that a year, a month or a day covers. Pure."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

# The key of a timeline row is its julian day shifted by this much, plus a number within the day.
KEY_SHIFT = 24
_JULIAN_DAY_OF_ORDINAL_ZERO = 1_721_425  # 1 January of the year 1 has ordinal 1 and julian day 1,721,426
# The first key that a day can have: what has no date stands below it, and so behind all that has one.
FIRST_KEY = (_JULIAN_DAY_OF_ORDINAL_ZERO + 1) << KEY_SHIFT
_JULIAN_DAY_OF_1970 = 2_440_588
# Periods that go along with the calendar, as `first_day` takes them once `resolved` has made days of them.
PERIODS = ("today", "week", "month", "year")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def julian_day(day: date) -> int:
    """The julian day number that begins at noon of `day`, as SQLite's julianday() counts."""
    return day.toordinal() + _JULIAN_DAY_OF_ORDINAL_ZERO


def undated_day(fetched: date) -> int:
    """The number in place of a julian day of what has no date: among itself it is in the order of fetching,
    the newest first, and behind everything that has one. A number of no day there is."""
    return max(julian_day(fetched) - _JULIAN_DAY_OF_1970, 0)


def resolved(value: str, today: date) -> str:
    """The ISO day on which one of PERIODS begins that ends `today` ("week": its last seven days); anything
    else as it is."""
    match value.strip().lower():
        case "today":
            return today.isoformat()
        case "week":
            return (today - timedelta(days=6)).isoformat()
        case "month":
            return today.replace(day=1).isoformat()
        case "year":
            return today.replace(month=1, day=1).isoformat()
        case _:
            return value


def first_day(value: str) -> date:
    """The first day of an ISO year, month or day ("2026", "2026-10", "2026-10-02"). Raises ValueError."""
    match = _DATE.fullmatch(value.strip())
    if not match:
        raise ValueError(f"{value!r} is no date: write YYYY-MM-DD, YYYY-MM or YYYY")
    year, month, day = match.groups()
    try:
        return date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise ValueError(f"{value!r} is not in the calendar") from None


def last_day(value: str) -> date:
    """The last day of an ISO year, month or day. Raises ValueError."""
    first = first_day(value)
    match len(value.strip()):
        case 4:
            return date(first.year, 12, 31)
        case 7:
            return first.replace(day=monthrange(first.year, first.month)[1])
        case _:
            return first

"""Days as the timeline orders them, and the days that a year, a month or a day covers. Pure."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

# The key of a timeline row is its julian day shifted by this much, plus a number within the day.
KEY_SHIFT = 24
_JULIAN_DAY_OF_ORDINAL_ZERO = 1_721_425  # 1 January of the year 1 has ordinal 1 and julian day 1,721,426
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def julian_day(day: date) -> int:
    """The julian day number that begins at noon of `day`, as SQLite's julianday() counts."""
    return day.toordinal() + _JULIAN_DAY_OF_ORDINAL_ZERO


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

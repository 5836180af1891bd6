"""ISO 8601 as people read it; what is not known is not invented."""

from __future__ import annotations

from datetime import date, datetime

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def readable(value: str | None, precision: str | None = None, *, weekday: bool = False) -> str:
    """ "2026-10-02" as "2 October 2026", to the month or the year where `precision` says no more is known.

    A moment keeps its day only (see `moment`). What is no date comes back as it is; None as "".
    """
    if not value:
        return ""
    parts = value[:10].split("-")
    try:
        day = date(*(int(part) for part in (*parts, "1", "1")[:3]))
    except (ValueError, TypeError):
        return value
    if precision == "year" or len(parts) == 1:
        return str(day.year)
    month = f"{_MONTHS[day.month - 1]} {day.year}"
    if precision == "month" or len(parts) == 2:
        return month
    return f"{_DAYS[day.weekday()]} {day.day} {month}" if weekday else f"{day.day} {month}"


def moment(value: str | None) -> str:
    """ "2026-10-02T14:05:00+02:00" as "2 October 2026, 14:05 (UTC+02:00)": the clock of the place it was
    written in. A day stays a day."""
    if not value or "T" not in value:
        return readable(value)
    try:
        parsed = datetime.fromisoformat(value)
    except ValueError:
        return value
    zone = parsed.tzname()
    return f"{readable(value)}, {parsed:%H:%M}" + (f" ({zone})" if zone else "")


def later(value: str | None, than: str | None) -> bool:
    """Whether `value` is known to be after `than`, each a moment or a day; a day holds its moments."""
    try:
        one, other = (datetime.fromisoformat(given or "") for given in (value, than))
    except ValueError:
        return False
    if one.tzinfo is None or other.tzinfo is None or "T" not in f"{value}" or "T" not in f"{than}":
        return one.date() > other.date()
    return one > other


def short(day: date, *, year: bool = True) -> str:
    """ "2 Oct 2026", for tight places."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]}" + (f" {day.year}" if year else "")

"""Which of two articles came out first, where their dates tell.

A moment with its zone is a point in time. A moment without one, or a day, may be any time from where on
earth it is early to where it is late. What overlaps has no order: a rewrite may stand earlier in our feed
and be later in truth.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

# How far local clocks are from UTC: from Kiritimati's to that of Baker Island.
_EAST, _WEST = timedelta(hours=14), timedelta(hours=12)
_DAY = timedelta(days=1)

Published = datetime | date | None


def day(published: Published) -> date | None:
    """The day on which something came out, as its own clock has it."""
    return published.date() if isinstance(published, datetime) else published


def days_apart(one: Published, other: Published) -> int | None:
    """Days between two, by their own clocks; None where one has no date."""
    first, second = day(one), day(other)
    return abs((first - second).days) if first and second else None


def before(one: Published, other: Published) -> bool | None:
    """Whether `one` came out before `other`: True, False, or None where nobody can tell."""
    first, second = _range(one), _range(other)
    if first is None or second is None:
        return None
    if first[1] <= second[0] and first != second:
        return True
    if second[1] <= first[0] and first != second:
        return False
    return None


def sort_key(published: Published, number: int) -> tuple[bool, date, bool, datetime, int]:
    """Sorts by day, a day without its time first, undated ones last; `number` breaks ties."""
    that = day(published)
    moment = published if isinstance(published, datetime) else None
    if moment is not None and moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return (
        that is None,
        that or date.max,
        moment is not None,
        (moment or datetime.min.replace(tzinfo=UTC)),
        number,
    )


def _range(published: Published) -> tuple[datetime, datetime] | None:
    """The first and the last moment, in UTC, at which it can have come out."""
    if published is None:
        return None
    try:
        if isinstance(published, datetime):
            if published.tzinfo is not None:
                return published.astimezone(UTC), published.astimezone(UTC)
            at = published.replace(tzinfo=UTC)
            return at - _EAST, at + _WEST
        start = datetime.combine(published, time(), UTC)
        return start - _EAST, start + _DAY + _WEST
    except OverflowError:  # the first and last days that there are
        return None

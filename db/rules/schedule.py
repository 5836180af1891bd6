"""When to ask again: decisions only, time is passed in."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, datetime, timedelta

_SHORTEST, _LONGEST = timedelta(minutes=10), timedelta(days=1)
_FIRST_BACK_OFF = timedelta(minutes=15)
# Runs of many installations, and of many feeds in one, should not all fall on the same minute.
_JITTER = 0.1
# A feed is silent when it has brought nothing for so many times its habit, and for so long at least.
_SILENT_TIMES, _SILENT_LEAST = 5, timedelta(days=2)
# Nothing is ever put off for longer: what is due later was put off by a clock that was wrong.
FARTHEST = timedelta(days=8)
# What the habit is read from: older entries tell of another time.
_RECENT = timedelta(days=14)
_LONGEST_BACK_OFF = timedelta(days=1)
# With the doubling below this spans about four days, after which a page is not coming.
_MOST_ATTEMPTS = 12
# How long an article is looked at again, and how often at most.
_WATCHED, _SHORTEST_CHECK = timedelta(days=7), timedelta(minutes=30)


def habit(moments: Iterable[datetime], now: datetime) -> timedelta | None:
    """The usual time from one entry of a feed to the next, from the moments of those it shows; None for none.

    Only the last two weeks count, up to `now`: a feed that fell asleep gets a longer habit by and by.
    """
    recent = [moment for moment in moments if now - _RECENT <= moment <= now]
    return (now - min(recent)) / len(recent) if recent else None


def next_poll(
    now: datetime,
    gap: timedelta | None,
    newest: datetime | None,
    *,
    fresh_for: float | None = None,
    jitter: float = 0.0,
) -> datetime:
    """After a success: twice as often as the feed brings something, within ten minutes to a day.

    `gap` is its habit and `newest` when it last brought something; a feed that is quiet for far longer is
    asked less. `fresh_for`: seconds for which it asks to be left alone: obeyed, up to a day. `jitter`,
    from 0 to 1, adds up to a tenth.
    """
    interval = _LONGEST if gap is None else gap / 2
    if newest is not None:
        interval = max(interval, (now - newest) / 8)
    interval = min(max(interval, _SHORTEST, timedelta(seconds=min(fresh_for or 0.0, 1e6))), _LONGEST)
    return now + interval * (1 + _JITTER * jitter)


def awake(moment: datetime, skip_hours: Collection[int], skip_days: Collection[int]) -> datetime:
    """`moment`, or the next full hour in which a feed may be asked that wants to be left alone in these hours
    (0 to 23) and on these days (Monday 0) of UTC."""
    found = moment.astimezone(UTC)
    for _ in range(7 * 24):
        if found.hour not in skip_hours and found.weekday() not in skip_days:
            return found
        found = found.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return moment  # hours and days that leave none are not meant


def is_silent(now: datetime, gap: timedelta | None, newest: datetime | None) -> bool:
    """Whether a feed has brought nothing for much longer than is its habit."""
    if newest is None or gap is None:
        return False
    return now - newest > max(_SILENT_TIMES * gap, _SILENT_LEAST)


def retry(now: datetime, failures: int, retry_after: float | None = None) -> datetime:
    """After the n-th failure in a row: the next run may try at once, later ones wait ever longer.

    A server that asks for more patience (`retry_after`, seconds) is obeyed, within reason.
    """
    doubled: int = 2 ** min(failures - 2, 16) if failures > 1 else 0
    asked = timedelta(seconds=min(retry_after or 0.0, _LONGEST_BACK_OFF.total_seconds()))
    return now + max(min(_FIRST_BACK_OFF * doubled, _LONGEST_BACK_OFF), asked)


def retry_page(now: datetime, attempts: int, retry_after: float | None = None) -> datetime | None:
    """The same for a page; None when it has been tried often enough."""
    return retry(now, attempts, retry_after) if attempts < _MOST_ATTEMPTS else None


def born(published: str | None, fetched: datetime) -> datetime:
    """When an article came out, as well as can be told: its stated moment, at the latest when it was read.

    A day alone stands for its end.
    """
    try:
        moment = datetime.fromisoformat(published or "")
    except ValueError:
        return fetched
    if len(published or "") == len("2026-10-02"):
        moment += timedelta(days=1)
    return min(moment if moment.tzinfo else moment.replace(tzinfo=UTC), fetched)


def next_check(now: datetime, born: datetime, *, changed: bool = False) -> datetime | None:
    """When to look at an article again: soon at first, ever more rarely later, and after a week no more.

    One that just `changed` is likely to change again, and is looked at twice as often.
    """
    age = now - born
    return None if age > _WATCHED else now + max(age / (4 if changed else 2), _SHORTEST_CHECK)

"""When to ask again: decisions only, time is passed in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_SHORTEST, _LONGEST = timedelta(minutes=15), timedelta(minutes=60)
_LONGEST_BACK_OFF = timedelta(days=1)
# With the doubling below this spans about four days, after which a page is not coming.
_MOST_ATTEMPTS = 12
# How long an article is looked at again, and how often at most.
_WATCHED, _SHORTEST_CHECK = timedelta(days=7), timedelta(minutes=30)


def next_poll(now: datetime, brought_per_day: int) -> datetime:
    """After a success: twice as often as the feed brings something, within 15 to 60 minutes."""
    interval = timedelta(days=1) / (2 * max(brought_per_day, 1))
    return now + min(max(interval, _SHORTEST), _LONGEST)


def retry(now: datetime, failures: int, retry_after: float | None = None) -> datetime:
    """After the n-th failure in a row: the next run may try at once, later ones wait ever longer.

    A server that asks for more patience (`retry_after`, seconds) is obeyed, within reason.
    """
    doubled: int = 2 ** min(failures - 2, 16) if failures > 1 else 0
    asked = timedelta(seconds=min(retry_after or 0.0, _LONGEST_BACK_OFF.total_seconds()))
    return now + max(min(_SHORTEST * doubled, _LONGEST_BACK_OFF), asked)


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

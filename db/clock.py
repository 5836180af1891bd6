"""Days, and moments as the database stores them: UTC, ISO 8601, to the second: text order is time order."""

from __future__ import annotations

from datetime import UTC, date, datetime


def utc_now() -> datetime:
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """ "2026-10-02T08:30:00Z" for an aware `moment`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def published_day(published: str | None) -> date | None:
    """The day of an ISO day or moment, as its own time zone has it; None for what is less precise."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None

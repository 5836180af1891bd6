"""Moments as the database stores them: UTC, ISO 8601, to the second, so that text order is time order."""

from __future__ import annotations

from datetime import UTC, datetime


def utc_now() -> datetime:
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """ "2026-10-02T08:30:00Z" for an aware `moment`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

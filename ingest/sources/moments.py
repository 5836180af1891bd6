"""A feed's dates: aware moments, because feeds compare and sort by them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from onrecord.ingest import dates

# A feed may announce; whether a date can be true is judged when an article takes it.
_HORIZON = timedelta(days=3650)


def aware(text: str | None) -> datetime | None:
    """The moment that `text` names, with its own offset; UTC where it states none; None if it is no date."""
    found = dates.iso(text, now=datetime.now(UTC) + _HORIZON) if text else None
    if found is None:
        return None
    moment = datetime.fromisoformat(found)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)

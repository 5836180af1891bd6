"""A feed's dates: aware moments, or days where no more is stated."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from onrecord.ingest import dates, written

# A feed may announce; whether a date can be true is judged when an article takes it.
_HORIZON = timedelta(days=3650)
# Before every date, for what has none.
LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)
# As mail writes it (RFC 822, RFC 5322), with a year of two digits or four.
_MAIL = re.compile(
    r"(?:[A-Za-z]{3,9}\.?,?\s+)?(\d{1,2})[\s-]+([A-Za-z]{3})[A-Za-z]*\.?,?[\s-]+(\d{4}|\d\d)\s+"
    r"(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*([A-Za-z]{1,5}|(?:GMT|UTC)?[+-]\d{1,2}:?\d{2})?\.?"
)
_ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED_ZONE = re.compile(r"\d\s*\(?([A-Z]{2,5})\)?\.?\s*$")
# A clock time that names its half of the day belongs to no zone of that name.
_HALVES = {"AM", "PM", "UHR", "HRS", "H"}


def stated(text: str | None) -> date | None:
    """What `text` names: a moment with its own offset, in UTC where it states none, or a day; else None.

    None also where the zone is one that we do not know, or that stands for several: a moment that may be
    hours off is another moment.
    """
    if not text:
        return None
    moment = _iso(text) or _mail(text)
    if moment is None:
        found = dates.iso(text, now=_farthest())
        zone = _NAMED_ZONE.search(text)
        if found is None or (zone and zone[1] not in _HALVES and written.zone(zone[1]) is None):
            return None
        if len(found) == len("2026-10-05"):
            return date.fromisoformat(found)
        moment = datetime.fromisoformat(found)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def moment(stated: date) -> datetime:
    """What feeds compare and sort by: of a day its beginning, in UTC."""
    if isinstance(stated, datetime):
        return stated
    return datetime(stated.year, stated.month, stated.day, tzinfo=UTC)


def latest(*stated: date | None) -> datetime | None:
    """The latest of those that are known."""
    return max((moment(date) for date in stated if date), default=None)


def _iso(text: str) -> datetime | None:
    """The form that most feeds of the newer kinds use, which need not be searched for."""
    if not _ISO.fullmatch(text):
        return None
    try:
        return _possible(datetime.fromisoformat(text).replace(microsecond=0))
    except ValueError:
        return None


def _mail(text: str) -> datetime | None:
    found = _MAIL.fullmatch(text.strip())
    if found is None or found[2].lower() not in _MONTHS:
        return None
    year = int(found[3]) + (0 if len(found[3]) == 4 else 1900 if found[3] >= "69" else 2000)
    try:
        zone = written.zone(found[7])
        if found[7] and zone is None:
            return None
        return _possible(
            datetime(
                year,
                _MONTHS.index(found[2].lower()) + 1,
                int(found[1]),
                int(found[4]),
                int(found[5]),
                min(int(found[6] or 0), 59),
                tzinfo=zone,
            )
        )
    except ValueError:
        return None


def _possible(moment: datetime) -> datetime | None:
    return moment if dates.is_possible(moment, now=_farthest()) else None


def _farthest() -> datetime:
    return datetime.now(UTC) + _HORIZON

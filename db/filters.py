"""Which rows of the timeline a reader asks for: one filter for the site and `export`."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from db.search import fts_query

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


@dataclass(frozen=True, slots=True)
class TimelineFilter:
    """What must hold of a row; None asks nothing.

    `q`: words and "exact phrases" (see `db.search.fts_query`). `speaker`: a full name, a slug, or, where
    neither fits anyone, any whole words of names. `outlet`, `anonymity`, `kind`, `type` (of source): exact.
    `since` and `until`: ISO year, month or day, both inclusive; a row dated by month or year counts as
    standing on that period's first day, and one without a date lies in no period.
    """

    q: str | None = None
    speaker: str | None = None
    outlet: str | None = None
    anonymity: str | None = None
    kind: str | None = None
    type: str | None = None
    since: str | None = None
    until: str | None = None

    def where(self) -> tuple[str, dict[str, object]]:
        """An SQL condition on the table `timeline` and its named parameters; "1" when nothing is asked.

        Raises ValueError for a date that cannot be read.
        """
        conditions: list[str] = []
        params: dict[str, object] = {}
        for name, condition, value_of in _CONDITIONS:
            value: str | None = getattr(self, name)
            if value is None or not value.strip():
                continue
            param = value_of(value.strip())
            # Text that holds nothing searchable finds nothing: showing everything would be a wrong answer.
            conditions.append(condition if param is not None else "0")
            if param is not None:
                params[name] = param
        return " and ".join(conditions) or "1", params


_SPEAKER = """timeline.speaker_id in (
    select id from speakers where name = :speaker collate nocase or slug = :speaker
    union all
    select id from speakers where instr(' ' || lower(name) || ' ', ' ' || lower(:speaker) || ' ')
    and not exists (select 1 from speakers where name = :speaker collate nocase or slug = :speaker)
)"""

_CONDITIONS: tuple[tuple[str, str, Callable[[str], object]], ...] = (
    ("q", "timeline.key in (select rowid from timeline_fts where timeline_fts match :q)", fts_query),
    ("speaker", _SPEAKER, str),
    ("outlet", "timeline.outlet = :outlet", str),
    ("anonymity", "timeline.anonymity = :anonymity", str),
    ("kind", "timeline.kind = :kind", str),
    ("type", "timeline.source_type = :type", str),
    (
        "since",
        "timeline.said_on is not null and timeline.key >= :since",
        lambda value: julian_day(first_day(value)) << KEY_SHIFT,
    ),
    (
        "until",
        "timeline.said_on is not null and timeline.key < :until",
        lambda value: (julian_day(last_day(value)) + 1) << KEY_SHIFT,
    ),
)

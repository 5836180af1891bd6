"""A row of the timeline as a card shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from onrecord.db.migrations import SEARCH_COLUMNS
from onrecord.db.site.library import HIT_PREFIX, Row
from onrecord.db.site.terms import Terms, terms_of


@dataclass(frozen=True, slots=True)
class Card:
    """`row`: the facts. `shown`: the searched columns with their hits marked. `terms`: how it is sourced."""

    row: Row
    shown: Row
    terms: Terms


@dataclass(frozen=True, slots=True)
class Day:
    """The statements of a day, or of a month or year where no more is known; no `said_on`: no date."""

    said_on: str | None
    precision: str | None
    cards: tuple[Card, ...]


def cards(rows: Sequence[Row]) -> list[Card]:
    """Cards of these rows, with the words that were searched for marked."""
    return [Card(row, _shown(row), terms_of(row)) for row in rows]


def _shown(row: Row) -> Row:
    return {name: row.get(HIT_PREFIX + name, row[name]) for name in SEARCH_COLUMNS}


def by_day(shown: Sequence[Card]) -> list[Day]:
    """Cards in their order, each run of one day together."""
    return [
        Day(said_on, precision, tuple(group)) for (said_on, precision), group in groupby(shown, key=_when)
    ]


def _when(card: Card) -> tuple[str | None, str | None]:
    precision = card.row["said_precision"]
    return card.row["said_on"], precision if precision in ("month", "year") else None

"""A row of the timeline as a card shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from datasette.database import Database

from db.site.library import Row, hits
from db.site.terms import Terms, terms_of


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


async def cards(db: Database, rows: Sequence[Row], q: str | None = None) -> list[Card]:
    """Cards of these rows, with the words of the search `q` marked."""
    marked = await hits(db, q, [row["key"] for row in rows])
    return [Card(row, marked.get(row["key"], row), terms_of(row)) for row in rows]


def by_day(shown: Sequence[Card]) -> list[Day]:
    """Cards in their order, each run of one day together."""
    return [
        Day(said_on, precision, tuple(group)) for (said_on, precision), group in groupby(shown, key=_when)
    ]


def _when(card: Card) -> tuple[str | None, str | None]:
    precision = card.row["said_precision"]
    return card.row["said_on"], precision if precision in ("month", "year") else None

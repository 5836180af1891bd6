"""Rows of the timeline as a list shows them: by day, and within a day by article, its headline once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from onrecord.db.migrations import SEARCH_COLUMNS
from onrecord.db.site.library import HIT_PREFIX, Row
from onrecord.db.site.terms import Terms, is_unresolved, terms_of

_NOT_WORDS = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Card:
    """`row`: the facts. `shown`: the searched columns with their hits marked. `terms`: how it is sourced.
    `again`: ids of statements of the same words by the same source in the same article."""

    row: Row
    shown: Row
    terms: Terms
    again: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reported:
    """The statements that one article reports of one day. `folded`: of whom the article was not found to say
    who they are."""

    cards: tuple[Card, ...]
    folded: tuple[Card, ...]

    @property
    def first(self) -> Card:
        """Any of them: they share their article."""
        return (self.cards or self.folded)[0]


@dataclass(frozen=True, slots=True)
class Day:
    """The statements of a day, or of a month or year where no more is known; no `said_on`: no date."""

    said_on: str | None
    precision: str | None
    articles: tuple[Reported, ...]


def cards(rows: Sequence[Row]) -> list[Card]:
    """Cards of these rows, with the words that were searched for marked."""
    return [Card(row, _shown(row), terms_of(row)) for row in rows]


def _shown(row: Row) -> Row:
    return {name: row.get(HIT_PREFIX + name, row[name]) for name in SEARCH_COLUMNS}


def by_day(shown: Sequence[Card], *, fold: bool = True) -> list[Day]:
    """Cards in their order, each run of one day together; within it those of one article. `fold`: statements
    of somebody unresolved stand apart."""
    return [
        Day(said_on, precision, tuple(by_article(group, fold=fold)))
        for (said_on, precision), group in groupby(shown, key=_when)
    ]


def by_article(shown: Iterable[Card], *, fold: bool = True) -> list[Reported]:
    """Cards by their article, each article where its first card stands."""
    gathered: dict[object, list[Card]] = {}
    for card in shown:
        gathered.setdefault(card.row["article_id"], []).append(card)
    found = []
    for group in gathered.values():
        once = _once(group)
        folded = tuple(card for card in once if fold and is_unresolved(card.row))
        found.append(Reported(tuple(card for card in once if card not in folded), folded))
    return found


def _once(group: Iterable[Card]) -> list[Card]:
    """The cards of an article without those whose words another of the same source has already said."""
    first: dict[tuple[str, object], Card] = {}
    again: dict[tuple[str, object], list[str]] = {}
    for card in group:
        row = card.row
        words = _NOT_WORDS.sub(" ", row["content"]).strip().casefold()
        key = (words, row["speaker_id"] or (row["source"] or "").casefold())
        if key in first:
            again.setdefault(key, []).append(row["claim_id"])
        else:
            first[key] = card
    return [Card(card.row, card.shown, card.terms, tuple(again.get(key, ()))) for key, card in first.items()]


def _when(card: Card) -> tuple[str | None, str | None]:
    precision = card.row["said_precision"]
    return card.row["said_on"], precision if precision in ("month", "year") else None

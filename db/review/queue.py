"""What waits for review: statements that nobody has decided on, the least sure first or drawn at random."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from datasette.database import Database

from onrecord.db.query.filters import EVERYTHING
from onrecord.db.site import asked, library
from onrecord.db.site.asked import Asked, Chip

MOST_COUNTED = 1_000
# Of what a filter lets through, the newest so many are looked at.
MOST_SEARCHED = 20_000
ORDERS = {"": "Least sure first", "random": "Drawn at random"}


@dataclass(frozen=True, slots=True)
class Queue:
    """A reviewer's question: the timeline's filters, perhaps one article alone, and in which order."""

    asked: Asked
    article: int | None = None
    order: str = ""

    @property
    def params(self) -> dict[str, str]:
        """The parameters that ask the same from its beginning."""
        own = {"article": str(self.article or ""), "order": self.order}
        return self.asked.params | {name: value for name, value in own.items() if value}

    @property
    def drawn(self) -> str:
        """What a decision remembers of how the statement came up. Only of everything is a draw a fair one."""
        return "random" if self.params == {"order": "random"} else ""

    @property
    def chips(self) -> list[Chip]:
        """The active filters, each with the parameters without it."""
        found = [
            Chip(chip.param, chip.name, chip.value, self._without(chip.param)) for chip in self.asked.chips
        ]
        if self.article:
            found.append(Chip("article", "Article", f"number {self.article}", self._without("article")))
        return found

    def _without(self, param: str) -> dict[str, str]:
        return {name: value for name, value in self.params.items() if name != param}


def read(args: Mapping[str, str]) -> Queue:
    """The question in an address."""
    order = args.get("order") or ""
    return Queue(
        asked.read(args),
        asked.number(args.get("article")),
        order if order in ORDERS else "",
    )


async def following(db: Database, queue: Queue, after: str | None) -> str | None:
    """The id of the first statement that waits, or of the one that comes after the statement `after`."""
    rows, params = _rows(queue)
    order = "timeline.claim_id" if queue.order else "timeline.confidence, timeline.claim_id"
    beyond = ""
    place = await library.first(db, "select confidence from claims where claim_id = :id", {"id": after})
    if place:
        beyond = f"and ({order}) > ({':after' if queue.order else ':confidence, :after'})"
        params |= {"after": after, "confidence": place["confidence"]}
    sql = f"select timeline.claim_id from {rows} where reviewed is null {beyond} order by {order} limit 1"
    found = await library.first(db, sql, params)
    return found["claim_id"] if found else None


async def waiting(db: Database, queue: Queue) -> int:
    """How many wait, counted up to MOST_COUNTED + 1."""
    rows, params = _rows(queue)
    counted = f"select 1 from {rows} where reviewed is null limit {MOST_COUNTED + 1}"
    found = await library.first(db, f"select count(*) as n from ({counted})", params)
    return int(found["n"]) if found else 0


def _rows(queue: Queue) -> tuple[str, dict[str, Any]]:
    """The rows of `timeline` that are asked for. An index has all of them in the order of the queue; of what
    a filter lets through only the newest MOST_SEARCHED are put into it."""
    keys = queue.asked.keys
    chosen = keys.newest(None if queue.article else MOST_SEARCHED)
    params = dict(keys.params)
    if queue.article:
        chosen = f"select key from timeline where article_id = :article intersect select key from ({chosen})"
        params["article"] = queue.article
    elif keys == EVERYTHING:
        return "timeline", params
    return f"({chosen}) as chosen cross join timeline on timeline.key = chosen.key", params

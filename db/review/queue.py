"""What waits for review: statements that nobody has decided on, the least sure first or drawn at random."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from datasette.database import Database

from db.filters import TimelineFilter, key_bounds
from db.site import asked, library
from db.site.asked import Asked, Chip

MOST_COUNTED = 1_000
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
    article = (args.get("article") or "").strip()
    order = args.get("order") or ""
    return Queue(
        asked.read(args),
        int(article) if article.isascii() and article.isdigit() and len(article) < 19 else None,
        order if order in ORDERS else "",
    )


async def following(db: Database, queue: Queue, after: str | None) -> str | None:
    """The id of the first statement that waits, or of the one that comes after the statement `after`."""
    where, params = _where(queue)
    if after:
        place = await library.first(db, "select confidence from claims where claim_id = :id", {"id": after})
        if place:
            where += " and " + (
                "claim_id > :after" if queue.order else "(confidence, claim_id) > (:confidence, :after)"
            )
            params |= {"after": after, "confidence": place["confidence"]}
    order = "claim_id" if queue.order else "confidence, claim_id"
    found = await library.first(
        db, f"select claim_id from timeline where {where} order by {order} limit 1", params
    )
    return found["claim_id"] if found else None


async def waiting(db: Database, queue: Queue) -> int:
    """How many wait, counted up to MOST_COUNTED + 1."""
    where, params = _where(queue)
    limited = f"select 1 from timeline where {where} limit {MOST_COUNTED + 1}"
    found = await library.first(db, f"select count(*) as n from ({limited})", params)
    return int(found["n"]) if found else 0


def _where(queue: Queue) -> tuple[str, dict[str, Any]]:
    """The condition on `timeline`: plain columns first, so that the index of what is unreviewed is walked in
    its order; words and names are looked up in the search index."""
    chosen = queue.asked.filter
    equal = {
        "outlet": chosen.outlet,
        "anonymity": chosen.anonymity,
        "kind": chosen.kind,
        "source_type": chosen.type,
        "article_id": queue.article,
    }
    terms = ["reviewed is null", *(f"{name} = :{name}" for name, value in equal.items() if value)]
    params: dict[str, Any] = {name: value for name, value in equal.items() if value}
    first, end = key_bounds(chosen.since, chosen.until)
    terms += [f"key {sign} {key}" for sign, key in ((">=", first), ("<", end)) if key is not None]
    if first is not None or end is not None:
        terms.append("said_on is not null")
    if chosen.q or chosen.speaker:
        keys = TimelineFilter(q=chosen.q, speaker=chosen.speaker).keys()
        terms.append(f"key in (select key from ({keys.newest()}))")
        params |= keys.params
    return " and ".join(terms), params

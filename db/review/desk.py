"""What the pages know of the desk: who sits at it, and what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from datasette.app import Datasette

from onrecord.db.rules.fixes import CHOICES, VERBATIM
from onrecord.db.site import collected, library, render
from onrecord.db.site.library import Row

_ROWS = """
    select reviews.*, claims.claim_id is not null as found from reviews
    left join claims on claims.claim_id = reviews.claim_id
"""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided together on one statement. `rows`: of `reviews`, one a verdict or field."""

    number: int
    rows: tuple[Row, ...]

    @property
    def first(self) -> Row:
        return self.rows[0]

    @property
    def stands(self) -> bool:
        """Whether any of it does, so that it can be undone."""
        return any(row["undone"] is None for row in self.rows)


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk of one Datasette; templates know it as `desk`."""

    datasette: Datasette
    reviewer: str
    choices = CHOICES
    verbatim = VERBATIM

    async def on(self, claim_id: str) -> list[Decision]:
        """All decisions on a statement, the newest first."""
        return await self._decisions("where reviews.claim_id = :id", {"id": claim_id})

    async def decision(self, number: int) -> Decision | None:
        found = await self._decisions("where reviews.decision = :number", {"number": number})
        return found[0] if found else None

    async def latest(self, before: int | None, size: int) -> list[Decision]:
        """The newest `size` decisions, or those that come after the decision `before`."""
        older = "" if before is None else "where decision < :before"
        chosen = f"select distinct decision from reviews {older} order by decision desc limit {size}"
        return await self._decisions(f"where reviews.decision in ({chosen})", {"before": before})

    async def collections(self) -> list[Row]:
        """All collections, for whoever puts a statement into one."""
        return await collected.every(render.database(self.datasette), all_of_them=True)

    async def names(self, article_id: int) -> list[str]:
        """Who speaks in an article, for whoever puts a speaker right."""
        sql = "select distinct speaker from claims where article_id = :id and speaker is not null order by 1"
        rows = await library.select(render.database(self.datasette), sql, {"id": article_id})
        return [row["speaker"] for row in rows]

    async def _decisions(self, where: str, params: dict[str, object]) -> list[Decision]:
        sql = f"{_ROWS} {where} order by reviews.decision desc, reviews.id"
        rows = await library.select(render.database(self.datasette), sql, params)
        return [
            Decision(number, tuple(group)) for number, group in groupby(rows, key=lambda row: row["decision"])
        ]

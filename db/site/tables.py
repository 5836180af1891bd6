"""Lists of other things than statements, a page at a time: each row exactly once, whatever the order."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from datasette.database import Database

from onrecord.db.site import limits
from onrecord.db.site.library import Row, select

_BATCH = 5_000


@dataclass(frozen=True, slots=True)
class Table:
    """Rows, of which each has an `id` of its own.

    `columns`: what they hold, in the order of downloads; `source`: FROM and WHERE, with named `params`;
    `order`: a total order; `beyond`: what holds of the rows behind the one whose id is `:after`; `counted`: a
    FROM and WHERE of as many rows that is quicker to count, where there is one.
    """

    columns: tuple[str, ...]
    source: str
    order: str
    beyond: str
    params: Mapping[str, object] = field(default_factory=dict)
    counted: str | None = None

    def sql(self, limit: int, *, further: bool) -> str:
        """A SELECT of the first `limit` rows, or of those beyond `:after`."""
        beyond = f" and {self.beyond}" if further else ""
        return (
            f"select {', '.join(self.columns)} from {self.source}{beyond} order by {self.order} limit {limit}"
        )


@dataclass(frozen=True, slots=True)
class Page:
    """`after`: the id that the next page goes on from, or None."""

    rows: tuple[Row, ...]
    after: int | None


async def page(db: Database, table: Table, *, after: int | None = None, size: int) -> Page:
    """The first `size` rows, or those behind the row with the id `after`."""
    rows = await select(
        db, table.sql(size + 1, further=after is not None), {**table.params, "after": after or 0}
    )
    return Page(tuple(rows[:size]), rows[size - 1]["id"] if len(rows) > size else None)


async def batches(db: Database, table: Table) -> AsyncIterator[list[tuple[Any, ...]]]:
    """Every row once, as a tuple of the columns."""
    at = table.columns.index("id")

    def read(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
        cursor = connection.cursor()
        cursor.row_factory = None
        sql = table.sql(_BATCH, further=after is not None)
        with limits.lifted(connection):
            cursor.execute(sql, {**table.params, "after": after or 0})
            return cursor.fetchall()

    after: int | None = None
    while rows := await db.execute_fn(read):
        yield rows
        if len(rows) < _BATCH:
            return
        after = rows[-1][at]


async def count(db: Database, table: Table, most: int) -> int:
    """How many rows there are, `most` + 1 where there are more."""
    counted = f"select count(*) as n from (select 1 from {table.counted or table.source} limit {most + 1})"
    return int((await select(db, counted, table.params))[0]["n"])

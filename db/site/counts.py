"""Row counts for Datasette's page of the database: it would read whole tables, most of them in vain."""

from __future__ import annotations

import sqlite3

from datasette.database import Database

MOST_COUNTED = 1_000


def bound(db: Database) -> None:
    """Let `db` count up to MOST_COUNTED rows of a table and answer one more where there are more."""

    async def table_counts(limit: int = 10) -> dict[str, int | None]:
        hidden = set(await db.hidden_table_names())
        names: list[str] = await db.table_names()
        shown = [name for name in names if name not in hidden]

        def count(connection: sqlite3.Connection) -> dict[str, int]:
            return {name: _count(connection, name) for name in shown}

        counted: dict[str, int] = await db.execute_fn(count)
        return {name: counted.get(name) for name in names}

    db.table_counts = table_counts


def _count(connection: sqlite3.Connection, table: str) -> int:
    counted = f"select count(*) from (select 1 from [{table}] limit {MOST_COUNTED + 1})"
    return int(connection.execute(counted).fetchone()[0])

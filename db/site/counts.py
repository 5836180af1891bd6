"""Row counts for Datasette's page of the database: it would read whole tables, most of them in vain."""

from __future__ import annotations

from datasette.database import Database

MOST_COUNTED = 1_000


def bound(db: Database) -> None:
    """Let `db` count up to MOST_COUNTED rows of a table and answer one more where there are more."""

    async def table_counts(limit: int = 10) -> dict[str, int | None]:
        hidden = set(await db.hidden_table_names())
        names = await db.table_names()
        return {name: None if name in hidden else await _count(db, name) for name in names}

    db.table_counts = table_counts


async def _count(db: Database, table: str) -> int:
    found = await db.execute(f"select count(*) from (select 1 from [{table}] limit {MOST_COUNTED + 1})")
    return int(found.single_value())

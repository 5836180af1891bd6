"""What the pages read: SELECTs over the published face, from a read-only connection of Datasette's."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from datasette.database import Database, QueryInterrupted

from onrecord.db.migrations import SEARCH_COLUMNS, TIMELINE_COLUMNS
from onrecord.db.query.filters import Keys
from onrecord.db.rules.days import FIRST_KEY
from onrecord.db.site import limits

Row = Mapping[str, Any]

# FTS5 sets these around each hit; `db.site.render.hits` turns them into <mark>. Text has no use for them.
HIT_START, HIT_END = "\x02", "\x03"

PAGE_SIZE = 20
_BATCH = 5_000
_PUBLIC = ", ".join(f"timeline.{name}" for name in TIMELINE_COLUMNS)
_COLUMNS = f"{_PUBLIC}, timeline.key"
# A searched column with its hits marked is called so beside the column itself.
HIT_PREFIX = "hit_"


@dataclass(frozen=True, slots=True)
class Page:
    """Rows of the timeline in their order; `older` is the key that the next page goes on from, or None."""

    rows: tuple[Row, ...]
    older: int | None


@dataclass(frozen=True, slots=True)
class Beside:
    """Columns that a list has beside those of the timeline: a `join` to `table`, which has them."""

    columns: tuple[str, ...]
    join: str
    table: str


def array(values: Iterable[object]) -> str:
    """Values as a parameter for json_each."""
    return json.dumps(list(values))


async def select(db: Database, sql: str, params: Mapping[str, object] | None = None) -> list[Row]:
    """The rows of a query, each by column name. Raises QueryInterrupted where that takes too long."""
    given = dict(params or {})

    def read(connection: sqlite3.Connection) -> list[Row]:
        with limits.lifted(connection), limits.timely(connection, db.ds.sql_time_limit_ms):
            cursor = connection.cursor()
            cursor.row_factory = None
            try:
                cursor.execute(sql, given)
                rows = cursor.fetchall()
            except sqlite3.OperationalError as error:
                if error.args == ("interrupted",):
                    raise QueryInterrupted(error, sql, given) from error
                raise
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in rows]

    found: list[Row] = await db.execute_fn(read)
    return found


async def first(db: Database, sql: str, params: Mapping[str, object] | None = None) -> Row | None:
    """The first row of a query, or None."""
    rows = await select(db, sql, params)
    return rows[0] if rows else None


async def page(
    db: Database, keys: Keys, *, before: int | None = None, size: int = PAGE_SIZE, sort: str = ""
) -> Page:
    """The newest `size` of these statements, or those that come after the key `before`; `sort` is "oldest"
    for the oldest.

    What comes out of the index also has its searched columns with the hits between HIT_START and HIT_END,
    under their names with HIT_PREFIX.
    """
    marked = [f"{HIT_PREFIX}{name}" for name in SEARCH_COLUMNS] if keys.indexed else []
    highlighted = "".join(
        f", highlight(timeline_fts, {n}, '{HIT_START}', '{HIT_END}') as {name}"
        for n, name in enumerate(marked)
    )
    if sort == "oldest":
        found = keys.oldest(size + 1, after=before, columns=highlighted)
        order = f"found.key < {FIRST_KEY}, found.key"
    else:
        found = keys.newest(size + 1, before=before, columns=highlighted)
        order = "found.key desc"
    rows = await select(
        db,
        f"""
        select {", ".join([_COLUMNS, *marked])}, speakers.slug as speaker_slug, articles.outlet_id
        from ({found}) as found
        cross join timeline on timeline.key = found.key
        left join speakers on speakers.id = timeline.speaker_id
        left join articles on articles.id = timeline.article_id
        order by {order}
        """,
        keys.params,
    )
    return Page(tuple(rows[:size]), rows[size - 1]["key"] if len(rows) > size else None)


async def certain(db: Database, keys: Keys, most: int, *, skip: int = 0, size: int = PAGE_SIZE) -> Page:
    """Of the newest `most` statements those with the highest confidence, or what comes behind `skip` of them;
    `older` is how many the next page skips."""
    best = await select(
        db,
        f"""
        select timeline.key from ({keys.newest(most)}) as found
        cross join timeline on timeline.key = found.key
        order by timeline.confidence desc, timeline.key desc limit {size + 1} offset :skip
        """,
        {**keys.params, "skip": skip},
    )
    place = {row["key"]: number for number, row in enumerate(best[:size])}
    # With the hits marked: the index is asked again for these alone.
    key = "+rowid" if keys.indexed else "key"
    these = replace(
        keys,
        where=f"({keys.where}) and {key} in (select value from json_each(:best))",
        params={**keys.params, "best": array(place)},
    )
    found = await page(db, these, size=size)
    rows = tuple(sorted(found.rows, key=lambda row: place[row["key"]]))
    return Page(rows, skip + size if len(best) > size else None)


async def batches(
    db: Database, keys: Keys, beside: Beside | None = None
) -> AsyncIterator[list[tuple[Any, ...]]]:
    """Every one of these statements exactly once, newest first: the public columns in their order, and those
    that stand `beside` them.

    It goes on from the key of the last row, which is unique: offsets would lose and repeat rows when
    the database grows meanwhile.
    """

    more = "".join(f", {beside.table}.{name}" for name in beside.columns) if beside else ""
    join = beside.join if beside else ""

    def read(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
        cursor = connection.cursor()
        cursor.row_factory = None
        with limits.lifted(connection):
            cursor.execute(
                f"select {_PUBLIC}{more}, timeline.key from ({keys.newest(_BATCH, before=before)}) as found "
                f"cross join timeline on timeline.key = found.key {join} order by found.key desc",
                keys.params,
            )
            return cursor.fetchall()

    before: int | None = None
    while rows := await db.execute_fn(read):
        yield [row[:-1] for row in rows]
        if len(rows) < _BATCH:
            return
        before = rows[-1][-1]

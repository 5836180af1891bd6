"""What the pages read: SELECTs over the published face, from a read-only connection of Datasette's."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, cast

from datasette.database import Database

from db.filters import KEY_SHIFT, TimelineFilter, julian_day
from db.migrations import SEARCH_COLUMNS, TIMELINE_COLUMNS
from db.search import fts_query
from db.site.chart import Day

Row = Mapping[str, Any]

# FTS5 sets these around each hit; `db.site.render.hits` turns them into <mark>. Text has no use for them.
HIT_START, HIT_END = "\x02", "\x03"

PAGE_SIZE = 25
# Counting stops here: who is told "more than 20,000" narrows the search, whatever the exact number.
MOST_COUNTED = 20_000
# What FACETS are called in an address and which column of `timeline` they stand for.
FACETS = {"anonymity": "anonymity", "kind": "kind", "type": "source_type", "outlet": "outlet"}

_JULIAN_DAY_OF_ORDINAL_ZERO = julian_day(date.min) - 1
_BATCH = 1_000


@dataclass(frozen=True, slots=True)
class Condition:
    """An SQL condition on `timeline`, with its named parameters."""

    sql: str = "1"
    params: Mapping[str, object] = field(default_factory=dict)

    def before(self, key: int | None) -> Condition:
        """The same, but only rows that stand after the one with this key, newest first."""
        if key is None:
            return self
        return Condition(f"({self.sql}) and timeline.key < :before", {**self.params, "before": key})


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows there are; `more` when counting stopped there."""

    number: int
    more: bool = False

    def __str__(self) -> str:
        return f"{'more than ' if self.more else ''}{self.number:,}"


@dataclass(frozen=True, slots=True)
class Page:
    """Rows of the timeline, newest first; `older` is the key that the next page goes on from, or None."""

    rows: tuple[Row, ...]
    older: int | None


async def select(db: Database, sql: str, params: Mapping[str, object] | None = None) -> list[Row]:
    """The rows of a query, each by column name."""
    result = await db.execute(sql, dict(params or {}))
    return [dict(row) for row in result.rows]


async def first(db: Database, sql: str, params: Mapping[str, object] | None = None) -> Row | None:
    """The first row of a query, or None."""
    rows = await select(db, sql, params)
    return rows[0] if rows else None


async def count(db: Database, condition: Condition) -> Count:
    """How many statements meet a condition."""
    sql = f"select count(*) from (select 1 from timeline where {condition.sql} limit {MOST_COUNTED + 1})"
    number = cast(int, (await db.execute(sql, dict(condition.params))).single_value())
    return Count(min(number, MOST_COUNTED), number > MOST_COUNTED)


async def page(
    db: Database, condition: Condition, *, before: int | None = None, size: int = PAGE_SIZE
) -> Page:
    """The newest `size` statements that meet a condition, or those that come after the key `before`."""
    narrowed = condition.before(before)
    rows = await select(
        db,
        f"""
        select timeline.*, speakers.slug as speaker_slug, articles.outlet_id as outlet_id
        from timeline
        left join speakers on speakers.id = timeline.speaker_id
        left join articles on articles.id = timeline.article_id
        where {narrowed.sql} order by timeline.key desc limit {size + 1}
        """,
        narrowed.params,
    )
    return Page(tuple(rows[:size]), rows[size - 1]["key"] if len(rows) > size else None)


async def batches(db: Database, condition: Condition) -> AsyncIterator[list[Row]]:
    """Every statement that meets a condition exactly once, newest first, in the public columns and `key`.

    It goes on from the key of the last row, which is unique: offsets would lose and repeat rows when
    the database grows meanwhile.
    """
    before: int | None = None
    columns = ", ".join(f"timeline.{name}" for name in TIMELINE_COLUMNS)
    while True:
        narrowed = condition.before(before)
        rows = await select(
            db,
            f"select {columns}, timeline.key from timeline where {narrowed.sql} "
            f"order by timeline.key desc limit {_BATCH}",
            narrowed.params,
        )
        if rows:
            yield rows
        if len(rows) < _BATCH:
            return
        before = rows[-1]["key"]


async def hits(db: Database, raw: str | None, keys: list[int]) -> dict[int, Row]:
    """The searched columns of these rows with HIT_START and HIT_END around the words that were looked for."""
    query = fts_query(raw) if raw else None
    if query is None or not keys:
        return {}
    highlighted = ", ".join(
        f"highlight(timeline_fts, {n}, :hit_start, :hit_end) as {name}"
        for n, name in enumerate(SEARCH_COLUMNS)
    )
    rows = await select(
        db,
        f"select rowid as key, {highlighted} from timeline_fts "
        f"where timeline_fts match :q and rowid in ({', '.join(map(str, keys))})",
        {"q": query, "hit_start": HIT_START, "hit_end": HIT_END},
    )
    return {row["key"]: row for row in rows}


async def days(db: Database, condition: Condition) -> list[Day]:
    """How many statements each day has; statements without any date are left out."""
    rows = await select(
        db,
        f"""
        select (timeline.key >> {KEY_SHIFT}) - {_JULIAN_DAY_OF_ORDINAL_ZERO} as ordinal,
            count(*) as total, sum(timeline.anonymity is 'anonymous') as unnamed
        from timeline where {condition.sql} group by 1
        """,
        condition.params,
    )
    in_calendar = range(1, date(9000, 1, 1).toordinal())
    return [
        Day(date.fromordinal(row["ordinal"]), row["total"], row["unnamed"])
        for row in rows
        if row["ordinal"] in in_calendar
    ]


async def facets(db: Database, asked: TimelineFilter) -> dict[str, list[tuple[str, int]]]:
    """For each of FACETS its values with how many of the newest MOST_COUNTED matches have them, most first.

    A facet that is already chosen counts what choosing another of its values would find.
    """
    chosen = [name for name in FACETS if getattr(asked, name)]
    free = [name for name in FACETS if name not in chosen]
    found = await _facets(db, asked, free)
    for name in chosen:
        found |= await _facets(db, replace(asked, **{name: None}), [name])
    return found


async def _facets(db: Database, asked: TimelineFilter, names: list[str]) -> dict[str, list[tuple[str, int]]]:
    found: dict[str, list[tuple[str, int]]] = {name: [] for name in names}
    if not names:
        return found
    where, params = asked.where()
    counted = " union all ".join(
        f"select '{name}' as facet, {FACETS[name]} as value, count(*) as n from matches "
        f"where {FACETS[name]} is not null group by 2"
        for name in names
    )
    rows = await select(
        db,
        f"""
        with matches as materialized (
            select {", ".join(FACETS.values())} from timeline where {where}
            order by timeline.key desc limit {MOST_COUNTED}
        )
        {counted} order by n desc, value
        """,
        params,
    )
    for row in rows:
        found[row["facet"]].append((row["value"], row["n"]))
    return found


async def speakers(db: Database, condition: Condition, limit: int) -> list[Row]:
    """Who speaks most in the newest MOST_COUNTED matches: name, slug, role, affiliation, statements `n`."""
    return await select(
        db,
        f"""
        with matches as materialized (
            select speaker_id from timeline where {condition.sql}
            order by timeline.key desc limit {MOST_COUNTED}
        )
        select speakers.name, speakers.slug, speakers.role, speakers.affiliation, count(*) as n
        from matches join speakers on speakers.id = matches.speaker_id
        group by speakers.id order by n desc, speakers.name limit {limit}
        """,
        condition.params,
    )


async def outlets(db: Database, condition: Condition) -> list[Row]:
    """The outlets of the newest MOST_COUNTED matches: id, name, statements `n`, of them `unnamed`."""
    return await select(
        db,
        f"""
        with matches as materialized (
            select article_id, anonymity from timeline where {condition.sql}
            order by timeline.key desc limit {MOST_COUNTED}
        )
        select outlets.id, outlets.name, count(*) as n, count(distinct articles.id) as articles,
            sum(matches.anonymity is 'anonymous') as unnamed
        from matches join articles on articles.id = matches.article_id
        join outlets on outlets.id = articles.outlet_id
        group by outlets.id order by n desc, outlets.name
        """,
        condition.params,
    )

"""What surrounds a list: how many, when, how sourced, by whom.

Exact where it is kept counted; else of the newest statements, and told to be.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from datasette.database import Database

from onrecord.db.query.filters import EVERYTHING, UNCLEAR, WITHHELD, Keys, TimelineFilter, key_bounds
from onrecord.db.rules.days import FIRST_KEY, KEY_SHIFT, julian_day
from onrecord.db.site.chart import Day
from onrecord.db.site.library import Row, array, first, select

# Counting stops here: who is told "more than 20,000" narrows the search, whatever the exact number.
MOST_COUNTED = 20_000
# Values of facets, and who speaks most, are told of this many.
MOST_SAMPLED = 1_000
# What facets are called in an address and which column of `timeline` they stand for.
FACETS = {"anonymity": "anonymity", "kind": "kind", "type": "source_type", "outlet": "outlet"}
_MOST_VALUES = 40

_JULIAN_DAY_OF_ORDINAL_ZERO = julian_day(date.min) - 1
_FIRST_DAY = FIRST_KEY >> KEY_SHIFT
_CALENDAR = range(1, date(9000, 1, 1).toordinal())

_UNCLEAR = """
    select sum(case facet when 'all' then n else -n end) as n from facet_counts
    where facet in ('all', 'anonymity')
"""
# A facet's value as a reader is told of it; NULL of any other facet stands for nothing to choose.
_VALUES = {"anonymity": f"coalesce(anonymity, '{UNCLEAR}')"}

Facets = Mapping[str, list[tuple[str, int]]]


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows there are; `more` when counting stopped there."""

    number: int
    more: bool = False

    def __str__(self) -> str:
        return f"{'more than ' if self.more else ''}{self.number:,}"


@dataclass(frozen=True, slots=True)
class Spread:
    """How many statements there are, and on which days; of more than MOST_COUNTED the days of the newest.
    `undated`: how many of all have no date, and so stand on no day."""

    total: Count
    days: tuple[Day, ...]
    undated: Count = Count(0)


async def newest(db: Database, keys: Keys, most: int) -> tuple[Keys, Count]:
    """The newest `most` of these rows, looked up once for several queries, and how many there are."""
    rows = await select(db, keys.newest(most + 1), keys.params)
    found = array(row["key"] for row in rows[:most])
    only = Keys("key in (select value from json_each(:found))", {"found": found})
    return only, Count(min(len(rows), most), len(rows) > most)


async def spread(db: Database, asked: TimelineFilter) -> Spread:
    """Total and days of what a filter lets through."""
    kept = _kept(asked)
    return await counted(db, asked.keys()) if kept is None else await _looked_up(db, *kept, asked)


async def counted(db: Database, keys: Keys) -> Spread:
    """Total and days of these rows, counted one by one."""
    rows = await select(
        db,
        f"""
        with found as materialized ({keys.newest(MOST_COUNTED + 1)})
        select found.key >> {KEY_SHIFT} as day, count(*) as n, count(unnamed.key) as unnamed
        from found left join timeline as unnamed indexed by timeline_anonymity
        on unnamed.anonymity = 'anonymous' and unnamed.key = found.key
        group by 1
        """,
        keys.params,
    )
    number = sum(row["n"] for row in rows)
    total = Count(min(number, MOST_COUNTED), number > MOST_COUNTED)
    if total.more:  # they stand behind those that were counted
        return Spread(total, _days(rows), await _undated(db, keys))
    return Spread(total, _days(rows), Count(sum(row["n"] for row in rows if row["day"] < _FIRST_DAY)))


async def _undated(db: Database, keys: Keys) -> Count:
    key = "rowid" if keys.indexed else "key"
    without = replace(keys, where=f"({keys.where}) and {key} < {FIRST_KEY}")
    sql = f"select count(*) as n from ({without.newest(MOST_SAMPLED + 1)})"
    number = (await select(db, sql, keys.params))[0]["n"]
    return Count(min(number, MOST_SAMPLED), number > MOST_SAMPLED)


async def outlet_spread(db: Database, name: str) -> Spread:
    """Total and days of an outlet's statements."""
    return await _looked_up(db, "outlet", name, TimelineFilter())


def _kept(asked: TimelineFilter) -> tuple[str, str] | None:
    """The facet and value under which the answer is kept counted, if it is: of them all statements, or those
    whose names are WITHHELD."""
    if asked.undated or any((asked.q, asked.speaker, asked.story, asked.group, asked.origins)):
        return None
    if asked.unnamed_as not in (None, WITHHELD):
        return None
    chosen = [(column, getattr(asked, name)) for name, column in FACETS.items() if getattr(asked, name)]
    match chosen:
        case []:
            return "all", ""
        case [("anonymity", value)] if value == UNCLEAR:
            return None  # only what is known is kept counted
        case [only]:
            return only
        case _:
            return None


async def _looked_up(db: Database, facet: str, value: str, asked: TimelineFilter) -> Spread:
    """Of the kept counts. Without a period the total holds the undated too, which stand on no day."""
    n = "unnamed" if asked.unnamed_as else "n"
    first_key, end = key_bounds(asked.since, asked.until)
    where = "facet = :facet and value = :value"
    params = {"facet": facet, "value": value}
    bounds = "".join(
        f" and day {sign} {key >> KEY_SHIFT}"
        for sign, key in ((">=", first_key), ("<", end))
        if key is not None
    )
    days = await select(
        db, f"select day, {n} as n, unnamed from day_counts where {where}{bounds} and {n} > 0", params
    )
    if bounds:
        return Spread(Count(sum(row["n"] for row in days)), _days(days))
    total = await first(db, f"select {n} as n from facet_counts where {where}", params)
    number = total["n"] if total else 0
    return Spread(Count(number), _days(days), Count(number - sum(row["n"] for row in days)))


def _days(rows: list[Row]) -> tuple[Day, ...]:
    ordinals = [(row, row["day"] - _JULIAN_DAY_OF_ORDINAL_ZERO) for row in rows]
    return tuple(
        Day(date.fromordinal(ordinal), row["n"], row["unnamed"])
        for row, ordinal in ordinals
        if ordinal in _CALENDAR
    )


async def facets(db: Database, asked: TimelineFilter) -> Facets:
    """For each of FACETS its values with how many of the newest MOST_SAMPLED matches have them, most first;
    exact when nothing is asked.

    A facet that is already chosen counts what choosing another of its values would find.
    """
    if asked.keys() == EVERYTHING:
        return await kept_facets(db)
    chosen = [name for name in FACETS if getattr(asked, name)]
    free = [name for name in FACETS if name not in chosen]
    found = await asyncio.gather(
        _sampled(db, asked, free), *(_sampled(db, _without(asked, name), [name]) for name in chosen)
    )
    return {name: values for part in found for name, values in part.items()}


def _without(asked: TimelineFilter, facet: str) -> TimelineFilter:
    nothing: Any = {facet: None}
    return replace(asked, **nothing)


async def kept_facets(db: Database) -> Facets:
    """For each of FACETS its values with how many statements have them, most first."""
    found: dict[str, list[tuple[str, int]]] = {}
    for name, column in FACETS.items():
        rows = await select(
            db,
            f"""select value, n from facet_counts where facet = :facet and n > 0
            order by n desc, value limit {_MOST_VALUES}""",
            {"facet": column},
        )
        found[name] = [(row["value"], row["n"]) for row in rows]
    unclear = await first(db, _UNCLEAR)
    if unclear and unclear["n"]:
        found["anonymity"].append((UNCLEAR, unclear["n"]))
    return found


async def _sampled(db: Database, asked: TimelineFilter, names: list[str]) -> Facets:
    found: dict[str, list[tuple[str, int]]] = {name: [] for name in names}
    if not names:
        return found
    keys = asked.keys()
    counts = " union all ".join(
        f"select '{name}' as facet, {_VALUES.get(name, FACETS[name])} as value, count(*) as n from matches "
        f"where {_VALUES.get(name, FACETS[name])} is not null group by 2"
        for name in names
    )
    rows = await select(
        db,
        f"""
        with matches as materialized (
            select {", ".join(FACETS.values())} from ({keys.newest(MOST_SAMPLED)}) as found
            cross join timeline on timeline.key = found.key
        )
        {counts} order by n desc, value
        """,
        keys.params,
    )
    for row in rows:
        if len(found[row["facet"]]) < _MOST_VALUES:
            found[row["facet"]].append((row["value"], row["n"]))
    return found


async def speakers(db: Database, keys: Keys, limit: int) -> list[Row]:
    """Who speaks most: name, slug, role, affiliation, statements `n`; of the newest MOST_SAMPLED, or of all
    when these are all."""
    counts = (
        f"select value as speaker_id, n from facet_counts where facet = 'speaker_id' and n > 0 "
        f"order by n desc limit {limit}"
        if keys == EVERYTHING
        else f"""
        select speaker_id, count(*) as n from ({keys.newest(MOST_SAMPLED)}) as found
        cross join timeline on timeline.key = found.key where speaker_id is not null
        group by speaker_id order by n desc limit {limit}
        """
    )
    return await select(
        db,
        f"""
        select speakers.name, speakers.slug, speakers.role, speakers.affiliation, n
        from ({counts}) as counts join speakers on speakers.id = counts.speaker_id
        order by n desc, speakers.name
        """,
        keys.params,
    )


def sampled(total: Count) -> int | None:
    """MOST_SAMPLED where it is fewer than all, which a reader must be told."""
    return MOST_SAMPLED if total.number > MOST_SAMPLED else None


async def terms(db: Database, keys: Keys) -> list[Row]:
    """How many of the newest MOST_SAMPLED have each `anonymity` with each `source_type`: `n`."""
    return await select(
        db,
        f"""
        select anonymity, source_type, count(*) as n from ({keys.newest(MOST_SAMPLED)}) as found
        cross join timeline on timeline.key = found.key group by 1, 2
        """,
        keys.params,
    )


async def relying(db: Database, limit: int, least: int) -> list[Row]:
    """The outlets with the largest share of statements on unnamed people, of those with `least` statements or
    more: id, name, statements `n`, of them `unnamed`."""
    return await select(
        db,
        f"""
        select outlets.id, outlets.name, n, unnamed from facet_counts
        join outlets on outlets.name = facet_counts.value
        where facet = 'outlet' and unnamed > 0 and n >= :least
        order by 1.0 * unnamed / n desc, n desc, outlets.name limit {limit}
        """,
        {"least": least},
    )


async def outlets(db: Database, limit: int) -> list[Row]:
    """The outlets with most statements: id, name, statements `n`, of them `unnamed`."""
    return await select(
        db,
        f"""
        select outlets.id, outlets.name, n, unnamed from facet_counts
        join outlets on outlets.name = facet_counts.value
        where facet = 'outlet' and n > 0 order by n desc, outlets.name limit {limit}
        """,
    )

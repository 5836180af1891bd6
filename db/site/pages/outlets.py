"""`/outlets`: every outlet from A to Z, how much of it is here, and how much on people who are not named."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from datasette.app import Datasette
from datasette.utils.asgi import AsgiStream, Request, Response

from onrecord.db.site import asked, library, overview, render, tables
from onrecord.db.site.feed import Entry, moment
from onrecord.db.site.library import Row
from onrecord.db.site.listing import table_listing

_SIZE = 60
# With fewer statements a share says nothing of an outlet's habits.
ENOUGH = 20
_COLUMNS = ("name", "id", "statements", "unnamed", "articles", "first_published")
# A page does without what only files and feeds tell.
_SHOWN = ("name", "id", "statements", "unnamed", "articles")
# "The Example" stands under E, as on a shelf.
_SHELVED = "(case when name like 'the %' then substr(name, 5) else name end)"
_SOURCE = f"""(
    select outlets.id, name, {_SHELVED} as shelved, n as statements, unnamed,
        (select count(*) from articles where outlet_id = outlets.id) as articles,
        (select min(published) from articles where outlet_id = outlets.id) as first_published
    from facet_counts cross join outlets on outlets.name = facet_counts.value
    where facet = 'outlet' and n > 0
) where 1"""
_OF_AFTER = """(
    select {} from facet_counts cross join outlets on outlets.name = facet_counts.value
    where facet = 'outlet' and outlets.id = :after
)"""
_SHARE_OF_AFTER = _OF_AFTER.format("1.0 * unnamed / n")
_ORDERS = {
    "": (
        "shelved collate nocase, id",
        f"(shelved collate nocase, id) > (select {_SHELVED}, id from outlets where id = :after)",
    ),
    "most": (
        "statements desc, id",
        f"(-statements, id) > ({_OF_AFTER.format('-n')}, :after)",
    ),
    "unnamed": (
        "1.0 * unnamed / statements desc, id",
        f"(-1.0 * unnamed / statements, id) > (-{_SHARE_OF_AFTER}, :after)",
    ),
    "new": ("id desc", "id < :after"),
}
ORDERS = {"": "A to Z", "most": "Most statements", "unnamed": "Most on unnamed people"}
_LETTERS = f"""
    select distinct upper(substr({_SHELVED}, 1, 1)) as letter
    from facet_counts cross join outlets on outlets.name = facet_counts.value
    where facet = 'outlet' and n > 0 order by 1 limit 60
"""


async def outlets(datasette: Datasette, request: Request) -> Response | AsgiStream:
    db = render.database(datasette)
    given = {name: (request.args.get(name) or "").strip() for name in ("q", "letter", "sort")}
    params = {
        name: value[: asked.LONGEST]
        for name, value in given.items()
        if value and (name != "sort" or value in ORDERS)
    }
    table = of(params)
    if request.url_vars["format"]:
        newest = of({**params, "sort": "new"})
        return await table_listing(datasette, request, table, newest, _entry, "/outlets", "Outlets", params)
    before = asked.read({"before": request.args.get("before") or ""}).before
    found, number, letters = await asyncio.gather(
        tables.page(db, replace(table, columns=_SHOWN), after=before, size=_SIZE),
        tables.count(db, table, overview.MOST_COUNTED),
        library.select(db, _LETTERS),
    )
    context = {
        "params": params,
        "orders": ORDERS,
        "outlets": found.rows,
        "letters": [row["letter"] for row in letters],
        "enough": ENOUGH,
        "total": overview.Count(min(number, overview.MOST_COUNTED), number > overview.MOST_COUNTED),
        "before": before,
        "older": found.after,
    }
    return await render.page(datasette, request, "outlets", context)


def of(params: dict[str, str]) -> tables.Table:
    """The outlets that these parameters ask for; ordered by their share of unnamed people, only those with
    ENOUGH statements."""
    conditions = [_SOURCE]
    bound: dict[str, object] = {}
    if "q" in params:
        conditions.append("instr(lower(name), :words)")
        bound["words"] = params["q"].lower()
    if "letter" in params:
        conditions.append("upper(substr(shelved, 1, 1)) = :letter")
        bound["letter"] = params["letter"].upper()
    if params.get("sort") == "unnamed":
        conditions.append(f"statements >= {ENOUGH}")
    order, beyond = _ORDERS[params.get("sort", "")]
    counted = "facet_counts where facet = 'outlet' and n > 0" if len(conditions) == 1 else None
    return tables.Table(_COLUMNS, " and ".join(conditions), order, beyond, bound, counted)


def _entry(row: Row) -> Entry:
    return Entry(
        path=f"/outlet/{row['id']}",
        title=row["name"],
        updated=moment(row["first_published"]),
        author="onrecord",
        text=f"Statements: {row['statements']:,}, of unnamed people: {row['unnamed']:,}",
    )

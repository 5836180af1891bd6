"""`/speakers`: everybody who is quoted, by how often or by name."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from datasette.app import Datasette
from datasette.utils.asgi import AsgiStream, Request, Response

from onrecord.db.site import asked, overview, render, tables
from onrecord.db.site.feed import Entry, moment
from onrecord.db.site.library import Row
from onrecord.db.site.listing import table_listing
from onrecord.db.site.terms import SOURCE_TYPES
from onrecord.db.slug import slugify

_SIZE = 50
_COLUMNS = ("name", "slug", "source_type", "role", "affiliation", "statements", "first_published", "id")
_MOST_WORDS = 8
# One row a speaker with statements, walked in the order of the counts, or of the speakers.
_FIRST = "(select published from timeline where speaker_id = speakers.id order by key limit 1)"
_WHO = "select speakers.id, name, slug, source_type, role, affiliation"
_BY_COUNT = f"""(
    {_WHO}, n as statements, {_FIRST} as first_published
    from facet_counts cross join speakers on speakers.id = facet_counts.value
    where facet = 'speaker_id' and n > 0
) where 1"""
# The plus takes the type of the id away, with which it could not be looked up among values of any type.
_BY_SPEAKER = f"""(
    {_WHO}, n as statements, {_FIRST} as first_published
    from speakers cross join facet_counts on facet = 'speaker_id' and value = +speakers.id
    where n > 0
) where 1"""
# A page does without what only files and feeds tell.
_SHOWN = ("name", "slug", "source_type", "role", "affiliation", "statements", "id")
_COUNTED = "facet_counts where facet = 'speaker_id' and n > 0"
_COUNT_OF_AFTER = "(select n from facet_counts where facet = 'speaker_id' and value = :after)"
_ORDERS = {
    "": (
        "statements desc, id",
        f"statements <= {_COUNT_OF_AFTER} and (statements < {_COUNT_OF_AFTER} or id > :after)",
    ),
    "name": (
        "name collate nocase, id",
        "(name collate nocase, id) > (select name, id from speakers where id = :after)",
    ),
    "new": ("id desc", "id < :after"),
}
ORDERS = {"": "Most quoted", "name": "By name", "new": "Newest here"}


async def speakers(datasette: Datasette, request: Request) -> Response | AsgiStream:
    db = render.database(datasette)
    given = {name: (request.args.get(name) or "").strip() for name in ("q", "type", "sort")}
    params = {
        name: value
        for name, value in given.items()
        if value and (name == "q" or value in (SOURCE_TYPES if name == "type" else ORDERS))
    }
    table = of(params)
    if request.url_vars["format"]:
        newest = of({**params, "sort": "new"})
        return await table_listing(datasette, request, table, newest, _entry, "/speakers", "Speakers", params)
    before = asked.read({"before": request.args.get("before") or ""}).before
    found, number = await asyncio.gather(
        tables.page(db, replace(table, columns=_SHOWN), after=before, size=_SIZE),
        tables.count(db, table, overview.MOST_COUNTED),
    )
    context = {
        "params": params,
        "orders": ORDERS,
        "speakers": found.rows,
        "total": overview.Count(min(number, overview.MOST_COUNTED), number > overview.MOST_COUNTED),
        "before": before,
        "older": found.after,
    }
    return await render.page(datasette, request, "speakers", context)


def of(params: dict[str, str]) -> tables.Table:
    """The speakers that these parameters ask for. Each word of `q` must stand in the name, accents aside."""
    conditions: list[str] = []
    bound: dict[str, object] = {}
    for n, word in enumerate(params.get("q", "").split()[:_MOST_WORDS]):
        plain = slugify(word)
        conditions.append(f"(instr(slug, :plain{n}) or instr(lower(name), :word{n}))")
        # A word without letters or digits has no slug of its own: it is looked for as it stands.
        bound |= {
            f"plain{n}": plain if plain != "x" or word.casefold() == "x" else word,
            f"word{n}": word.lower(),
        }
    if "type" in params:
        conditions.append("source_type = :type")
        bound["type"] = params["type"]
    sort = params.get("sort", "")
    order, beyond = _ORDERS[sort]
    source = _BY_SPEAKER if sort else _BY_COUNT
    counted = None if conditions else _COUNTED
    return tables.Table(_COLUMNS, " and ".join([source, *conditions]), order, beyond, bound, counted)


def _entry(row: Row) -> Entry:
    position = ", ".join(part for part in (row["role"], row["affiliation"]) if part)
    who = position or SOURCE_TYPES.get(row["source_type"], "Speaker")
    return Entry(
        path=f"/speaker/{render.segment(row['slug'])}",
        title=row["name"],
        updated=moment(row["first_published"]),
        author="onrecord",
        text=f"{who}\nStatements: {row['statements']:,}",
    )

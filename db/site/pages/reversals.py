"""`/reversals`: where speakers may have said the opposite before, both sentences shown."""

from __future__ import annotations

import asyncio

from datasette.app import Datasette
from datasette.utils.asgi import AsgiStream, Request, Response

from onrecord.db.site import asked, overview, render, tables
from onrecord.db.site import reversals as possible
from onrecord.db.site.library import PAGE_SIZE
from onrecord.db.site.listing import table_listing

_MOST_COUNTED = 1_000


async def reversals(datasette: Datasette, request: Request) -> Response | AsgiStream:
    db = render.database(datasette)
    table = possible.table()
    if request.url_vars["format"]:
        title = "Possible reversals"
        return await table_listing(datasette, request, table, table, possible.entry, "/reversals", title)
    before = asked.number(request.args.get("before"))
    found, number = await asyncio.gather(
        tables.page(db, table, after=before, size=PAGE_SIZE), tables.count(db, table, _MOST_COUNTED)
    )
    context = {
        "total": overview.Count(min(number, _MOST_COUNTED), number > _MOST_COUNTED),
        "reversals": [possible.shown(row) for row in found.rows],
        "before": before,
        "older": found.after,
    }
    return await render.page(datasette, request, "reversals", context)

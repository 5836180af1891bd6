"""`/about`: how statements are found, what the marks mean, and how far to trust them."""

from __future__ import annotations

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from onrecord.db.site import library, render
from onrecord.db.site.precision import ENOUGH, precisions

_EXTRACTORS = """
    select extractor, count(*) as n from articles where extractor is not null
    group by extractor order by n desc
"""
_LAST_RUN = "select * from runs where finished is not null order by id desc limit 1"


async def about(datasette: Datasette, request: Request) -> Response:
    db = render.database(datasette)
    context = {
        "extractors": await library.select(db, _EXTRACTORS),
        "measured": (datasette.plugin_config("onrecord") or {}).get("measured"),
        "precisions": await precisions(db),
        "enough": ENOUGH,
        "last_run": await library.first(db, _LAST_RUN),
    }
    return await render.page(datasette, request, "about", context)

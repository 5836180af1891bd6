"""`/`: what this is, what is new, who is quoted and how the outlets source."""

from __future__ import annotations

import asyncio

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from db.filters import EVERYTHING, TimelineFilter
from db.site import library, overview, render
from db.site.cards import cards
from db.site.chart import chart

_NEWEST = 6
_QUOTED = 8

_OUTLETS = 10
_NUMBERS = """
    select
        (select count(*) from articles) as articles,
        (select n from facet_counts where facet = 'all') as statements,
        (select unnamed from facet_counts where facet = 'all') as unnamed,
        (select n from facet_counts where facet = 'kind' and value = 'no_comment') as no_comments,
        (select count(*) from outlets) as outlets,
        (select fetched from articles order by id desc limit 1) as fetched
"""


async def home(datasette: Datasette, request: Request) -> Response:
    db = render.database(datasette)
    newest, numbers, found, speakers, outlets = await asyncio.gather(
        library.page(db, EVERYTHING, size=_NEWEST),
        library.first(db, _NUMBERS),
        overview.spread(db, TimelineFilter()),
        overview.speakers(db, EVERYTHING, _QUOTED),
        overview.outlets(db, _OUTLETS),
    )
    context = {
        "numbers": numbers,
        "newest": cards(newest.rows),
        "chart": chart(found.days),
        "speakers": speakers,
        "outlets": outlets,
    }
    return await render.page(datasette, request, "home", context)

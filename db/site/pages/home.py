"""`/`: what this is, what is new, who is quoted and how the outlets source."""

from __future__ import annotations

import asyncio

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from onrecord.db.query.filters import EVERYTHING, TimelineFilter
from onrecord.db.site import library, overview, render, revised, tables
from onrecord.db.site.cards import cards
from onrecord.db.site.chart import chart
from onrecord.db.site.pages import changes

_NEWEST = 9
_QUOTED = 8

_OUTLETS = 10
_NUMBERS = """
    select
        (select count(*) from articles) as articles,
        (select n from facet_counts where facet = 'all') as statements,
        (select unnamed from facet_counts where facet = 'all') as unnamed,
        (select n from facet_counts where facet = 'kind' and value = 'no_comment') as no_comments,
        (select count(*) from outlets) as outlets,
        (select fetched from articles order by id desc limit 1) as fetched,
        (select count(*) from feeds where active) as feeds,
        (select count(*) from feeds where active and error is not null) as failing,
        (select finished from runs where finished is not null order by id desc limit 1) as finished
"""
_WEEKS = 26
_CHANGED = 3


async def home(datasette: Datasette, request: Request) -> Response:
    db = render.database(datasette)
    newest, numbers, found, speakers, outlets, changed = await asyncio.gather(
        library.page(db, EVERYTHING, size=_NEWEST),
        library.first(db, _NUMBERS),
        overview.spread(db, TimelineFilter()),
        overview.speakers(db, EVERYTHING, _QUOTED),
        overview.outlets(db, _OUTLETS),
        tables.page(db, changes.of({}), size=_CHANGED),
    )
    shares = chart(found.days, _WEEKS)
    context = {
        "numbers": numbers,
        "newest": cards(newest.rows),
        "chart": chart(found.days),
        "shares": shares if shares and shares.largest_share else None,
        "changed": [revised.shown(row) for row in changed.rows],
        "kinds": revised.KINDS,
        "path_of": revised.path_of,
        "speakers": speakers,
        "outlets": outlets,
    }
    return await render.page(datasette, request, "home", context)

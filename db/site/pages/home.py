"""`/`: what a desk needs in the morning: what is new, who owes an answer, what was taken back."""

from __future__ import annotations

import asyncio
from datetime import date

from datasette.app import Datasette
from datasette.database import Database
from datasette.utils.asgi import Request, Response

from onrecord.db.query.filters import EVERYTHING, TimelineFilter
from onrecord.db.site import library, overview, render, reversals, revised, tables
from onrecord.db.site.arrivals import arrivals
from onrecord.db.site.chart import chart
from onrecord.db.site.outcomes import OUTCOMES, unanswered
from onrecord.db.site.pages import changes, outlets, replies

_QUOTED = 8
_OUTLETS = 8
# Articles are numbered from 1 and never go, so that their last number tells how many they are.
_NUMBERS = """
    select
        (select coalesce(max(id), 0) from articles) as articles,
        (select n from facet_counts where facet = 'all') as statements,
        (select unnamed from facet_counts where facet = 'all') as unnamed,
        (select count(*) from outlets) as outlets,
        (select fetched from articles order by id desc limit 1) as fetched,
        (select count(*) from feeds where active) as feeds,
        (select count(*) from feeds where active and error is not null) as failing,
        (select finished from runs where finished is not null order by id desc limit 1) as finished
"""
_CHANGED = 4
_REVERSED = 4
_ASKED, _ASKINGS = 5, 25
_VIEWS = "select slug, name from views order by name collate nocase limit 12"


async def home(datasette: Datasette, request: Request) -> Response:
    db = render.database(datasette)
    (numbers, found, speakers, relying, views), (new, changed, unanswered, taken_back) = await asyncio.gather(
        asyncio.gather(
            library.first(db, _NUMBERS),
            overview.spread(db, TimelineFilter()),
            overview.speakers(db, EVERYTHING, _QUOTED),
            overview.relying(db, _OUTLETS, outlets.ENOUGH),
            library.select(db, _VIEWS),
        ),
        asyncio.gather(
            arrivals(db, date.today()),
            tables.page(db, changes.of({}), size=_CHANGED),
            _unanswered(db),
            reversals.newest(db, _REVERSED),
        ),
    )
    context = {
        "new": new,
        "numbers": numbers,
        "chart": chart(found.days),
        "undated": found.undated,
        "changed": [revised.shown(row) for row in changed.rows],
        "kinds": revised.KINDS,
        "path_of": revised.path_of,
        "speakers": speakers,
        "relying": relying,
        "enough": outlets.ENOUGH,
        "unanswered": unanswered,
        "outcomes": OUTCOMES,
        "reversals": taken_back,
        "views": views,
    }
    return await render.page(datasette, request, "home", context)


async def _unanswered(db: Database) -> list[replies.Party]:
    """Who was asked last of those who answered nowhere."""
    parties, _ = await replies.parties_of(db, await unanswered(db, _ASKINGS), None, _ASKED)
    return parties

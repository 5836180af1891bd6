"""`/`: what this is, what is new, who is quoted and how the outlets source."""

from __future__ import annotations

import asyncio

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from db.site import library, render
from db.site.cards import cards
from db.site.chart import chart

_NEWEST = 6
_QUOTED = 8

_NUMBERS = """
    select
        (select count(*) from articles) as articles,
        (select count(*) from timeline) as statements,
        (select count(*) from timeline where anonymity = 'anonymous') as unnamed,
        (select count(*) from timeline where kind = 'no_comment') as no_comments,
        (select count(*) from speakers) as speakers,
        (select count(*) from outlets) as outlets,
        (select max(fetched) from articles) as fetched
"""


async def home(datasette: Datasette, request: Request) -> Response:
    db = render.database(datasette)
    everything = library.Condition()
    newest, numbers, days, speakers, outlets = await asyncio.gather(
        library.page(db, everything, size=_NEWEST),
        library.first(db, _NUMBERS),
        library.days(db, everything),
        library.speakers(db, everything, _QUOTED),
        library.outlets(db, everything),
    )
    context = {
        "numbers": numbers,
        "newest": await cards(db, newest.rows),
        "chart": chart(days),
        "speakers": speakers,
        "outlets": outlets,
    }
    return await render.page(datasette, request, "home", context)

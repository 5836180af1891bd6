"""`/replies`: who was asked and gave no answer."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from datasette.app import Datasette
from datasette.utils.asgi import AsgiStream, Request, Response

from db.site import asked, library, overview, render
from db.site.cards import by_day, cards
from db.site.listing import listing

_PARAMS = ("q", "outlet", "speaker", "from", "to")
_OUTLETS = """
    select outlets.id, timeline.outlet as name, count(*) as n
    from ({newest}) as found cross join timeline on timeline.key = found.key
    join outlets on outlets.name = timeline.outlet group by 1, 2 order by n desc, 2 limit 12
"""


async def replies(datasette: Datasette, request: Request) -> Response | AsgiStream:
    db = render.database(datasette)
    question = asked.read({name: request.args.get(name) or "" for name in (*_PARAMS, "before")})
    params = question.params
    chosen = replace(question.filter, kind="no_comment")
    keys = chosen.keys()
    if request.url_vars["format"]:
        return await listing(datasette, request, keys, "/replies", "Asked, and no answer", params)
    shown, spread, parties, outlets = await asyncio.gather(
        library.page(db, keys, before=question.before),
        overview.spread(db, chosen),
        overview.speakers(db, keys, 12),
        library.select(db, _OUTLETS.format(newest=keys.newest(overview.MOST_SAMPLED)), keys.params),
    )
    context = {
        "asked": question,
        "params": params,
        "total": spread.total,
        "sampled": overview.sampled(spread.total),
        "parties": parties,
        "outlets": outlets,
        "days": by_day(cards(shown.rows)),
        "older": shown.older,
    }
    return await render.page(datasette, request, "replies", context)

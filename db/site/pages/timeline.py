"""`/timeline`: search, filters and a chart over all statements, day by day."""

from __future__ import annotations

import asyncio

from datasette.app import Datasette
from datasette.utils.asgi import AsgiStream, Request, Response

from onrecord.db.query.search import respelled
from onrecord.db.site import asked, library, overview, render
from onrecord.db.site.cards import by_day, cards
from onrecord.db.site.chart import chart
from onrecord.db.site.listing import listing

_SPEAKERS_OFFERED = 25


async def timeline(datasette: Datasette, request: Request) -> Response | AsgiStream:
    db = render.database(datasette)
    question = asked.read(request.args)
    form = request.url_vars["format"]
    if form:
        return await listing(datasette, request, question.keys, "/timeline", question.title, question.params)
    found, spread, facets, speakers = await asyncio.gather(
        library.page(db, question.keys, before=question.before),
        overview.spread(db, question.filter),
        overview.facets(db, question.filter),
        overview.speakers(db, question.keys, _SPEAKERS_OFFERED),
    )
    total = spread.total
    context = {
        "asked": question,
        "total": total,
        "respelled": respelled(question.filter.q or ""),
        "days": by_day(cards(found.rows)),
        "older": found.older,
        "chart": chart(spread.days),
        "facets": facets,
        "sampled": overview.sampled(total) if question.params else None,
        "speakers": speakers,
        "fewer": [] if total.number else await _fewer(datasette, question),
        "empty": not total.number and not question.params,
    }
    return await render.page(datasette, request, "timeline", context)


async def _fewer(datasette: Datasette, question: asked.Asked) -> list[tuple[asked.Chip, overview.Count]]:
    """For a search without an answer: each filter that, dropped, would give one."""
    db = render.database(datasette)
    spreads = await asyncio.gather(
        *(overview.spread(db, question.without(chip.param).filter) for chip in question.chips)
    )
    found = zip(question.chips, spreads, strict=True)
    return [(chip, spread.total) for chip, spread in found if spread.total.number]

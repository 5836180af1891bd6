"""`/timeline`: search, filters and a chart over all statements, day by day."""

from __future__ import annotations

import asyncio

from datasette.app import Datasette
from datasette.utils.asgi import AsgiStream, Request, Response

from db.site import asked, library, render
from db.site.cards import by_day, cards
from db.site.chart import chart
from db.site.download import download

_SPEAKERS_OFFERED = 25


async def timeline(datasette: Datasette, request: Request) -> Response | AsgiStream:
    db = render.database(datasette)
    question = asked.read(request.args)
    form = request.url_vars["format"]
    if form:
        return download(db, question.condition, "timeline", form, bom=bool(request.args.get("bom")))
    found, total, days, facets, speakers = await asyncio.gather(
        library.page(db, question.condition, before=question.before),
        library.count(db, question.condition),
        library.days(db, question.condition),
        library.facets(db, question.filter),
        library.speakers(db, question.condition, _SPEAKERS_OFFERED),
    )
    context = {
        "asked": question,
        "total": total,
        "days": by_day(await cards(db, found.rows, question.filter.q)),
        "older": found.older,
        "chart": chart(days),
        "facets": facets,
        "speakers": speakers,
        "fewer": [] if total.number else await _fewer(datasette, question),
        "empty": not total.number and not question.params,
    }
    return await render.page(datasette, request, "timeline", context)


async def _fewer(datasette: Datasette, question: asked.Asked) -> list[tuple[asked.Chip, library.Count]]:
    """For a search without an answer: each filter that, dropped, would give one."""
    db = render.database(datasette)
    counted = [
        (chip, await library.count(db, question.without(chip.param).condition)) for chip in question.chips
    ]
    return [(chip, found) for chip, found in counted if found.number]

"""`/outlet/ID`: what an outlet published, and on whose word."""

from __future__ import annotations

import asyncio

from datasette.app import Datasette
from datasette.utils.asgi import AsgiStream, Request, Response

from onrecord.db.query.filters import TimelineFilter
from onrecord.db.site import asked, library, overview, render
from onrecord.db.site.cards import by_day, cards
from onrecord.db.site.chart import chart
from onrecord.db.site.kinds import by_mark
from onrecord.db.site.listing import listing
from onrecord.db.site.sharing import sharing

_QUOTED = 8
_ARTICLES = """
    select articles.id, articles.title, articles.published, articles.wire,
        (select count(*) from timeline where timeline.article_id = articles.id) as n
    from articles where outlet_id = :id order by published desc, id desc limit 12
"""


async def outlet(datasette: Datasette, request: Request) -> Response | AsgiStream:
    db = render.database(datasette)
    given, form = request.url_vars["id"], request.url_vars["format"]
    found = await library.first(db, "select * from outlets where id = :id", {"id": int(given)})
    if found is None:
        return await render.missing(datasette, request, f"No outlet has the number {given}.")
    theirs = TimelineFilter(outlet=found["name"]).keys()
    if form:
        return await listing(datasette, request, theirs, f"/outlet/{given}", found["name"])
    question = asked.read({"before": request.args.get("before") or ""})
    shown, spread, articles, terms, speakers = await asyncio.gather(
        library.page(db, theirs, before=question.before),
        overview.outlet_spread(db, found["name"]),
        library.select(db, _ARTICLES, {"id": found["id"]}),
        overview.terms(db, theirs),
        overview.speakers(db, theirs, _QUOTED),
    )
    context = {
        "outlet": found,
        "total": spread.total,
        "articles": articles,
        "marks": by_mark(terms),
        "sampled": overview.sampled(spread.total),
        "speakers": speakers,
        "chart": chart(spread.days),
        "days": by_day(cards(shown.rows)),
        "older": shown.older,
        "before": question.before,
        "sharing": sharing(asked.Asked(TimelineFilter(outlet=found["name"]))),
    }
    return await render.page(datasette, request, "outlet", context)

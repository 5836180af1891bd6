"""`/story/ID`: what was said of one event, in all the outlets that report it."""

from __future__ import annotations

import asyncio

from datasette.app import Datasette
from datasette.utils.asgi import AsgiStream, Request, Response

from onrecord.db.query.filters import Keys
from onrecord.db.site import asked, library, overview, render
from onrecord.db.site.cards import by_day, cards
from onrecord.db.site.chart import chart
from onrecord.db.site.listing import listing

_QUOTED = 12
_ARTICLES = """
    select articles.id, articles.title, articles.published, outlets.name as outlet, count(*) as n
    from timeline join articles on articles.id = timeline.article_id
    left join outlets on outlets.id = articles.outlet_id
    where story_id = :id group by articles.id order by articles.published desc, articles.id desc limit 40
"""


async def story(datasette: Datasette, request: Request) -> Response | AsgiStream:
    db = render.database(datasette)
    number = int(request.url_vars["id"])
    found = await library.first(db, "select * from stories where id = :id", {"id": number})
    if found is None:
        some = await library.first(db, "select 1 from stories limit 1")
        none_yet = "" if some else " In this database articles are not gathered into stories."
        return await render.missing(datasette, request, f"No story has the number {number}.{none_yet}")
    theirs = Keys("story_id = :id", {"id": number})
    title = found["title"] or f"Story {number}"
    if request.url_vars["format"]:
        return await listing(datasette, request, theirs, f"/story/{number}", title)
    question = asked.read({"before": request.args.get("before") or ""})
    shown, spread, articles, speakers = await asyncio.gather(
        library.page(db, theirs, before=question.before),
        overview.counted(db, theirs),
        library.select(db, _ARTICLES, theirs.params),
        overview.speakers(db, theirs, _QUOTED),
    )
    context = {
        "story": found,
        "title": title,
        "total": spread.total,
        "sampled": overview.sampled(spread.total),
        "articles": articles,
        "speakers": speakers,
        "chart": chart(spread.days),
        "days": by_day(cards(shown.rows)),
        "older": shown.older,
        "before": question.before,
    }
    return await render.page(datasette, request, "story", context)

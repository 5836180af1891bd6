"""`/speaker/SLUG`: who someone is said to be, where they are quoted, and all that they said."""

from __future__ import annotations

import asyncio
from urllib.parse import unquote

from datasette.app import Datasette
from datasette.utils.asgi import AsgiStream, Request, Response

from db.filters import Keys
from db.site import asked, library, overview, render
from db.site.cards import by_day, cards
from db.site.chart import chart
from db.site.listing import listing
from db.site.topics import topics

# Of the newest statements: a president's are too many to go through for every reader.
_THEIRS = f"""
    with theirs as materialized (
        select role, affiliation, said_on, source, outlet from timeline
        where speaker_id = :id order by key desc limit {overview.MOST_SAMPLED}
    )
"""
_ROLES = f"""
    {_THEIRS} select role, affiliation, count(*) as n, min(said_on) as first, max(said_on) as last from theirs
    where role is not null or affiliation is not null
    group by role, affiliation order by last desc, n desc limit 12
"""
_CALLED = f"""
    {_THEIRS} select source, count(*) as n from theirs where source is not null
    group by source order by n desc, source limit 12
"""
_OUTLETS = f"""
    {_THEIRS} select outlet as name, count(*) as n from theirs where outlet is not null
    group by outlet order by n desc, outlet limit 12
"""


async def speaker(datasette: Datasette, request: Request) -> Response | AsgiStream:
    db = render.database(datasette)
    slug, form = unquote(request.url_vars["slug"]), request.url_vars["format"]
    found = await library.first(db, "select * from speakers where slug = :slug", {"slug": slug})
    if found is None:
        return await render.missing(datasette, request, "Nobody is recorded under this name.")
    theirs = Keys("speaker_id = :id", {"id": found["id"]})
    if form:
        return await listing(datasette, request, theirs, f"/speaker/{render.segment(slug)}", found["name"])
    question = asked.read({"before": request.args.get("before") or ""})
    shown, spread, (roles, called, outlets) = await asyncio.gather(
        library.page(db, theirs, before=question.before),
        overview.counted(db, theirs),
        asyncio.gather(*(library.select(db, sql, theirs.params) for sql in (_ROLES, _CALLED, _OUTLETS))),
    )
    context = {
        "speaker": found,
        "total": spread.total,
        "sampled": overview.sampled(spread.total),
        "roles": roles,
        "called": called,
        "outlets": outlets,
        "chart": chart(spread.days),
        "days": by_day(cards(shown.rows)),
        "older": shown.older,
        "before": question.before,
        "topics": await topics(db, found["id"], found["name"]),
    }
    return await render.page(datasette, request, "speaker", context)

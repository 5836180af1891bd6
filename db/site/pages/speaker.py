"""`/speaker/SLUG`: who someone is said to be, where they are quoted, and all that they said."""

from __future__ import annotations

from urllib.parse import unquote

from datasette.app import Datasette
from datasette.utils.asgi import AsgiStream, Request, Response

from db.site import asked, library, render
from db.site.cards import by_day, cards
from db.site.chart import chart
from db.site.download import download

_ROLES = """
    select role, affiliation, count(*) as n, min(said_on) as first, max(said_on) as last from timeline
    where speaker_id = :id and (role is not null or affiliation is not null)
    group by role, affiliation order by last desc, n desc limit 12
"""
_CALLED = """
    select source, count(*) as n from timeline where speaker_id = :id and source is not null
    group by source order by n desc, source limit 12
"""


async def speaker(datasette: Datasette, request: Request) -> Response | AsgiStream:
    db = render.database(datasette)
    slug, form = unquote(request.url_vars["slug"]), request.url_vars["format"]
    found = await library.first(db, "select * from speakers where slug = :slug", {"slug": slug})
    if found is None:
        return await render.missing(datasette, request, "Nobody is recorded under this name.")
    theirs = library.Condition("timeline.speaker_id = :speaker", {"speaker": found["id"]})
    if form:
        return download(db, theirs, f"speaker-{found['id']}", form, bom=bool(request.args.get("bom")))
    question = asked.read({"before": request.args.get("before") or ""})
    shown = await library.page(db, theirs, before=question.before)
    context = {
        "speaker": found,
        "total": await library.count(db, theirs),
        "roles": await library.select(db, _ROLES, {"id": found["id"]}),
        "called": await library.select(db, _CALLED, {"id": found["id"]}),
        "outlets": await library.outlets(db, theirs),
        "chart": chart(await library.days(db, theirs)),
        "days": by_day(await cards(db, shown.rows)),
        "older": shown.older,
        "before": question.before,
    }
    return await render.page(datasette, request, "speaker", context)

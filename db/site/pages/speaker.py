"""`/speaker/SLUG`: who someone is said to be, where they are quoted, and all that they said."""

from __future__ import annotations

import asyncio
from urllib.parse import unquote

from datasette.app import Datasette
from datasette.utils.asgi import AsgiStream, Request, Response

from onrecord.db.query.filters import Keys, TimelineFilter
from onrecord.db.site import asked, library, overview, render
from onrecord.db.site.cards import by_day, cards
from onrecord.db.site.chart import chart
from onrecord.db.site.listing import listing
from onrecord.db.site.offices import offices
from onrecord.db.site.positions import positions
from onrecord.db.site.reversals import of_speaker
from onrecord.db.site.sharing import sharing
from onrecord.db.site.topics import topics

# Of the newest statements: a president's are too many to go through for every reader.
_THEIRS = f"""
    with theirs as materialized (
        select source, outlet from timeline
        where speaker_id = :id order by key desc limit {overview.MOST_SAMPLED}
    )
"""
_ROLES = """
    select role, affiliation, articles, first_seen, last_seen from speaker_roles
    where speaker_id = :id order by last_seen desc, articles desc limit 60
"""
_ALIASES = """
    select name, (select count(*) from speaker_mentions where alias_id = speaker_aliases.id) as n
    from speaker_aliases
    where speaker_id = :id and speaker_aliases.id <> :id order by n desc, name limit 12
"""
_NOW_OF = """
    select speakers.slug from speaker_aliases join speakers on speakers.id = speaker_id
    where speaker_aliases.slug = :slug
"""
_REVERSALS = 6
_CALLED = f"""
    {_THEIRS} select min(source) as source, count(*) as n from theirs where source is not null
    group by source collate nocase order by n desc, source limit 12
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
        merged = await library.first(db, _NOW_OF, {"slug": slug})
        if merged is not None:
            return render.moved(datasette, request, f"/speaker/{render.segment(merged['slug'])}")
        return await render.missing(datasette, request, "Nobody is recorded under this name.")
    theirs = Keys("speaker_id = :id", {"id": found["id"]})
    if form:
        return await listing(datasette, request, theirs, f"/speaker/{render.segment(slug)}", found["name"])
    question = asked.read({"before": request.args.get("before") or ""})
    shown, spread, (roles, aliases, called, outlets) = await asyncio.gather(
        library.page(db, theirs, before=question.before),
        overview.counted(db, theirs),
        asyncio.gather(
            *(library.select(db, sql, theirs.params) for sql in (_ROLES, _ALIASES, _CALLED, _OUTLETS))
        ),
    )
    context = {
        "speaker": found,
        "total": spread.total,
        "sampled": overview.sampled(spread.total),
        "roles": offices(roles),
        "positions": await positions(db, found["id"]),
        "aliases": aliases,
        "called": called,
        "outlets": outlets,
        "chart": chart(spread.days),
        "days": by_day(cards(shown.rows)),
        "older": shown.older,
        "before": question.before,
        "reversals": await of_speaker(db, found["id"], _REVERSALS),
        "sharing": sharing(asked.Asked(TimelineFilter(speaker=found["slug"]))),
        "topics": await topics(db, found["id"], found["name"]),
    }
    return await render.page(datasette, request, "speaker", context)

"""`/claim/ID`: one statement, its words in context, and which words gave each field."""

from __future__ import annotations

from urllib.parse import unquote

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from db.site import citation as copying
from db.site import library, render
from db.site.linked import json_ld
from db.site.marks import paragraphs
from db.site.pages.article import marks_of
from db.site.terms import LADDER, terms_of

_CLAIM = """
    select claims.*, timeline.said_on, timeline.outlet, timeline.title, timeline.published, timeline.url,
        articles.text, articles.outlet_id, speakers.slug as speaker_slug
    from claims
    join articles on articles.id = claims.article_id
    left join timeline on timeline.claim_id = claims.claim_id
    left join speakers on speakers.id = claims.speaker_id
    where claims.claim_id = :id
"""
_INSIDE = "select claim_id, content, source, speaker from claims where reported_by = :id order by position"
_AROUND = "select claim_id, content, source, speaker from claims where claim_id = :id"


async def claim(datasette: Datasette, request: Request) -> Response:
    db = render.database(datasette)
    given = unquote(request.url_vars["id"])
    found = await library.first(db, _CLAIM, {"id": given})
    if found is None:
        return await render.missing(datasette, request, "No statement has this address.")
    address = datasette.absolute_url(request, render.link(datasette, f"/claim/{render.segment(given)}"))
    context = {
        "claim": found,
        "terms": terms_of(found),
        "ladder": LADDER,
        "context": [p for p in paragraphs(found["text"], marks_of(found, 1)) if p.marked],
        "inside": await library.select(db, _INSIDE, {"id": given}),
        "around": await library.first(db, _AROUND, {"id": found["reported_by"]}),
        "citation": copying.citation(found, address),
        "copied": (copying.label(found), copying.words(found)),
        "address": address,
        "linked": json_ld(found, address),
    }
    return await render.page(datasette, request, "claim", context)

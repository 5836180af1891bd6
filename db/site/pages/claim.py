"""`/claim/ID`: one statement, its words in context, and which words gave each field."""

from __future__ import annotations

import json
from urllib.parse import unquote

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from db.site import library, render
from db.site.citation import citation, quotation
from db.site.linked import json_ld
from db.site.marks import paragraphs
from db.site.pages.article import marks_of
from db.site.terms import LADDER, terms_of

CLAIM = """
    select claims.*, outlets.name as outlet, articles.title, articles.published, articles.url,
        articles.text, articles.outlet_id, speakers.slug as speaker_slug
    from claims
    join articles on articles.id = claims.article_id
    left join outlets on outlets.id = articles.outlet_id
    left join speakers on speakers.id = claims.speaker_id
    where claims.claim_id = :id
"""
_TOLD = "select claim_id, content, source, speaker from claims where reviewed is not 'wrong' and"
_INSIDE = f"{_TOLD} reported_by = :id order by position"
_AROUND = f"{_TOLD} claim_id = :id"
# Who decided is the house's own business.
_DECIDED = """
    select verdict, field, at from reviews where claim_id = :id and undone is null order by id
"""


async def claim(datasette: Datasette, request: Request) -> Response:
    db = render.database(datasette)
    given = unquote(request.url_vars["id"])
    found = await library.first(db, CLAIM, {"id": given})
    if found is None:
        return await render.missing(datasette, request, "No statement has this address.")
    decided = await library.select(db, _DECIDED, {"id": given})
    if found["reviewed"] == "wrong":
        withdrawn = {"claim": found, "decided": decided}
        return await render.page(datasette, request, "withdrawn", withdrawn, status=410)
    address = datasette.absolute_url(request, render.link(datasette, f"/claim/{render.segment(given)}"))
    context = {
        "claim": found,
        "decided": decided,
        "extracted": json.loads(found["extracted"] or "{}"),
        "terms": terms_of(found),
        "ladder": LADDER,
        "context": [p for p in paragraphs(found["text"], marks_of(found, 1)) if p.marked],
        "inside": await library.select(db, _INSIDE, {"id": given}),
        "around": await library.first(db, _AROUND, {"id": found["reported_by"]}),
        "citation": citation(found, address),
        "quotation": quotation(found),
        "address": address,
        "linked": json_ld(found, address),
    }
    return await render.page(datasette, request, "claim", context)

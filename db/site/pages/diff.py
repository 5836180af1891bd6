"""`/article/ID/diff/A..B`: what changed between two versions, in the text and in the statements."""

from __future__ import annotations

import asyncio
from itertools import groupby

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from onrecord.db.site import library, render, revised
from onrecord.db.site.worddiff import Piece, changed, diff, paragraphs

_ARTICLE = """
    select articles.id, articles.title, articles.outlet_id, outlets.name as outlet from articles
    left join outlets on outlets.id = articles.outlet_id where articles.id = :id
"""
_VERSION = "select number, seen, title, text from revisions where article_id = :id and number = :number"
_CHANGES = f"""
    select {", ".join(revised.COLUMNS)},
        exists (select 1 from claims where claims.claim_id = changes.claim_id) as live
    from changes
    where article_id = :id and revision > :first and revision <= :last order by revision, id
"""


async def versions(datasette: Datasette, request: Request) -> Response:
    db = render.database(datasette)
    number, first, last = (int(request.url_vars[name]) for name in ("id", "first", "last"))
    found, before, after, rows = await asyncio.gather(
        library.first(db, _ARTICLE, {"id": number}),
        library.first(db, _VERSION, {"id": number, "number": first}),
        library.first(db, _VERSION, {"id": number, "number": last}),
        library.select(db, _CHANGES, {"id": number, "first": first, "last": last}),
    )
    if found is None:
        return await render.missing(datasette, request, f"No article has the number {number}.")
    if before is None or after is None or first >= last:
        what = f"This article has no version {first} before a version {last}."
        return await render.missing(datasette, request, what)
    # In a public edition there are no earlier texts, only the statements that came and went.
    kept = bool(before["text"] and after["text"])
    text = await asyncio.to_thread(_text, before["text"], after["text"]) if kept else []
    context = {
        "article": found,
        "before": before,
        "after": after,
        "title": diff(before["title"] or "", after["title"] or ""),
        "kept": kept,
        "text": text,
        "changes": revised.by_revision(rows),
        "kinds": revised.KINDS,
    }
    return await render.page(datasette, request, "diff", context)


def _text(before: str, after: str) -> list[tuple[bool, list[tuple[Piece, ...]]]]:
    """The paragraphs in runs, each with whether anything in it changed."""
    shown = paragraphs(diff(before, after))
    return [(is_changed, list(run)) for is_changed, run in groupby(shown, key=changed)]

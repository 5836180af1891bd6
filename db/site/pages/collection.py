"""`/collections`, `/collection/NAME`: statements that a person put together, where they are shared."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import unquote

from datasette.app import Datasette
from datasette.utils.asgi import AsgiStream, Request, Response

from onrecord.db.site import asked, collected, library, render
from onrecord.db.site.cards import Card, Reported, cards
from onrecord.db.site.library import Row
from onrecord.db.site.listing import listing


async def collections(datasette: Datasette, request: Request) -> Response:
    found = await collected.every(render.database(datasette), all_of_them=False)
    return await render.page(
        datasette, request, "collections", {"collections": found, "within": "/collection"}
    )


async def collection(datasette: Datasette, request: Request) -> Response | AsgiStream:
    found = await collected.one(render.database(datasette), unquote(request.url_vars["slug"]))
    if found is None or found["shared"] is None:
        return await render.missing(datasette, request, "No collection has this address.")
    return await shown(datasette, request, found, within="/collection", noted=found["shared"] == "notes")


async def shown(
    datasette: Datasette, request: Request, found: Row, *, within: str, noted: bool
) -> Response | AsgiStream:
    """A collection as a page, or in the form that the address asks for. `within`: where collections stand for
    this reader; `noted`: whether the notes are shown."""
    db, path = render.database(datasette), f"{within}/{render.segment(found['slug'])}"
    keys = collected.keys(found)
    if request.url_vars["format"]:
        more = collected.beside(found) if noted else None
        return await listing(datasette, request, keys, path, found["name"], beside=more)
    before = asked.read({"before": request.args.get("before") or ""}).before
    page = await library.page(db, keys, before=before)
    context = {
        "collection": found,
        "path": path,
        "within": within,
        "noted": noted,
        "articles": _by_article(cards(page.rows)),
        "notes": await collected.notes(db, found, [row["claim_id"] for row in page.rows]) if noted else {},
        "before": before,
        "older": page.older,
    }
    return await render.page(datasette, request, "collection", context)


def _by_article(shown: Sequence[Card]) -> list[Reported]:
    """Each article with all that was chosen of it: who chose the same words twice meant both."""
    gathered: dict[object, list[Card]] = {}
    for card in shown:
        gathered.setdefault(card.row["article_id"], []).append(card)
    return [Reported(tuple(group), ()) for group in gathered.values()]

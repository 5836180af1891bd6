"""Collections at the desk: what is in them, what others see of them, and the forms that change it."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote

from datasette.app import Datasette
from datasette.utils.asgi import AsgiStream, Request, Response

from onrecord.db.clock import utc_now
from onrecord.db.errors import DatabaseError
from onrecord.db.review import reviewer
from onrecord.db.review.forms import Form, form, trouble, write
from onrecord.db.site import collected, render
from onrecord.db.site.pages.collection import shown
from onrecord.db.store import Store
from onrecord.db.store.collections import CollectionError, Shared

WITHIN = "/review/collection"
_LONGEST_NAME, _LONGEST_NOTE = 120, 2_000
_SHARED: dict[str, Shared] = {"statements": "statements", "notes": "notes"}


async def collections(datasette: Datasette, request: Request) -> Response:
    """`/review/collections`: all of them."""
    found = await collected.every(render.database(datasette), all_of_them=True)
    return await render.page(datasette, request, "collections", {"collections": found, "within": WITHIN})


async def collection(datasette: Datasette, request: Request) -> Response | AsgiStream:
    """`/review/collection/NAME`: one, with its notes, whoever else may see it."""
    found = await collected.one(render.database(datasette), unquote(request.url_vars["slug"]))
    if found is None:
        return await render.missing(datasette, request, "No collection has this address.")
    return await shown(datasette, request, found, within=WITHIN, noted=True)


async def put(datasette: Datasette, request: Request) -> Response:
    """Put a statement into a collection, which is begun where there is none of the name."""
    given = await form(request)
    claim_id, name = given.get("claim_id", ""), _line(given, "name", _LONGEST_NAME)
    if not name:
        return await trouble(datasette, request, "A collection needs a name: nothing was put anywhere.", 400)
    note = _line(given, "note", _LONGEST_NOTE) or None

    def work(store: Store) -> None:
        now = utc_now()
        slug = store.collections.begin(name, now)
        store.collections.put(slug, claim_id, note, reviewer(datasette) or "", now)

    return await _done(datasette, request, work, f"/claim/{render.segment(claim_id)}", "#collections")


async def take(datasette: Datasette, request: Request) -> Response:
    """Take a statement out of a collection."""
    given = await form(request)
    claim_id, slug = given.get("claim_id", ""), given.get("slug", "")
    back = f"/claim/{render.segment(claim_id)}"
    return await _done(
        datasette, request, lambda store: store.collections.take(slug, claim_id), back, "#collections"
    )


async def describe(datasette: Datasette, request: Request) -> Response:
    """Name a collection, say what it is about and what others see of it."""
    given = await form(request)
    slug, name = given.get("slug", ""), _line(given, "name", _LONGEST_NAME)
    if not name:
        return await trouble(datasette, request, "A collection needs a name: nothing was changed.", 400)
    note, others = _line(given, "note", _LONGEST_NOTE) or None, _SHARED.get(given.get("shared", ""))
    return await _done(
        datasette,
        request,
        lambda store: store.collections.describe(slug, name, note, others),
        f"{WITHIN}/{render.segment(slug)}",
    )


async def remove(datasette: Datasette, request: Request) -> Response:
    """Forget a collection."""
    given = await form(request)
    slug = given.get("slug", "")
    if not given.get("sure"):
        return await trouble(datasette, request, "Tick that you are sure: nothing was removed.", 400)
    return await _done(datasette, request, lambda store: store.collections.remove(slug), f"{WITHIN}s")


async def _done(
    datasette: Datasette, request: Request, work: Callable[[Store], None], back: str, place: str = ""
) -> Response:
    try:
        await write(datasette, work)
    except CollectionError as error:
        said = str(error)
        return await trouble(datasette, request, f"{said[0].upper()}{said[1:]}: nothing was changed.", 404)
    except DatabaseError as error:
        return await trouble(datasette, request, f"Nothing was changed: {error.reason}.", 503)
    return Response.redirect(render.link(datasette, back) + place, status=303)


def _line(given: Form, field: str, longest: int) -> str:
    return " ".join(given.get(field, "").split())[:longest]

"""What every form of the desk goes through: its token, a transaction of its own, a page for trouble."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from datasette.app import Datasette
from datasette.utils.asgi import BadRequest, Forbidden, Request, Response

from onrecord.db.site import render
from onrecord.db.store import Store

Result = TypeVar("Result")
Form = Mapping[str, str]


async def form(request: Request) -> Form:
    """What was sent. Raises Forbidden unless it holds the token of a page that this server made.

    Datasette checks the token too, but lets a request without any cookie pass: in its eyes that has no rights
    to abuse, here it has all of them.
    """
    if request.method != "POST":
        raise Forbidden("This address takes forms only.")
    try:
        given: Form = await request.post_vars()
    except ValueError:  # no UTF-8, or another kind of form
        raise BadRequest("This form cannot be read: nothing was decided.") from None
    if not secrets.compare_digest(given.get("csrftoken", "").encode(), request.scope["csrftoken"]().encode()):
        raise Forbidden(
            "This form is not from the running desk: go back, load the page again, and decide anew."
        )
    return given


async def write(datasette: Datasette, work: Callable[[Store], Result]) -> Result:
    """`work` in a transaction of its own, off the event loop. Raises DatabaseError, and what `work` does."""
    path = Path(render.database(datasette).path)

    def run() -> Result:
        with Store.open(path, create=False) as store, store.transaction():
            return work(store)

    return await asyncio.to_thread(run)


async def trouble(datasette: Datasette, request: Request, what: str, status: int) -> Response:
    """A page that says in a sentence `what` went wrong."""
    body = await datasette.render_template("review/trouble.html", {"what": what}, request=request)
    return Response.html(body, status=status)

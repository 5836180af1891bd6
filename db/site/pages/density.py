"""`/density/CHOICE?to=PATH`: how close rows are to stand from now on; then back to where the reader was."""

from __future__ import annotations

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from onrecord.db.site import render
from onrecord.db.site.http import density as choices


async def density(datasette: Datasette, request: Request) -> Response:
    choice = request.url_vars["choice"]
    if choice not in choices.CHOICES:
        return await render.missing(
            datasette, request, "Rows stand compact, for reading, or with words in context."
        )
    to = request.args.get("to") or ""
    # A path of this site alone: what begins with two slashes is another host.
    is_here = to.startswith("/") and to[1:2] not in ("/", "\\")
    where = to if is_here else str(datasette.urls.path("/timeline"))
    return Response.redirect(where, status=303, headers={"Set-Cookie": choices.cookie(choice)})

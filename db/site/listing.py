"""A list of statements as something else than a page: a table to take away, or a feed to follow."""

from __future__ import annotations

from collections.abc import Mapping

from datasette.app import Datasette
from datasette.utils.asgi import AsgiStream, Request, Response

from db.filters import Keys
from db.site import render
from db.site.download import download
from db.site.feed import feed
from db.site.library import Beside


async def listing(
    datasette: Datasette,
    request: Request,
    keys: Keys,
    path: str,
    title: str,
    params: Mapping[str, str] | None = None,
    *,
    beside: Beside | None = None,
) -> Response | AsgiStream:
    """These statements in the form that the address asks for: csv, json or atom.

    `path` with `params` is the page of the list, `title` what its feed is called, `beside` what a table has
    beside the statements.
    """
    db, form = render.database(datasette), request.url_vars["format"]
    if form == "atom":
        return await feed(datasette, request, db, keys, title, path, params)
    name = path.strip("/").replace("/", "-")
    name = name if name.isascii() else name.partition("-")[0]
    return download(db, keys, name, form, bom=bool(request.args.get("bom")), beside=beside)

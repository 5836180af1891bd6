"""A list as something else than a page: a table to take away, or a feed to follow."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from datasette.app import Datasette
from datasette.utils.asgi import AsgiStream, Request, Response

from onrecord.db.migrations import TIMELINE_COLUMNS
from onrecord.db.query.filters import Keys
from onrecord.db.query.worksheet import SHEET_COLUMNS, for_sheets, link_on
from onrecord.db.site import library, render, tables
from onrecord.db.site.cards import cards
from onrecord.db.site.download import Batches, download
from onrecord.db.site.feed import MOST_ENTRIES, Entry, feed, statement


async def listing(
    datasette: Datasette,
    request: Request,
    keys: Keys,
    path: str,
    title: str,
    params: Mapping[str, str] | None = None,
    *,
    beside: library.Beside | None = None,
) -> Response | AsgiStream:
    """These statements in the form that the address asks for: csv, json, jsonl or atom.

    `path` with `params` is the page of the list, `title` what its feed is called, `beside` what a table has
    beside the statements.
    """
    db = render.database(datasette)
    if request.url_vars["format"] == "atom":
        found = await library.page(db, keys, size=MOST_ENTRIES)
        entries = [statement(card) for card in cards(found.rows)]
        return await feed(datasette, request, entries, title, path, params)
    columns = TIMELINE_COLUMNS + (beside.columns if beside else ())
    batches = library.batches(db, keys, beside)
    if request.url_vars["format"] == "csv":
        columns += SHEET_COLUMNS
        batches = _for_sheets(batches, link_on(render.home(datasette, request)))
    return _file(request, columns, batches, path)


async def table_listing(
    datasette: Datasette,
    request: Request,
    table: tables.Table,
    newest: tables.Table,
    entry: Callable[[library.Row], Entry],
    path: str,
    title: str,
    params: Mapping[str, str] | None = None,
) -> Response | AsgiStream:
    """The same for a list of other things; `newest` is it in the order of a feed, `entry` tells of a row."""
    db = render.database(datasette)
    if request.url_vars["format"] == "atom":
        found = await tables.page(db, newest, size=MOST_ENTRIES)
        return await feed(datasette, request, [entry(row) for row in found.rows], title, path, params)
    return _file(request, table.columns, tables.batches(db, table), path)


async def _for_sheets(batches: Batches, link: Callable[[str], str] | None) -> Batches:
    async for rows in batches:
        yield [tuple(row) for row in for_sheets(rows, link)]


def _file(request: Request, columns: tuple[str, ...], batches: Batches, path: str) -> AsgiStream:
    name = path.strip("/").replace("/", "-")
    name = name if name.isascii() else name.partition("-")[0]
    bom = bool(request.args.get("bom"))
    return download(columns, batches, name, request.url_vars["format"], bom=bom)

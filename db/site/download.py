"""Any list of statements as CSV or JSON: streamed, every row exactly once, no cell that runs as a formula."""

from __future__ import annotations

import json

from datasette.database import Database
from datasette.utils.asgi import AsgiStream, AsgiWriter

from db.filters import Keys
from db.migrations import TIMELINE_COLUMNS
from db.site.library import batches
from db.spreadsheet import lines


def download(db: Database, keys: Keys, name: str, form: str, *, bom: bool = False) -> AsgiStream:
    """A stream of all statements of these keys, newest first. `form` is "csv" or "json".

    An error on the way breaks the connection off, so that no half file passes for a whole one.
    """
    if form == "json":
        return AsgiStream(
            lambda writer: _json(writer, db, keys), content_type="application/json; charset=utf-8"
        )
    return AsgiStream(
        lambda writer: _csv(writer, db, keys, bom),
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
        content_type="text/csv; charset=utf-8",
    )


async def _csv(writer: AsgiWriter, db: Database, keys: Keys, bom: bool) -> None:
    await writer.write(("\ufeff" if bom else "") + lines([TIMELINE_COLUMNS]))
    async for rows in batches(db, keys):
        await writer.write(lines(rows))


async def _json(writer: AsgiWriter, db: Database, keys: Keys) -> None:
    separator = "["
    async for rows in batches(db, keys):
        records = (dict(zip(TIMELINE_COLUMNS, row, strict=True)) for row in rows)
        await writer.write(separator + ",\n".join(json.dumps(one, ensure_ascii=False) for one in records))
        separator = ",\n"
    await writer.write("]\n" if separator != "[" else "[]\n")

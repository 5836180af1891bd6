"""Any list of statements as CSV or JSON: streamed, every row exactly once, no cell that runs as a formula."""

from __future__ import annotations

import json

from datasette.database import Database
from datasette.utils.asgi import AsgiStream, AsgiWriter

from db.filters import Keys
from db.migrations import TIMELINE_COLUMNS
from db.site.library import Beside, batches
from db.spreadsheet import lines


def download(
    db: Database, keys: Keys, name: str, form: str, *, bom: bool = False, beside: Beside | None = None
) -> AsgiStream:
    """A stream of all statements of these keys, newest first. `form` is "csv" or "json".

    An error on the way breaks the connection off, so that no half file passes for a whole one.
    """
    if form == "json":
        return AsgiStream(
            lambda writer: _json(writer, db, keys, beside), content_type="application/json; charset=utf-8"
        )
    return AsgiStream(
        lambda writer: _csv(writer, db, keys, bom, beside),
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
        content_type="text/csv; charset=utf-8",
    )


async def _csv(writer: AsgiWriter, db: Database, keys: Keys, bom: bool, beside: Beside | None) -> None:
    await writer.write(("\ufeff" if bom else "") + lines([_columns(beside)]))
    async for rows in batches(db, keys, beside):
        await writer.write(lines(rows))


async def _json(writer: AsgiWriter, db: Database, keys: Keys, beside: Beside | None) -> None:
    separator, columns = "[", _columns(beside)
    async for rows in batches(db, keys, beside):
        records = (dict(zip(columns, row, strict=True)) for row in rows)
        await writer.write(separator + ",\n".join(json.dumps(one, ensure_ascii=False) for one in records))
        separator = ",\n"
    await writer.write("]\n" if separator != "[" else "[]\n")


def _columns(beside: Beside | None) -> tuple[str, ...]:
    return TIMELINE_COLUMNS + (beside.columns if beside else ())

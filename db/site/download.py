"""Any list of statements as CSV or JSON: streamed, every row exactly once, no cell that runs as a formula."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence

from datasette.database import Database
from datasette.utils.asgi import AsgiStream, AsgiWriter

from db.migrations import TIMELINE_COLUMNS
from db.site.library import Condition, batches
from db.spreadsheet import cell


def download(db: Database, condition: Condition, name: str, form: str, *, bom: bool = False) -> AsgiStream:
    """A stream of all statements that meet a condition, newest first. `form` is "csv" or "json".

    An error on the way breaks the connection off, so that no half file passes for a whole one.
    """
    if form == "json":
        return AsgiStream(
            lambda writer: _json(writer, db, condition), content_type="application/json; charset=utf-8"
        )
    return AsgiStream(
        lambda writer: _csv(writer, db, condition, bom),
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
        content_type="text/csv; charset=utf-8",
    )


async def _csv(writer: AsgiWriter, db: Database, condition: Condition, bom: bool) -> None:
    await writer.write(("\ufeff" if bom else "") + _lines([TIMELINE_COLUMNS]))
    async for rows in batches(db, condition):
        await writer.write(_lines([cell(row[name]) for name in TIMELINE_COLUMNS] for row in rows))


def _lines(rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


async def _json(writer: AsgiWriter, db: Database, condition: Condition) -> None:
    separator = "["
    async for rows in batches(db, condition):
        for row in rows:
            record = {name: row[name] for name in TIMELINE_COLUMNS}
            await writer.write(separator + json.dumps(record, ensure_ascii=False))
            separator = ",\n"
    await writer.write("]\n" if separator != "[" else "[]\n")

"""Any list as CSV, JSON or JSON Lines: streamed, every row exactly once, no cell that runs as a formula."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence
from typing import Any

from datasette.utils.asgi import AsgiStream, AsgiWriter

from onrecord.db.query.spreadsheet import lines
from onrecord.db.site.http import cells

Batches = AsyncIterator[list[tuple[Any, ...]]]


def download(
    columns: Sequence[str], batches: Batches, name: str, form: str, *, bom: bool = False
) -> AsgiStream:
    """A stream of all rows, as tuples of `columns`. `form` is "csv", "json" or "jsonl", `name` that of the
    file.

    An error on the way breaks the connection off, so that no half file passes for a whole one.
    """
    if form == "jsonl":
        return AsgiStream(
            lambda writer: _lines(writer, columns, batches),
            headers={"Content-Disposition": f'attachment; filename="{name}.jsonl"'},
            content_type="application/jsonl; charset=utf-8",
        )
    if form == "json":
        return AsgiStream(
            lambda writer: _json(writer, columns, batches), content_type="application/json; charset=utf-8"
        )
    return AsgiStream(
        lambda writer: _csv(writer, columns, batches, bom),
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"', cells.SAFE: "yes"},
        content_type="text/csv; charset=utf-8",
    )


async def _csv(writer: AsgiWriter, columns: Sequence[str], batches: Batches, bom: bool) -> None:
    await writer.write(("\ufeff" if bom else "") + lines([columns]))
    async for rows in batches:
        await writer.write(lines(rows))


async def _lines(writer: AsgiWriter, columns: Sequence[str], batches: Batches) -> None:
    async for rows in batches:
        await writer.write("".join(f"{_object(columns, row)}\n" for row in rows))


async def _json(writer: AsgiWriter, columns: Sequence[str], batches: Batches) -> None:
    separator = "["
    async for rows in batches:
        await writer.write(separator + ",\n".join(_object(columns, row) for row in rows))
        separator = ",\n"
    await writer.write("]\n" if separator != "[" else "[]\n")


def _object(columns: Sequence[str], row: tuple[Any, ...]) -> str:
    return json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False)

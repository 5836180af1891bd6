"""The timeline as a file: every matching row once, newest first."""

from __future__ import annotations

import io
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import IO, Any

from onrecord.db.migrations import TIMELINE_COLUMNS
from onrecord.db.query.filters import TimelineFilter
from onrecord.db.query.spreadsheet import lines
from onrecord.db.query.worksheet import SHEET_COLUMNS, for_sheets, link_on
from onrecord.db.rows import line
from onrecord.db.workroom import workroom

Row = dict[str, Any]
_BATCH = 1_000


def rows(connection: sqlite3.Connection, filter: TimelineFilter) -> Iterator[Row]:
    """The matching rows, in the contract's columns. Raises ValueError for an unreadable date."""
    keys = filter.keys()
    columns = ", ".join(f"timeline.{column}" for column in TIMELINE_COLUMNS)
    found = connection.execute(
        f"select {columns} from ({keys.newest()}) as found cross join timeline on timeline.key = found.key "
        "order by found.key desc",
        dict(keys.params),
    )
    for row in found:
        yield dict(row)


def write_csv(rows: Iterable[Row], out: IO[str], *, bom: bool = False, site: str | None = None) -> int:
    """How many rows were written. `bom`: begin with the mark by which spreadsheets know UTF-8. `site`: the
    public address of the site, for links to the statements."""
    out.write("\ufeff" if bom else "")
    out.write(lines([TIMELINE_COLUMNS + SHEET_COLUMNS]))
    count = 0
    cells = for_sheets(([row[column] for column in TIMELINE_COLUMNS] for row in rows), link_on(site))
    while batch := list(islice(cells, _BATCH)):
        out.write(lines(batch))
        count += len(batch)
    return count


def write_jsonl(rows: Iterable[Row], out: IO[str]) -> int:
    """How many rows were written."""
    count = 0
    for row in rows:
        out.write(line(row) + "\n")
        count += 1
    return count


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """A file that appears under its name only once it is written to its end.

    A link, pipe or device is written through: it must not make room for a file. Raises OSError that names
    `path`.
    """
    through = path.is_symlink() or (path.exists() and not path.is_file())
    try:
        if through:
            with path.open("wb") as out:
                yield out
        else:
            with workroom(path) as room:
                part = room / "part"
                with part.open("wb") as out:
                    yield out
                os.replace(part, path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


@contextmanager
def as_text(file: IO[bytes]) -> Iterator[IO[str]]:
    """`file` for text. It stays open afterwards; nothing is left unwritten."""
    text = io.TextIOWrapper(file, encoding="utf-8", errors="replace", newline="")
    try:
        yield text
    finally:
        text.detach()  # which writes what is left

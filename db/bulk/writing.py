"""Rows on their way into the Parquet files of one part, a few at a time, so that memory stays bounded."""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from onrecord.db.bulk.errors import Halted
from onrecord.db.bulk.folder import Folder
from onrecord.db.bulk.records import Manifest

_ROWS_TOGETHER = 2_000
# Of text in rows that wait to be written: together with their claims a few times as much.
_CHARACTERS_TOGETHER = 8_000_000


def about_part(manifest: Manifest) -> dict[str, str]:
    """What the metadata of a part's files say."""
    return {
        "onrecord": manifest.onrecord,
        "extractor": manifest.extractor,
        "source": manifest.address,
        "part": manifest.part,
    }


class Table:
    """One file being written."""

    def __init__(self, path: Path, schema: Any, about: Mapping[str, str]) -> None:
        from pyarrow import parquet

        self._path = path
        self._schema = schema.with_metadata(dict(about.items()))
        self._rows: list[Mapping[str, Any]] = []
        self._characters = 0
        with self._explained():
            self._writer = parquet.ParquetWriter(path, self._schema, compression="zstd")

    def add(self, row: Mapping[str, Any]) -> None:
        self._rows.append(row)
        self._characters += sum(len(value) for value in row.values() if isinstance(value, str))
        if len(self._rows) >= _ROWS_TOGETHER or self._characters >= _CHARACTERS_TOGETHER:
            self._flush()

    def close(self) -> None:
        self._flush()
        with self._explained():
            self._writer.close()

    def _flush(self) -> None:
        import pyarrow

        if self._rows:
            table = pyarrow.Table.from_pylist(self._rows, self._schema)
            with self._explained():
                self._writer.write_table(table)
        self._rows, self._characters = [], 0

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """What cannot be written here is no fault of the source, and no other part could be."""
        try:
            yield
        except OSError as error:
            full = error.errno in (errno.ENOSPC, errno.EDQUOT)
            reason = "the disk is full; make room, or name another by TMPDIR" if full else str(error)
            raise Halted(str(self._path.parent), f"cannot be written: {reason}") from None


@contextmanager
def tables(
    folder: Folder, part: str, schemas: Mapping[str, Any], about: Mapping[str, str]
) -> Iterator[dict[str, Table]]:
    """The tables of a part by name, to be filled. At the end each is in the folder as NAME/PART.parquet,
    whole; where filling them fails none is. Raises Halted."""
    with tempfile.TemporaryDirectory(prefix="onrecord-bulk-") as scratch:
        made = {name: Table(Path(scratch, name), schema, about) for name, schema in schemas.items()}
        try:
            yield made
        except BaseException:
            for table in made.values():
                with suppress(Exception):
                    table.close()
            raise
        for name, table in made.items():
            table.close()
            folder.put(Path(scratch, name), f"{name}/{part}.parquet")

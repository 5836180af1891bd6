"""The timeline as Parquet, for programs: each column with its type, what is not known as null.

It is written by pyarrow, which is large and comes with `pip install 'onrecord[parquet]'`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from itertools import islice
from typing import IO, Any

from onrecord.db.migrations import TIMELINE_COLUMNS

_ROWS_TOGETHER = 20_000


def is_there() -> bool:
    """Whether what writes it is installed."""
    return find_spec("pyarrow") is not None


def types(connection: sqlite3.Connection) -> dict[str, str]:
    """The public columns with their types, as the schema states them."""
    declared = {row[1]: row[2].lower() for row in connection.execute("pragma table_info(timeline)")}
    return {column: declared[column] for column in TIMELINE_COLUMNS}


def schema_of(columns: Mapping[str, str]) -> Any:
    """The schema of these columns. Kinds are those of SQL and "boolean", "texts" (a list of them) and "spans"
    (a list of pairs)."""
    import pyarrow

    kinds = {
        "integer": pyarrow.int64(),
        "real": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "texts": pyarrow.list_(pyarrow.string()),
        "spans": pyarrow.list_(pyarrow.list_(pyarrow.int64())),
    }
    return pyarrow.schema([(name, kinds.get(kind, pyarrow.string())) for name, kind in columns.items()])


def write_parquet(rows: Iterable[dict[str, Any]], columns: dict[str, str], out: IO[bytes]) -> int:
    """How many rows were written. `columns`: as `types` gives them."""
    import pyarrow
    from pyarrow import parquet

    schema = schema_of(columns)
    count = 0
    rows = iter(rows)
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        while batch := list(islice(rows, _ROWS_TOGETHER)):
            writer.write_table(pyarrow.Table.from_pylist(batch, schema))
            count += len(batch)
    return count

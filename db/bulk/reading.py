"""Rows back out of the Parquet files, a few at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from onrecord.db.bulk.errors import Halted
from onrecord.db.bulk.folder import Folder

_ROWS_TOGETHER = 500


def rows(folder: Folder, name: str, columns: Sequence[str] | None = None) -> Iterator[dict[str, Any]]:
    """The rows of a file of the folder, in their order. Raises Halted where it cannot be read."""
    import pyarrow
    from pyarrow import parquet

    try:
        with folder.open(name) as file:
            for batch in parquet.ParquetFile(file).iter_batches(_ROWS_TOGETHER, columns=columns):
                yield from batch.to_pylist()
    except FileNotFoundError:
        raise Halted(
            f"{folder.name}/{name}", "is missing; delete parts/ of its name and run `onrecord bulk` again"
        ) from None
    except (OSError, pyarrow.ArrowInvalid) as error:
        raise Halted(
            f"{folder.name}/{name}",
            f"cannot be read ({error}); delete it and parts/ of its name, and run again",
        ) from None

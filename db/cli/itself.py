"""The database is no file like others: it is not read as a page, and nothing is written over it."""

from __future__ import annotations

import os
from pathlib import Path

# What SQLite keeps beside a database belongs to it.
_PARTS = ("", "-wal", "-shm", "-journal")


def is_itself(file: Path, database: Path) -> bool:
    """Whether `file` is the database, or a part of it, under whatever name. Opens neither."""
    parts = [database.with_name(database.name + end) for end in _PARTS]
    try:
        return any(part.exists() and os.path.samefile(file, part) for part in parts)
    except (OSError, ValueError):  # there is no such file, or none can be called so
        return False

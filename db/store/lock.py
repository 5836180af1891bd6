"""One run at a time on a database, also across programs."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.db.errors import DatabaseError


class AlreadyRunning(DatabaseError):
    """Another run is under way and will do what this one came for."""

    exit_code = 0


@contextmanager
def exclusive(path: Path, what: str = "run") -> Iterator[None]:
    """Hold the lock of the run, or of `what` else, on the database at `path`. Raises AlreadyRunning.

    The lock is the kernel's and ends with its process, however that ends. It lies on a file of its own,
    since closing another handle on the database would drop SQLite's locks; the file stays, since removing
    it would let two runs hold different files of one name.
    """
    with path.with_name(path.name + f"-{what}").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunning(
                str(path), "another run is under way, so this one leaves it to that"
            ) from None
        yield

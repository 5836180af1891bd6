"""How much one question may take, asked in SQL by whoever reaches the site.

Time Datasette limits itself (`sql_time_limit_ms`), but only between two steps of SQLite: what one function
does with a text is one step. So texts are bounded, which bounds the time of each such step and the memory.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager

# Bytes of one text, given or made, in raw SQL; far more than any article has.
LONGEST = 1_000_000
# In the site's own queries: more than any page that is read.
_LONGEST_OF_OURS = 100_000_000
_LONGEST_PATTERN = 1_000
_SECRETS = frozenset({("watches", "receiver")})
_STEPS_BETWEEN = 200_000  # of SQLite's own: some ten milliseconds
# All that SQLite may hold in this process, and all that one answer may hold.
_HEAP = 600_000_000
_LARGEST_ANSWER = 100_000_000


class TooMuch(sqlite3.DataError):
    """More than one answer may hold."""


def set_on(connection: sqlite3.Connection, *, in_hiding: bool) -> None:
    """Bind a connection of Datasette's to the limits for raw SQL, and to what it may read. `in_hiding`: where
    its file lies is not told either, which Datasette itself asks of the databases that it opens."""
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, _LONGEST_PATTERN)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.execute(f"pragma hard_heap_limit = {_HEAP}")
    connection.set_authorizer(_allowed_in_hiding if in_hiding else _allowed)
    connection.row_factory = _Weighed()


def _allowed(action: int, argument: str | None, column: str | None, *_: object) -> int:
    """The keys to somebody's mail or channel are no reader's business: they read as NULL."""
    is_secret = action == sqlite3.SQLITE_READ and (argument, column) in _SECRETS
    return sqlite3.SQLITE_IGNORE if is_secret else sqlite3.SQLITE_OK


def _allowed_in_hiding(action: int, argument: str | None, column: str | None, *rest: object) -> int:
    """Nor is where the file lies on this machine."""
    if action == sqlite3.SQLITE_PRAGMA and argument == "database_list":
        return sqlite3.SQLITE_DENY
    return _allowed(action, argument, column, *rest)


@contextmanager
def lifted(connection: sqlite3.Connection) -> Iterator[None]:
    """For a query of the site's own, which may read any text that is stored."""
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_OF_OURS)
    try:
        yield
    finally:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)


@contextmanager
def timely(connection: sqlite3.Connection, milliseconds: int) -> Iterator[None]:
    """End what runs longer: SQLite then says that it was interrupted.

    It looks at the clock seldom, since whatever looks must wait for Python's lock, which on a busy site takes
    longer than the query.
    """
    end = time.perf_counter() + milliseconds / 1000
    connection.set_progress_handler(lambda: time.perf_counter() >= end, _STEPS_BETWEEN)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


class _Weighed:
    """Makes rows as Datasette wants them, until those of one answer are too much together."""

    def __init__(self) -> None:
        self._cursor: sqlite3.Cursor | None = None
        self._weight = 0

    def __call__(self, cursor: sqlite3.Cursor, values: tuple[object, ...]) -> sqlite3.Row:
        if cursor is not self._cursor:
            self._cursor, self._weight = cursor, 0
        self._weight += sum(len(value) for value in values if isinstance(value, (str, bytes)))
        if self._weight > _LARGEST_ANSWER:
            raise TooMuch("the answer is too large: ask for fewer rows or shorter columns")
        return sqlite3.Row(cursor, values)

"""One database, open."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.db.store.articles import Articles
from onrecord.db.store.collections import Collections
from onrecord.db.store.feeds import Feeds
from onrecord.db.store.opening import connect, connect_to_read, explained
from onrecord.db.store.pending import Pending
from onrecord.db.store.relations import Relations
from onrecord.db.store.reviews import Reviews
from onrecord.db.store.runs import Runs
from onrecord.db.store.speakers import Speakers
from onrecord.db.store.views import Views
from onrecord.db.store.watches import Watches


class Store:
    """A connection and what can be asked of it, by subject. Close it, or use it as a context manager.

    Only inside `transaction()` may anything be written.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path
        self.feeds = Feeds(connection)
        self.pending = Pending(connection)
        self.articles = Articles(connection)
        self.relations = Relations(connection)
        self.collections = Collections(connection)
        self.reviews = Reviews(connection)
        self.runs = Runs(connection)
        self.speakers = Speakers(connection)
        self.views = Views(connection)
        self.watches = Watches(connection)

    @classmethod
    def open(cls, path: str | Path, *, create: bool = True) -> Self:
        """Open the database at `path`, or `create` it, and bring its schema up to date.

        Raises UnusableDatabase for a file that is foreign, cut, garbage or of a newer schema, which stays
        as it is, and for a missing one unless it may be created; WriteFailed where nothing can be written.
        """
        return cls(connect(Path(path), create=create), Path(path))

    @classmethod
    def read(cls, path: str | Path) -> Self:
        """Open a database that must be there, for reading only. Raises UnusableDatabase."""
        return cls(connect_to_read(Path(path)), Path(path))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside stands together, or not at all. Raises WriteFailed.

        It takes the right to write at its start: what it read cannot be overtaken by another program.
        """
        with explained(self.path):
            self.connection.execute("begin immediate")
            try:
                yield
                self.connection.execute("commit")
            except BaseException:
                # A full disk makes SQLite roll back by itself.
                if self.connection.in_transaction:
                    self.connection.execute("rollback")
                raise

    def close(self) -> None:
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

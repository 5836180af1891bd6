"""Whether the database changed: a number that is another one after every change by anybody."""

from __future__ import annotations

import sqlite3

from datasette.app import Datasette

from onrecord.db.site import ROUTE


class Version:
    """SQLite's `data_version`, asked on a connection of its own: it tells what other connections did."""

    def __init__(self, datasette: Datasette) -> None:
        self._datasette = datasette
        self._connection: sqlite3.Connection | None = None

    def now(self) -> int | None:
        """The number as it is; None where it cannot be told without waiting."""
        try:
            if self._connection is None:
                connection: sqlite3.Connection = self._datasette.get_database(route=ROUTE).connect()
                connection.execute("pragma busy_timeout = 0")
                self._connection = connection
            return int(self._connection.execute("pragma data_version").fetchone()[0])
        except (KeyError, sqlite3.Error):
            return None

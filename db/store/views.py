"""Searches that somebody gave a name, under which the site shows them."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from onrecord.db.clock import stamp
from onrecord.db.slug import slugify

Row = Mapping[str, Any]


class Views:
    """The views of a database. `query`: the parameters of the timeline, as an address has them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def keep(self, name: str, query: str, now: datetime) -> str:
        """Give a search a name, in place of any that had it; the last part of its address. Its address stays
        though the search is another one."""
        slug = slugify(name)
        self._connection.execute(
            """insert into views (slug, name, query, created) values (?, ?, ?, ?)
            on conflict (slug) do update set name = excluded.name, query = excluded.query""",
            [slug, name, query, stamp(now)],
        )
        return slug

    def listed(self) -> list[Row]:
        """All of them, by name: slug, name, query, created."""
        rows = self._connection.execute(
            "select slug, name, query, created from views order by name collate nocase"
        )
        return [dict(row) for row in rows]

    def remove(self, name: str) -> bool:
        """Whether there was a view of this name, or with this last part of an address."""
        found = self._connection.execute(
            "delete from views where name = ? or slug = ?", [name, slugify(name)]
        )
        return found.rowcount > 0

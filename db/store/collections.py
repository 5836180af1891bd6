"""Statements that a person put together under a name, each with a note if there is something to say."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from onrecord.db.clock import stamp
from onrecord.db.slug import slugify

Shared = Literal["statements", "notes"]


class CollectionError(Exception):
    """What cannot be done, as a sentence without its end."""


@dataclass(frozen=True, slots=True)
class Collection:
    """`shared`: what others see of it, None nothing. `statements`: how many are in it, whether or not they
    are found at present."""

    id: int
    slug: str
    name: str
    note: str | None
    shared: Shared | None
    added: str
    statements: int


class Collections:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def every(self) -> list[Collection]:
        """All of them, by name."""
        rows = self._connection.execute(
            """select id, slug, name, collections.note, shared, added, count(claim_id)
            from collections left join collected on collection_id = id
            group by id order by name collate nocase"""
        )
        return [Collection(*row) for row in rows]

    def begin(self, name: str, now: datetime) -> str:
        """The slug of the collection with this name, which is begun where there is none."""
        slug = slugify(name)
        self._connection.execute(
            "insert into collections (slug, name, added) values (?, ?, ?) on conflict (slug) do nothing",
            [slug, name, stamp(now)],
        )
        return slug

    def put(self, slug: str, claim_id: str, note: str | None, reviewer: str, now: datetime) -> None:
        """Put a statement into it; one that is there gets the new note. Raises CollectionError."""
        found = self._connection.execute("select 1 from timeline where claim_id = ?", [claim_id]).fetchone()
        if found is None:
            raise CollectionError("there is no such statement, or a reviewer withdrew it")
        self._connection.execute(
            """insert into collected (collection_id, claim_id, note, at, reviewer) values (?, ?, ?, ?, ?)
            on conflict (collection_id, claim_id) do update set note = excluded.note""",
            [self._id(slug), claim_id, note, stamp(now), reviewer],
        )

    def take(self, slug: str, claim_id: str) -> None:
        """Take a statement out of it. Raises CollectionError."""
        self._connection.execute(
            "delete from collected where collection_id = ? and claim_id = ?", [self._id(slug), claim_id]
        )

    def describe(self, slug: str, name: str, note: str | None, shared: Shared | None) -> None:
        """Call it otherwise, say what it is about, and who may see it; its address stays. Raises
        CollectionError."""
        self._connection.execute(
            "update collections set name = ?, note = ?, shared = ? where id = ?",
            [name, note, shared, self._id(slug)],
        )

    def remove(self, slug: str) -> None:
        """Forget the collection; its statements stay what they are. Raises CollectionError."""
        self._connection.execute("delete from collections where id = ?", [self._id(slug)])

    def _id(self, slug: str) -> int:
        row = self._connection.execute("select id from collections where slug = ?", [slug]).fetchone()
        if row is None:
            raise CollectionError("there is no such collection")
        return int(row[0])

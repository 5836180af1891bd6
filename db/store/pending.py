"""Pages that feeds announced and that are not stored yet."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urldefrag

from db.clock import stamp
from db.rows import entry_from_json, entry_json, line
from ingest.records import Entry


@dataclass(frozen=True, slots=True)
class Page:
    """A page to fetch. `feed_title` serves as the outlet's name where the page gives none."""

    id: int
    feed_id: int
    url: str
    guid: str | None
    entry: Entry
    attempts: int
    feed_title: str | None


_KNOWN = """
    select 1 where exists (select 1 from pending where url = :url)
        or exists (select 1 from announcements where url = :url)
        or exists (select 1 from announcements where feed_id = :feed_id and guid = :guid)
        or exists (select 1 from articles where url = :url)
        or exists (select 1 from articles where requested_url = :url)
"""


class Pending:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def announce(self, feed_id: int, entries: Sequence[Entry], now: datetime) -> int:
        """Remember what is new among `entries`. How many were."""
        # An id that several entries share tells nothing.
        ids = Counter(entry.id for entry in entries)
        new = 0
        for entry in entries:
            if not entry.url:
                continue
            row = {
                "feed_id": feed_id,
                "guid": entry.id if entry.id and ids[entry.id] == 1 else None,
                "url": urldefrag(entry.url).url,
                "entry": line(entry_json(entry)),
                "now": stamp(now),
            }
            if self._connection.execute(_KNOWN, row).fetchone() is None:
                self._connection.execute(
                    """insert into pending (feed_id, guid, url, entry, added, next_try)
                    values (:feed_id, :guid, :url, :entry, :now, :now)""",
                    row,
                )
                new += 1
        return new

    def due(self, now: datetime, *, feed_id: int | None = None, everything: bool = False) -> list[Page]:
        """What to fetch now, of one feed or of all. A page that was given up (`next_try` null) is not due."""
        rows = self._connection.execute(
            """select pending.*, feeds.title as feed_title from pending join feeds on feeds.id = feed_id
            where next_try is not null and (:everything or next_try <= :now)
            and (:feed_id is null or feed_id = :feed_id) order by pending.id""",
            {"now": stamp(now), "feed_id": feed_id, "everything": everything},
        )
        return [
            Page(
                row["id"],
                row["feed_id"],
                row["url"],
                row["guid"],
                entry_from_json(json.loads(row["entry"])),
                row["attempts"],
                row["feed_title"],
            )
            for row in rows
        ]

    def failed(self, page: Page, error: str, next_try: datetime | None) -> None:
        """Try again at `next_try`; None gives the page up."""
        self._connection.execute(
            "update pending set attempts = attempts + 1, error = ?, next_try = ? where id = ?",
            [error, stamp(next_try) if next_try else None, page.id],
        )

    def resolved(self, page: Page, article_id: int) -> None:
        """The page is stored, as this article."""
        self._connection.execute(
            """insert into announcements (feed_id, guid, url, article_id) values (?, ?, ?, ?)
            on conflict (feed_id, url) do nothing""",
            [page.feed_id, page.guid, page.url, article_id],
        )
        self._connection.execute("delete from pending where id = ?", [page.id])

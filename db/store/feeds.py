"""Subscriptions and their health."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from db.clock import stamp
from ingest.records import Feed, Payload, Source


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed to poll. `failures` counts those since the last success."""

    id: int
    source: Source
    title: str | None
    failures: int


_HEALTH = """
    select url, kind, title, site_url, added, last_polled, last_status, last_success, error, failures,
        next_poll,
        (select count(*) from articles where feed_id = feeds.id) as articles,
        (select count(*) from claims join articles on articles.id = claims.article_id
         where feed_id = feeds.id) as claims
    from feeds where active order by id
"""


class Feeds:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, url: str, now: datetime, *, title: str | None = None) -> bool:
        """Subscribe, or subscribe again. False if `url` was subscribed to already."""
        cursor = self._connection.execute(
            """insert into feeds (url, title, added, next_poll) values (?, ?, ?, ?)
            on conflict (url) do update set active = 1, error = null, failures = 0,
            next_poll = excluded.next_poll where not active""",
            [url, title, stamp(now), stamp(now)],
        )
        return cursor.rowcount > 0

    def remove(self, url: str) -> bool:
        """Unsubscribe; articles stay, pages not fetched yet are forgotten. False if not subscribed."""
        row = self._connection.execute("select id from feeds where url = ? and active", [url]).fetchone()
        if row is None:
            return False
        self._connection.execute("delete from pending where feed_id = ?", [row["id"]])
        # Without validators: what was announced meanwhile must be told again after a return.
        self._connection.execute(
            "update feeds set active = 0, etag = null, last_modified = null where id = ?", [row["id"]]
        )
        return True

    def due(self, now: datetime, *, everything: bool = False) -> list[Subscription]:
        rows = self._connection.execute(
            """select id, url, etag, last_modified, title, failures from feeds
            where active and (? or next_poll is null or next_poll <= ?) order by id""",
            [everything, stamp(now)],
        )
        return [
            Subscription(
                row["id"],
                Source(row["url"], row["etag"], row["last_modified"]),
                row["title"],
                row["failures"],
            )
            for row in rows
        ]

    def count(self) -> int:
        return int(self._connection.execute("select count(*) from feeds where active").fetchone()[0])

    def next_poll(self) -> str | None:
        """When the next feed falls due."""
        row = self._connection.execute("select min(next_poll) from feeds where active").fetchone()
        return None if row[0] is None else str(row[0])

    def health(self) -> list[dict[str, Any]]:
        """One row a subscription, as `feeds --json` prints it."""
        return [dict(row) for row in self._connection.execute(_HEALTH)]

    def brought_within(self, feed_id: int, span: timedelta, now: datetime) -> int:
        """How many articles this feed brought within the last `span`."""
        row = self._connection.execute(
            "select count(*) from articles where feed_id = ? and fetched > ?", [feed_id, stamp(now - span)]
        ).fetchone()
        return int(row[0])

    def answered(
        self, feed_id: int, payload: Payload, feed: Feed | None, now: datetime, next_poll: datetime
    ) -> None:
        """A success: 304 (`feed` None), or a document with the validators to send next time."""
        self._connection.execute(
            """update feeds set last_polled = :now, last_success = :now, last_status = :status, error = null,
            failures = 0, next_poll = :next_poll where id = :id""",
            {"id": feed_id, "now": stamp(now), "status": payload.status, "next_poll": stamp(next_poll)},
        )
        if feed is None:
            return
        self._connection.execute(
            """update feeds set etag = :etag, last_modified = :last_modified, kind = :kind,
            title = coalesce(:title, title), site_url = coalesce(:site_url, site_url) where id = :id""",
            {
                "id": feed_id,
                "etag": payload.etag,
                "last_modified": payload.last_modified,
                "kind": feed.kind,
                "title": feed.title,
                "site_url": feed.site_url,
            },
        )
        if payload.permanent_url:
            # Ignored where that address is subscribed to as well: two rows cannot share it.
            self._connection.execute(
                "update or ignore feeds set url = ? where id = ?", [payload.permanent_url, feed_id]
            )

    def failed(
        self, feed_id: int, error: str, status: int | None, now: datetime, next_poll: datetime
    ) -> None:
        """A poll that did not work out; `status` None when no answer came."""
        self._connection.execute(
            """update feeds set last_polled = :now, last_status = :status, error = :error,
            failures = failures + 1, next_poll = :next_poll where id = :id""",
            {
                "id": feed_id,
                "now": stamp(now),
                "status": status,
                "error": error,
                "next_poll": stamp(next_poll),
            },
        )

"""Subscriptions and their health."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from onrecord.db.clock import stamp, utc_now
from onrecord.db.rules.schedule import is_silent
from onrecord.ingest.records import Feed, Payload, Source
from onrecord.ingest.web.urls import redact


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed to poll. `failures` counts those since the last success.

    `gap`: the usual time between its entries, `newest`: when it last brought one, `ttl`: seconds for which
    its document asks to be left alone; None where that is not known. `skip_hours`, `skip_days` as in `Feed`.
    """

    id: int
    source: Source
    title: str | None
    failures: int
    gap: timedelta | None = None
    newest: datetime | None = None
    ttl: float | None = None
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Parts:
    """The documents that an index leads to, with what each sent last: `listed` are those that it names
    itself."""

    sources: Mapping[str, Source]
    listed: tuple[str, ...] = ()


_HEALTH = """
    select url, kind, title, site_url, added, last_polled, last_status, last_success, error, failures,
        next_poll, active, note, gap, newest,
        (select count(*) from articles where feed_id = feeds.id) as articles,
        (select count(*) from claims join articles on articles.id = claims.article_id
         where feed_id = feeds.id) as claims
    from feeds where active or note is not null order by id
"""


class Feeds:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, url: str, now: datetime, *, title: str | None = None) -> bool:
        """Subscribe, or subscribe again. False if `url` was subscribed to already."""
        cursor = self._connection.execute(
            """insert into feeds (url, title, added, next_poll) values (?, ?, ?, ?)
            on conflict (url) do update set active = 1, error = null, failures = 0, note = null,
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
            "update feeds set active = 0, etag = null, last_modified = null, note = null where id = ?",
            [row["id"]],
        )
        return True

    def due(self, now: datetime, *, everything: bool = False) -> list[Subscription]:
        """What to poll now. A feed that was last polled in the future, by a clock that was wrong, is due."""
        rows = self._connection.execute(
            """select id, url, etag, last_modified, title, failures, gap, newest, ttl, skip_hours, skip_days
            from feeds where active and (:all or next_poll is null or next_poll <= :now or last_polled > :now)
            order by id""",
            {"all": everything, "now": stamp(now)},
        )
        return [
            Subscription(
                row["id"],
                Source(row["url"], row["etag"], row["last_modified"]),
                row["title"],
                row["failures"],
                timedelta(seconds=row["gap"]) if row["gap"] is not None else None,
                datetime.fromisoformat(row["newest"]) if row["newest"] else None,
                row["ttl"],
                tuple(json.loads(row["skip_hours"] or "[]")),
                tuple(json.loads(row["skip_days"] or "[]")),
            )
            for row in rows
        ]

    def count(self) -> int:
        return int(self._connection.execute("select count(*) from feeds where active").fetchone()[0])

    def next_poll(self) -> str | None:
        """When the next feed falls due."""
        row = self._connection.execute("select min(next_poll) from feeds where active").fetchone()
        return None if row[0] is None else str(row[0])

    def health(self, now: datetime | None = None) -> list[dict[str, Any]]:
        """One row a subscription, as `feeds --json` prints it; those that their publishers ended too."""
        now = now or utc_now()
        rows = [dict(row) for row in self._connection.execute(_HEALTH)]
        for row in rows:
            gap, newest = row.pop("gap"), row["newest"]
            row["silent"] = bool(row["active"]) and is_silent(
                now,
                None if gap is None else timedelta(seconds=gap),
                None if newest is None else datetime.fromisoformat(newest),
            )
        return rows

    def answered(
        self, feed: Subscription, payload: Payload, document: Feed | None, now: datetime, next_poll: datetime
    ) -> None:
        """A success: 304 (`document` None), or a document with the validators to send next time.

        The habit that is kept is `feed`'s.
        """
        self._connection.execute(
            """update feeds set last_polled = :now, last_success = :now, last_status = :status, error = null,
            failures = 0, next_poll = :next_poll, gap = :gap, newest = :newest, ttl = :ttl,
            skip_hours = :skip_hours, skip_days = :skip_days where id = :id""",
            {
                "id": feed.id,
                "now": stamp(now),
                "status": payload.status,
                "next_poll": stamp(next_poll),
                "gap": None if feed.gap is None else round(feed.gap.total_seconds()),
                "newest": stamp(feed.newest) if feed.newest else None,
                "ttl": feed.ttl,
                "skip_hours": json.dumps(feed.skip_hours) if feed.skip_hours else None,
                "skip_days": json.dumps(feed.skip_days) if feed.skip_days else None,
            },
        )
        if payload.permanent_url and payload.permanent_url != feed.source.url:
            self._moved(feed, payload.permanent_url, now)
        if document is None:
            return
        self._connection.execute(
            """update feeds set etag = :etag, last_modified = :last_modified, kind = :kind,
            title = coalesce(:title, title), site_url = coalesce(:site_url, site_url) where id = :id""",
            {
                "id": feed.id,
                "etag": payload.etag,
                "last_modified": payload.last_modified,
                "kind": document.kind,
                "title": document.title,
                "site_url": document.site_url,
            },
        )

    def parts(self, feed_id: int) -> Parts:
        """What is known of the parts of an index."""
        rows = self._connection.execute(
            "select url, position, etag, last_modified from feed_parts where feed_id = ? order by position",
            [feed_id],
        ).fetchall()
        return Parts(
            {row["url"]: Source(row["url"], row["etag"], row["last_modified"]) for row in rows},
            tuple(row["url"] for row in rows if row["position"] is not None),
        )

    def keep_parts(self, feed_id: int, parts: Parts) -> None:
        """Note the parts of an index, with what to send to each next time."""
        self._connection.execute("delete from feed_parts where feed_id = ?", [feed_id])
        places = {url: place for place, url in enumerate(parts.listed)}
        self._connection.executemany(
            "insert into feed_parts (feed_id, url, position, etag, last_modified) values (?, ?, ?, ?, ?)",
            [
                [feed_id, source.url, places.get(source.url), source.etag, source.last_modified]
                for source in parts.sources.values()
            ],
        )

    def ended(self, feed_id: int, note: str) -> None:
        """The publisher ended the feed: it is not polled any more, and `note` says why."""
        self._connection.execute("update feeds set active = 0, note = ? where id = ?", [note, feed_id])

    def _moved(self, feed: Subscription, url: str, now: datetime) -> None:
        known = self._connection.execute("select active from feeds where url = ?", [url]).fetchone()
        if known is None:
            note = f"moved here from {redact(feed.source.url)} on {stamp(now)[:10]}"
            self._connection.execute("update feeds set url = ?, note = ? where id = ?", [url, note, feed.id])
        elif known["active"]:
            self.ended(
                feed.id, f"moved to {redact(url)}, which is subscribed to as well, on {stamp(now)[:10]}"
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

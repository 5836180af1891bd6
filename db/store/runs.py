"""What happened when: runs, and every request they made."""

from __future__ import annotations

import sqlite3
from dataclasses import asdict, dataclass
from datetime import datetime

from onrecord.db.clock import stamp


@dataclass(slots=True)
class Counts:
    """What a run did so far."""

    feeds_polled: int = 0
    pages_fetched: int = 0
    new_articles: int = 0
    new_claims: int = 0
    failures: int = 0
    revised_articles: int = 0


@dataclass(frozen=True, slots=True)
class Fetch:
    """One request as it went: `status` None when no answer came, `error` None when all went well."""

    url: str
    at: datetime
    milliseconds: int
    feed_id: int | None = None
    status: int | None = None
    bytes: int | None = None
    error: str | None = None


class Runs:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def start(self, command: str, version: str, now: datetime) -> int:
        cursor = self._connection.execute(
            "insert into runs (command, version, started) values (?, ?, ?) returning id",
            [command, version, stamp(now)],
        )
        return int(cursor.fetchone()[0])

    def finish(self, run_id: int, counts: Counts, now: datetime) -> None:
        self._connection.execute(
            """update runs set finished = :finished, feeds_polled = :feeds_polled,
            pages_fetched = :pages_fetched, new_articles = :new_articles, new_claims = :new_claims,
            failures = :failures, revised_articles = :revised_articles where id = :id""",
            asdict(counts) | {"id": run_id, "finished": stamp(now)},
        )

    def fetched(self, run_id: int, *fetches: Fetch) -> None:
        self._connection.executemany(
            """insert into fetches (run_id, feed_id, url, at, status, bytes, milliseconds, error)
            values (:run_id, :feed_id, :url, :at, :status, :bytes, :milliseconds, :error)""",
            [asdict(fetch) | {"run_id": run_id, "at": stamp(fetch.at)} for fetch in fetches],
        )

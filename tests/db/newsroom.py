"""A store that follows a web of invented pages, and a clock that a test moves."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from onrecord.db.run.update import update
from onrecord.db.store import Store
from onrecord.db.store.runs import Counts
from onrecord.ingest.web.fetch import Fetcher, Policy
from tests.db.fiction import QuotesOnly
from tests.db.web import Web

START = datetime(2026, 10, 5, 12, tzinfo=UTC)
PIER = "“The pier will open in May” said Ada Penrose, the harbour master, after the vote."
COST = "“It costs nothing at all” said Ola Brandt, and sat down again without another word."


@dataclass
class Heard:
    failures: list[tuple[str, str]] = field(default_factory=list)
    expected: int = 0
    done: int = 0

    def expect(self, count: int) -> None:
        self.expected += count

    def advance(self) -> None:
        self.done += 1

    def failed(self, subject: str, reason: str) -> None:
        self.failures.append((subject, reason))


@dataclass
class Newsroom:
    """A store that follows a web, and a clock that a test moves."""

    store: Store
    web: Web
    now: datetime = START
    extractor: QuotesOnly = field(default_factory=QuotesOnly)
    heard: Heard = field(default_factory=Heard)

    def follow(self, *paths: str) -> None:
        with self.store.transaction():
            for path in paths:
                self.store.feeds.add(self.web.url(path), self.now)

    def update(self, *, everything: bool = False) -> Counts:
        self.heard = Heard()

        async def run() -> Counts:
            async with Fetcher(Policy(allow_private=True, delay=0)) as fetcher:
                return await update(
                    self.store,
                    fetcher=fetcher,
                    load=lambda: self.extractor,
                    executor=executor,
                    report=self.heard,
                    everything=everything,
                    clock=lambda: self.now,
                )

        with ThreadPoolExecutor(2) as executor:
            return asyncio.run(run())

    def poll(self) -> Counts:
        """Run with every feed due, and nothing else that is not."""
        with self.store.transaction():
            self.store.connection.execute("update feeds set next_poll = null where active")
        return self.update()

    def later(self, **span: int) -> None:
        self.now += timedelta(**span)

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        return [tuple(row) for row in self.store.connection.execute(sql)]

    def health(self) -> dict[str, dict[str, object]]:
        return {row["url"].removeprefix(self.web.base): row for row in self.store.feeds.health(self.now)}

"""What a run has in hand, and what all of its parts do with it."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from onrecord.db.run.intake import Extractor, Fetcher, Reading, read_article, without_claims
from onrecord.db.run.recording import Recording
from onrecord.db.run.report import Report
from onrecord.db.run.workers import Stopped
from onrecord.db.store import Store
from onrecord.db.store.runs import Counts, Fetch
from onrecord.ingest.errors import FetchError, IngestError, ParseError
from onrecord.ingest.records import Article, Payload
from onrecord.ingest.web.urls import redact

Result = TypeVar("Result")
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Work:
    """One run under way. The store is used from the event loop's thread alone.

    `load` gives the extractor, and is called once there is work for it. `everything`: also what is not due.
    """

    store: Store
    fetcher: Fetcher
    load: Callable[[], Extractor]
    executor: Executor
    report: Report
    everything: bool
    clock: Callable[[], datetime]
    recording: Recording
    _extractor: asyncio.Future[Extractor] | None = field(default=None, init=False)

    @property
    def id(self) -> int:
        return self.recording.id

    @property
    def counts(self) -> Counts:
        return self.recording.counts

    async def loaded(self) -> Extractor:
        if self._extractor is None:
            _log.info("loading the extractor")
            self._extractor = asyncio.get_running_loop().run_in_executor(self.executor, self.load)
        return await asyncio.shield(self._extractor)

    async def off_loop(self, function: Callable[..., Result], *arguments: object) -> Result:
        """Raises what `function` does, or Stopped."""
        return await asyncio.get_running_loop().run_in_executor(self.executor, function, *arguments)

    async def parsed(self, subject: str, function: Callable[..., Result], *arguments: object) -> Result:
        """What `function` makes of a document. Raises ParseError, also where it was given up."""
        try:
            return await self.off_loop(function, *arguments)
        except Stopped as reason:
            raise ParseError(redact(subject), f"could not be read: {reason}") from None

    async def reading(self, article: Article, outlet: str | None) -> Reading:
        """The article with its claims, or without them where finding them was given up."""
        extractor = await self.loaded()
        try:
            return await self.off_loop(read_article, article, extractor, outlet)
        except Stopped as reason:
            return without_claims(article, extractor, outlet, str(reason))

    def failed(self, subject: str, reason: str) -> None:
        self.counts.failures += 1
        self.report.failed(subject, reason)


def request(
    url: str,
    at: datetime,
    started: float,
    answer: Payload | IngestError | None,
    feed_id: int,
    error: str | None = None,
) -> Fetch:
    """The record of a request that began `at`, when time.monotonic() gave `started`."""
    return Fetch(
        url=redact(url),
        at=at,
        milliseconds=round((time.monotonic() - started) * 1000),
        feed_id=feed_id,
        status=status(answer),
        bytes=len(answer.body) if isinstance(answer, Payload) else None,
        error=error or (answer.reason if isinstance(answer, IngestError) else None),
    )


def status(answer: Payload | IngestError | None) -> int | None:
    return answer.status if isinstance(answer, Payload | FetchError) else None


def retry_after(failure: IngestError | None) -> float | None:
    return failure.retry_after if isinstance(failure, FetchError) else None

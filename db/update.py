"""The run: from what is due to a timeline that is up to date.

Order of work:

1. Every feed that is due is polled, all at once; the fetcher keeps hosts apart and bounds each request.
2. What an answer announces is noted as pending in the transaction that stores the feed's new validators:
   from then on the feed may answer 304, and nothing announced is lost.
3. Pending pages, those of earlier runs among them, are fetched host by host, while other feeds still answer.
4. Reading a page and finding its claims is work for the processor and happens in `executor`.
5. An article, its claims and their rows of the timeline are stored in one transaction, in which its page
   ceases to be pending. A run that is killed leaves whole articles and pending pages, nothing else.
6. Stored articles are looked at again in their first days, and when their feed says that they changed. One
   that says something else is a new revision: its text, its claims and their changes are one transaction.
7. Articles whose claims could not be found are read again once another extractor is there, and of those
   that an older onrecord stored it is concluded on whom they stand.

What fails is reported, noted with its reason where the next run finds it, and costs the others nothing.
"""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import replace
from datetime import datetime, timedelta
from http import HTTPStatus
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from db.clock import stamp, utc_now
from db.intake import (
    Extractor,
    Fetcher,
    Revised,
    article_of,
    extract,
    get,
    is_revised,
    keep,
    parse,
    read_article,
    revise,
    validators,
)
from db.lanes import Lanes
from db.lock import exclusive
from db.recording import Recording, recorded
from db.report import Report
from db.schedule import awake, born, habit, next_check, next_poll, retry, retry_page
from db.storable import storable
from db.store import Store
from db.store.feeds import Subscription
from db.store.pending import Page
from db.store.runs import Counts, Fetch
from db.workers import workers
from ingest.errors import FetchError, IngestError, ParseError
from ingest.read import read_whole
from ingest.records import Article, Entry, Feed, Payload, Source
from ingest.urls import redact

if TYPE_CHECKING:
    from ingest.fetch import Policy

Result = TypeVar("Result")
_log = logging.getLogger(__name__)

# Of an index of sitemaps, whose older parts are its archive.
_PARTS_FOLLOWED = 5
# Statuses of a page that was taken away: it is not looked at again.
_GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}


async def run(
    path: Path, *, policy: Policy, report: Report, load: Callable[[], Extractor], everything: bool = False
) -> Counts:
    """One whole run on the database at `path`, over HTTP, with the extractor that `load` gives.

    Raises AlreadyRunning, UnusableDatabase or WriteFailed.
    """
    from ingest.fetch import Fetcher as OverHttp

    with Store.open(path, create=False) as store, exclusive(path), workers() as executor:
        async with OverHttp(policy) as fetcher:
            return await update(
                store,
                fetcher=fetcher,
                load=load,
                executor=executor,
                report=report,
                everything=everything,
            )


async def update(
    store: Store,
    *,
    fetcher: Fetcher,
    load: Callable[[], Extractor],
    executor: Executor,
    report: Report,
    everything: bool = False,
    clock: Callable[[], datetime] = utc_now,
) -> Counts:
    """Do what is due, or `everything`. `load` gives the extractor, and is called once there is work for it.

    Raises WriteFailed; when cancelled, what was finished is stored.
    """
    try:
        with recorded(store, "update", clock) as recording:
            run = _Run(store, fetcher, load, executor, report, everything, clock, recording)
            async with asyncio.TaskGroup() as group:
                run.begin(group)
    except BaseExceptionGroup as error:
        raise _first(error) from error
    return recording.counts


class _Run:
    """One run under way. The store is used from the event loop's thread alone."""

    lanes: Lanes

    def __init__(
        self,
        store: Store,
        fetcher: Fetcher,
        load: Callable[[], Extractor],
        executor: Executor,
        report: Report,
        everything: bool,
        clock: Callable[[], datetime],
        recording: Recording,
    ) -> None:
        self.store = store
        self.fetcher = fetcher
        self.load = load
        self.executor = executor
        self.report = report
        self.everything = everything
        self.clock = clock
        self.id = recording.id
        self.counts = recording.counts
        self.extractor: asyncio.Future[Extractor] | None = None

    def begin(self, group: asyncio.TaskGroup) -> None:
        self.lanes = Lanes(group, self.page)
        self.queue(self.store.pending.due(self.clock(), everything=self.everything))
        self.queue(self.store.pending.due_by_age(self.clock()))
        now = self.clock()
        feeds = [
            feed
            for feed in self.store.feeds.due(now, everything=self.everything)
            if self.everything or awake(now, feed.skip_hours, feed.skip_days) == now
        ]
        _log.info("run %d: %d feeds are due, %d pages wait", self.id, len(feeds), self.lanes.count)
        self.report.expect(len(feeds))
        for feed in feeds:
            group.create_task(self.feed(feed))
        group.create_task(self.unread())
        group.create_task(self.conclude())

    async def feed(self, feed: Subscription) -> None:
        url, at, started = feed.source.url, self.clock(), time.monotonic()
        payload: Payload | None = None
        document: Feed | None = None
        error: str | None = None
        refusal: IngestError | None = None
        try:
            payload = await get(self.fetcher, feed.source, feed=True)
            if not payload.not_modified:
                document = await self.off_loop(_parse_feed, payload)
                error = document.truncated or payload.truncated
                if document.parts:
                    # An index can stay the same while its parts change, so it keeps no validators.
                    payload = replace(payload, etag=None, last_modified=None)
                    document, problem = await self.with_parts(document)
                    error = error or problem
        except IngestError as failure:
            refusal = failure
            error = failure.reason
        now = self.clock()
        with self.store.transaction():
            self.store.runs.fetched(self.id, _fetch(url, at, started, payload or refusal, feed.id, error))
            new = self.store.pending.announce(feed.id, document.entries, now) if document else 0
            if error is None and payload is not None:
                feed = _with_habit(feed, document, new, now)
                wait = max(payload.fresh_for or 0.0, feed.ttl or 0.0)
                due = next_poll(now, feed.gap, feed.newest, fresh_for=wait, jitter=random.random())
                due = awake(due, feed.skip_hours, feed.skip_days)
                self.store.feeds.answered(feed, payload, document, now, due)
            else:
                again = retry(now, feed.failures + 1, _retry_after(refusal))
                again = awake(again, feed.skip_hours, feed.skip_days)
                self.store.feeds.failed(feed.id, error or "", _status(payload or refusal), now, again)
                if _status(refusal) == HTTPStatus.GONE:
                    self.store.feeds.ended(feed.id, f"ended by its publisher (HTTP 410) on {stamp(now)[:10]}")
        self.counts.feeds_polled += 1
        if error is None:
            found = "unchanged" if document is None else f"{len(document.entries)} entries, {new} new"
            _log.info("%s: %s; due again %s", redact(url), found, stamp(due))
        else:
            _log.info(
                "%s: failed %d times running; due again %s", redact(url), feed.failures + 1, stamp(again)
            )
            self.failed(redact(url), error)
        self.queue(self.store.pending.due(now, feed_id=feed.id, everything=self.everything))
        self.report.advance()

    async def with_parts(self, index: Feed) -> tuple[Feed, str | None]:
        """An index with the entries of its latest parts, and what went wrong with one of them."""

        async def entries(url: str) -> tuple[Entry, ...] | str:
            try:
                part: Feed = await self.off_loop(_parse_feed, await get(self.fetcher, Source(url), feed=True))
            except IngestError as failure:
                return f"a part of it, {failure}"
            return part.entries

        found = await asyncio.gather(*map(entries, index.parts[:_PARTS_FOLLOWED]))
        together = chain.from_iterable(part for part in found if not isinstance(part, str))
        return replace(index, entries=tuple(together)), next((p for p in found if isinstance(p, str)), None)

    def queue(self, pages: list[Page]) -> None:
        self.report.expect(self.lanes.add(pages))

    async def page(self, page: Page) -> None:
        fetches: list[Fetch] = []
        # An entry without an address is all there is of its article.
        answer = await self.asked(page.source, page, fetches) if page.entry.url else None
        with self.lanes.answer_held():
            try:
                if page.article_id is not None:
                    await self.look_again(page, page.article_id, answer, fetches)
                else:
                    await self.read(page, answer, fetches)
            except IngestError as failure:
                again = retry_page(self.clock(), page.attempts + 1, _retry_after(failure))
                _log.info("%s: to be tried again %s", redact(page.url), stamp(again) if again else "no more")
                with self.store.transaction():
                    self.store.runs.fetched(self.id, *fetches)
                    self.store.pending.failed(page, failure.reason, again)
                self.failed(redact(page.url), failure.reason)
        self.report.advance()

    async def asked(self, source: Source, page: Page, fetches: list[Fetch]) -> Payload | FetchError:
        """What `source` answers on behalf of `page`; the request is added to `fetches`."""
        at, started = self.clock(), time.monotonic()
        answer: Payload | FetchError
        try:
            answer = await get(self.fetcher, source)
        except FetchError as failure:
            answer = failure
        self.counts.pages_fetched += 1
        fetches.append(_fetch(source.url, at, started, answer, page.feed_id))
        return answer

    async def article(
        self, page: Page, answer: Payload | FetchError | None, fetches: list[Fetch]
    ) -> tuple[Article, bool]:
        """The article, its further pages included, and whether its text is the feed's. Raises IngestError."""
        first, is_feeds = await self.off_loop(article_of, page, answer)
        if is_feeds:
            return first, True

        async def further(url: str) -> Payload:
            answer = await self.asked(Source(url), page, fetches)
            if isinstance(answer, FetchError):
                raise answer
            return answer

        async def parsed(payload: Payload) -> Article:
            return await self.off_loop(parse, payload)

        patient = retry_page(self.clock(), page.attempts + 1) is not None
        return storable(await read_whole(first, further, parsed, patient=patient)), False

    async def read(self, page: Page, answer: Payload | FetchError | None, fetches: list[Fetch]) -> None:
        """Store a new article. Raises IngestError."""
        article, is_feeds = await self.article(page, answer, fetches)
        outlet = article.site_name or page.feed_title
        reading = await self.off_loop(read_article, article, await self.loaded(), outlet)
        now = self.clock()
        # The page says nothing of a text that it does not show: such an article waits for its feed.
        again = None if is_feeds else next_check(now, born(article.published, now))
        with self.store.transaction():
            self.store.runs.fetched(self.id, *fetches)
            article_id, new = keep(
                self.store,
                reading,
                now,
                feed_id=page.feed_id,
                guid=page.guid,
                validators=validators(answer, article),
                next_check=again,
            )
            self.store.pending.resolved(page, article_id)
        claims = len(reading.extraction.claims or ())
        _log.info("%s: %s", redact(page.url), f"stored, {claims} claims" if new else "stored before")
        if new:
            self.counts.new_articles += 1
            self.counts.new_claims += claims
            if reading.problem:
                self.failed(redact(page.url), reading.problem)

    async def look_again(
        self, page: Page, article_id: int, answer: Payload | FetchError | None, fetches: list[Fetch]
    ) -> None:
        """Store a later version, if it is one. Raises IngestError where the feed had asked for the look."""
        before = self.store.articles.text(article_id)
        revised: Revised | None = None
        article: Article | None = None
        try:
            if not (isinstance(answer, Payload) and answer.not_modified):
                article, _ = await self.article(page, answer, fetches)
                if is_revised(before, article):
                    revised = await self.off_loop(revise, before, article, await self.loaded())
        except IngestError:
            if page.id is not None:
                raise
            # A stored article has lost nothing: its failed look is noted, and tried again in its time.
            answer = answer if isinstance(answer, FetchError) else FetchError(page.url, "not readable")
        now = self.clock()
        came = born(*self.store.articles.born(article_id))
        again = None if _status(answer) in _GONE else next_check(now, came, changed=revised is not None)
        with self.store.transaction():
            self.store.runs.fetched(self.id, *fetches)
            if revised is not None:
                self.store.articles.revise(before, revised.article, revised.extraction, revised.changes, now)
            self.store.articles.looked(article_id, now, again, validators(answer, article))
            if page.id is not None:
                self.store.pending.resolved(page, article_id)
        _log.info("%s: looked at again, %s", redact(page.url), "unchanged" if revised is None else "revised")
        if revised is not None:
            self.counts.revised_articles += 1
            self.counts.new_claims += sum(change.name == "added" for change in revised.changes)

    async def unread(self) -> None:
        if not self.store.articles.any_unread():
            return
        extractor = await self.loaded()
        for article_id in self.store.articles.unread(extractor.version):
            text = self.store.articles.text(article_id)
            extraction, problem = await self.off_loop(extract, text, extractor)
            with self.store.transaction():
                self.store.articles.extracted(text.article_id, text.revision, extraction)
            self.counts.new_claims += len(extraction.claims or ())
            _log.info("%s: read by %s", redact(text.url), extractor.version)
            if problem:
                self.failed(redact(text.url), problem)

    async def conclude(self) -> None:
        for article_id in self.store.articles.waiting():
            with self.store.transaction():
                self.store.articles.conclude(article_id)
            await asyncio.sleep(0)  # the feeds' turn

    async def loaded(self) -> Extractor:
        if self.extractor is None:
            _log.info("loading the extractor")
            self.extractor = asyncio.get_running_loop().run_in_executor(self.executor, self.load)
        return await asyncio.shield(self.extractor)

    async def off_loop(self, function: Callable[..., Result], *arguments: object) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self.executor, function, *arguments)

    def failed(self, subject: str, reason: str) -> None:
        self.counts.failures += 1
        self.report.failed(subject, reason)


def _with_habit(feed: Subscription, document: Feed | None, new: int, now: datetime) -> Subscription:
    """The subscription with what its document tells of how often it brings something."""
    if document is None:
        return feed
    feed = replace(feed, ttl=document.fresh_for, skip_hours=document.skip_hours, skip_days=document.skip_days)
    stated = [moment for entry in document.entries if (moment := entry.published or entry.updated)]
    gap = habit(stated, now)
    if gap is None and new and not stated:  # a feed without dates: what came since it last brought something
        gap = (now - feed.newest) / new if feed.newest else timedelta(hours=1)
    past = [moment for moment in stated if moment <= now]
    newest = max(past) if past else now if new else feed.newest
    return replace(feed, gap=gap, newest=newest)


def _parse_feed(payload: Payload) -> Feed:
    from ingest.sources import parse_feed  # most polls bring no document, and its parsers load slowly

    try:
        return storable(parse_feed(payload))
    except ParseError:
        raise
    except Exception as error:  # one feed that a parser trips over must not end the run
        raise ParseError(payload.requested_url, f"could not be read ({type(error).__name__})") from error


def _fetch(
    url: str,
    at: datetime,
    started: float,
    answer: Payload | IngestError | None,
    feed_id: int,
    error: str | None = None,
) -> Fetch:
    return Fetch(
        url=redact(url),
        at=at,
        milliseconds=round((time.monotonic() - started) * 1000),
        feed_id=feed_id,
        status=_status(answer),
        bytes=len(answer.body) if isinstance(answer, Payload) else None,
        error=error or (answer.reason if isinstance(answer, IngestError) else None),
    )


def _status(answer: Payload | IngestError | None) -> int | None:
    return answer.status if isinstance(answer, Payload | FetchError) else None


def _retry_after(failure: IngestError | None) -> float | None:
    return failure.retry_after if isinstance(failure, FetchError) else None


def _first(group: BaseExceptionGroup[BaseException]) -> BaseException:
    """The tasks of a run fail for one reason, such as a full disk, and a person needs to hear it once."""
    error = group.exceptions[0]
    return _first(error) if isinstance(error, BaseExceptionGroup) else error

"""Pages: each is fetched and becomes an article, or a later version of one."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, field
from http import HTTPStatus

from onrecord.db.clock import stamp
from onrecord.db.rules.likeness import alike_texts
from onrecord.db.rules.schedule import born, next_check, retry_page
from onrecord.db.run.intake import (
    Revised,
    article_of,
    get,
    is_revised,
    keep,
    parse,
    revise,
    validators,
)
from onrecord.db.run.work import Work, request, retry_after, status
from onrecord.db.store.pending import Page
from onrecord.db.store.runs import Fetch
from onrecord.db.store.storable import storable
from onrecord.ingest.errors import FetchError, IngestError
from onrecord.ingest.read import read_whole
from onrecord.ingest.records import Article, Payload, Source
from onrecord.ingest.web.urls import normalise, redact

_log = logging.getLogger(__name__)

# Statuses of a page that was taken away: it is not looked at again.
_GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}


@dataclass(slots=True)
class Visit:
    """One page in a run, and the `fetches` that were made for it."""

    work: Work
    page: Page
    fetches: list[Fetch] = field(default_factory=list)

    async def ask(self) -> Payload | FetchError | None:
        """What the page answers; None for an entry without an address, which is all of it."""
        return await self._asked(self.page.source) if self.page.entry.url else None

    async def take(self, answer: Payload | FetchError | None) -> None:
        """Store what came of it: an article, its later version, or why there is none. Raises WriteFailed."""
        page, work, store = self.page, self.work, self.work.store
        try:
            if page.article_id is not None:
                await self._look_again(page.article_id, answer)
            else:
                await self._read(answer)
        except IngestError as failure:
            again = retry_page(work.clock(), page.attempts + 1, retry_after(failure))
            _log.info("%s: to be tried again %s", redact(page.url), stamp(again) if again else "no more")
            with store.transaction():
                store.runs.fetched(work.id, *self.fetches)
                store.pending.failed(page, failure.reason, again)
            work.failed(redact(page.url), failure.reason)

    async def _asked(self, source: Source) -> Payload | FetchError:
        at, started = self.work.clock(), time.monotonic()
        answer: Payload | FetchError
        try:
            answer = await get(self.work.fetcher, source)
        except FetchError as failure:
            answer = failure
        self.work.counts.pages_fetched += 1
        self.fetches.append(request(source.url, at, started, answer, self.page.feed_id))
        return answer

    async def _article(self, answer: Payload | FetchError | None) -> tuple[Article, bool]:
        """The article, its further pages included, and whether its text is the feed's. Raises IngestError."""
        first, is_feeds = await self.work.parsed(self.page.url, article_of, self.page, answer)
        if is_feeds:
            return first, True

        async def further(url: str) -> Payload:
            answer = await self._asked(Source(url))
            if isinstance(answer, FetchError):
                reason = f"a further page of it, {answer}"
                raise FetchError(self.page.url, reason, answer.status, answer.retry_after)
            return answer

        async def parsed(payload: Payload) -> Article:
            return await self.work.parsed(payload.requested_url, parse, payload)

        patient = retry_page(self.work.clock(), self.page.attempts + 1) is not None
        return storable(await read_whole(first, further, parsed, patient=patient)), False

    async def _read(self, answer: Payload | FetchError | None) -> None:
        """Store a new article. Raises IngestError."""
        page, work, store = self.page, self.work, self.work.store
        article, is_feeds = await self._article(answer)
        outlet = article.site_name or page.feed_title
        final = answer.url if isinstance(answer, Payload) else None
        article, known = store.articles.settled(article, final)
        if known is None and (moved := await self._moved_from(article, outlet, answer)) is not None:
            await self._look_again(moved, answer, has_moved=True)
            return
        reading = await work.reading(article, outlet)
        now = work.clock()
        # The page says nothing of a text that it does not show: such an article waits for its feed.
        again = None if is_feeds else next_check(now, born(article.published, now))
        if store.articles.settled(article, final)[0].url != article.url:
            await self._read(answer)  # another one took its address meanwhile
            return
        with store.transaction():
            store.runs.fetched(work.id, *self.fetches)
            article_id, new = keep(
                store,
                reading,
                now,
                final=final,
                feed_id=page.feed_id,
                guid=page.guid,
                validators=validators(answer, article),
                next_check=again,
            )
            store.pending.resolved(page, article_id)
        claims = len(reading.extraction.claims or ())
        _log.info("%s: %s", redact(page.url), f"stored, {claims} claims" if new else "stored before")
        if new:
            work.counts.new_articles += 1
            work.counts.new_claims += claims
            if reading.problem:
                work.failed(redact(page.url), reading.problem)

    async def _moved_from(
        self, article: Article, outlet: str | None, answer: Payload | FetchError | None
    ) -> int | None:
        """The stored article whose address leads to this page now: its address, id and words may all be
        new."""
        if not isinstance(answer, Payload):
            return None
        articles = self.work.store.articles
        for url in articles.former(article, outlet, self.page.feed_id, self.page.guid):
            if normalise(url) in (normalise(answer.url), normalise(self.page.url)):
                continue
            there = await self._asked(Source(url))
            if isinstance(there, Payload) and normalise(there.url) == normalise(answer.url):
                return articles.at(url)
        return None

    async def _look_again(
        self, article_id: int, answer: Payload | FetchError | None, *, has_moved: bool = False
    ) -> None:
        """Store a later version, if it is one. Raises IngestError where the feed had asked for the look.

        `has_moved`: the page is one that the article's own address leads to now.
        """
        page, work, store = self.page, self.work, self.work.store
        before = store.articles.text(article_id)
        revised: Revised | None = None
        article: Article | None = None
        try:
            if not (isinstance(answer, Payload) and answer.not_modified):
                article, _ = await self._article(answer)
                if is_revised(before, article):
                    revised = await work.parsed(page.url, revise, before, article, await work.loaded())
        except IngestError:
            if page.id is not None:
                raise
            # A stored article has lost nothing: its failed look is noted, and tried again in its time.
            answer = answer if isinstance(answer, FetchError) else FetchError(page.url, "not readable")
        now = work.clock()
        came = born(*store.articles.born(article_id))
        again = None if status(answer) in _GONE else next_check(now, came, changed=revised is not None)
        with store.transaction():
            store.runs.fetched(work.id, *self.fetches)
            if revised is not None:
                store.articles.revise(before, revised.article, revised.extraction, revised.changes, now)
            store.articles.looked(article_id, now, again, validators(answer, article))
            if article is not None and isinstance(answer, Payload):
                leads_to = page.url if has_moved else answer.permanent_url
                if leads_to and (has_moved or alike_texts(before.text, article.text)):
                    store.articles.moved(article_id, leads_to)
            if page.id is not None:
                store.pending.resolved(page, article_id)
        _log.info("%s: looked at again, %s", redact(page.url), "unchanged" if revised is None else "revised")
        if revised is not None:
            work.counts.revised_articles += 1
            work.counts.new_claims += sum(change.name == "added" for change in revised.changes)

"""Polling: a feed is asked, what it announces is noted, and when to ask again is settled."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from http import HTTPStatus

from onrecord.db.clock import stamp
from onrecord.db.rules.schedule import awake, habit, next_poll, retry
from onrecord.db.run import parts
from onrecord.db.run.intake import get, parsed_feed
from onrecord.db.run.work import Work, request, retry_after, status
from onrecord.db.store.feeds import Parts, Subscription
from onrecord.db.store.pending import Page
from onrecord.ingest.errors import IngestError
from onrecord.ingest.records import Feed, Payload, Source
from onrecord.ingest.web.urls import normalise, redact

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Polling:
    """`queue` takes the pages that a feed announced."""

    work: Work
    queue: Callable[[list[Page]], None]

    def due(self) -> list[Subscription]:
        """The feeds to ask now."""
        now, everything = self.work.clock(), self.work.everything
        due = self.work.store.feeds.due(now, everything=everything)
        return [feed for feed in due if everything or awake(now, feed.skip_hours, feed.skip_days) == now]

    async def poll(self, feed: Subscription) -> None:
        """Ask one feed. Raises WriteFailed."""
        work, store = self.work, self.work.store
        url, at, started = feed.source.url, work.clock(), time.monotonic()
        payload: Payload | None = None
        document: Feed | None = None
        error: str | None = None
        refusal: IngestError | None = None
        kept: Parts | None = None
        try:
            payload = await get(work.fetcher, feed.source, feed=True)
            if not payload.not_modified:
                document = await work.parsed(url, parsed_feed, payload)
                payload, document = await self._at_new_address(feed, payload, document)
                error = document.truncated or payload.truncated
            known = store.feeds.parts(feed.id)
            # An index can stay the same while its parts change.
            if listed := document.parts if document else known.listed:
                read, kept = await parts.read(work, listed, known)
                error = error or read.problem
                if document or read.read:
                    entries = (*(document.entries if document else ()), *read.entries)
                    document = replace(document or _UNCHANGED, entries=entries)
        except IngestError as failure:
            refusal = failure
            error = failure.reason
        now = work.clock()
        with store.transaction():
            store.runs.fetched(work.id, request(url, at, started, payload or refusal, feed.id, error))
            new = store.pending.announce(feed.id, document.entries, now) if document else 0
            if kept is not None:
                store.feeds.keep_parts(feed.id, kept)
            if error is None and payload is not None:
                feed = _with_habit(feed, document, new, now)
                wait = max(payload.fresh_for or 0.0, feed.ttl or 0.0)
                due = next_poll(now, feed.gap, feed.newest, fresh_for=wait, jitter=random.random())
                due = awake(due, feed.skip_hours, feed.skip_days)
                store.feeds.answered(feed, payload, document, now, due)
            else:
                again = retry(now, feed.failures + 1, retry_after(refusal))
                again = awake(again, feed.skip_hours, feed.skip_days)
                store.feeds.failed(feed.id, error or "", status(payload or refusal), now, again)
                if status(refusal) == HTTPStatus.GONE:
                    store.feeds.ended(feed.id, f"ended by its publisher (HTTP 410) on {stamp(now)[:10]}")
        work.counts.feeds_polled += 1
        if error is None:
            found = "unchanged" if document is None else f"{len(document.entries)} entries, {new} new"
            _log.info("%s: %s; due again %s", redact(url), found, stamp(due))
        else:
            _log.info(
                "%s: failed %d times running; due again %s", redact(url), feed.failures + 1, stamp(again)
            )
            work.failed(redact(url), error)
        self.queue(store.pending.due(now, feed_id=feed.id, everything=work.everything))
        work.report.advance()

    async def _at_new_address(
        self, feed: Subscription, payload: Payload, document: Feed
    ) -> tuple[Payload, Feed]:
        """The feed at the address that its document gives as the new one, if there is a feed."""
        work, moved_to = self.work, document.moved_to
        if moved_to is None or normalise(moved_to) in (normalise(feed.source.url), normalise(payload.url)):
            return payload, document
        try:
            answer = await get(work.fetcher, Source(moved_to), feed=True)
            return (
                replace(answer, permanent_url=answer.permanent_url or moved_to),
                await work.parsed(moved_to, parsed_feed, answer),
            )
        except IngestError as failure:
            _log.info("%s: it names a new address, which gives no feed: %s", redact(feed.source.url), failure)
            return payload, document


# What stands for an index that is as it was, while its parts are not.
_UNCHANGED = Feed("sitemapindex", None, None, None)


def _with_habit(feed: Subscription, document: Feed | None, new: int, now: datetime) -> Subscription:
    """The subscription with what its document tells of how often it brings something."""
    if document is None:
        return feed
    from onrecord.ingest.sources.moments import moment  # loads slowly, and most polls bring no document

    feed = replace(feed, ttl=document.fresh_for, skip_hours=document.skip_hours, skip_days=document.skip_days)
    stated = [moment(date) for entry in document.entries if (date := entry.published or entry.updated)]
    gap = habit(stated, now)
    if gap is None and new and not stated:  # a feed without dates: what came since it last brought something
        gap = (now - feed.newest) / new if feed.newest else timedelta(hours=1)
    past = [moment for moment in stated if moment <= now]
    newest = max(past) if past else now if new else feed.newest
    return replace(feed, gap=gap, newest=newest)

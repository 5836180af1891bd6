"""The run: from what is due to a timeline that is up to date.

Order of work:

1. Every feed that is due is polled, all at once; the fetcher keeps hosts apart and bounds each request.
2. What an answer announces is noted as pending in the transaction that stores the feed's new validators:
   from then on the feed may answer 304, and nothing announced is lost.
3. Pending pages, those of earlier runs among them, are fetched host by host, while other feeds still answer.
4. Reading a feed or a page and finding claims happens in `executor`: processes that are ended when one
   document takes too long.
5. An article, its claims and their rows of the timeline are stored in one transaction, in which its page
   ceases to be pending. A run that is killed leaves whole articles and pending pages, nothing else.
6. Stored articles are looked at again in their first days, and when their feed says that they changed. One
   that says something else is a new revision: its text, its claims and their changes are one transaction.
7. Articles whose claims could not be found are read again once another extractor is there, and of those
   that an older onrecord stored it is concluded on whom they stand.
8. Then, when all of that is stored, `db.run.relate` works out what the articles tell together.

What fails is reported, noted with its reason where the next run finds it, and costs the others nothing.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Executor
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.db.clock import utc_now
from onrecord.db.run.intake import Extractor, Fetcher, extract, unread
from onrecord.db.run.lanes import Lanes
from onrecord.db.run.polling import Polling
from onrecord.db.run.recording import recorded
from onrecord.db.run.report import Report
from onrecord.db.run.visit import Visit
from onrecord.db.run.work import Work
from onrecord.db.run.workers import Stopped, workers
from onrecord.db.store import Store
from onrecord.db.store.lock import exclusive
from onrecord.db.store.pending import Page
from onrecord.db.store.runs import Counts
from onrecord.ingest.web.urls import redact

if TYPE_CHECKING:
    from onrecord.ingest.web.fetch import Policy

_log = logging.getLogger(__name__)


async def run(
    path: Path, *, policy: Policy, report: Report, load: Callable[[], Extractor], everything: bool = False
) -> Counts:
    """One whole run on the database at `path`, over HTTP, with the extractor that `load` gives.

    Raises AlreadyRunning, UnusableDatabase or WriteFailed.
    """
    from onrecord.ingest.web.fetch import Fetcher as OverHttp

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
            work = Work(store, fetcher, load, executor, report, everything, clock, recording)
            async with asyncio.TaskGroup() as group:
                _begin(work, group)
    except BaseExceptionGroup as error:
        raise _first(error) from error
    return recording.counts


def _begin(work: Work, group: asyncio.TaskGroup) -> None:
    """Start all that there is to do, as tasks of `group`."""

    async def visited(page: Page) -> None:
        visit = Visit(work, page)
        answer = await visit.ask()
        with lanes.answer_held():
            await visit.take(answer)
        work.report.advance()

    def queue(pages: list[Page]) -> None:
        work.report.expect(lanes.add(pages))

    lanes = Lanes(group, visited)
    polling = Polling(work, queue)
    now = work.clock()
    queue(work.store.pending.due(now, everything=work.everything))
    feeds = polling.due()
    _log.info("run %d: %d feeds are due, %d pages wait", work.id, len(feeds), lanes.count)
    work.report.expect(len(feeds))
    polls = [group.create_task(polling.poll(feed)) for feed in feeds]

    async def look_again() -> None:
        if work.everything:  # what a feed says of an article first: then one look is enough
            await asyncio.gather(*polls)
        queue(work.store.pending.due_by_age(now, everything=work.everything))

    group.create_task(look_again())
    group.create_task(_unread(work))
    group.create_task(_conclude(work))


async def _unread(work: Work) -> None:
    store = work.store
    if not store.articles.any_unread():
        return
    extractor = await work.loaded()
    for article_id in store.articles.unread(extractor.version):
        text = store.articles.text(article_id)
        try:
            extraction, problem = await work.off_loop(extract, text, extractor)
        except Stopped as reason:
            extraction, problem = unread(extractor, str(reason))
        with store.transaction():
            store.articles.extracted(text.article_id, text.revision, extraction)
        work.counts.new_claims += len(extraction.claims or ())
        _log.info("%s: read by %s", redact(text.url), extractor.version)
        if problem:
            work.failed(redact(text.url), problem)


async def _conclude(work: Work) -> None:
    for article_id in work.store.articles.waiting():
        with work.store.transaction():
            work.store.articles.conclude(article_id)
        await asyncio.sleep(0)  # the feeds' turn


def _first(group: BaseExceptionGroup[BaseException]) -> BaseException:
    """The tasks of a run fail for one reason, such as a full disk, and a person needs to hear it once."""
    error = group.exceptions[0]
    return _first(error) if isinstance(error, BaseExceptionGroup) else error

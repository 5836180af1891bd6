"""Articles that somebody hands over one by one, instead of a feed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from onrecord.db.clock import utc_now
from onrecord.db.run.intake import (
    Extractor,
    Fetcher,
    Reading,
    get,
    is_revised,
    keep,
    parse,
    revise,
)
from onrecord.db.run.recording import recorded
from onrecord.db.run.report import Report
from onrecord.db.run.work import Work
from onrecord.db.run.workers import workers
from onrecord.db.store import Store
from onrecord.db.store.articles import StoredText, text_hash
from onrecord.db.store.runs import Counts
from onrecord.db.store.storable import storable
from onrecord.ingest.errors import IngestError, ParseError
from onrecord.ingest.files import STDIN, read_file, read_unpacked
from onrecord.ingest.read import read_whole
from onrecord.ingest.records import Article, Payload, Source
from onrecord.ingest.warc import is_archive, pages
from onrecord.ingest.web.urls import redact

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Given:
    """What the person says of an article; None where nothing was said."""

    url: str | None = None
    published: str | None = None
    outlet: str | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Handed:
    """What was handed over: a web address (a str) or a file, and what is said of the articles there."""

    source: str | Path
    given: Given


@dataclass(frozen=True, slots=True)
class Taken:
    """What was done; `known` articles were there already."""

    counts: Counts
    known: int


async def ingest(
    store: Store,
    handed: Sequence[Handed],
    *,
    fetcher: Fetcher,
    load: Callable[[], Extractor],
    report: Report,
) -> Taken:
    """Store every article that can be read; the others are reported. Raises WriteFailed.

    One that is stored already, and says something else now, is stored as its next revision.
    """
    report.expect(len(handed))
    with workers() as executor, recorded(store, "ingest") as recording:
        work = Work(store, fetcher, load, executor, report, True, utc_now, recording)
        await work.loaded()
        intake = _Intake(work)
        files = [(one.source, one.given) for one in handed if isinstance(one.source, Path)]
        await asyncio.gather(
            *(intake.address(one.source, one.given) for one in handed if isinstance(one.source, str))
        )
        for file, given in files:
            await (intake.archive(file, given) if is_archive(file) else intake.file(file, given))
            report.advance()
    return Taken(work.counts, intake.known)


@dataclass(slots=True)
class _Intake:
    """Takes in what is handed over; `known` articles were there already."""

    work: Work
    known: int = 0

    async def address(self, url: str, given: Given) -> None:
        work = self.work
        work.counts.pages_fetched += 1
        try:
            payload = await get(work.fetcher, Source(url))
        except IngestError as error:
            work.failed(error.subject, error.reason)
        else:
            read = partial(_read_answer, payload, given)
            await self._take(url, read, given.outlet, fetched_from=payload.url)
        work.report.advance()

    async def file(self, path: Path, given: Given) -> None:
        try:
            # Workers do not have standard input.
            body = read_unpacked(str(path)) if str(path) == STDIN or path.suffix == ".gz" else None
        except IngestError as error:
            self.work.failed(error.subject, error.reason)
        else:
            await self._take(str(path), partial(_read_file, path, given, body), given.outlet)

    async def archive(self, path: Path, given: Given) -> None:
        found = pages(path)
        while (page := await asyncio.to_thread(next, found, None)) is not None:
            if isinstance(page, IngestError):
                self.work.failed(page.subject, page.reason)
            else:
                await self._take(page.url, partial(_read_answer, page, given), given.outlet)

    async def _take(
        self,
        subject: str,
        read: Callable[[], Article],
        outlet: str | None,
        *,
        fetched_from: str | None = None,
    ) -> None:
        work, store = self.work, self.work.store
        try:
            article = await work.parsed(subject, read)
            if fetched_from:  # the further pages of a file's article lie elsewhere, if anywhere
                article = storable(await read_whole(article, self._further, self._part))
            reading: Reading | None = None
            # While one is read, another may take its address.
            while reading is None or reading.article.url != article.url:
                article, stored = store.articles.settled(article, fetched_from)
                if stored is not None:
                    self.known += 1
                    await self._compare(store.articles.text(stored), article)
                    return
                reading = await work.reading(article, outlet)
                article, _ = store.articles.settled(article, fetched_from)
        except IngestError as error:
            work.failed(error.subject, error.reason)
            return
        with store.transaction():
            _, new = keep(store, reading, utc_now(), final=fetched_from)
        found = len(reading.extraction.claims or ())
        _log.info("%s: %s", redact(subject), f"stored, {found} claims" if new else "stored before")
        self.known += not new
        work.counts.new_articles += new
        if new:
            work.counts.new_claims += found
            if reading.problem:
                work.failed(subject, reading.problem)

    async def _compare(self, before: StoredText, article: Article) -> None:
        if not is_revised(before, article):
            _log.info("%s: stored before, unchanged", redact(before.url))
            return
        work = self.work
        revised = await work.parsed(before.url, revise, before, article, await work.loaded())
        with work.store.transaction():
            work.store.articles.revise(
                before, revised.article, revised.extraction, revised.changes, utc_now()
            )
        _log.info("%s: stored before, revised", redact(before.url))
        work.counts.revised_articles += 1
        work.counts.new_claims += sum(change.name == "added" for change in revised.changes)

    async def _further(self, url: str) -> Payload:
        self.work.counts.pages_fetched += 1
        return await get(self.work.fetcher, Source(url))

    async def _part(self, payload: Payload) -> Article:
        return await self.work.parsed(payload.requested_url, parse, payload)


def _read_file(path: Path, given: Given, body: bytes | None) -> Article:
    try:
        article = read_file(path, url=given.url, charset_hint=given.charset, body=body)
    except IngestError:
        raise
    except Exception as error:  # one file that a parser trips over must not end the run
        raise ParseError(str(path), f"could not be read ({type(error).__name__})") from error
    if article.url is None:
        article = replace(article, url=_address(path, article))
    return _dated(article, given)


def _read_answer(payload: Payload, given: Given) -> Article:
    return _dated(parse(payload), given)


def _dated(article: Article, given: Given) -> Article:
    if given.published is not None:
        article = replace(article, published=given.published, published_from="given")
    return storable(article)


def _address(path: Path, article: Article) -> str:
    """A name that is the article's own: the file's, or for standard input its text's."""
    if str(path) == STDIN:
        return f"urn:sha256:{text_hash(article.text)}"
    return path.absolute().as_uri()

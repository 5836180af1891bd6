"""Articles that somebody hands over one by one, instead of a feed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from db.clock import utc_now
from db.intake import Extractor, Fetcher, Reading, keep, parse, read_article
from db.report import Report
from db.store import Store
from db.store.articles import text_hash
from db.workers import workers
from ingest.errors import IngestError, ParseError
from ingest.files import STDIN, read_file
from ingest.records import Article, Source


@dataclass(frozen=True, slots=True)
class Given:
    """What the person says of the articles; None where nothing was said."""

    url: str | None = None
    published: str | None = None
    outlet: str | None = None


@dataclass(slots=True)
class Taken:
    new: int = 0
    known: int = 0
    claims: int = 0


async def ingest(
    store: Store,
    addresses: Sequence[str],
    files: Sequence[Path],
    given: Given,
    *,
    fetcher: Fetcher,
    load: Callable[[], Extractor],
    report: Report,
) -> Taken:
    """Store every article that can be read; the others are reported. Raises WriteFailed."""
    loop = asyncio.get_running_loop()
    taken = Taken()
    report.expect(len(addresses) + len(files))
    with workers() as executor:
        extractor = await loop.run_in_executor(executor, load)

        async def take(subject: str, read: Callable[[], Reading]) -> None:
            try:
                reading = await loop.run_in_executor(executor, read)
            except IngestError as error:
                report.failed(error.subject, error.reason)
                return
            with store.transaction():
                _, new = keep(store, reading, utc_now())
            taken.new += new
            taken.known += not new
            if new:
                taken.claims += len(reading.extraction.claims or ())
                if reading.problem:
                    report.failed(subject, reading.problem)

        async def fetch(url: str) -> None:
            try:
                payload = await fetcher.get(Source(url))
            except IngestError as error:
                report.failed(error.subject, error.reason)
            else:
                await take(url, lambda: _read(parse(payload), given, extractor))
            report.advance()

        await asyncio.gather(*map(fetch, addresses))
        for file in files:
            await take(str(file), lambda file=file: _read_file(file, given, extractor))  # type: ignore[misc]
            report.advance()
    return taken


def _read_file(path: Path, given: Given, extractor: Extractor) -> Reading:
    try:
        article = read_file(path, url=given.url)
    except IngestError:
        raise
    except Exception as error:  # one file that a parser trips over must not end the run
        raise ParseError(str(path), f"could not be read ({type(error).__name__})") from error
    if article.url is None:
        article = replace(article, url=_address(path, article))
    return _read(article, given, extractor)


def _read(article: Article, given: Given, extractor: Extractor) -> Reading:
    if given.published is not None:
        article = replace(article, published=given.published, published_from="given")
    return read_article(article, extractor, outlet=given.outlet)


def _address(path: Path, article: Article) -> str:
    """A name that is the article's own: the file's, or for standard input its text's."""
    if str(path) == STDIN:
        return f"urn:sha256:{text_hash(article.text)}"
    return path.absolute().as_uri()

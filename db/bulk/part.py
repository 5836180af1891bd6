"""One part, from its bytes to its files: what a worker does, and nothing else decides what comes of it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from onrecord.db.bulk import columns
from onrecord.db.bulk.folder import Folder
from onrecord.db.bulk.pages import pages
from onrecord.db.bulk.records import Asked, Job, Lost, Manifest, Page, Part, Progress
from onrecord.db.bulk.writing import about_part, tables
from onrecord.db.clock import published_day
from onrecord.db.rules.days import first_day, last_day
from onrecord.db.run.intake import LANGUAGES, Reading, outlet_of
from onrecord.db.slug import slugify
from onrecord.db.store.storable import storable
from onrecord.ingest.errors import ParseError
from onrecord.ingest.records import Article

# Lines about damage in a manifest: the rest stands in `failures/`.
_MOST_DAMAGE = 20


class PageReader(Protocol):
    """What reads pages for a worker: `db.bulk.reader`, or the same without a process."""

    @property
    def version(self) -> str: ...

    def article(self, page: Page) -> Article: ...

    def reading(self, article: Article, outlet: str | None) -> Reading: ...


def read_part(part: Part, job: Job, reader: PageReader, tell: Callable[[Progress], None]) -> Manifest:
    """Read a part and write what is in it, unless it is written already; its manifest.

    The rows depend on the part and the job alone. Raises Halted where nothing can be written, OSError where
    the source cannot be read.
    """
    folder = Folder(job.out)
    if (done := folder.manifest(part.id)) is not None:
        return done
    began = time.monotonic()
    schemas = {"articles": columns.articles(), "claims": columns.claims(), "failures": columns.failures()}
    made = Manifest(part.id, part.address, part.start, part.end, extractor=job.version, onrecord=job.onrecord)
    passed: Counter[str] = Counter()
    with tables(folder, part.id, schemas, about_part(made)) as out:
        for reached, page in pages(part):
            found = page if isinstance(page, Lost) else _read(page, job.asked, reader)
            made = replace(made, pages=made.pages + isinstance(page, Page))
            if isinstance(found, str):
                passed[found] += 1
            elif isinstance(found, Reading):
                assert isinstance(page, Page)
                out["articles"].add(columns.article_row(found, page.payload.captured, part.id, made.articles))
                rows = columns.claim_rows(found, part.id, made.articles)
                for row in rows:
                    out["claims"].add(row)
                made = replace(made, articles=made.articles + 1, claims=made.claims + len(rows))
            lost = found if isinstance(found, Lost) else _claimless(found)
            if lost is not None:
                out["failures"].add(columns.failure_row(lost, part.id))
                made = replace(made, failures=made.failures + 1)
                if lost.kind == "source" and len(made.damage) < _MOST_DAMAGE:
                    made = replace(made, damage=(*made.damage, f"{lost.subject}: {lost.reason}"))
            tell(Progress(part.id, reached, made.pages, made.failures))
    made = replace(made, passed=dict(sorted(passed.items())), seconds=round(time.monotonic() - began, 3))
    folder.finish(made)
    return made


def _read(page: Page, asked: Asked, reader: PageReader) -> Reading | Lost | str:
    """What a page gives: an article with its claims, a failure, or the reason why it is passed by."""
    subject = page.payload.requested_url
    try:
        article = _said(reader.article(page), page)
    except ParseError as error:
        return Lost(error.subject or subject, error.reason, "page")
    outlet = outlet_of(article, page.outlet)
    return passed_by(article, outlet, asked) or reader.reading(article, page.outlet)


def _said(article: Article, page: Page) -> Article:
    """The article with what was said of it from outside."""
    if page.published is not None:
        article = replace(article, published=page.published, published_from="given")
    if page.title is not None and article.title is None:
        article = replace(article, title=page.title)
    return storable(article)


def passed_by(article: Article, outlet: str | None, asked: Asked) -> str | None:
    """Why an article is not wanted, in a word or two; None where it is."""
    if asked.languages:
        if article.language not in asked.languages:
            return f"language {article.language or 'unknown'}"
    elif article.language is not None and article.language not in LANGUAGES:
        return f"language {article.language}"
    if asked.outlet is not None and (outlet is None or slugify(outlet) != slugify(asked.outlet)):
        return "outlet"
    if asked.since or asked.until:
        day = published_day(article.published)
        if day is None:
            return "no date"
        if (asked.since and day < first_day(asked.since)) or (asked.until and day > last_day(asked.until)):
            return "period"
    return None


def _claimless(found: object) -> Lost | None:
    if isinstance(found, Reading) and found.problem:
        return Lost(found.article.url or "", found.problem, "claims")
    return None

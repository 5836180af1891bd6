"""From a page or a file to an article with its claims: reading is pure, keeping is one transaction."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol
from urllib.parse import urlsplit

from onrecord.claims.records import Claim, Document
from onrecord.db.clock import published_day
from onrecord.db.rules.revision import Change, changes, is_same_article, substance
from onrecord.db.store import Store
from onrecord.db.store.articles import Extraction, StoredText, Validators
from onrecord.db.store.pending import Page
from onrecord.db.store.storable import storable
from onrecord.ingest.errors import FetchError, IngestError, ParseError
from onrecord.ingest.read import parse_page
from onrecord.ingest.records import Article, Entry, Feed, Payload, Source
from onrecord.ingest.web.urls import redact

# A feed's text counts as the whole article from this length on; shorter ones are mostly teasers.
_FULL_TEXT_WORDS = 200
# A page that shows less than this part of what it did hides the rest, or is an error page.
_LEAST_KEPT, _LEAST_KEPT_PAYWALLED = 0.2, 0.5
# Those that `claims.lang` knows; of articles in others the text alone is kept.
LANGUAGES = {"en"}
_ELLIPSIS_END = re.compile(r"(…|\.\.\.|\[…\]|\[\.\.\.\])\W*$")


class Extractor(Protocol):
    """What finds claims. `version` names it: stored with each claim, and compared by `reextract`."""

    @property
    def version(self) -> str: ...

    def extract(self, document: Document) -> list[Claim]: ...


class Fetcher(Protocol):
    """What asks the network. Raises FetchError."""

    async def get(self, source: Source, *, feed: bool = False) -> Payload: ...


@dataclass(frozen=True, slots=True)
class Reading:
    """An article, ready to be kept. `problem` says why its claims are missing, or is None."""

    article: Article
    outlet: str | None
    extraction: Extraction
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Revised:
    """A later version of a stored article, ready to be kept, and what it does to the claims."""

    before: StoredText
    article: Article
    extraction: Extraction
    changes: tuple[Change, ...]


async def get(fetcher: Fetcher, source: Source, *, feed: bool = False) -> Payload:
    """What `source` answers. Raises FetchError, whatever goes wrong: one answer must not end the run."""
    try:
        return await fetcher.get(source, feed=feed)
    except FetchError:
        raise
    except Exception as error:
        raise FetchError(source.url, f"could not be fetched ({_name(error)})") from error


def article_of(page: Page, answer: Payload | FetchError | None) -> tuple[Article, bool]:
    """The article at a page that a feed announced, and whether its text is the feed's.

    A feed that carries the whole text stands in for a page that fails or that shows less of it, and for one
    that is not there (`answer` None). Raises IngestError when neither gives an article.
    """
    if answer is None:
        return storable(read_entry(page.entry, page.url)), True
    fed = _full_text(page.entry, page.url)
    stands_in = False
    try:
        if isinstance(answer, FetchError):
            raise answer
        article = parse(answer, entry=page.entry)
    except IngestError:
        if fed is None:
            raise
        article, stands_in = fed, True
    else:
        if fed and (article.paywalled or _words(article.text) < _words(fed.text) // 2):
            article = replace(article, text=fed.text, links=fed.links, language=fed.language)
            stands_in = True
    return storable(replace(article, url=article.url or page.url)), stands_in


def parse(payload: Payload, *, entry: Entry | None = None) -> Article:
    """The article in an answer. Raises ParseError, whatever the bytes are."""
    try:
        article = parse_page(payload, entry=entry)
    except ParseError:
        raise
    except Exception as error:  # one page that a parser trips over must not end the run
        raise ParseError(payload.requested_url, f"could not be read ({_name(error)})") from error
    return replace(article, url=article.url or payload.url, requested_url=payload.requested_url)


def parsed_feed(payload: Payload) -> Feed:
    """The feed in an answer. Raises ParseError, whatever the bytes are."""
    # Most polls bring no document, and its parsers load slowly.
    from onrecord.ingest.sources.kinds import parse_feed

    try:
        return storable(parse_feed(payload))
    except ParseError:
        raise
    except Exception as error:  # one feed that a parser trips over must not end the run
        raise ParseError(payload.requested_url, f"could not be read ({type(error).__name__})") from error


def read_article(article: Article, extractor: Extractor, outlet: str | None = None) -> Reading:
    """Find the claims of an article whose `url` is known."""
    article = storable(article)
    outlet = outlet_of(article, outlet)
    text = StoredText(
        0, 1, article.url or "", article.text, article.published, outlet, article.title, article.language
    )
    extraction, problem = extract(text, extractor)
    return Reading(article, outlet, extraction, problem)


def without_claims(article: Article, extractor: Extractor, outlet: str | None, reason: str) -> Reading:
    """The reading of an article whose claims nobody could find: it is kept all the same."""
    article = storable(article)
    extraction, problem = unread(extractor, reason)
    return Reading(article, outlet_of(article, outlet), extraction, problem)


def is_revised(before: StoredText, article: Article) -> bool:
    """Whether `article` is another version of the stored one, rather than the same or little of it.

    Raises ParseError where it is another article, or none.
    """
    if not is_same_article(before.title, before.text, article.title, article.text):
        shown = (article.title or article.text)[:80]
        raise ParseError(redact(before.url), f"its address shows “{shown}” now: kept as it was")
    kept = _words(article.text) / max(1, _words(before.text))
    if kept < (_LEAST_KEPT_PAYWALLED if article.paywalled else _LEAST_KEPT):
        return False
    return substance(before.title, before.text) != substance(article.title or before.title, article.text)


def revise(before: StoredText, article: Article, extractor: Extractor) -> Revised:
    """Find the claims of a later version, and what it changed.

    One extractor reads both versions, so that only the article's own changes count. The stored article
    keeps its address, title (if the new one has none), date and outlet. Raises ParseError when its claims
    cannot be extracted: they would be left pointing into another text.
    """
    article = storable(article)
    after = replace(before, text=article.text, title=article.title or before.title, language=article.language)
    extractions = []
    for text in (before, after):
        extraction, problem = extract(text, extractor)
        if problem:
            raise ParseError(before.url, f"it changed, but {problem}")
        extractions.append(extraction)
    found = changes(extractions[0].claims or (), extractions[1].claims or ())
    return Revised(before, replace(article, title=after.title), extractions[1], tuple(found))


def extract(text: StoredText, extractor: Extractor) -> tuple[Extraction, str | None]:
    """What `extractor` makes of a text, or why it failed: the article is kept all the same."""
    if text.language is not None and text.language not in LANGUAGES:
        return Extraction(extractor.version, ()), None
    document = Document(text.url, text.text, published_day(text.published), text.outlet)
    try:
        return Extraction(extractor.version, extractor.extract(document)), None
    except Exception as error:
        return unread(extractor, _name(error))


def unread(extractor: Extractor, reason: str) -> tuple[Extraction, str]:
    """What stands for the claims of a text that `extractor` could not read, and the account of it."""
    problem = f"its claims could not be extracted ({reason}); `onrecord reextract` tries again"
    return Extraction(extractor.version, None), problem


def keep(
    store: Store,
    reading: Reading,
    now: datetime,
    *,
    final: str | None = None,
    feed_id: int | None = None,
    guid: str | None = None,
    validators: Validators | None = None,
    next_check: datetime | None = None,
) -> tuple[int, bool]:
    """Store a reading whose address is settled, inside a transaction: the article's id, and whether it was
    new.

    `final` as in `Articles.settled`.
    """
    _, known = store.articles.settled(reading.article, final)
    if known is None:
        known = store.articles.twin(reading.article, reading.outlet)
    if known is not None:
        return known, False
    added = store.articles.add(
        reading.article, reading.extraction, now, outlet=reading.outlet, feed_id=feed_id, guid=guid
    )
    store.articles.look_again(added, next_check, validators)
    return added, True


def validators(answer: Payload | FetchError | None, article: Article | None) -> Validators | None:
    """What to send along at the next look at an article's page, or None when it did not answer.

    Nothing where the article goes on elsewhere: its first page may stay while the others change.
    """
    if not isinstance(answer, Payload):
        return None
    if article is not None and article.next_page is not None:
        return Validators()
    return Validators(answer.etag, answer.last_modified)


def read_entry(entry: Entry, url: str) -> Article:
    """The article that an entry without an address is. Raises ParseError."""
    from onrecord.ingest.sources.entry import read  # most runs read no page, and what reads one loads slowly

    try:
        return read(entry, url)
    except ParseError:
        raise
    except Exception as error:  # one entry that a parser trips over must not end the run
        raise ParseError(url, f"could not be read ({_name(error)})") from error


def _full_text(entry: Entry, url: str) -> Article | None:
    if not entry.content or _words(entry.content) < _FULL_TEXT_WORDS:
        return None
    # Most runs read no page, and what reads one loads slowly.
    from onrecord.ingest.page.article import parse_html
    from onrecord.ingest.sources.entry import leads_on

    try:
        if leads_on(entry.content, url):
            return None
        article = parse_html(entry.content, url=url, requested_url=url, entry=entry)
    except Exception:  # what a feed carries is a bonus: without it the page decides alone
        return None
    if _words(article.text) < _FULL_TEXT_WORDS or _ELLIPSIS_END.search(article.text[-40:]):
        return None
    return replace(article, url=url)


def outlet_of(article: Article, stated: str | None) -> str | None:
    """What an article's outlet is called: as stated from outside, as the page says, or by its host."""
    return stated or article.site_name or _host(article.url)


def _host(url: str | None) -> str | None:
    return (urlsplit(url or "").hostname or "").removeprefix("www.") or None


def _words(text: str) -> int:
    return len(text.split())


def _name(error: Exception) -> str:
    message = " ".join(str(error).split())[:200]
    return f"{type(error).__name__}: {message}" if message else type(error).__name__

"""The records that ingestion passes along: frozen, typed, without behaviour."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Source:
    """Something to fetch, with what an earlier answer told us to send along.

    `etag` and `last_modified` are header values, verbatim, or None.
    """

    url: str
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Payload:
    """An answer: bytes as they came (after content decoding) and what the headers said of them.

    `url` is where the bytes came from, after redirects. `charset` and `language` are what the transport
    declared, or None.
    `not_modified` is true for a 304, whose `body` is empty.
    `truncated`: None for a whole body, else why a feed's body ends early (cut, too large, too slow).
    """

    requested_url: str
    url: str
    status: int
    body: bytes
    content_type: str | None = None
    charset: str | None = None
    language: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    permanent_url: str | None = None  # where permanent redirects (301, 308) alone lead, or None
    not_modified: bool = False
    truncated: str | None = None
    fresh_for: float | None = None  # seconds for which the server asks not to be asked again, or None
    captured: datetime | None = None  # when an archive recorded it


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed. Dates are aware datetimes, or days where the feed states no more, or None;
    `content` is the fullest given, HTML or text.

    `url` is None for an item that leads nowhere: what the feed gives is all of it.
    """

    id: str
    url: str | None
    title: str | None
    authors: tuple[str, ...] = ()
    published: date | None = None
    updated: date | None = None
    summary: str | None = None
    content: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A parsed feed document. `kind` is "rss", "atom", "rdf", "json", "sitemap" or "sitemapindex".

    `fresh_for`: seconds for which the document asks not to be read again (ttl, sy:updatePeriod), or None.
    `skip_hours` (0 to 23) and `skip_days` (Monday 0), both of UTC: when it asks not to be read at all.
    `parts`: addresses of the documents that this one only lists, newest first. `moved_to`: the address that
    the document gives as its new one, or None.

    `truncated`: None for a whole document, else why it is not. Its entries are good, but the poll was a
    failure: report it and do not save its validators.
    """

    kind: str
    url: str | None
    title: str | None
    site_url: str | None
    language: str | None = None
    entries: tuple[Entry, ...] = ()
    truncated: str | None = None
    fresh_for: float | None = None
    parts: tuple[str, ...] = ()
    moved_to: str | None = None
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One article. Claims point into `text` by code-point offsets, so nothing may change it later.

    `text`: paragraphs separated by one blank line. `published` and `modified`: ISO 8601, a day
    ("2026-10-02") or a moment, with its offset where the page states one; None when unknown.
    `published_from`: json-ld, meta, feed, url, text, given or none. `wire`: the agency credited for the
    whole article. `links`: absolute, in order. `next_page`: where this article goes on, or None.
    """

    text: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_from: str = "none"
    modified: str | None = None
    site_name: str | None = None
    url: str | None = None
    requested_url: str | None = None
    language: str | None = None
    wire: str | None = None
    paywalled: bool = False
    links: tuple[str, ...] = field(default=())
    next_page: str | None = None

"""An entry of a feed that leads nowhere: it is complete in itself, so the feed's text is the article."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

from ingest import article, dates, urls, wire
from ingest.errors import ParseError
from ingest.maintext import fragment
from ingest.records import Article, Entry
from ingest.text import join_paragraphs, label


def read(entry: Entry, url: str, *, now: datetime | None = None) -> Article:
    """The article, known as `url`. `now` (aware; default: the clock) bounds dates. Raises ParseError."""
    now = now or datetime.now(UTC)
    text = join_paragraphs(fragment(entry.content or entry.summary or ""))
    if not text:
        raise ParseError(urls.redact(url), "its feed gives neither an address nor a text for it")
    published = dates.of_moment(entry.published or entry.updated, now=now)
    plain = article.parse_text(text)
    return replace(
        plain,
        title=label(entry.title) or None,
        authors=entry.authors,
        published=published,
        published_from="feed" if published else "none",
        modified=dates.of_moment(entry.updated, now=now),
        url=url,
        requested_url=url,
        language=plain.language or _language(entry),
        wire=wire.credited(text, bylines=entry.authors, credits=(), outlet=None),
    )


def _language(entry: Entry) -> str | None:
    return re.split("[-_]", entry.language)[0].lower() if entry.language else None

"""What the run calls: fetch and parse in one step, with the error as a result. Nothing here raises."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace

from ingest.errors import IngestError, ParseError
from ingest.fetch import Fetcher
from ingest.records import Article, Entry, Feed, Payload, Source
from ingest.urls import redact


@dataclass(frozen=True, slots=True)
class ReadResult:
    """The outcome for one `source`: `feed` or `articles`, or `error`; a 304 has neither.

    `payload` is the answer, kept for its validators, status and size, without its body.
    A feed that breaks off has both: its whole entries, and the error to report.
    """

    source: Source
    payload: Payload | None = None
    feed: Feed | None = None
    articles: tuple[Article, ...] = ()
    error: IngestError | None = None


async def read_feed(fetcher: Fetcher, source: Source) -> ReadResult:
    """Poll a feed."""
    from ingest import sources  # most polls bring no document

    try:
        payload = await fetcher.get(source, feed=True)
    except IngestError as error:
        return ReadResult(source, error=error)
    head = replace(payload, body=b"")
    if payload.not_modified:
        return ReadResult(source, head)
    try:
        # In a thread: parsing must not hold up the answers of other servers.
        feed = await asyncio.to_thread(sources.parse_feed, payload)
    except IngestError as error:
        return ReadResult(source, head, error=error)
    broken = (
        ParseError(redact(source.url), f"the feed is incomplete: {feed.truncated}")
        if feed.truncated
        else None
    )
    return ReadResult(source, head, feed, error=broken)


async def read_page(fetcher: Fetcher, source: Source, *, entry: Entry | None = None) -> ReadResult:
    """Fetch an article page; `entry` is the feed's item about it."""
    head: Payload | None = None
    try:
        payload = await fetcher.get(source)
        head = replace(payload, body=b"")
        if payload.not_modified:
            return ReadResult(source, head)
        found = await asyncio.to_thread(parse_page, payload, entry=entry)
    except IngestError as error:
        return ReadResult(source, head, error=error)
    return ReadResult(source, head, articles=(found,))


def parse_page(payload: Payload, *, entry: Entry | None = None) -> Article:
    """The article in an answer, be it HTML or plain text. Raises ParseError."""
    # Most polls bring no page, and the libraries that read one take a second to load.
    from ingest import article, charset

    if payload.content_type == "text/plain":
        subject = redact(payload.requested_url)
        text = charset.decode(payload.body, subject=subject, charset=payload.charset, is_html=False)
        return article.parse_text(text, url=payload.url)
    return article.parse_html(
        payload.body,
        url=payload.url,
        requested_url=payload.requested_url,
        charset=payload.charset,
        entry=entry,
    )

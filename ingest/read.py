"""An answer -> the article in it."""

from __future__ import annotations

from ingest.records import Article, Entry, Payload
from ingest.urls import redact


def parse_page(payload: Payload, *, entry: Entry | None = None) -> Article:
    """The article in an answer, be it HTML or plain text; `entry` is the feed's item about it.

    Raises ParseError.
    """
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

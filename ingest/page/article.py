"""HTML -> one `Article`."""

from __future__ import annotations

from datetime import UTC, datetime

from onrecord.ingest.errors import ParseError
from onrecord.ingest.page import (
    announced,
    authors,
    continuation,
    headline,
    language,
    maintext,
    metadata,
    outlet,
    published,
    wire,
)
from onrecord.ingest.page import tree as pages
from onrecord.ingest.page.errorpage import is_error_page
from onrecord.ingest.records import Article, Entry
from onrecord.ingest.text import join_paragraphs, label
from onrecord.ingest.web import charset as charsets
from onrecord.ingest.web import urls
from onrecord.ingest.web.markup import lightened


def parse_html(
    body: bytes | str,
    *,
    url: str | None = None,
    requested_url: str | None = None,
    charset: str | None = None,
    entry: Entry | None = None,
    now: datetime | None = None,
) -> Article:
    """Read one article page.

    `url` is where the page came from, after redirects; `requested_url` where it was asked for. `charset`
    is what the transport declared. `entry` is the feed's item about it: asked where the page says nothing.
    `now` (aware; default: the clock) bounds dates. Raises ParseError when there is no article text.
    """
    now = now or datetime.now(UTC)
    subject = urls.redact(requested_url or url or "page")
    markup = body if isinstance(body, str) else charsets.decode(body, subject=subject, charset=charset)
    markup = lightened(markup)
    if not markup.strip():
        raise ParseError(subject, "the page is empty")
    try:
        page = pages.load(markup, url)
    except ValueError as error:
        raise ParseError(subject, f"not read: {error}, which no article has") from None
    if page is None:
        raise ParseError(subject, "the page holds no HTML")
    paragraphs = maintext.paragraphs(page)
    text = join_paragraphs(paragraphs)
    if not text:
        raise ParseError(subject, "no article text found in the page")
    if not maintext.holds_text(page, paragraphs):
        raise ParseError(
            subject, "nothing but a headline in the page, whose text may come by script: try later"
        )
    if is_error_page(page, text):
        raise ParseError(subject, "an error page, though it is sent as if all were well: try later")
    reason = announced.stranger(page, text, asked=requested_url or url, entry=entry)
    if reason:
        raise ParseError(subject, reason)
    site = outlet.name(page)
    title = headline.title(page, site) or (label(entry.title) if entry else "") or None
    signed = authors.signed(page, site) or list(entry.authors if entry else ())
    code = metadata.declared_language(page) or (entry.language if entry else None)
    published_at, published_from, modified_at = published.when(
        page, title=title, entry=entry, now=now, language=code
    )
    return Article(
        text=text,
        title=title,
        authors=tuple(signed),
        published=published_at,
        published_from=published_from,
        modified=modified_at,
        site_name=site,
        url=metadata.canonical(page),
        requested_url=requested_url or url,
        language=language.of(text, code),
        wire=wire.credited(text, bylines=authors.bylines(page), credits=metadata.credits(page), outlet=site),
        paywalled=metadata.paywalled(page),
        links=tuple(maintext.links(page, paragraphs)),
        next_page=continuation.following(page),
    )

"""An entry of a feed that leads nowhere: it is complete in itself, so the feed's text is the article."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

from lxml import etree, html

from onrecord.ingest import dates
from onrecord.ingest.errors import ParseError
from onrecord.ingest.page import plaintext, wire
from onrecord.ingest.page.fragment import fragment
from onrecord.ingest.records import Article, Entry
from onrecord.ingest.text import join_paragraphs, label, squash
from onrecord.ingest.web import urls
from onrecord.ingest.web.markup import lightened


def read(entry: Entry, url: str, *, now: datetime | None = None) -> Article:
    """The article, known as `url`. `now` (aware; default: the clock) bounds dates. Raises ParseError."""
    now = now or datetime.now(UTC)
    text = join_paragraphs(fragment(entry.content or entry.summary or ""))
    if not text:
        raise ParseError(urls.redact(url), "its feed gives neither an address nor a text for it")
    published = dates.of_moment(entry.published or entry.updated, now=now)
    plain = plaintext.parse_text(text)
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


def leads_on(markup: str, url: str) -> bool:
    """Whether a text ends in a link to the page it is about, as "continue reading" does in any language."""
    try:
        tree = html.fragment_fromstring(lightened(markup), create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return False
    links = list(tree.iter("a"))
    if not links or not squash(tree.text_content()).endswith(squash(links[-1].text_content())):
        return False
    target = urls.resolve(url, links[-1].get("href"))
    return target is not None and urls.normalise(target) == urls.normalise(url)


def _language(entry: Entry) -> str | None:
    return re.split("[-_]", entry.language)[0].lower() if entry.language else None

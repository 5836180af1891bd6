"""Sitemaps, those for news among them, and indexes of sitemaps (sitemaps.org, Google's news extension)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import compress, islice
from typing import TypeVar
from urllib.parse import urlsplit

from lxml import etree

from onrecord.ingest.errors import ParseError
from onrecord.ingest.records import Entry, Feed
from onrecord.ingest.sources import links, moments
from onrecord.ingest.sources.document import Document
from onrecord.ingest.sources.xml import child, local_name, refuse_entities
from onrecord.ingest.sources.xml import parse as parsed
from onrecord.ingest.text import label
from onrecord.ingest.web.urls import redact

# The protocol's own bound is 50,000 addresses. A sitemap without news in it lists a whole archive.
_MOST_READ, _MOST_ENTRIES = 50_000, 1_000
Listed = TypeVar("Listed")
# An address that is a sitemap's own, in a list that should hold pages alone.
_SITEMAP = re.compile(r"\.xml(?:\.gz)?(?:\?.*)?$", re.IGNORECASE)
_CURRENT = re.compile(r"news|latest|recent|today|current", re.IGNORECASE)
_NAMED_MONTH = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[-_/.]?(0[1-9]|1[0-2])?(?:[-_/.]?(0[1-9]|[12]\d|3[01]))?(?!\d)"
)


def recognises(document: Document) -> bool:
    return document.root in ("urlset", "sitemapindex")


def parse(document: Document) -> Feed:
    """Entries, the latest first, and the `parts` that it lists, the latest first.

    Where some addresses are marked as news, the others are left out. Raises ParseError. Of a document that
    breaks off, what is whole is kept.
    """
    payload = document.payload
    refuse_entities(payload)
    root = parsed(document.text)
    if root is None:
        raise ParseError(redact(payload.requested_url), "not a sitemap: its XML is damaged")
    closed = re.search(r"</(?:[\w.-]+:)?(urlset|sitemapindex)\s*>", document.text[-1000:], re.IGNORECASE)
    truncated = payload.truncated or (None if closed else "the document is cut off before its end")
    nodes = (node for node in root if local_name(node) in ("url", "sitemap"))
    # The last one of a document that breaks off may lack its end.
    listed = list(islice(nodes, _MOST_READ))[: None if closed else -1]
    if local_name(root) == "sitemapindex":
        parts = _parts(listed, payload.url)
        return Feed("sitemapindex", payload.url, None, None, truncated=truncated, parts=tuple(parts))
    news = [node for node in listed if child(node, "news") is not None]
    is_sitemap = [_SITEMAP.search(_text(node, "loc") or "") is not None for node in listed]
    sitemaps = list(compress(listed, is_sitemap))
    pages = news or [node for node, is_one in zip(listed, is_sitemap, strict=True) if not is_one]
    found = [(entry.published or entry.updated, entry) for entry in _entries(pages, payload.url)]
    names = (_text(node, "news", "publication", "name") for node in news)
    return Feed(
        kind="sitemap",
        url=payload.url,
        title=next(filter(None, names), None),
        site_url=None,
        entries=tuple(_latest_first(found)[:_MOST_ENTRIES]),
        truncated=truncated,
        parts=tuple(_parts(sitemaps, payload.url)),
    )


def _entries(nodes: Iterable[etree._Element], base: str) -> Iterable[Entry]:
    for node in nodes:
        url = _address(node, base)
        if url:
            yield Entry(
                id=url,
                url=url,
                title=_text(node, "news", "title"),
                published=_stated(node, "news", "publication_date"),
                updated=_stated(node, "lastmod"),
                language=_text(node, "news", "publication", "language"),
            )


def _parts(nodes: Iterable[etree._Element], base: str) -> list[str]:
    """The addresses of sitemaps, those first whose pages are likely to be the latest.

    Where no date is stated, an address may name one. Of others those that speak of news come first, then the
    last and the first of the list by turns: some publishers add at its end, some at its beginning.
    """
    found = [(_stated(node, "lastmod"), url) for node in nodes if (url := _address(node, base))]
    dated = [(stated or _in_name(url), url) for stated, url in found]
    undated = [url for stated, url in dated if stated is None]
    by_turns = [url for pair in zip(reversed(undated), undated, strict=True) for url in pair]
    current = [url for url in undated if _CURRENT.search(urlsplit(url).path)]
    ordered = _latest_first((stated, url) for stated, url in dated if stated)
    return list(dict.fromkeys([*current, *ordered, *by_turns]))


def _in_name(url: str) -> date | None:
    """The day, or the first of the month or year, that a sitemap's address names."""
    named = list(_NAMED_MONTH.finditer(urlsplit(url).path))
    if not named:
        return None
    year, month, day = (int(part or 1) for part in named[-1].groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _latest_first(dated: Iterable[tuple[date | None, Listed]]) -> list[Listed]:
    ranked = sorted(
        dated, key=lambda pair: moments.moment(pair[0]) if pair[0] else moments.LONG_AGO, reverse=True
    )
    return [listed for _, listed in ranked]


def _address(node: etree._Element, base: str) -> str | None:
    return links.of_entry(_text(node, "loc"), base)


def _stated(node: etree._Element, *path: str) -> date | None:
    return moments.stated(_text(node, *path))


def _text(node: etree._Element, *path: str) -> str | None:
    found = child(node, *path)
    return None if found is None else label(found.text) or None

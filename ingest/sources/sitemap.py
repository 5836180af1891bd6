"""Sitemaps, those for news among them, and indexes of sitemaps (sitemaps.org, Google's news extension)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import islice
from typing import TypeVar

from lxml import etree

from onrecord.ingest.errors import ParseError
from onrecord.ingest.records import Entry, Feed, Payload
from onrecord.ingest.sources import moments
from onrecord.ingest.sources.xml import refuse_entities
from onrecord.ingest.text import label
from onrecord.ingest.web.urls import redact, resolve

_ROOT = re.compile(r"<(?:\w+:)?(urlset|sitemapindex)\b", re.IGNORECASE)
_NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
# The protocol's own bound is 50,000 addresses. A sitemap without news in it lists a whole archive.
_MOST_READ, _MOST_ENTRIES = 50_000, 1_000
Listed = TypeVar("Listed")
_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


def recognises(head: str) -> bool:
    return head.startswith("<") and _ROOT.search(head) is not None


def parse(payload: Payload) -> Feed:
    """Entries, the latest first, or for an index the `parts` that it lists, the latest first.

    Where some addresses are marked as news, the others are left out. Raises ParseError. Of a document that
    breaks off, what is whole is kept.
    """
    refuse_entities(payload)
    reader = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(payload.body, reader)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise ParseError(redact(payload.requested_url), "not a sitemap: its XML is damaged")
    closed = re.search(rb"</[\w:]*(urlset|sitemapindex)\s*>\s*$", payload.body[-1000:], re.IGNORECASE)
    truncated = payload.truncated or (None if closed else "the document is cut off before its end")
    # The last one of a document that breaks off may lack its end.
    listed = list(islice(root.iterchildren("{*}url", "{*}sitemap"), _MOST_READ))[: None if closed else -1]
    if _name(root) == "sitemapindex":
        dated = ((_moment(node, "{*}lastmod"), _address(node, payload.url)) for node in listed)
        parts = _latest_first((moment, url) for moment, url in dated if url)
        return Feed("sitemapindex", payload.url, None, None, truncated=truncated, parts=tuple(parts))
    news = [node for node in listed if node.find(f"{_NEWS}news") is not None]
    found = [(entry.published or entry.updated, entry) for entry in _entries(news or listed, payload.url)]
    return Feed(
        kind="sitemap",
        url=payload.url,
        title=next(filter(None, (_text(node, f".//{_NEWS}publication/{_NEWS}name") for node in news)), None),
        site_url=None,
        entries=tuple(_latest_first(found)[:_MOST_ENTRIES]),
        truncated=truncated,
    )


def _entries(nodes: Iterable[etree._Element], base: str) -> Iterable[Entry]:
    for node in nodes:
        url = _address(node, base)
        if url:
            yield Entry(
                id=url,
                url=url,
                title=_text(node, f"{_NEWS}news/{_NEWS}title"),
                published=_moment(node, f"{_NEWS}news/{_NEWS}publication_date"),
                updated=_moment(node, "{*}lastmod"),
                language=_text(node, f"{_NEWS}news/{_NEWS}publication/{_NEWS}language"),
            )


def _latest_first(dated: Iterable[tuple[datetime | None, Listed]]) -> list[Listed]:
    ranked = sorted(dated, key=lambda pair: pair[0] or _LONG_AGO, reverse=True)
    return [listed for _, listed in ranked]


def _name(root: etree._Element) -> str:
    return str(etree.QName(root).localname).lower()


def _address(node: etree._Element, base: str) -> str | None:
    return resolve(base, _text(node, "{*}loc"))


def _moment(node: etree._Element, path: str) -> datetime | None:
    return moments.aware(_text(node, path) or "")


def _text(node: etree._Element, path: str) -> str | None:
    return label(node.findtext(path)) or None

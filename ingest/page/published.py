"""When the page says that it was published and last changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import dropwhile, islice

from lxml import etree
from lxml.html import HtmlElement

from onrecord.ingest import dates
from onrecord.ingest.page import jsonld
from onrecord.ingest.page.placement import belonging, is_elsewhere
from onrecord.ingest.page.tree import Page
from onrecord.ingest.text import label, one_line

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "article:published:time",
    "article:published",
    "article.published", "og:article:published", "datepublished", "rnews:datepublished", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "pubdate", "publishdate", "publish-date", "publish_date",
    "publication_date", "publicationdate", "published_at", "bt:pubdate", "og:pubdate",
    "originalpublicationdate",
    "article_date_original", "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created",
    "dc.date", "dcterms.date", "citation_publication_date", "citation_date", "prism.publicationdate",
    "mediator_published_time", "displaydate", "date.created", "created", "date", "timestamp",
    "og:release_date",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "og:article:modified_time", "og:modified_time",
    "article:modified:time", "datemodified",
    "article:modified", "parsely-modified-date", "cxenseparse:recs:modifiedtime", "dcterms.modified",
    "dc.date.modified", "last-modified", "lastmod", "revised",
)  # fmt: skip


def published(page: Page, *, now: datetime) -> tuple[str, str] | None:
    """(ISO date, "json-ld", "meta" or "text") from the page's own marks, or None."""
    stated = _jsonld_dates(page, now)
    metas = [
        found
        for name in _PUBLISHED
        for value in page.meta.get(name, ())
        if (found := dates.iso(value, now=now))
    ]
    shown = []
    if not stated and not metas:
        mark = _time_element(page, now)
        shown = [mark] if mark else []
    best = dates.most_precise(stated + metas + shown)
    if best is None:
        return None
    return best, "json-ld" if stated else "meta" if metas else "text"


def states_published(page: Page) -> bool:
    """Whether the page's data give a date of publication at all, be it a possible one or not."""
    return bool(page.article.get("datePublished")) or any(name in page.meta for name in _PUBLISHED)


def _jsonld_dates(page: Page, now: datetime) -> list[str]:
    keys = ("datePublished", "dateCreated", "uploadDate")
    own = [found for key in keys if (found := dates.iso(page.article.get(key), now=now))]
    if own:
        return own[:1]
    for node, key in page.graph.nodes:
        if key is None and not jsonld.types(node) & {"comment", "answer", "review"}:
            found = dates.iso(node.get("datePublished"), now=now)
            if found:
                return [found]
    return []


def modified(page: Page, *, now: datetime) -> str | None:
    """When the page says that it was last changed, or None."""
    stated = [dates.iso(page.article.get("dateModified"), now=now)]
    stated += [dates.iso(value, now=now) for name in _MODIFIED for value in page.meta.get(name, ())]
    best = dates.most_precise([date for date in stated if date])
    if best:
        return best
    for node in page.tree.iter("time", "meta", "span"):
        marked = "datemodified" in (node.get("itemprop") or "").lower()
        if marked or (
            node.tag == "time" and re.search(r"updat|modif", node.get("class") or "", re.IGNORECASE)
        ):
            found = dates.iso(_time_value(node), now=now)
            if found:
                return found
    return None


def _time_value(node: HtmlElement) -> str:
    return node.get("content") or node.get("datetime") or node.get("title") or label(node.text_content())


def _time_element(page: Page, now: datetime) -> str | None:
    """The <time> (or marked date) that belongs to this article rather than to a list of others."""
    best: tuple[int, str] | None = None
    for node in page.tree.iter("time", "abbr", "span", "p", "div"):
        prop = (node.get("itemprop") or "").lower()
        names = f"{node.get('class') or ''} {node.get('id') or ''}".lower()
        marked = "datepublished" in prop
        if not (node.tag == "time" or marked or (node.tag == "abbr" and "published" in names)):
            continue
        date = dates.iso(_time_value(node), now=now)
        if not date:
            continue
        score = 5 * marked
        if "pubdate" in node.attrib or re.search(r"publish|entry-date|posted|created", names):
            score += 3
        if re.search(r"updat|modif", names + prop):
            score -= 3
        score += belonging(node)
        if best is None or score > best[0]:
            best = (score, date)
    return best[1] if best and best[0] >= 0 else None


# What stands around a date that is shown by itself: "Published on 2 October 2026, 14:05".
_DATE_LABEL = re.compile(
    r"^\W*(?:(?:first|last|originally|published|posted|updated?|written|created|date|on|veröffentlicht|erstellt"
    r"|stand|publié|le|am|vom|den)\b[\s:]*)+",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"updat|modif|review", re.IGNORECASE)
_LINES = 80  # pieces of text after the headline; then the article is under way


def shown_by_headline(page: Page, *, now: datetime) -> str | None:
    """A date that stands by itself below the headline, or None."""
    fallback = None
    for node, line in _lines_below_headline(page):
        for piece in re.split(" ?[|•·] ?| [-–—] ", line):
            if not 6 <= len(piece) <= 45:
                continue
            date = dates.iso(_DATE_LABEL.sub("", piece).strip(" ,.:()"), now=now)
            if date and not is_elsewhere(node):
                if not _CHANGED.search(piece):
                    return date
                fallback = fallback or date
    return fallback


def _lines_below_headline(page: Page) -> Iterator[tuple[HtmlElement, str]]:
    """(element, text directly in or after it) for the first pieces of text after the h1."""
    below: Iterator[HtmlElement] = iter(page.tree.iter(etree.Element))
    if page.headings:
        below = dropwhile(lambda node: node.tag != "h1", below)
    pieces = (
        (node, line)
        for node in below
        if node.tag != "h1"
        for text in (node.text, node.tail)
        if (line := one_line(text or ""))
    )
    return islice(pieces, _LINES)

"""When the article was published and last changed: what the page states, the feed says, the page shows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from onrecord.ingest import dates
from onrecord.ingest.page import jsonld, marks, shown
from onrecord.ingest.page.tree import Page
from onrecord.ingest.records import Entry
from onrecord.ingest.text import label, squash

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
    "og:release_date", "published_on", "publishedon", "published-date", "publisheddate", "publication-date",
    "date_published", "date-published", "article-published", "article:publication_date", "firstpublished",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "og:article:modified_time", "og:modified_time",
    "article:modified:time", "datemodified",
    "article:modified", "parsely-modified-date", "cxenseparse:recs:modifiedtime", "dcterms.modified",
    "dc.date.modified", "last-modified", "lastmod", "revised",
)  # fmt: skip


Read = Callable[[Any], str | None]


def when(
    page: Page, *, title: str | None, entry: Entry | None, now: datetime, language: str | None
) -> tuple[str | None, str, str | None]:
    """(published, where that was read, modified), both ISO 8601 or None.

    The page's data come first, then its marked-up dates, the feed, its address, and last what it shows beside
    the headline. A date that the data state and that cannot be ends the search: what is read more freely then
    would be another day.
    """
    read: Read = partial(dates.iso, now=now, language=language)
    changed = _stated_change(page, read) or dates.of_moment(entry.updated if entry else None, now=now)
    fed = dates.of_moment(entry.published if entry else None, now=now)
    data = _jsonld_dates(page, read)
    metas = [found for name in _PUBLISHED for value in page.meta.get(name, ()) if (found := read(value))]
    if data or metas:
        best = dates.most_precise([*data, *metas, *([fed] if fed else [])])
        return best, "json-ld" if data else "meta", changed
    marked, marked_change = marks.article(page, title, read)
    changed = changed or marked_change
    if fed:  # of one moment the page tells the clock that its readers go by
        return marked if marked and dates.same_moment(marked, fed) else fed, "feed", changed
    if marked:
        return marked, "text", changed
    if page.url and (in_url := dates.in_url(page.url, now=now)):
        return in_url, "url", changed
    if _states_published(page):
        return None, "none", changed
    beside, beside_change = shown.beside_headline(page, title, now=now, language=language)
    return beside, "text" if beside else "none", changed or beside_change


def _states_published(page: Page) -> bool:
    """Whether the page's data give a date of publication at all, be it a possible one or not."""
    return bool(page.article.get("datePublished")) or any(name in page.meta for name in _PUBLISHED)


def _jsonld_dates(page: Page, read: Read) -> list[str]:
    keys = ("datePublished", "dateCreated", "uploadDate")
    own = [found for key in keys if (found := read(page.article.get(key)))]
    if own:
        return own[:1]
    for node, key in page.graph.nodes:
        if (
            key is None
            and not jsonld.types(node) & {"comment", "answer", "review"}
            and not _is_other(page, node)
        ):
            found = read(node.get("datePublished"))
            if found:
                return [found]
    return []


def _is_other(page: Page, node: jsonld.Node) -> bool:
    """Whether a node speaks of another story than the one that was found to be the page's own."""
    headline = squash(label(node.get("headline")))
    return bool(page.article and headline) and headline != squash(label(page.article.get("headline")))


def _stated_change(page: Page, read: Read) -> str | None:
    stated = [read(page.article.get("dateModified"))]
    stated += [read(value) for name in _MODIFIED for value in page.meta.get(name, ())]
    return dates.most_precise([date for date in stated if date])

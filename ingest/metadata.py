"""What a page says of itself: title, site, authors, dates, address, language. One function a field.

Each asks the best witness first: JSON-LD about this very article, then meta elements, then what a reader
sees in the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit

from lxml.html import HtmlElement
from trafilatura.metadata import extract_author

from ingest import byline, dates, jsonld, urls
from ingest.page import Page
from ingest.text import label, squash

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "article:published",
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
    "datemodified",
    "article:modified", "parsely-modified-date", "cxenseparse:recs:modifiedtime", "dcterms.modified",
    "dc.date.modified", "last-modified", "lastmod", "revised",
)  # fmt: skip
_AUTHOR = (
    "author", "parsely-author", "sailthru.author", "byl", "article:author", "og:article:author",
    "article.author", "article:author_name", "dc.creator", "dcterms.creator", "dc.contributor",
    "cxenseparse:author", "citation_author", "mediator_author", "rbauthors", "authors",
)  # fmt: skip
_ORGANIZATION = {"organization", "newsmediaorganization", "corporation"}

# Parts of a page that speak of other stories.
_ELSEWHERE_TAGS = {"aside", "nav", "footer"}
_ELSEWHERE = re.compile(
    r"related|sidebar|recommend|teaser|widget|comment|more-|read-?more|carousel|promo|footer|newsletter|trending|popular"
)
_OWN = re.compile(r"article|entry|post|story|byline|meta|header|content")
_SEPARATORS = (" | ", " - ", " – ", " — ", " » ", " « ", " · ", " • ", " :: ", " // ", " : ", "-")


# ---- site and title


def site_name(page: Page) -> str | None:
    """The outlet's name as the page gives it, or the host without www., or None."""
    candidates = [page.first("og:site_name")]
    candidates += [name for name, _ in jsonld.named(page.graph, page.article.get("publisher"))]
    candidates += [
        label(node.get("name"))
        for node, _ in page.graph.nodes
        if jsonld.types(node) & {"newsmediaorganization", "website", "organization"}
    ]
    candidates.append(
        page.first(
            "application-name", "apple-mobile-web-app-title", "twitter:site", "dc.publisher", "publisher"
        )
    )
    for name in candidates:
        line = label(name)
        if line and not line.startswith(("@", "http:", "https:")):
            return line
    parts = re.split(r"\s+[|\-–—»·•]\s+", page.title_tag)
    # "Headline | Site": the headline is the one that also stands in the page.
    if len(parts) > 1 and (squash(parts[0]) in map(squash, page.headings) or len(parts[-1]) < 30):
        return parts[-1]
    return host(page.url)


def host(url: str | None) -> str | None:
    """The host of an address without www., or None."""
    return re.sub(r"^www\.", "", urlsplit(url).hostname or "") or None if url else None


def title(page: Page, site: str | None) -> str | None:
    """The headline as the page shows it."""
    own = [name for name in (site, host(page.url)) if name]
    stated = label(page.article.get("headline"))
    shared = _without_site(label(page.first("og:title", "twitter:title", "dc.title", "parsely-title")), own)
    tag = _without_site(page.title_tag, own)
    if squash(shared) == squash(site or ""):
        shared = ""
    if stated and squash(stated) == squash(shared):
        return stated
    hints = [line for line in (stated, shared, tag) if line]
    shown = [line for line in page.headings if squash(line) != squash(site or "") and len(line) < 350][:6]
    best = max(shown, key=lambda line: _likeness(line, hints), default="")
    likeness = _likeness(best, hints)
    # What is shown is the headline; structured data often shortens it for search engines.
    if best and (likeness >= 0.6 or (len(shown) == 1 and likeness >= 0.3)):
        return _without_kicker(page, best, hints)
    if stated:
        return stated
    # Where the h1 is the name of a section, the headline is an h2 that the head repeats.
    for tag_name in ("h2", "h3"):
        for node in list(page.tree.iter(tag_name))[:8]:
            line = label(node.text_content())
            if line and _likeness(line, hints) >= 0.85:
                return line
    return (best if len(shown) == 1 else "") or shared or tag or best or None


def _without_kicker(page: Page, line: str, hints: list[str]) -> str:
    """The part of the h1 that the head calls the headline, when a kicker or a date stands in it too."""
    wanted = {squash(hint) for hint in hints} - {squash(line)}
    for node in page.tree.iter("h1"):
        for part in node.iterdescendants():
            text = label(part.text_content())
            if squash(text) in wanted:
                return text
    return line


def _without_site(line: str, own: list[str]) -> str:
    names = [squash(name) for name in own]
    for separator in _SEPARATORS:
        head, found, tail = line.rpartition(separator)
        key = squash(tail)
        if found and key and len(head) > 8 and any(key in name or name in key for name in names):
            return _without_site(head.strip(), own)
    return line


def _likeness(line: str, hints: list[str]) -> float:
    """The best word overlap (Dice) of a line with any of the hints."""
    return max((_dice(line, hint) for hint in hints), default=0.0)


def _dice(one: str, other: str) -> float:
    a, b = (Counter(re.findall(r"\w+", line.casefold())) for line in (one, other))
    return 2 * sum((a & b).values()) / max(1, a.total() + b.total())


# ---- authors


def bylines(page: Page) -> list[str]:
    """Every statement of authorship in the page's data, as it stands there."""
    stated = [
        name
        for key in ("author", "creator", "contributor")
        for name, _ in jsonld.named(page.graph, page.article.get(key))
    ]
    return stated + [label(value) for name in _AUTHOR for value in page.meta.get(name, ())]


def authors(page: Page, site: str | None) -> list[str]:
    """The people who signed the article; an organisation only when no person did."""
    stated = jsonld.named(page.graph, page.article.get("author") or page.article.get("creator"))
    people = [
        name for name, kinds in stated if not kinds & _ORGANIZATION and squash(name) != squash(site or "")
    ]
    found = byline.names(people, site)
    if found:
        return found
    metas = _meta_authors(page, site)
    witnesses = (
        lambda: metas,
        lambda: _marked_authors(page, site),
        lambda: _written_by(page, site),
        lambda: byline.names((extract_author(page.tree) or "").split("; "), site),
    )
    for witness in witnesses:
        others = [name for name in witness() if squash(name) != squash(site or "")]
        if others:
            return others
    return byline.names([name for name, _ in stated], site) or metas


def _meta_authors(page: Page, site: str | None) -> list[str]:
    for name in _AUTHOR:
        # The address of a profile is no name.
        values = [value for value in page.meta.get(name, ()) if not re.match(r"\s*(https?:|www\.|/)", value)]
        found = byline.names(values, site)
        if found and found != [site]:
            return found
    return []


# Marks of a byline, the surest first. (XPath, whether its text is a name and nothing else)
_BYLINE_MARKS = (
    ("//*[@rel='author']", True),
    ("//*[contains(concat(' ',normalize-space(@itemprop),' '),' author ')]//*[@itemprop='name']", True),
    ("//*[contains(concat(' ',normalize-space(@itemprop),' '),' author ')]", True),
    (
        "//*[contains(@class,'author-name') or contains(@class,'author__name')"
        " or contains(@class,'authorName') or contains(@class,'author_name')"
        " or contains(@class,'byline-name') or contains(@class,'byline__name')]",
        True,
    ),
    ("//*[contains(@class,'vcard')]//*[contains(@class,'fn')]", True),
    ("//a[contains(@href,'/author/') or contains(@href,'/authors/') or contains(@href,'/autor/')]", True),
    (
        "//*[@class='author' or @class='autor' or @class='auteur' or contains(@class,'byline')"
        " or contains(@class,'post-author') or contains(@class,'article-author')"
        " or contains(@class,'entry-author') or contains(@data-testid,'byline')]",
        False,
    ),
)


def _marked_authors(page: Page, site: str | None) -> list[str]:
    """Names in elements whose markup says that an author stands there."""
    for xpath, name_only in _BYLINE_MARKS:
        lines = []
        for node in page.tree.xpath(xpath)[:12]:
            line = label(node.get("content") or node.text_content())
            if 2 < len(line) < 120 and "://" not in line and "{" not in line and not _is_elsewhere(node):
                lines.append(line)
        found = [name for name in byline.names(lines, site) if name_only or 1 < len(name.split()) <= 5]
        if found:
            return found[:5]
    return []


_WRITTEN_BY = re.compile(
    r"(?:By|BY|Von|Par|Por|Di|Door|Av|Af|Written by|Posted by|Words by|Autor:?|Author:?)\s+\w"
)


def _written_by(page: Page, site: str | None) -> list[str]:
    """Names in a short line near the top that begins with "By"."""
    seen = 0
    for node in page.tree.iter(
        "p", "div", "span", "address", "li", "h2", "h3", "h4", "h5", "em", "strong", "small"
    ):
        if len(node) >= 12:
            continue
        line = label(node.text_content())
        if not 4 < len(line) < 140:
            continue
        seen += 1
        if seen > 400:
            break
        if _WRITTEN_BY.match(line) and not _is_elsewhere(node):
            found = [
                name
                for name in byline.names([line], site)
                if name[0].isupper() and 1 < len(name.split()) <= 4 and name.split()[-1][0].isupper()
            ]
            if found:
                return found
    return []


def _ancestry(node: HtmlElement, limit: int = 20) -> Iterator[tuple[HtmlElement, str]]:
    """The node and what it stands in, each with its class and id in lower case."""
    current = node
    for _ in range(limit):
        if current is None:
            return
        yield current, f"{current.get('class') or ''} {current.get('id') or ''}".lower()
        current = current.getparent()


def _is_elsewhere(node: HtmlElement) -> bool:
    """Whether the node stands in a part of the page that speaks of other stories."""
    return any(
        current.tag in _ELSEWHERE_TAGS or (current.tag not in ("body", "html") and _ELSEWHERE.search(names))
        for current, names in _ancestry(node)
    )


# ---- dates


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
        score += _belonging(node)
        if best is None or score > best[0]:
            best = (score, date)
    return best[1] if best and best[0] >= 0 else None


def _belonging(node: HtmlElement) -> int:
    score = 0
    for depth, (current, names) in enumerate(_ancestry(node.getparent(), 25)):
        if current.tag in _ELSEWHERE_TAGS or current.tag == "li" or _ELSEWHERE.search(names):
            return score - 4
        if depth < 8 and (current.tag in ("article", "main") or _OWN.search(names)):
            score += 1
    return score


# ---- address, language, access


def canonical(page: Page) -> str | None:
    """The article's own address: the canonical link or og:url when it can be believed, else the page's.

    An address on another site or a front page is not believed. None when nothing gives an address.
    """
    links = [
        node.get("href")
        for node in page.tree.iter("link")
        if "canonical" in (node.get("rel") or "").lower().split()
    ]
    for link in [*links, page.first("og:url")]:
        stated = urls.resolve(page.url, link)
        if stated is None or urls.is_home(stated):
            continue
        if page.url is None or urls.same_site(stated, page.url):
            return urls.normalise(stated)
    return urls.normalise(page.url) if page.url else None


def declared_language(page: Page) -> str | None:
    """The ISO 639-1 code that the markup states, or None."""
    stated = (
        page.tree.get("lang")
        or page.tree.get("{http://www.w3.org/XML/1998/namespace}lang")
        or label(page.article.get("inLanguage"))
        or page.first("og:locale", "content-language", "dc.language", "language")
        or ""
    )
    code = re.match(r"\s*([a-zA-Z]{2,3})(?![a-zA-Z])", stated)
    return code[1].lower() if code else None


def paywalled(page: Page) -> bool:
    """What the page's own data says (schema.org isAccessibleForFree, article:content_tier); never a guess."""
    free = jsonld.is_free(page.graph, page.article)
    if free is not None:
        return not free
    return (page.first("article:content_tier") or "").lower() == "locked"


def credits(page: Page) -> list[str]:
    """What structured data names as the article's source, provider or owner, besides its authors."""
    keys = ("sourceOrganization", "provider", "creditText", "copyrightHolder")
    found = [name for key in keys for name, _ in jsonld.named(page.graph, page.article.get(key))]
    metas = ("source", "article:source", "news_source", "dc.source", "dcterms.source", "copyright")
    return found + [label(value) for name in metas for value in page.meta.get(name, ())]

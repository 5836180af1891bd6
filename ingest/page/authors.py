"""Who signed the article: structured data first, then meta elements, then the byline in the page."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement
from trafilatura.metadata import extract_author

from onrecord.ingest.page import byline, jsonld
from onrecord.ingest.page.placement import is_elsewhere
from onrecord.ingest.page.tree import Page
from onrecord.ingest.text import label, one_line, squash
from onrecord.ingest.web import urls

_AUTHOR = (
    "author", "parsely-author", "sailthru.author", "byl", "article:author", "og:article:author",
    "article.author", "article:author_name", "dc.creator", "dcterms.creator", "dc.contributor",
    "cxenseparse:author", "citation_author", "mediator_author", "rbauthors", "authors",
)  # fmt: skip
_MOST_MARKED = 12
_ORGANIZATION = {"organization", "newsmediaorganization", "corporation"}


def bylines(page: Page) -> list[str]:
    """Every statement of authorship in the page's data, as it stands there."""
    stated = [
        name
        for key in ("author", "creator", "contributor")
        for name, _ in jsonld.named(page.graph, page.article.get(key))
    ]
    return stated + [label(value) for name in _AUTHOR for value in page.meta.get(name, ())]


def signed(page: Page, site: str | None) -> list[str]:
    """The people who signed the article; an organisation only when no person did."""
    stated = jsonld.named(page.graph, page.article.get("author") or page.article.get("creator"))
    own = _own_names(page, site)
    people = byline.names(
        [name for name, kinds in stated if not kinds & _ORGANIZATION and squash(name) not in own], site
    )
    people = [name for name in people if squash(name) not in own]
    metas = _meta_authors(page, site)
    if people:
        return metas if set(map(squash, people)) < set(map(squash, metas)) else people
    witnesses: tuple[Callable[[], list[str]], ...] = (
        lambda: metas,
        lambda: _marked_authors(page, site),
        lambda: _written_by(page, site),
        lambda: byline.names([name for name, _ in stated], site),
        lambda: [] if stated else byline.names(_found_by_trafilatura(page), site),
        lambda: byline.names(page.meta.get("author", ()), site),
    )
    outlets = []
    for witness in witnesses:
        found = witness()
        others = [name for name in found if squash(name) not in own]
        if others:
            return others
        if found:
            outlets.append(found)
    # A site of one person may carry the name in its address.
    return min(outlets, key=lambda names: squash(names[0]) == squash(site or ""), default=[])


def _own_names(page: Page, site: str | None) -> set[str]:
    """The outlet's name as it stands, and as its address has it."""
    address = urls.host(page.url) or ""
    return {squash(name) for name in (site or "", address, address.rsplit(".", 1)[0])}


def _found_by_trafilatura(page: Page) -> list[str]:
    found: str | None = extract_author(page.tree)
    return found.split("; ") if found else []


def _meta_authors(page: Page, site: str | None) -> list[str]:
    for name in _AUTHOR:
        # The address of a profile is no name.
        values = [value for value in page.meta.get(name, ()) if not re.match(r"\s*(https?:|www\.|/)", value)]
        found = byline.names(values, site)
        if found and found != [site]:
            return found
    return []


# Elements that may be marked as a byline, found in one pass; which of the marks they bear is asked of each.
_MARKED = etree.XPath(
    "//*[@rel='author' or contains(@itemprop,'author') or contains(@data-testid,'byline')"
    " or contains(@class,'utho') or contains(@class,'aute') or contains(@class,'auto')"
    " or contains(@class,'byline')"
    " or contains(@class,'fn') or contains(@class,'contributor')"
    " or (@itemprop='name' and ancestor::*[contains(@itemprop,'author')])"
    " or (self::a and (contains(@href,'/autho') or contains(@href,'/autor/')))]"
)
_NAME_CLASSES = re.compile(r"author-name|author__name|authorName|author_name|byline-name|byline__name")
_LINE_CLASSES = re.compile(r"byline|post-author|article-author|entry-author")
_ANY_CLASSES = re.compile(r"author|Author|auteur|autor|contributor")
_PROFILE = re.compile(r"/authors?/|/autor/")


def _is_author_item(node: HtmlElement) -> bool:
    return "author" in (node.get("itemprop") or "").split()


# Marks of a byline, the surest first, and whether a name and nothing else stands in what bears them.
_BYLINE_MARKS: tuple[tuple[Callable[[HtmlElement, str], bool], bool], ...] = (
    (lambda node, names: node.get("rel") == "author", True),
    (
        lambda node, names: (
            node.get("itemprop") == "name" and any(map(_is_author_item, node.iterancestors()))
        ),
        True,
    ),
    (lambda node, names: _is_author_item(node), True),
    (lambda node, names: _NAME_CLASSES.search(names) is not None, True),
    (
        lambda node, names: (
            "fn" in names and any("vcard" in (holder.get("class") or "") for holder in node.iterancestors())
        ),
        True,
    ),
    (lambda node, names: node.tag == "a" and _PROFILE.search(node.get("href") or "") is not None, True),
    (
        lambda node, names: (
            names in ("author", "autor", "auteur")
            or _LINE_CLASSES.search(names) is not None
            or "byline" in (node.get("data-testid") or "")
        ),
        False,
    ),
    (lambda node, names: _ANY_CLASSES.search(names) is not None, False),
)


# Who took the picture did not sign the article.
_PICTURE = re.compile(
    r"\W*(?:photo|picture|image|illustration|bild|foto|imagen)\w*(?:\s\w+)?\s*:", re.IGNORECASE
)


def _marked_authors(page: Page, site: str | None) -> list[str]:
    """Names in elements whose markup says that an author stands there."""
    marked = [(node, node.get("class") or "") for node in _MARKED(page.tree)]
    for bears, name_only in _BYLINE_MARKS:
        lines = []
        for node in islice((node for node, names in marked if bears(node, names)), _MOST_MARKED):
            line = label(node.get("content")) or _pieces(node)
            if _PICTURE.match(line) or "://" in line or "{" in line:
                continue
            if 2 < len(line) < 120 and not is_elsewhere(node):
                lines.append(line)
        found = [name for name in byline.names(lines, site) if name_only or _looks_like_a_name(name)]
        if found:
            return found[:5]
    return []


def _pieces(node: HtmlElement) -> str:
    """The node's text with its parts kept apart, so that a name and a date beside it do not grow together."""
    parts = [line for text in node.itertext() if (line := one_line(text))]
    return (" | " if any(" " in part for part in parts) else " ").join(parts)


_WRITTEN_BY = re.compile(
    r"(?:By|BY|by|Von|von|Par|par|Por|por|Di|Door|Av|Af|Written by|Posted by|Words by"
    r"|Autor(?:en|in|innen)?:?|Author:?)\s+\w"
)


def _written_by(page: Page, site: str | None) -> list[str]:
    """Names in a short line near the top that begins with "By"."""
    seen = 0
    started = not page.headings
    for node in page.tree.iter(
        "h1", "p", "div", "span", "address", "li", "h2", "h3", "h4", "h5", "em", "strong", "small"
    ):
        started = started or node.tag == "h1"
        if len(node) >= 12 or not started:
            continue
        text = node.text_content()
        if len(text) > 1000:  # however it is spaced, no line
            continue
        line = label(text)
        if not 4 < len(line) < 140:
            continue
        seen += 1
        if seen > 400:
            break
        if _WRITTEN_BY.match(line) and not is_elsewhere(node):
            found = [name for name in byline.names([line], site) if _looks_like_a_name(name)]
            if found:
                return found
    return []


def _looks_like_a_name(text: str) -> bool:
    words = text.split()
    return 1 < len(words) <= 5 and words[0][0].isupper() and words[-1][0].isupper()

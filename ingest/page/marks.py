"""Dates that the page's markup marks as such: <time>, itemprop and property, the classes of blog software."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml.html import HtmlElement

from onrecord.ingest.page import shown
from onrecord.ingest.page.placement import belonging
from onrecord.ingest.page.tree import Page
from onrecord.ingest.text import label

_TAGS = ("time", "abbr", "meta", "span", "p", "div")
_PUBLISHED_NAME = re.compile(r"publish|entry-date|posted|created")
_CHANGED_NAME = re.compile(r"updat|modif")
# itemprop and property of schema.org, the Dublin Core and their like.
_PUBLISHED_PROPERTIES = {"datepublished", "schema:datepublished", "dc:date", "dc:created", "dcterms:created"}
_CHANGED_PROPERTIES = {"datemodified", "schema:datemodified", "dc:modified", "dcterms:modified"}
_BLOCKS = ("p", "li", "blockquote", "td", "dd")
_RUNNING = 200  # characters of a paragraph that holds a date and does not only state it


def article(
    page: Page, title: str | None, read: Callable[[str], str | None]
) -> tuple[str | None, str | None]:
    """(published, modified): the marked dates that are this article's rather than another story's."""
    best: tuple[int, str] | None = None
    changed = None
    for node in page.tree.iter(*_TAGS):
        properties = {*(f"{node.get('itemprop') or ''} {node.get('property') or ''}").lower().split()}
        names = f"{node.get('class') or ''} {node.get('id') or ''}".lower()
        is_published = not properties.isdisjoint(_PUBLISHED_PROPERTIES)
        is_changed = not properties.isdisjoint(_CHANGED_PROPERTIES)
        if not (
            node.tag == "time" or is_published or is_changed or (node.tag == "abbr" and "published" in names)
        ):
            continue
        date = next(filter(None, map(read, _values(node))), None)
        if date is None:
            continue
        told = shown.kind(_words_before(node) + " " + label(node.text))
        if is_changed or told == "changed":
            if belonging(node) >= 0:
                changed = changed or date
            continue
        if node.tag == "time" and not is_published and _is_in_passing(node, title):
            continue
        score = 5 * is_published + 3 * (told == "published")
        if "pubdate" in node.attrib or _PUBLISHED_NAME.search(names):
            score += 3
        elif _CHANGED_NAME.search(names):
            if belonging(node) >= 0:
                changed = changed or date
            score -= 3
        score += belonging(node)
        if best is None or score > best[0]:
            best = (score, date)
    return (best[1] if best and best[0] >= 0 else None), changed


def _values(node: HtmlElement) -> list[str]:
    stated = (node.get("content"), node.get("datetime"), node.get("title"))
    return [value for value in (*stated, label(node.text_content())) if value]


def _words_before(node: HtmlElement) -> str:
    """What stands directly before an element in its line."""
    previous = node.getprevious()
    if previous is None:
        parent = node.getparent()
        return label(parent.text) if parent is not None and parent.text else ""
    return label(previous.tail) or (label(previous.text_content()) if isinstance(previous.tag, str) else "")


def _is_in_passing(node: HtmlElement, title: str | None) -> bool:
    """Whether a date stands in running text or in another story's teaser."""
    block = next((parent for parent in node.iterancestors(*_BLOCKS)), None)
    return block is not None and len(block.text_content()) > _RUNNING

"""Where in the page an element stands: in the article, or among other stories."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

# Parts of a page that speak of other stories.
_ELSEWHERE_TAGS = {"aside", "nav", "footer"}
_ELSEWHERE = re.compile(
    r"related|sidebar|recommend|teaser|widget|comment|more-|read-?more|carousel|promo|footer|newsletter|trending|popular"
)
_OWN = re.compile(r"article|entry|post|story|byline|meta|header|content")


def _ancestry(node: HtmlElement, limit: int = 20) -> Iterator[tuple[HtmlElement, str]]:
    """The node and what it stands in, each with its class and id in lower case."""
    current = node
    for _ in range(limit):
        if current is None:
            return
        yield current, f"{current.get('class') or ''} {current.get('id') or ''}".lower()
        current = current.getparent()


def is_elsewhere(node: HtmlElement) -> bool:
    """Whether the node stands in a part of the page that speaks of other stories."""
    return any(_is_apart(current, names) for current, names in _ancestry(node))


def _is_apart(element: HtmlElement, names: str) -> bool:
    if element.tag in _ELSEWHERE_TAGS:
        return True
    # "with-sidebar" is the class of what stands beside one, the headline and all.
    return _ELSEWHERE.search(names) is not None and next(element.iter("h1"), None) is None


def belonging(node: HtmlElement) -> int:
    """How surely the node is the article's own: below 0 for one among other stories."""
    score = 0
    for depth, (current, names) in enumerate(_ancestry(node.getparent(), 25)):
        if current.tag == "li" or _is_apart(current, names):
            return score - 4
        if depth < 8 and (current.tag in ("article", "main") or _OWN.search(names)):
            score += 1
    return score

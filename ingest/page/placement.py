"""Where in the page an element stands: in the article, or among other stories."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from lxml.html import HtmlElement

# Parts of a page that speak of other stories.
_ELSEWHERE_TAGS = {"aside", "nav", "footer"}
# Every block that one page builder makes is an "elementor-widget"; an article that is "node-promoted" is one.
_ELSEWHERE = re.compile(
    r"related|sidebar|recommend|teaser|(?<!elementor-)widget|comment|more-|read-?more|carousel|promo(?!ted)|footer|newsletter|trending|popular"
)
# An <aside> beside the headline that holds what belongs to it.
_OWN_ASIDE = re.compile(r"(?:post|entry|article)[-_]{1,2}(?:meta|info|date|byline)")
_DATED = re.compile(r"dat(?:e|um)|fecha|time")
_OWN = re.compile(r"article|entry|post|story|byline|meta|header|content")


def _ancestry(node: HtmlElement, limit: int = 20) -> Iterator[tuple[HtmlElement, str]]:
    """The node and what it stands in, each with its class and id in lower case."""
    current = node
    for _ in range(limit):
        if current is None:
            return
        yield current, f"{current.get('class') or ''} {current.get('id') or ''}".lower()
        current = current.getparent()


def is_elsewhere(node: HtmlElement, *, but: Collection[HtmlElement] = (), depth: int = 20) -> bool:
    """Whether the node stands in a part of the page that speaks of other stories. `but`: elements that are
    known to hold the article, whatever they are called. `depth`: of how many elements outwards."""
    return any(_is_apart(current, names) for current, names in _ancestry(node, depth) if current not in but)


def _is_apart(element: HtmlElement, names: str) -> bool:
    if element.tag in _ELSEWHERE_TAGS:
        return element.tag != "aside" or _OWN_ASIDE.search(names) is None
    # "with-sidebar" is the class of what stands beside one, the headline and all.
    return _ELSEWHERE.search(names) is not None and next(element.iter("h1"), None) is None


def belonging(node: HtmlElement) -> int:
    """How surely the node is the article's own: below 0 for one among other stories."""
    score = 0
    for depth, (current, names) in enumerate(_ancestry(node.getparent(), 25)):
        if (current.tag == "li" and not _DATED.search(names)) or _is_apart(current, names):
            return score - 4
        if depth < 8 and (current.tag in ("article", "main") or _OWN.search(names)):
            score += 1
    return score

"""Where in the page the article's text stands, told from where most of its paragraphs are."""

from __future__ import annotations

from lxml.html import HtmlElement
from trafilatura.xpaths import BODY_XPATH

from onrecord.ingest.page.placement import is_elsewhere

_PARAGRAPH = 80  # characters; what is shorter is as often a label
_ENOUGH = 500  # characters of such paragraphs in all; on less nothing can be said
_MOST = 0.65  # of them that the container must hold
_FEW = 0.5  # of them that betray a wrong container


def mark(tree: HtmlElement) -> None:
    """Name the element that holds the article for trafilatura, where it would take a wrong one or none,
    and take other articles out.

    It knows an article by tags and class names. Where these say nothing it gathers loose paragraphs,
    without the lists and headings between them; where an article has several parts it takes the first.
    """
    weights = _weights(tree)
    if _drop_other_articles(tree, weights):
        weights = _weights(tree)
    total = weights.get(tree, 0)
    if total < _ENOUGH or _known(tree, weights) > _FEW * total:
        return
    holders = [node for node, weight in weights.items() if weight > _MOST * total]
    deepest = max(holders, key=lambda node: sum(1 for _ in node.iterancestors()))
    if deepest.tag not in ("html", "body"):
        deepest.tag = "div"
        deepest.set("itemprop", "articleBody")


def _weights(tree: HtmlElement) -> dict[HtmlElement, int]:
    """Each element above a paragraph -> the characters of paragraphs in it, links left out."""
    found: dict[HtmlElement, int] = {}
    apart: dict[HtmlElement, bool] = {}  # paragraphs have few parents
    for node in tree.iter("p"):
        length = len(node.text_content().strip())
        parent = node.getparent()
        if length < _PARAGRAPH or parent is None:
            continue
        if parent not in apart:
            apart[parent] = is_elsewhere(parent)
        if apart[parent] or is_elsewhere(node, depth=1):
            continue
        own = length - sum(len(anchor.text_content()) for anchor in node.iter("a"))
        if own < length / 2:
            continue
        for holder in node.iterancestors():
            found[holder] = found.get(holder, 0) + own
    return found


def _known(tree: HtmlElement, weights: dict[HtmlElement, int]) -> int:
    """What the first container with any paragraph holds that trafilatura would find by itself."""
    for expression in BODY_XPATH:
        first = next(iter(expression(tree)), None)
        if first is not None and first in weights:
            return weights[first]
    return 0


def _drop_other_articles(tree: HtmlElement, weights: dict[HtmlElement, int]) -> bool:
    """Whether there were any: where one <article> has the h1 and a text, those beside it are others."""
    articles = list(tree.iter("article"))
    own = [node for node in articles if next(node.iter("h1"), None) is not None]
    if len(own) != 1 or weights.get(own[0], 0) < _ENOUGH:
        return False
    others = [node for node in articles if node is not own[0] and own[0] not in node.iterancestors()]
    for node in others:
        node.drop_tree()
    return bool(others)

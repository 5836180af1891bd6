"""A page parsed once: the tree and what its head says, shared by every reader of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree
from lxml import html as lxml_html
from trafilatura import load_html

from onrecord.ingest.page import container, corrections, jsonld, live
from onrecord.ingest.text import label
from onrecord.ingest.web import urls

_TAG = re.compile(r"<[a-zA-Z!/]")
_ROOT = re.compile(r"<(?:html|head|body|!doctype|\?xml)\b", re.IGNORECASE)
_CODE = (etree.Comment, "script", "style", "template", "svg", "iframe", "video", "audio")
# Articles have some thousand. What reads a tree looks at each a hundred times over, and at its neighbours.
_MOST_ELEMENTS = 50_000
_LONGEST_STEP = 30  # characters of a link to the next page
_CONTROLS = ("nav", "button", "select")


@dataclass(frozen=True, slots=True)
class Page:
    """`meta`: name, property or itemprop in lower case -> values in order.

    `url`: where the page came from. `base`: what its relative links are relative to. `article`: the JSON-LD
    node about the page's own article, {} if none. `headings`: the h1 lines. `title_tag`: the <title> line, ""
    if none. `scripts`: what scripts stood in the page. `steps`: links that may lead to a next page, as (href,
    words), "next" for one that is marked so.
    `posts`: those of a live blog that the markup shows.
    """

    tree: lxml_html.HtmlElement
    url: str | None
    base: str | None
    meta: dict[str, list[str]]
    graph: jsonld.Graph
    article: jsonld.Node
    headings: tuple[str, ...]
    title_tag: str
    scripts: tuple[str, ...]
    steps: tuple[tuple[str, str], ...] = ()
    posts: tuple[live.Post, ...] = ()

    @property
    def body(self) -> lxml_html.HtmlElement:
        body = self.tree.find("body")
        return self.tree if body is None else body

    def first(self, *names: str) -> str | None:
        """The first value of the first of these meta names that the page has."""
        return next((self.meta[name][0] for name in names if name in self.meta), None)


def load(markup: str, url: str | None) -> Page | None:
    """Parse `markup`; None when there is nothing in it. Raises ValueError where it is too much."""
    # trafilatura's loader: it mends the faults that make libxml2 lose a page, and keeps libxml2's limits on
    # nesting, so that a hostile page cannot exhaust the stack.
    if not _TAG.search(markup):
        return None
    # It refuses small fragments, so a page that begins in its middle gets the elements it left out.
    tree = load_html(markup if _ROOT.search(markup[:5000]) else f"<html><body>{markup}</body></html>")
    if tree is None:
        return None
    if next(islice(tree.iter(), _MOST_ELEMENTS, None), None) is not None:
        raise ValueError(f"more than {_MOST_ELEMENTS:,} elements")
    meta = _meta(tree)
    scripts = [node for node in tree.iter("script") if node.text]
    graph = jsonld.load(node.text for node in scripts if _is_jsonld(node))
    code = tuple(node.text for node in scripts if not _is_jsonld(node))
    steps = tuple(_steps(tree))  # they often stand in what is taken out next
    _strip(tree)
    corrections.free(tree)
    posts = live.shown(tree) if live.is_live(markup) else ()
    container.mark(tree)
    headings = tuple(line for line in map(_heading, tree.iter("h1")) if line)
    shown = [*headings, *(label(value) for value in meta.get("og:title", ()))]
    return Page(
        tree=tree,
        url=url,
        base=_base(tree, url),
        meta=meta,
        graph=graph,
        article=jsonld.article_node(graph, shown),
        headings=headings,
        title_tag=label(tree.findtext(".//title")),
        scripts=code,
        steps=steps,
        posts=posts,
    )


def _base(tree: lxml_html.HtmlElement, url: str | None) -> str | None:
    """The address in <base href>, itself relative to the page's, or the page's own."""
    stated = next((node.get("href") for node in tree.iter("base") if node.get("href")), None)
    return urls.resolve(url, stated) or url


def _steps(tree: lxml_html.HtmlElement) -> Iterator[tuple[str, str]]:
    for node in tree.iter("link", "a"):
        href = node.get("href") or ""
        if href and "next" in (node.get("rel") or "").lower().split():
            yield href, "next"
        elif node.tag == "a" and any(map(str.isdigit, href)):
            words = "".join(node.itertext()).strip()
            if len(words) <= _LONGEST_STEP:
                yield href, words


def _strip(tree: lxml_html.HtmlElement) -> None:
    """Take out what is never text: gone once, it need not be copied and searched by all who read the tree."""
    etree.strip_elements(tree, *_CODE, with_tail=False)
    for node in list(tree.iter(*_CONTROLS)):
        # One that was never closed holds the rest of the page.
        if next(node.iter("p"), None) is None and node.getparent() is not None:
            node.drop_tree()


def _heading(node: lxml_html.HtmlElement) -> str:
    """The heading's line. A kicker in an element of its own must not grow into the headline's first word."""
    pieces = [node.text or ""]
    for child in node:
        apart = " " if child.tag in ("span", "div", "p", "br", "time", "small") else ""
        pieces += [apart, child.text_content(), apart, child.tail or ""]
    return label("".join(pieces))


def _is_jsonld(script: lxml_html.HtmlElement) -> bool:
    return "ld+json" in (script.get("type") or "").lower()


def _meta(tree: lxml_html.HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop") or node.get("http-equiv")
        value = node.get("content")
        if name and value and value.strip():
            found.setdefault(name.strip().lower(), []).append(value.strip())
    return found

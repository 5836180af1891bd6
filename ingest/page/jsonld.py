"""JSON-LD as publishers write it: often broken, often a graph, often about other articles than this one."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.ingest.text import label, squash

Node = dict[str, Any]

# Types that can be the article of a page, the most telling first.
_ARTICLE_TYPES = (
    "reportagenewsarticle", "analysisnewsarticle", "backgroundnewsarticle", "opinionnewsarticle",
    "reviewnewsarticle", "newsarticle", "liveblogposting", "article", "blogposting", "report",
    "scholarlyarticle", "techarticle", "socialmediaposting", "review", "medicalwebpage", "recipe",
    "videoobject", "podcastepisode", "webpage",
)  # fmt: skip
_RANK = {name: rank for rank, name in enumerate(_ARTICLE_TYPES)}

# Under these keys stand other works and other people's pages, never the article itself.
_ELSEWHERE = {
    "itemlistelement", "liveblogupdate", "relatedlink", "haspart", "citation", "mentions", "comment",
    "about", "publisher", "author", "itemreviewed", "ispartof", "associatedmedia",
}  # fmt: skip

_COMMENT_OPEN = re.compile(r"^(?://|/\*)?\s*(?:<!\[CDATA\[|<!--)\s*(?:\*/)?")
_COMMENT_CLOSE = re.compile(r"(?://|/\*)?\s*(?:\]\]>|-->)\s*(?:\*/)?\s*;?\s*$")
_END = 200  # characters in which a comment around the whole may be closed
_CONTROL = re.compile(r"[\x00-\x1f]+")
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_BAD_ESCAPE = re.compile(r"\\(?![\"\\/bfnrtu])")
_MAX_DEPTH = 8


@dataclass(frozen=True, slots=True)
class Graph:
    """Everything a page says in JSON-LD. `nodes` are (node, key it stood under) in document order."""

    nodes: tuple[tuple[Node, str | None], ...]
    by_id: dict[str, Node]


def load(scripts: Iterable[str]) -> Graph:
    """Read the page's JSON-LD blocks; what cannot be read at all is left out."""
    nodes: list[tuple[Node, str | None]] = []
    for script in scripts:
        nodes.extend(_walk(_lenient(script), None, 0))
    by_id: dict[str, Node] = {}
    for node, _ in nodes:
        ident = node.get("@id")
        # A node that only points to another has the id and nothing to say.
        if isinstance(ident, str) and len(node) > len(by_id.get(ident, ())):
            by_id[ident] = node
    return Graph(tuple(nodes), by_id)


def types(node: Node) -> set[str]:
    """The node's types, lower case, without the vocabulary's address."""
    kind = node.get("@type") or ()
    return {str(name).rsplit("/", 1)[-1].lower() for name in (kind if isinstance(kind, list) else [kind])}


def is_news(node: Node) -> bool:
    """Whether the node is stated to be a newsroom's article."""
    return any("news" in name for name in types(node))


def article_node(graph: Graph, headlines: Iterable[str]) -> Node:
    """The node about the page's own article: one with a headline of the page, then by type; {} if none."""
    shown = {squash(line) for line in headlines if line}
    best: tuple[tuple[bool, int, bool], Node] | None = None
    for node, key in graph.nodes:
        if key is not None and key.lower() in _ELSEWHERE:
            continue
        ranks = [_RANK[name] for name in types(node) if name in _RANK]
        if not ranks:
            continue
        stranger = squash(label(node.get("headline"))) not in shown
        order = (stranger, min(ranks), not node.get("datePublished"))
        if best is None or order < best[0]:
            best = (order, node)
    return best[1] if best else {}


def named(graph: Graph, value: Any, depth: int = 0) -> list[tuple[str, set[str]]]:
    """The names in an author, publisher or creator value, each with the types stated for it."""
    if depth > 4:
        return []
    if isinstance(value, str):
        return [(label(value), set())] if label(value) else []
    if isinstance(value, list):
        return [found for item in value for found in named(graph, item, depth + 1)]
    if not isinstance(value, dict):
        return []
    if not value.get("name") and isinstance(value.get("@id"), str):
        value = graph.by_id.get(value["@id"], value)
    name = value.get("name")
    if isinstance(name, dict | list):
        return [(found, types(value) or kinds) for found, kinds in named(graph, name, depth + 1)]
    whole = label(name) or label(f"{value.get('givenName') or ''} {value.get('familyName') or ''}")
    return [(whole, types(value))] if whole else []


def is_free(graph: Graph, article: Node) -> bool | None:
    """What the article, or else a part of it, says of `isAccessibleForFree`; None when it says nothing."""
    whole = _truth(article.get("isAccessibleForFree"))
    if whole is not None:
        return whole
    parts = article.get("hasPart")
    for part in parts if isinstance(parts, list) else [parts]:
        if isinstance(part, dict) and _truth(part.get("isAccessibleForFree")) is False:
            return False
    for node, key in graph.nodes:
        if key is None and types(node) & {"webpage", "newsarticle", "article"}:
            stated = _truth(node.get("isAccessibleForFree"))
            if stated is not None:
                return stated
    return None


def _truth(value: Any) -> bool | None:
    if isinstance(value, bool):
        return value
    word = label(value).lower().rsplit("/", 1)[-1]
    return {"true": True, "false": False, "yes": True, "no": False}.get(word)


def _lenient(text: str) -> Any:
    """JSON with the faults that publishers' templates make; None when it is beyond that."""
    text = _COMMENT_OPEN.sub("", text.strip())
    text = text[:-_END] + _COMMENT_CLOSE.sub("", text[-_END:])
    text = text.strip().rstrip(";")
    flat = _CONTROL.sub(" ", text)
    attempts: tuple[Callable[[], str], ...] = (
        lambda: text,
        lambda: flat,
        lambda: _TRAILING_COMMA.sub(r"\1", flat),
        lambda: html.unescape(flat),
        lambda: _BAD_ESCAPE.sub(r"\\\\", flat),
    )
    for attempt in attempts:
        try:
            return json.loads(attempt(), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _walk(value: Any, key: str | None, depth: int) -> Iterator[tuple[Node, str | None]]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _walk(item, key, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value or "@id" in value or "headline" in value:
            yield value, key
        for name, item in value.items():
            if isinstance(item, dict | list):
                # The graph is a container: what stands in it stands at the top.
                yield from _walk(item, key if name == "@graph" else name, depth + 1)

"""Live blogs: an article in posts, each with a time, of which the markup often shows a part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml.html import HtmlElement

from onrecord.ingest.page import jsonld
from onrecord.ingest.page.fragment import fragment
from onrecord.ingest.text import label, one_line, squash

_TYPE = "LiveBlogPosting"  # of schema.org, in JSON-LD and in microdata
_POST = 80  # characters of text that an element has which is a post; teasers have less
_FEWEST = 2
_MOST = 2000


@dataclass(frozen=True, slots=True)
class Post:
    """`time` as the page states it, "" for none. `lines`: its headline, if it has one, and its paragraphs."""

    time: str
    lines: tuple[str, ...]


def is_live(markup: str) -> bool:
    """Whether a page's data or its elements call it a live blog."""
    return _TYPE in markup


def shown(tree: HtmlElement) -> tuple[Post, ...]:
    """The posts of a live blog's markup: elements of one kind that each hold a time and a text."""
    posts = []
    for node in tree.iter("article"):
        time = next(node.iter("time"), None)
        if (
            time is None
            or next(node.iter("h1"), None) is not None
            or next(node.iterdescendants("article"), None) is not None
        ):
            continue
        lines = tuple(
            filter(None, (one_line(part.text_content()) for part in node.iter("h2", "h3", "h4", "p", "li")))
        )
        if sum(map(len, lines)) >= _POST:
            posts.append(Post(time.get("datetime") or one_line(time.text_content()), lines))
    return tuple(posts[:_MOST]) if len(posts) >= _FEWEST else ()


def stated(article: jsonld.Node) -> tuple[Post, ...]:
    """The posts that the page's data hold."""
    updates = article.get("liveBlogUpdate")
    posts = []
    for update in updates if isinstance(updates, list) else [updates]:
        if not isinstance(update, dict):
            continue
        body = update.get("articleBody")
        lines = fragment(body) if isinstance(body, str) else []
        if lines:
            headline = label(update.get("headline"))
            posts.append(
                Post(label(update.get("datePublished")), (*([headline] if headline else []), *lines))
            )
    return tuple(posts[:_MOST])


def with_posts(lines: list[str], posts: Iterable[Post]) -> list[str]:
    """`lines` with all of `posts`, each below its time, where some of them are missing."""
    posts = list(posts)
    if not posts:
        return lines
    have = squash("".join(lines))
    if all(squash(line) in have for post in posts for line in post.lines[-1:]):
        return lines
    own = {squash(line) for post in posts for line in post.lines}
    rest = [line for line in lines if squash(line) not in own]
    return rest + [line for post in posts for line in (post.time, *post.lines) if line]

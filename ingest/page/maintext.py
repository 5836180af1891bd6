"""The article's running text out of the tree, and the links that stand in it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable

from lxml import html as lxml_html
from trafilatura import bare_extraction, load_html

from onrecord.ingest.page import live, state
from onrecord.ingest.page.fragment import BLOCKS, fragment
from onrecord.ingest.page.standfirst import standfirst
from onrecord.ingest.page.tree import Page
from onrecord.ingest.text import label, one_line, squash
from onrecord.ingest.web import urls

# trafilatura logs every page that it finds nothing in; the caller says so better.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

# Lines that point elsewhere, by how they begin, in the languages of the pages seen.
_READ_ALSO = (
    r"(?:read|see|watch|listen|look)\s+(?:more|also|next|on|now|again)\b",
    r"also\s+(?:read|see|on)\b",
    r"more\s+(?:from|on|about|stories|news)\b",
    r"(?:related|recommended|don[’']t miss|in pictures|continue reading)\b",
    r"(?:lesen sie|mehr zum thema|mehr dazu|mehr aus|siehe auch|auch interessant)\b",
    r"(?:lire aussi|à lire|voir aussi)\b",
    r"(?:lea también|lea más|lee también|te puede interesar|leer más|leia também|leia mais|veja também)\b",
    r"(?:leggi anche|lees ook|lees meer|läs också|läs mer|läs även)\b",
    r"(?:les også|les mer|læs også|lue myös|lue lisää)\b",
    r"(?:czytaj także|czytaj też|czytaj więcej|zobacz także|zobacz też|čtěte také|čtěte více)\b",
    r"(?:читайте также|bunu da oku|ayrıca okuyun)\b",
    r"(?:tags?|topics?)\s*:",
)
_CALLS = (
    r"(?:sign up|subscribe|follow us|get our|share this|click here)\b",
    r"(?:advert(?:isement)?|anzeige|publicité|publicidad|pubblicità|reklame?|comments?)$",
)
_POINTER = re.compile(rf"^\W*(?:{'|'.join(_READ_ALSO)})", re.IGNORECASE)
_CALL = re.compile(rf"^\W*(?:{'|'.join(_CALLS)})", re.IGNORECASE)
_POINTER_LENGTH = 200
_SPACED = 4
_LEAST_SENTENCE, _LONG_LABEL = 12, 60  # characters


def paragraphs(page: Page) -> list[str]:
    """The article's paragraphs, cleaned; [] when the page holds no article text.

    Without the headline repeated on top, "read also" lines and bullets that are only a link.
    """
    shown = _tidy(page, _extract(page.tree, page.url))
    found = shown if holds_text(page, shown) else _tidy(page, _built_by_script(page)) or shown
    stated = page.article.get("articleBody")
    body = fragment(stated) if isinstance(stated, str) else []
    # The page's data sometimes hold the whole article where the markup shows a part (or builds it by script).
    length, stated_length = (sum(map(len, lines)) for lines in (found, body))
    if stated_length > length * (2 if length < 250 else 1.25):
        found = body
    found = live.with_posts(found, live.stated(page.article) or page.posts)
    lead = standfirst(page)
    return [lead, *found] if found and lead and squash(lead) not in squash("".join(found)) else found


def holds_text(page: Page, lines: Iterable[str]) -> bool:
    """Whether there is more in `lines` than a headline, and the names, dates and labels around it."""
    shown = (
        *page.headings,
        page.title_tag,
        label(page.first("og:title")),
        label(page.article.get("headline")),
    )
    known = {squash(line) for line in shown if line}
    return any(
        len(line) >= _LEAST_SENTENCE
        and squash(line) not in known
        and (state.ends_sentence(line) or len(line) > _LONG_LABEL)
        for line in lines
    )


def links(page: Page, lines: Iterable[str]) -> list[str]:
    """The absolute addresses linked from the given paragraphs of the page, in order, each once."""
    wanted = {squash(line) for line in lines}
    longest = max(map(len, wanted), default=0)
    known: dict[object, bool] = {}
    found: dict[str, None] = {}
    for anchor in page.tree.iter("a"):
        href = anchor.get("href")
        if not href or href.startswith("#"):
            continue
        block = _block(anchor)
        if block is None:
            continue
        if block not in known:
            # A block may hold the whole page; with its spaces and marks a line is not this much longer.
            text = block.text_content()
            known[block] = len(text) < _SPACED * longest + 500 and squash(text) in wanted
        address = urls.resolve(page.base, href) if known[block] else None
        if address:
            found.setdefault(address)
    return list(found)


def _extract(tree: lxml_html.HtmlElement, url: str | None) -> list[str]:
    for favor_recall in (False, True):
        # trafilatura copies a tree that it is given, so ours stays whole.
        document = bare_extraction(
            tree, url=url, include_comments=False, include_tables=True, favor_recall=favor_recall
        )
        text = getattr(document, "text", None) or ""
        if text:
            return [line for line in map(one_line, text.splitlines()) if line]
    return []


def _built_by_script(page: Page) -> list[str]:
    """The text where the markup holds none: a script builds the page from HTML in its own data."""
    # A page that does not call itself an article has other HTML in its code: forms, templates.
    is_article = bool(page.article) or (page.first("og:type") or "").lower() == "article"
    if not is_article:
        return []
    markup = state.markup(page.scripts)
    tree = load_html(f"<html><body><article>{markup}</article></body></html>") if markup else None
    found = [] if tree is None else _extract(tree, page.url)
    return found or state.paragraphs(page.scripts)


def _tidy(page: Page, lines: list[str]) -> list[str]:
    headlines = {
        squash(line) for line in (*page.headings, page.title_tag, label(page.first("og:title"))) if line
    }
    anchors = {
        squash(text)
        for node in page.tree.iter("a")
        if 15 < len(text := node.text_content()) < _SPACED * _POINTER_LENGTH + 500
    }
    # A table of contents links to the headings of the article itself; a heading in a link is a teaser's.
    anchors -= {
        squash(node.text_content())
        for node in page.tree.iter("h2", "h3", "h4", "h5", "h6")
        if next(node.iterancestors("a"), None) is None
    }
    kept = []
    for place, line in enumerate(lines):
        key = squash(line)
        repeated = place < 4 and key in headlines
        if (
            key
            and not repeated
            and not (key in anchors and len(line) < _POINTER_LENGTH)
            and not _points_away(line)
        ):
            kept.append(line)
    # Where most of a page would go, it is no article with a few pointers, and the rule does not fit.
    return kept if sum(map(len, kept)) > 0.4 * sum(map(len, lines)) else lines


def _points_away(line: str) -> bool:
    # "More from the crowd came forward, he said." is a sentence of the article.
    return len(line) < _POINTER_LENGTH and bool(
        _CALL.match(line) or (_POINTER.match(line) and (":" in line[:40] or not state.ends_sentence(line)))
    )


def _block(node: lxml_html.HtmlElement) -> lxml_html.HtmlElement | None:
    current = node
    while current is not None and current.tag not in BLOCKS:
        current = current.getparent()
    return current

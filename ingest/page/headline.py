"""The headline, as a reader of the page sees it."""

from __future__ import annotations

import re
from collections import Counter

from onrecord.ingest.page import jsonld
from onrecord.ingest.page.tree import Page
from onrecord.ingest.text import label, squash
from onrecord.ingest.web import urls

_SEPARATORS = (" | ", " - ", " – ", " — ", " » ", " « ", " · ", " • ", " :: ", " // ", " : ", "-")


def title(page: Page, site: str | None) -> str | None:
    """The headline as the page shows it."""
    own = [name for name in (site, urls.host(page.url)) if name]
    stated = _without_site(label(page.article.get("headline")), own)
    shared = _without_site(label(page.first("og:title", "twitter:title", "dc.title", "parsely-title")), own)
    tag = _without_site(page.title_tag, own)
    if squash(shared) == squash(site or ""):
        shared = ""
    # A newsroom writes its headline once; elsewhere both are often shortened for search engines.
    if stated and squash(stated) == squash(shared) and jsonld.is_news(page.article):
        return stated
    hints = [line for line in (stated, shared, tag) if line]
    shown = [line for line in page.headings if squash(line) != squash(site or "") and len(line) < 350][:6]
    best = max(shown, key=lambda line: _likeness(line, hints), default="")
    likeness = _likeness(best, hints)
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

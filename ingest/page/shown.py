"""The dates that a page shows beside its headline: of publication, and of the last change.

A date is taken from a line that says little else, and that stands with the headline: not in the masthead, the
footer, a comment or another story's teaser, and not in the running text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from lxml import etree
from lxml.html import HtmlElement

from onrecord.ingest import dates
from onrecord.ingest.page.placement import is_elsewhere
from onrecord.ingest.page.tree import Page
from onrecord.ingest.text import one_line, squash

_BELOW = 80  # lines under the headline, and
_PROSE_LINES = 3  # of running text, after which the article is under way
_PROSE = 160  # characters of such a line
# PORT ALDER, 5 May 2026 - what opens a press release.
_DATELINE = re.compile(r"([^–—]{6,60}?)\s[-–—]\s")
_ABOVE = 10  # lines over the headline
_LABEL = 30  # characters of a line that says what the date in the next one is of

_PUBLISHED = re.compile(
    r"publi[sckqée]|\bposted|\bfirst\b|originally|released|issued|created"
    r"|veröffentlicht|erschienen|erstellt|gepubliceerd|geplaatst|pubblicato|opublikowano|udgivet"
    r"|опубликован|опубліковано|yayın|julkaistu|zveřejněno|δημοσι|نشر|פורסם|发布|發布|發佈|发表|公開|掲載|입력|등록|게시",
    re.IGNORECASE,
)
_OPENS = re.compile(rf"\W*(?:[^\W\d_]+\s)?(?:{_PUBLISHED.pattern})", re.IGNORECASE)
_CHANGED = re.compile(
    r"\bupdat|\bmodif|\bedited|\brevis|\breview|\bchanged|\bcorrect|aktualis|geändert|überarbeitet|mis[e]? à jour|\bmàj"
    r"|modific|actualiz|atualiz|aggiorn|bijgewerkt|uppdater|oppdater|opdater|päivit|zaktualiz|upraven|обновл|оновлен"
    r"|güncel|ενημ|تحديث|עודכן|更新|수정|최종",
    re.IGNORECASE,
)
_MARKED = re.compile(r"publi[sc]|posted|date|datum|fecha|time", re.IGNORECASE)
# Four small words on end, or a sentence with its stop: somebody tells something.
_TELLS = re.compile(r"(?:(?<![^\W_])[^\W\d_A-Z][^\W\d_]*[\s,]+){4}")
_STOP = re.compile(r"[.!?…]\W*$")
_WORD = re.compile(r"[^\W\d_]{2,}")
_MOST_WORDS = 10
# Whose date it is: a notice's or a picture's.
_OTHER = re.compile(
    r"©|\(c\)|copyright|all rights|^\W*(?:audio|video|foto|photo|bild|image|imagen)s?\b", re.IGNORECASE
)
# What parts a headline from what merely stands over it: the site's own bars.
_BARS = {"nav", "form", "footer"}


@dataclass(frozen=True, slots=True)
class _Line:
    node: HtmlElement
    text: str
    label: str  # the short line before it


def beside_headline(
    page: Page, title: str | None, *, now: datetime, language: str | None
) -> tuple[str | None, str | None]:
    """(published, modified), each None where the page shows none."""
    headline = _headline(page, title)
    above, below, late = _lines(page, headline)
    head = set() if headline is None else {headline, *headline.iterancestors()}
    published: dict[str, str] = {}
    modified = None
    late = [line for line in late if _OPENS.match(line.text)]
    for line in [*below, *reversed(above), *late]:
        stated = list(_stated(line, now, language))
        if (
            not stated
            or is_elsewhere(line.node, but=head)
            or (line in above and not _in_head(line.node, head))
        ):
            continue
        for when, kind in stated:
            if kind == "changed":
                modified = modified or when
            elif kind == "published" or (
                line not in late and (headline is not None or _is_marked(line.node))
            ):
                published.setdefault(kind, when)
    return published.get("published") or published.get("bare"), modified


def _stated(line: _Line, now: datetime, language: str | None) -> Iterator[tuple[str, str]]:
    """(date, "published", "changed" or "bare") for each date of a line that says little else."""
    found = dates.in_line(line.text, now=now, language=language)
    if not found or _OTHER.search(line.text):
        return
    gaps, end = [], 0
    for _, start, stop in found:
        gaps.append(line.text[end:start])
        end = stop
    rest = " ".join((*gaps, line.text[end:]))
    words = _WORD.findall(rest)
    if len(words) > _MOST_WORDS or _TELLS.search(rest) or (len(words) > 1 and _STOP.search(line.text)):
        return
    gaps[0] = gaps[0] if _WORD.search(gaps[0]) else line.label
    for (when, _, _), before in zip(found, gaps, strict=True):
        # "Updated 6 May, first published 3 May": the words before a date are about it.
        yield (
            when,
            "published" if _PUBLISHED.search(before) else "changed" if _CHANGED.search(before) else "bare",
        )


def _lines(page: Page, headline: HtmlElement | None) -> tuple[list[_Line], list[_Line], list[_Line]]:
    """The lines that may date the article: over the headline, under it, and after the article's first text."""
    above: list[_Line] = []
    below: list[_Line] = []
    late: list[_Line] = []
    passed, inside, prose, label = headline is None, False, 0, ""
    for event, node in etree.iterwalk(page.body, events=("start", "end")):
        if not isinstance(node.tag, str):
            continue
        if node is headline:
            inside, passed = event == "start", event == "end"
        text, holder = (node.text, node) if event == "start" else (node.tail, node.getparent())
        if inside or not text or holder is None or not (line := one_line(text)):
            continue
        prose += passed and len(line) >= _PROSE
        if prose >= _PROSE_LINES or len(below) >= _BELOW:
            lines = late
        else:
            lines = below if passed else above
        if prose == 1 and len(line) >= _PROSE and (opening := _DATELINE.match(line)):
            line = opening[1]
        if len(line) < _PROSE:
            lines.append(_Line(holder, line, label))
        label = line if len(line) <= _LABEL else ""
    return above[-_ABOVE:], below, late


def _headline(page: Page, title: str | None) -> HtmlElement | None:
    """The element that shows the headline: a heading, or whatever has its words."""
    wanted = squash(title or "")
    if wanted:
        for names in (("h1", "h2", "h3"), ("div", "p", "span", "b", "strong", "td", "font", "h4")):
            for node in page.tree.iter(*names):
                if len(node) < 9 and wanted == squash(node.text_content()) and not is_elsewhere(node):
                    return node
    return next(page.tree.iter("h1"), None)


def _in_head(node: HtmlElement, head: set[HtmlElement]) -> bool:
    """Whether what holds both a line and the headline under it is the article's head, and not the whole page."""
    common = next((parent for parent in node.iterancestors() if parent in head), None)
    return (
        common is not None and common.tag not in ("body", "html") and next(common.iter(*_BARS), None) is None
    )


def _is_marked(node: HtmlElement) -> bool:
    return node.tag == "time" or _MARKED.search(node.get("class") or "") is not None

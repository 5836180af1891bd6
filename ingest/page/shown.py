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
_MOST_LINES = 5000
_LABEL = 30  # characters of a line that says what the date in the next one is of

_PUBLISHED = re.compile(
    r"publi[sckqée]|\bposted|\bfirst\b|originally|released|issued|created"
    r"|veröffentlicht|erschienen|erstellt|gepubliceerd|geplaatst|pubblicato|opublikowano|udgivet"
    r"|опубликован|опубліковано|yayın|julkaistu|zveřejněno|δημοσι|نشر|פורסם|发布|發布|發佈|发表|公開|掲載|입력|등록|게시",
    re.IGNORECASE,
)
_OPENS = re.compile(rf"\W*(?:[^\W\d_]+\s)?(?:{_PUBLISHED.pattern})", re.IGNORECASE)
_CHANGED = re.compile(
    r"\bupdat|\bmodif|\bedited|\brevis|\breview|\bchanged|\bcorrect|aktualis|geändert|überarbeitet"
    r"|mise? à jour|\bmàj|modific|actualiz|atualiz|aggiorn|bijgewerkt|uppdater|oppdater|opdater|päivit"
    r"|zaktualiz|upraven|обновл|оновлен"
    r"|güncel|ενημ|تحديث|עודכן|更新|수정|최종",
    re.IGNORECASE,
)
# Four small words on end, or a sentence with its stop: somebody tells something.
_TELLS = re.compile(r"(?:(?<![^\W_])[^\W\d_A-Z][^\W\d_]*[\s,]+){4}")
# So many characters tell whether a line ends as a sentence does.
_END = 40
_STOP = re.compile(r"[.!?…]\W*$")
_WORD = re.compile(r"[^\W\d_]{2,}")
_MOST_WORDS = 10
# Whose date it is: a notice's or a picture's.
_OTHER = re.compile(
    r"©|\(c\)|copyright|all rights|^\W*(?:audio|video|foto|photo|bild|image|imagen)s?\b", re.IGNORECASE
)
_PARAGRAPHS = {"p", "li", "blockquote", "dd", "td"}
# What parts a headline from what merely stands over it: the site's own bars.
_BARS = {"nav", "form", "footer"}


@dataclass(frozen=True, slots=True)
class _Line:
    node: HtmlElement
    text: str
    label: str  # the short line before it
    is_prose: bool


def beside_headline(
    page: Page, title: str | None, *, now: datetime, language: str | None
) -> tuple[str | None, str | None]:
    """(published, modified), each None where the page shows none."""
    headline = _headline(page, title)
    lines, start, head = _lines(page, headline)
    end = _end_of_head(lines, start) if headline is not None else start + 1
    places = [
        *((line, True) for line in lines[start:end]),
        *(
            (line, True)
            for line in reversed(lines[max(0, start - _ABOVE) : start])
            if _in_head(line.node, head)
        ),
        *((line, False) for line in lines[end:] if _OPENS.match(line.text)),
    ]
    published: dict[str, str] = {}
    modified = None
    for line, is_near in places:
        stated = list(_stated(line, now, language))
        if not stated or is_elsewhere(line.node, but=head):
            continue
        for when, told in stated:
            if told == "changed":
                modified = modified or when
            elif told == "published" or is_near:
                published.setdefault(told, when)
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
    if (
        len(words) > _MOST_WORDS
        or _TELLS.search(rest)
        or (len(words) > 1 and _STOP.search(line.text[-_END:]))
    ):
        return
    gaps[0] = gaps[0] if _WORD.search(gaps[0]) else line.label
    for (when, _, _), before in zip(found, gaps, strict=True):
        yield when, kind(before)


def kind(words: str) -> str:
    """What the words before a date say that it is: "published", "changed" or, if they say nothing, "bare"."""
    # "Updated 6 May, first published 3 May"
    return "published" if _PUBLISHED.search(words) else "changed" if _CHANGED.search(words) else "bare"


def _lines(page: Page, headline: HtmlElement | None) -> tuple[list[_Line], int, set[HtmlElement]]:
    """The lines of the page, the number of the first one after the headline, and the elements that hold that.

    Where no element shows the headline, the first running text stands for it.
    """
    lines: list[_Line] = []
    long: dict[HtmlElement, bool] = {}
    start, inside, label = None, False, ""
    for event, node in etree.iterwalk(page.body, events=("start", "end")):
        if not isinstance(node.tag, str):
            continue
        if node is headline:
            inside = event == "start"
            start = len(lines)
        text, holder = (node.text, node) if event == "start" else (node.tail, node.getparent())
        if inside or not text or holder is None or not (line := one_line(text)):
            continue
        is_prose = len(line) >= _PROSE
        block = _block(holder)
        if block is not None and block not in long:
            long[block] = len(block.text_content()) >= _PROSE
        elif block is not None and long[block]:
            continue  # a paragraph goes on behind a link
        is_prose = is_prose or (block is not None and long[block])
        if is_prose:
            opening = _DATELINE.match(line)
            line = opening[1] if opening else ""
        lines.append(_Line(holder, line, label, is_prose))
        label = line if len(line) <= _LABEL else ""
        if len(lines) == _MOST_LINES:
            break
    if start is None:
        start = next((place for place, line in enumerate(lines) if line.is_prose), len(lines))
        headline = lines[start].node if start < len(lines) else None
    return lines, start, set() if headline is None else {headline, *headline.iterancestors()}


def _block(node: HtmlElement) -> HtmlElement | None:
    """The paragraph that a piece of text is a part of."""
    while node is not None and node.tag not in _PARAGRAPHS:
        node = node.getparent()
    return node


def _end_of_head(lines: list[_Line], start: int) -> int:
    """Where the article is under way: after so many lines, or a few of running text."""
    prose = 0
    for place in range(start, min(len(lines), start + _BELOW)):
        prose += lines[place].is_prose
        if prose == _PROSE_LINES:
            return place
    return min(len(lines), start + _BELOW)


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
    """Whether what holds both a line and the headline under it is the article's head, not the whole page."""
    common = next((parent for parent in node.iterancestors() if parent in head), None)
    return (
        common is not None and common.tag not in ("body", "html") and next(common.iter(*_BARS), None) is None
    )

"""The article in the data of a page that a script builds: HTML in a string of its state, or blocks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from onrecord.ingest.page.fragment import fragment

_STRING = re.compile(r'(?<!\\)"(?:[^"\\]++|\\.)*+"', re.DOTALL)
_SHORTEST = 200  # characters of a string that may hold a page
_PARAGRAPH = re.compile(r"<p[\s>]")
_ESCAPED = re.compile(r"u003cp\b", re.IGNORECASE)
_MAX_DEPTH = 3  # JSON in a string in a call is the deepest in use

# Where data begin in a script: at its start, or behind an assignment.
_BEGINS = re.compile(r"(?:\A|=|\()\s*+(?=[{\[])")
_MOST_VALUES = 20  # of one script
_NESTING = 60
# Under these keys stand the words of a block, in the systems that pages come from.
_WORDS = frozenset("text value content html body paragraph paragraphs children blocks data nodes".split())
# And under these, other stories.
_ELSEWHERE = re.compile(
    r"relat|comment|recommend|teaser|promo|trending|popular|more|latest|navig|menu|footer", re.IGNORECASE
)
_PROSE = 40  # characters of a block that is a paragraph
_SENTENCE_END = re.compile(r"[.!?…。！？؟۔।]\W*$")
_LEAST = 200  # characters of an article's paragraphs in all


def markup(scripts: Iterable[str]) -> str:
    """The longest piece of HTML with paragraphs that stands as a string in a script; "" if there is none."""
    return max((piece for script in scripts for piece in _pieces(script, 0)), key=len, default="")


def paragraphs(scripts: Iterable[str]) -> list[str]:
    """The blocks of the list, in some script's data, that holds most of the prose; [] if none has much."""
    best: list[str] = []
    for script in scripts:
        for value in _values(script):
            for blocks in _lists(value, 0):
                if _weight(blocks) >= max(_weight(best), _LEAST):
                    best = blocks  # of two that hold the same, the inner one, where blocks are kept apart
    return best


def _pieces(text: str, depth: int) -> Iterator[str]:
    if depth == _MAX_DEPTH or not (_ESCAPED.search(text) or _PARAGRAPH.search(text)):
        return
    for value in _strings(text):
        # JSON stands in a string as often as HTML does.
        inner = list(_pieces(value, depth + 1))
        if inner or not _PARAGRAPH.search(value):
            yield from inner
        else:
            yield value


def _strings(text: str) -> Iterator[str]:
    for literal in _STRING.finditer(text):
        if len(literal[0]) > _SHORTEST:
            try:
                yield json.loads(literal[0], strict=False)
            except ValueError:
                continue


def _values(script: str) -> Iterator[Any]:
    """The data in a script, also where they stand as JSON in a string."""
    decoder = json.JSONDecoder(strict=False)
    for begin in islice(_BEGINS.finditer(script), _MOST_VALUES):
        try:
            yield decoder.raw_decode(script, begin.end())[0]
        except (ValueError, RecursionError):
            continue
    for text in islice(_strings(script), _MOST_VALUES):
        if text.lstrip().startswith(("{", "[")):
            try:
                yield json.loads(text, strict=False)
            except (ValueError, RecursionError):
                continue


def _lists(value: Any, depth: int) -> Iterator[list[str]]:
    """Each list in `value` as the paragraphs in it, outer ones first."""
    if depth > _NESTING:
        return
    if isinstance(value, list):
        yield [line for item in value for line in _block(item)]
        for item in value:
            yield from _lists(item, depth + 1)
    elif isinstance(value, dict):
        for key, item in value.items():
            if isinstance(item, dict | list) and not _ELSEWHERE.search(key):
                yield from _lists(item, depth + 1)


def _block(item: Any) -> list[str]:
    words = "".join(_leaves(item, 0))
    return fragment(words) if words.strip() else []


def _leaves(value: Any, depth: int) -> Iterator[str]:
    """The strings of a block in their order. What it holds runs on: emphasis and links are blocks too."""
    if depth > _NESTING:
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _leaves(item, depth + 1)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key.lower() in _WORDS:
                yield from _leaves(item, depth + 1)


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does, marks of quotation behind it or not."""
    return _SENTENCE_END.search(line[-40:]) is not None


def _weight(lines: Iterable[str]) -> int:
    return sum(len(line) for line in lines if len(line) >= _PROSE and ends_sentence(line))

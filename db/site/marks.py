"""A text cut where claims begin and end, so that claims which overlap or nest can all be shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

_BLANK_LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a claim's words stand: `role` is "content", "cue" or "source", `number` tells claims apart.

    Offsets are half-open code-point offsets into the whole text.
    """

    start: int
    end: int
    role: str
    number: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text that the same marks cover throughout.

    `content`, `cue`, `source`: numbers of the claims whose words these are. `opens`: numbers of the claims
    whose content begins here for the first time.
    """

    text: str
    content: tuple[int, ...] = ()
    cue: tuple[int, ...] = ()
    source: tuple[int, ...] = ()
    opens: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text, from offset `start`; `numbers` are the claims that begin in it, in order."""

    start: int
    segments: tuple[Segment, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(number for segment in self.segments for number in segment.opens)

    @property
    def marked(self) -> bool:
        return any(segment.content or segment.cue or segment.source for segment in self.segments)


def paragraphs(text: str, marks: Iterable[Mark]) -> list[Paragraph]:
    """The paragraphs of `text`, each cut into segments; blank lines between them are left out.

    Marks that reach outside the text are cut to it: a text that changed must not break its page.
    """
    kept = list(marks)
    shown: set[int] = set()
    return [Paragraph(start, tuple(_segments(text, start, end, kept, shown))) for start, end in _ranges(text)]


def _ranges(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _BLANK_LINES.finditer(text):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if start < len(text):
        yield start, len(text)


def _segments(text: str, start: int, end: int, marks: list[Mark], shown: set[int]) -> Iterator[Segment]:
    """Segments of `text[start:end]`; `shown` gathers the claims that have opened so far."""
    here = [mark for mark in marks if max(mark.start, start) < min(mark.end, end)]
    cuts = {start, end}
    for mark in here:
        cuts |= {max(mark.start, start), min(mark.end, end)}
    edges = sorted(cuts)
    for left, right in pairwise(edges):
        over = [mark for mark in here if mark.start <= left and mark.end >= right]
        content = _numbers(over, "content")
        opens = tuple(number for number in content if number not in shown)
        shown.update(opens)
        yield Segment(text[left:right], content, _numbers(over, "cue"), _numbers(over, "source"), opens)


def _numbers(marks: list[Mark], role: str) -> tuple[int, ...]:
    return tuple(sorted({mark.number for mark in marks if mark.role == role}))

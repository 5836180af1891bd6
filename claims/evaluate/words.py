"""A text as the measures see it: words and marks, which of them are quoted, and spans as sets of them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from onrecord.claims.records import Attribution, Spans

_TOKEN = re.compile(r"\w+|[^\w\s]")
# Some corpora write a double quotation mark as two apostrophes.
_MARK = re.compile(r"[\n“”\"]|'(?=')")

Tokens = frozenset[int]


class Words:
    """The tokens of one text, by number."""

    def __init__(self, text: str) -> None:
        matches = list(_TOKEN.finditer(text))
        self._starts = [match.start() for match in matches]
        self._ends = [match.end() for match in matches]
        self.lower = [match.group().lower() for match in matches]
        self._is_word = [word[0].isalnum() or word[0] == "_" for word in self.lower]
        self._quoted = _within(self._starts, quotations(text))

    def __len__(self) -> int:
        return len(self.lower)

    def covered(self, spans: Spans) -> Tokens:
        """The tokens that the spans touch, be it with one character."""
        return frozenset(
            token
            for span in spans
            if span.start < span.end
            for token in range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end))
        )

    def without_marks(self, tokens: Tokens) -> Tokens:
        """The words among the tokens; all of the tokens where there is no word."""
        return frozenset(token for token in tokens if self._is_word[token]) or tokens

    def as_text(self, text: str, tokens: Tokens) -> str:
        """The tokens as they stand in the text, with " … " where some were left out."""
        pieces: list[tuple[int, int]] = []
        previous = -2
        for token in sorted(tokens):
            start, end = self._starts[token], self._ends[token]
            if token == previous + 1:
                pieces[-1] = (pieces[-1][0], end)
            else:
                pieces.append((start, end))
            previous = token
        return " … ".join(" ".join(text[start:end].split()) for start, end in pieces)

    def quote_type(self, tokens: Tokens) -> str:
        words = self.without_marks(tokens)
        quoted = sum(self._quoted[token] for token in words)
        if quoted == 0:
            return "indirect"
        return "direct" if quoted == len(words) else "mixed"


@dataclass(frozen=True, slots=True)
class Marked:
    """An attribution as sets of tokens; `core` and `speaker` leave the punctuation out."""

    content: Tokens
    cue: Tokens
    source: Tokens
    core: Tokens
    speaker: Tokens
    quote_type: str
    cue_words: tuple[str, ...]

    def same_source(self, other: Marked) -> bool:
        """A word of the source shared, or both without a source."""
        return bool(self.speaker & other.speaker) or not (self.source or other.source)


def mark(words: Words, attribution: Attribution) -> Marked:
    content = words.covered(attribution.content)
    cue = words.covered(attribution.cue)
    source = words.covered(attribution.source)
    return Marked(
        content=content,
        cue=cue,
        source=source,
        core=words.without_marks(content),
        speaker=words.without_marks(source),
        quote_type=words.quote_type(content),
        cue_words=tuple(words.lower[token] for token in sorted(cue)),
    )


def quotations(text: str) -> list[tuple[int, int]]:
    """What stands between double quotation marks, without them; none reaches over a line's end."""
    found = []
    opened: int | None = None
    for match in _MARK.finditer(text):
        mark = match.group()
        after = match.end() + (mark == "'")
        if opened is not None and mark != "“":
            found.append((opened, match.start()))
            opened = None
        elif opened is None and (mark == "“" or (mark in "\"'" and not text[after : after + 1].isspace())):
            opened = after
    if opened is not None:
        found.append((opened, len(text)))
    return found


def _within(starts: list[int], ranges: list[tuple[int, int]]) -> list[bool]:
    firsts = [first for first, _ in ranges]
    inside = []
    for start in starts:
        nearest = bisect_right(firsts, start) - 1
        inside.append(nearest >= 0 and start < ranges[nearest][1])
    return inside

"""How much of a text stands in another word for word.

What is quoted counts for nothing: two reporters at one speech write down the same words. Compared are runs
of six words of the narrator's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.claims.records import Span, Spans

_RUN = 6
_KEPT = 256  # texts: those of one story are asked about again and again
_WORD = re.compile(r"[^\W_]+")
# To the closing mark, or to the end of the paragraph where none comes (a quotation that goes on).
_QUOTED = re.compile(r"“[^”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)", re.MULTILINE)

Runs = frozenset[int]


@dataclass(frozen=True, slots=True)
class Share:
    """Of `runs` runs of six words in a text, how many (`shared`) another text has too."""

    shared: int
    runs: int

    @property
    def part(self) -> float:
        return self.shared / self.runs if self.runs else 0.0


@lru_cache(maxsize=_KEPT)
def runs(text: str) -> Runs:
    """The runs of six words in what the narrator says, each by its hash; none reaches over a quotation or a
    paragraph."""
    found: set[int] = set()
    for paragraph in text.split("\n"):
        for stretch in _QUOTED.split(paragraph):
            words = [w.lower() for w in _WORD.findall(stretch)]
            found.update(hash(tuple(words[i : i + _RUN])) for i in range(len(words) - _RUN + 1))
    return frozenset(found)


def quotations(text: str, span: Span) -> Spans:
    """Where somebody is quoted, within `span`."""
    return tuple(Span(*found.span()) for found in _QUOTED.finditer(text, span.start, span.end))


def share(text: Runs, other: Runs) -> Share:
    """How much of `text` is in `other`."""
    return Share(len(text & other), len(text))


def paragraph(text: str, span: Span) -> str:
    """The paragraph or paragraphs in which a span stands."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return text[start : end if end >= 0 else len(text)]

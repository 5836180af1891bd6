"""Words in context: each hit with what stands before and after it, so that the eye runs down the hits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.db.site.cards import Card
from onrecord.db.site.library import HIT_END, HIT_START

# Characters before a hit, and from it on.
_BEFORE, _AFTER = 70, 90


@dataclass(frozen=True, slots=True)
class Line:
    """A statement around its first hit: `before` it, and `after` from the hit on, with all hits marked as
    the index marks them. Where the words stand elsewhere than in the statement, its beginning is shown."""

    card: Card
    before: str
    after: str


def lines(cards: Iterable[Card]) -> list[Line]:
    """A line for each card."""
    return [Line(card, *_around(str(card.shown["content"] or ""))) for card in cards]


def _around(text: str) -> tuple[str, str]:
    before, mark, rest = text.partition(HIT_START)
    if not mark:
        return "", _cut(text)
    words = " ".join(before.split())
    if len(words) > _BEFORE:
        words = "… " + words[-_BEFORE:].partition(" ")[2]
    return words + (" " if before[-1:].isspace() else ""), _cut(HIT_START + rest)


def _cut(text: str) -> str:
    """The beginning of `text`, ended between words and never within a hit."""
    text = " ".join(text.split())
    if len(text) <= _AFTER:
        return text
    cut = text[:_AFTER].rpartition(" ")[0]
    if cut.rfind(HIT_START) > cut.rfind(HIT_END):
        cut = text[: text.index(HIT_END, cut.rfind(HIT_START)) + len(HIT_END)]
    return cut + " …"

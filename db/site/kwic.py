"""Words in context: each hit with what stands before and after it, so that the eye runs down the hits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.db.site.cards import Card
from onrecord.db.site.library import HIT_END, HIT_START

# Characters before a hit, and from it on.
_BEFORE, _AFTER = 70, 90


# Columns that tell of the statement itself; a hit in any other, such as the headline, is its article's.
_OWN = ("content", "source", "speaker")


@dataclass(frozen=True, slots=True)
class Line:
    """A hit with what stands `before` it, and `after` from the hit on, with all hits marked as the index
    marks them. `card`: the statement, or the first of an article; `under`: how many statements stand under a
    headline with the hit, where they themselves have none."""

    card: Card
    before: str
    after: str
    under: int = 0


def lines(cards: Iterable[Card]) -> list[Line]:
    """A line for each card with a hit of its own; one for all others of an article."""
    found: list[Line] = []
    at: dict[object, int] = {}  # the place of an article's line
    for card in cards:
        own = next((text for name in _OWN if HIT_START in (text := str(card.shown[name] or ""))), None)
        article = card.row["article_id"]
        if own is not None:
            found.append(Line(card, *_around(own)))
        elif article in at:
            found[at[article]] = replace(found[at[article]], under=found[at[article]].under + 1)
        else:
            at[article] = len(found)
            found.append(Line(card, *_around(str(card.shown["title"] or card.shown["content"])), under=1))
    return found


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

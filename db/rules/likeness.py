"""Whether two headlines, or two texts, are of one article: an address alone does not tell. Pure."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\w+")
# Of the words of two headlines, how many they share when one is the other rewritten (Dice).
_ALIKE_TITLES = 0.5
# Of the runs of words of the shorter of two texts, how many stand in the longer one. A site's own words,
# which stand on each of its pages, make two stories alike too, so that unlike headlines ask for nearly all.
_RUN, _ALIKE_TEXTS, _NEARLY_ALL = 4, 0.3, 0.85
# Texts that are word for word the same are one article under any headline, if they are no mere teaser.
_NO_TEASER = 250


def alike_titles(one: str | None, other: str | None) -> bool:
    """Whether two headlines can be one, rewritten. One that is missing tells nothing against it."""
    if not one or not other:
        return True
    a, b = set(folded_words(one)), set(folded_words(other))
    if not a or not b:
        return one.strip() == other.strip()
    return a <= b or b <= a or 2 * len(a & b) >= _ALIKE_TITLES * (len(a) + len(b))


def alike_texts(one: str, other: str) -> bool:
    """Whether two texts can be versions of one."""
    return _shared(one, other) >= _ALIKE_TEXTS


def same_article(title: str | None, text: str, other_title: str | None, other_text: str) -> bool:
    """Whether two pages that claim one address are one article, in two versions perhaps."""
    if title and other_title and alike_titles(title, other_title):
        return True
    return _shared(text, other_text) >= (_NEARLY_ALL if title and other_title else _ALIKE_TEXTS)


def is_teaser(text: str) -> bool:
    """Whether a text is so short that it may stand under many headlines."""
    return len(text.split()) < _NO_TEASER


def _shared(one: str, other: str) -> float:
    shorter, longer = sorted((_runs(one), _runs(other)), key=len)
    return len(shorter & longer) / max(1, len(shorter))


def _runs(text: str) -> set[tuple[str, ...]]:
    words = folded_words(text)
    return {tuple(words[place : place + _RUN]) for place in range(max(1, len(words) - _RUN + 1))}


def folded_words(text: str) -> list[str]:
    """The words of a text, however they are written: compatibility forms and capitals folded."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())

"""Whether one statement says the contrary of another, as far as its words tell.

A word is turned where it is the first that tells something behind a negation in its clause, or where the
source denies the whole. Two statements are opposed where a word of both is turned in one and straight in the
other, which denies nothing, or where the one has a word and the other its contrary.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.claims.alike.words import Word, fold, stem
from onrecord.claims.lang.en import grammar, matters
from onrecord.claims.lang.en.likeness import (
    ANTONYMS,
    CLAUSE_ENDS,
    DENYING,
    NOT_ALONE,
    TRANSPARENT,
    TURNING,
)

_NEGATIONS = (grammar.NEGATIONS | {"longer"}) - {"nor", "without"} | TURNING


@dataclass(frozen=True, slots=True)
class Polarity:
    """The index words of a statement that are turned, and those that are not; what is both is in neither."""

    turned: frozenset[str]
    straight: frozenset[str]

    def without(self, words: frozenset[str]) -> Polarity:
        return Polarity(self.turned - words, self.straight - words)


def polarity(text: str, words: Sequence[Word], cue: str | None) -> Polarity:
    """How the words of a text stand. `cue` is what attributes the statement ("denied that")."""
    denied = any(fold(word) in DENYING for word in (cue or "").split())
    turned: set[str] = set()
    straight: set[str] = set()
    negated = False
    end = 0
    for word in words:
        if any(mark in text[end : word.start] for mark in ".;:?!—"):
            negated = False
        end = word.start + len(word.shown)
        if word.folded in _NEGATIONS or word.folded.endswith("n't"):
            negated = True
        elif word.folded in CLAUSE_ENDS or word.folded in NOT_ALONE:
            negated = False
        elif word.index and not word.index[0].isdigit() and not (negated and word.folded in TRANSPARENT):
            is_turned, negated = negated != denied, False
            here, there = (turned, straight) if is_turned else (straight, turned)
            here.add(word.index)
            if contrary := matters.CONTRARIES.get(word.folded):
                there.add(stem(contrary))
    both = turned & straight
    return Polarity(frozenset(turned - both), frozenset(straight - both))


def opposed(ours: Polarity, theirs: Polarity) -> tuple[str, str] | None:
    """The words, of each statement one, in which two statements contradict each other, or None."""
    if ours.turned and theirs.turned:  # both deny something: words alone do not tell whether it is the same
        return None
    turned_once = sorted(ours.turned & theirs.straight | ours.straight & theirs.turned)
    if turned_once:
        return turned_once[0], turned_once[0]
    for one, other in _antonyms():
        for first, second in ((one, other), (other, one)):
            if first in ours.straight - theirs.straight and second in theirs.straight - ours.straight:
                return first, second
    return None


@cache
def _antonyms() -> list[tuple[str, str]]:
    return [(stem(one), stem(other)) for one, other in ANTONYMS]

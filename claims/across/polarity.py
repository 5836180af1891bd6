"""Whether one statement says the contrary of another, as far as its words tell.

A word is turned where a negation stands before it in its clause, or where the source denies the whole. Two
statements are opposed where a word that both have is turned in one alone, or where the one has a word and the
other its contrary.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cache

from onrecord.claims.across.words import Word, fold, stem
from onrecord.claims.lang.en import grammar, matters
from onrecord.claims.lang.en.likeness import ANTONYMS, CLAUSE_ENDS, DENYING, TURNING

# So many words that tell something does a negation turn: of "not raise taxes" the verb and what it is about.
_REACH = 3
_NEGATIONS = (grammar.NEGATIONS | {"longer"}) - {"nor", "without"} | TURNING


def turned(text: str, words: Sequence[Word], cue: str | None) -> frozenset[str]:
    """The index words that are turned. `cue` is what attributes the statement ("denied that")."""
    denied = any(fold(word) in DENYING for word in (cue or "").split())
    found: set[str] = set()
    straight: set[str] = set()
    left = 0
    end = 0
    for word in words:
        if any(mark in text[end : word.start] for mark in ".;:?!—"):
            left = 0
        end = word.start + len(word.shown)
        if word.folded in _NEGATIONS or word.folded.endswith("n't"):
            left = _REACH
        elif word.folded in CLAUSE_ENDS:
            left = 0
        elif word.index:
            is_turned = (left > 0) != denied
            left = max(0, left - 1)
            contrary = matters.CONTRARIES.get(word.folded)
            if contrary:
                (straight if is_turned else found).add(stem(contrary))
            (found if is_turned else straight).add(word.index)
    return frozenset(found - straight)


def opposed(
    ours: Set[str], our_turned: Set[str], theirs: Set[str], their_turned: Set[str]
) -> tuple[str, str] | None:
    """The words, of each statement one, in which two statements contradict each other, or None. `ours` and
    `theirs` are the index words, no names among them."""
    ours, theirs = ours | our_turned, theirs | their_turned
    shared = ours & theirs
    turned_once = sorted((our_turned ^ their_turned) & shared)
    # Turned in both: they deny the same, whatever else one denies.
    if turned_once and not our_turned & their_turned & shared:
        return turned_once[0], turned_once[0]
    if our_turned & shared != their_turned & shared:
        return None
    for one, other in _antonyms():
        for first, second in ((one, other), (other, one)):
            if first in ours - theirs and second in theirs - ours:
                return first, second
    return None


@cache
def _antonyms() -> list[tuple[str, str]]:
    return [(stem(one), stem(other)) for one, other in ANTONYMS]

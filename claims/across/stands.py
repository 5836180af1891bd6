"""The stand that a statement takes: what it is about, and whether it is for it or against it.

Which side it takes is told by the words that attribute it ("opposes", "promised") and by its first words ("we
will not close"). A statement that turns round further on ("a judge who would not ..."), twice ("not only",
"nobody denies"), or that has more than one sentence takes a stand that words alone do not settle.

Two stands are contrary where they are about the same, nearly word for word, and one is for it, the other
against it; or where the one has a word and the other its contrary ("raise", "cut"). Only like is held against
like: "she backs a toll" against "she opposes it", "there is a plan" against "there is no plan".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.claims.alike.words import Word, rarity, read, stem
from onrecord.claims.lang.en import grammar, matters, stances
from onrecord.claims.lang.en.likeness import ANTONYMS, NOT_ALONE, TRANSPARENT
from onrecord.claims.records import Claim

_NEGATIONS = grammar.NEGATIONS | {"longer", "nothing", "nobody", "none", "neither", "without"}
# A statement takes its side within so many words.
_HEAD = 10
_SENTENCES = re.compile(r"[.!?;:—…](?=[\s”\"']+\S)|[”\"],?\s+[“\"]")
# So much of the shorter statement's words, and of the longer one's, both have; and so much in all.
_OF_SHORTER, _OF_LONGER, _LEAST = 0.7, 0.4, 7.0
_OF_LONGER_SIDED = 0.3  # a word that tells the side leaves less to guess
_OF_SWAPPED = 0.75  # "raise" and "cut" may be of two things: all else has to be the same


@dataclass(frozen=True, slots=True)
class Stand:
    """`about`: the index words without those that take a side; `names`: those of them that are written with
    a capital; `sided`: whether a word tells the side ("backs"), and not only the presence or absence of a
    "not"; `against`: whether it is against it; `turned`: the word that its negation turns, or None.
    """

    about: frozenset[str]
    names: frozenset[str]
    sided: bool
    against: bool
    turned: str | None


def stand(claim: Claim) -> Stand | None:
    """The stand that a claim takes; None where its words do not settle it."""
    if _SENTENCES.search(claim.content.strip(" ”\"'.!")):
        return None
    cue, content = read(claim.cue or ""), read(claim.content)
    sided = any(_is_for(cue, n) or _is_against(cue, n) for n in range(len(cue)))
    turns = sum(_is_against(cue, n) or _is_negation(cue[n]) for n in range(len(cue)))
    if any(_is_negation(word) and not _turns_a_side(cue, n) for n, word in enumerate(cue)):
        return None  # "has not said that", "claimed without evidence"
    blames = any(_is_against(cue, n) for n in range(len(cue)))
    if blames and any(word.folded in stances.GROUNDS for word in content):
        return None  # who blames somebody for something may be for it or against it
    turned = None
    about: set[str] = set()
    names: set[str] = set()
    for n, word in enumerate(content):
        if _is_negation(word) or _is_against(content, n) or _is_turned_round(content, n):
            following = content[n + 1].folded if n + 1 < len(content) else ""
            if following in NOT_ALONE or not _is_in_main_clause(content, n):
                return None
            turns += 1
            turned = _next_telling(content, n) if _is_negation(word) else turned
            sided = sided or _is_against(content, n)
            if _is_turned_round(content, n):
                about.add(stem(matters.CONTRARIES[word.folded]))
        elif _is_for(content, n):
            sided = sided or (
                len(about) <= 1 and _is_in_main_clause(content, n) and not _is_owned(content, n)
            )
        elif word.index:
            about.add(word.index)
            if word.is_name:
                names.add(word.index)
    if turns > 1:
        return None
    return Stand(frozenset(about), frozenset(names), sided, turns == 1, turned)


def contrary(a: Stand, b: Stand) -> bool:
    """Whether two stands are about the same, on other sides."""
    shared = a.about & b.about
    swapped = _swapped(a.about - shared, b.about - shared)
    if a.sided != b.sided or (a.against != b.against) == bool(swapped):
        return False
    turned = {one.turned for one in (a, b)} - {None}
    if not swapped and not turned <= shared - a.names - b.names:
        return False  # what is turned is not what both are about
    told = _weight(shared)
    sizes = sorted(_weight(one.about - swapped) for one in (a, b))
    plain = shared - a.names - b.names
    if swapped and told < _OF_SWAPPED * sizes[1]:
        return False
    enough = told >= _LEAST and len(shared) > 1 and bool(plain)
    return (
        enough
        and told >= _OF_SHORTER * sizes[0]
        and told >= (_OF_LONGER_SIDED if a.sided else _OF_LONGER) * sizes[1]
    )


def _turns_a_side(cue: Sequence[Word], n: int) -> bool:
    """Whether a negation stands right before a word that takes a side: "did not support"."""
    return n + 1 < len(cue) and _is_for(cue, n + 1)


def _is_in_main_clause(words: Sequence[Word], n: int) -> bool:
    """Whether no other clause has begun before a word; the "that" before all of it aside."""
    return n < _HEAD and not any(word.folded in stances.CLAUSES for word in words[min(n, 1) : n])


def _is_owned(words: Sequence[Word], n: int) -> bool:
    """Whether a word is somebody's: "the mayor's planned speech"."""
    return n > 0 and words[n - 1].folded.endswith(("'s", "s'"))


def _is_turned_round(words: Sequence[Word], n: int) -> bool:
    """Whether a word is the contrary of another, and what the statement says ("the water is unsafe"): not so
    in "illegal immigrants"."""
    if words[n].folded not in matters.CONTRARIES:
        return False
    return words[n].folded in stances.CONTRARY_VERBS or (n > 0 and words[n - 1].folded in grammar.BE)


def _is_negation(word: Word) -> bool:
    return word.folded in _NEGATIONS or word.folded.endswith("n't")


def _is_against(words: Sequence[Word], n: int) -> bool:
    following = words[n + 1].folded if n + 1 < len(words) else ""
    if words[n].folded == "against":  # "is against the wall", and not "biased against him"
        return n == 0 or words[n - 1].folded in grammar.BE | stances.BEFORE_AGAINST
    return words[n].folded in stances.AGAINST or (words[n].folded, following) in stances.AGAINST_PAIRS


def _is_for(words: Sequence[Word], n: int) -> bool:
    following = words[n + 1].folded if n + 1 < len(words) else ""
    return words[n].folded in stances.FOR or (words[n].folded, following) in stances.FOR_PAIRS


def _next_telling(words: Sequence[Word], n: int) -> str | None:
    """The word that a negation turns: the first behind it that tells something, or takes a side."""
    for word in words[n + 1 :]:
        if word.folded in stances.FOR:
            return None
        if word.index and word.folded not in TRANSPARENT:
            return word.index
    return None


def _swapped(ours: frozenset[str], theirs: frozenset[str]) -> frozenset[str]:
    """A word of the one whose contrary the other has, with that contrary."""
    for one, other in _antonyms():
        if (one in ours and other in theirs) or (other in ours and one in theirs):
            return frozenset((one, other))
    return frozenset()


def _weight(words: frozenset[str]) -> float:
    return sum(rarity(word) for word in sorted(words))


@cache
def _antonyms() -> Sequence[tuple[str, str]]:
    return [(stem(one), stem(other)) for one, other in ANTONYMS]

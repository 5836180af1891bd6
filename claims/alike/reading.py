"""A claim read once, for all the pairs it stands in."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from onrecord.claims.alike.polarity import Polarity, polarity
from onrecord.claims.alike.quantities import Quantity, quantities
from onrecord.claims.alike.records import Told
from onrecord.claims.alike.words import index_words, rarity, read
from onrecord.claims.records import Claim
from onrecord.claims.relate import fullname


@dataclass(frozen=True, slots=True)
class Reading:
    """What is compared of a claim. `order`: its index words as they stand; `telling`: the same as a set;
    `folded`: all of its words; `shown`: an index word as it is written here; `context`: the index words
    around the claim and in it; `bigrams`: index words that follow one another; `weight`: how much the index
    words tell in all; `length`, `context_length`, `source_length`: of each as the length of a vector;
    `who`: the folded surname of a person or the name of a body, or None; `said`: the day on which the article
    says that it was said, or None.
    """

    told: Told
    order: tuple[str, ...]
    telling: frozenset[str]
    names: frozenset[str]
    folded: tuple[str, ...]
    shown: dict[str, str]
    polarity: Polarity
    quantities: tuple[Quantity, ...]
    context: frozenset[str]
    source: frozenset[str]
    bigrams: frozenset[tuple[str, str]]
    weight: float
    length: float
    context_length: float
    source_length: float
    who: str | None
    said: date | None


def reading(told: Told) -> Reading:
    """Read a claim. Takes time in step with its text, of which no more than `words.MOST_WORDS` are read."""
    claim = told.claim
    words = read(claim.content)
    order = tuple(word.index for word in words if word.index)
    telling = frozenset(order)
    context = index_words(told.context) | telling
    source = index_words(claim.source or "")
    shown: dict[str, str] = {}
    for word in words:
        shown.setdefault(word.index, word.shown)
    return Reading(
        told=told,
        order=order,
        telling=telling,
        names=frozenset(word.index for word in words if word.is_name),
        folded=tuple(word.folded for word in words),
        shown=shown,
        polarity=polarity(claim.content, words, claim.cue),
        quantities=quantities(claim.content, words),
        context=context,
        source=source,
        bigrams=frozenset(pairwise(order)),
        weight=weight(telling),
        length=length(telling),
        context_length=length(context),
        source_length=length(source),
        said=_day(claim),
        who=_who(claim),
    )


def _who(claim: Claim) -> str | None:
    if not claim.speaker:
        return None
    is_person = claim.source_type == "person"
    return (fullname.surname(claim.speaker) if is_person else fullname.body(claim.speaker).core) or None


def _day(claim: Claim) -> date | None:
    if claim.said_text is None or claim.said_precision != "day" or claim.said_date is None:
        return None
    return date.fromisoformat(claim.said_date)


def weight(words: Iterable[str]) -> float:
    """How much words tell together."""
    return sum(rarity(word) for word in words)


def length(words: Iterable[str]) -> float:
    """The length of the vector that these words are."""
    return math.sqrt(sum(rarity(word) ** 2 for word in words))

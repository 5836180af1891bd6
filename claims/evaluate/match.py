"""Which predicted attribution stands for which gold one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.claims.evaluate.words import Marked

ENOUGH = 0.5


class Overlap(NamedTuple):
    """How far two contents share their tokens: `of_predicted` and `of_gold` are parts of each, 0 to 1."""

    gold: int
    predicted: int
    shared: int
    of_predicted: float
    of_gold: float


class Pair(NamedTuple):
    """A gold attribution, by number, and the prediction taken for it; `found` if the source agrees too."""

    gold: int
    predicted: int
    found: bool


def overlaps(gold: Sequence[Marked], predicted: Sequence[Marked]) -> list[Overlap]:
    """Every two contents with a token in common, in the order of gold."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(predicted):
        for token in one.content:
            holders[token].append(number)
    found = []
    for number, one in enumerate(gold):
        shared = Counter(holder for token in one.content for holder in holders.get(token, ()))
        for holder, count in shared.items():
            size = len(predicted[holder].content)
            found.append(Overlap(number, holder, count, count / size, count / len(one.content)))
    return found


def pairs(gold: Sequence[Marked], predicted: Sequence[Marked], overlapping: Sequence[Overlap]) -> list[Pair]:
    """One to one: contents that overlap by half both ways, those that agree on the source first, then by
    overlap. So nothing is counted twice, and a repeated prediction is a wrong one."""
    candidates = []
    for overlap in overlapping:
        if overlap.of_predicted < ENOUGH or overlap.of_gold < ENOUGH:
            continue
        one, other = gold[overlap.gold], predicted[overlap.predicted]
        union = len(one.content) + len(other.content) - overlap.shared
        candidates.append((one.same_source(other), overlap.shared / union, overlap.gold, overlap.predicted))
    taken_gold: set[int] = set()
    taken_predicted: set[int] = set()
    matched = []
    for found, _, number, other_number in sorted(candidates, reverse=True):
        if number in taken_gold or other_number in taken_predicted:
            continue
        taken_gold.add(number)
        taken_predicted.add(other_number)
        matched.append(Pair(number, other_number, found))
    return matched

"""Counts that add up over documents, and the figures made of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from random import Random
from typing import NamedTuple

DRAWS = 500
SEED = 7


class Tally(NamedTuple):
    """What precision and recall are made of. The two sides have hits of their own, since overlap is counted
    in parts and a pair may differ in kind."""

    right_predicted: float = 0
    predicted: float = 0
    right_gold: float = 0
    gold: float = 0

    @property
    def precision(self) -> float:
        if self.predicted:
            return self.right_predicted / self.predicted
        return 0.0 if self.gold else 1.0

    @property
    def recall(self) -> float:
        if self.gold:
            return self.right_gold / self.gold
        return 0.0 if self.predicted else 1.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


class Share(NamedTuple):
    """`right` of `total`."""

    right: int = 0
    total: int = 0

    @property
    def rate(self) -> float:
        return self.right / self.total if self.total else 0.0


def counted(right: float, predicted: float, gold: float) -> Tally:
    """The usual case, where a hit is one on both sides."""
    return Tally(right, predicted, right, gold)


def total(tallies: Iterable[Tally]) -> Tally:
    return Tally(*map(sum, zip(*tallies, strict=True)))


def total_share(shares: Iterable[Share]) -> Share:
    return Share(*map(sum, zip(*shares, strict=True)))


def interval(
    tallies: Sequence[Tally], figure: Callable[[Tally], float] = lambda tally: tally.f1
) -> tuple[float, float]:
    """Where 95 of 100 redrawn corpora put a figure; `tallies` has one for each document.

    Documents are redrawn, not claims: the claims of one text stand and fall together. The seed is fixed, so
    the same counts always give the same interval.
    """
    random = Random(SEED)
    drawn = sorted(figure(total(random.choices(tallies, k=len(tallies)))) for _ in range(DRAWS))
    return drawn[int(0.025 * DRAWS)], drawn[int(0.975 * DRAWS) - 1]

"""Is a confidence of 0.9 right nine times in ten? Predictions by their confidence, and how many are right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

BINS = 10


class Bin(NamedTuple):
    """The predictions with a confidence from `low` to below `low + 0.1`; `confidence` is their mean."""

    low: float
    predicted: int
    confidence: float
    right: float


def reliability(judged: Iterable[tuple[float, bool]]) -> list[Bin]:
    """Bins of equal width that hold something, lowest first. `judged`: a confidence, 0 to 1, and whether the
    prediction is right."""
    held: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in judged:
        held.setdefault(min(int(confidence * BINS), BINS - 1), []).append((confidence, right))
    return [
        Bin(
            low=number / BINS,
            predicted=len(rows),
            confidence=sum(confidence for confidence, _ in rows) / len(rows),
            right=sum(right for _, right in rows) / len(rows),
        )
        for number, rows in sorted(held.items())
    ]


def expected_error(bins: Sequence[Bin]) -> float:
    """Expected calibration error: how far confidence and frequency lie apart, averaged over predictions."""
    total = sum(one.predicted for one in bins)
    return sum(one.predicted * abs(one.confidence - one.right) for one in bins) / total if total else 0.0

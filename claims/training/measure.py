"""Right or wrong: predicted attributions against gold ones, end to end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.records import Attribution, Spans
from claims.tokens import Text


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision, recall and their harmonic mean, each 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def rates(right: int, predicted: int, gold: int) -> Rates:
    """From counts; nothing predicted where there is nothing to find is right."""
    precision = right / predicted if predicted else float(not gold)
    return Rates(precision, right / gold if gold else float(not predicted))


def right_ones(text: Text, gold: Sequence[Attribution], predicted: Sequence[Attribution]) -> set[int]:
    """Indexes of the predictions that are right end to end: the content shares at least half of either's
    tokens with a gold one of its own, and the sources share a word (or neither has one)."""
    wanted = [(_tokens(text, a.content), _words(text, a.source)) for a in gold]
    given = [(_tokens(text, a.content), _words(text, a.source)) for a in predicted]
    holders: dict[int, list[int]] = {}
    for j, (content, _) in enumerate(wanted):
        for token in content:
            holders.setdefault(token, []).append(j)
    pairs = []
    for i, (content, source) in enumerate(given):
        for j in {j for token in content for j in holders.get(token, ())}:
            shared = len(content & wanted[j][0])
            if 2 * shared >= len(content) and 2 * shared >= len(wanted[j][0]):
                agrees = bool(source & wanted[j][1]) or not (source or wanted[j][1])
                pairs.append((agrees, shared / len(content | wanted[j][0]), i, j))
    right: set[int] = set()
    used: tuple[set[int], set[int]] = (set(), set())
    for agrees, _, i, j in sorted(pairs, reverse=True):
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            if agrees:
                right.add(i)
    return right


def _tokens(text: Text, spans: Spans) -> frozenset[int]:
    return frozenset(i for span in spans for i in text.tokens_in(span))


def _words(text: Text, spans: Spans) -> frozenset[int]:
    tokens = _tokens(text, spans)
    return frozenset(i for i in tokens if text.words[i][0].isalnum()) or tokens


def expected_calibration_error(scores: Iterable[tuple[float, bool]], bins: int = 10) -> float:
    """The mean distance of score and frequency over equally wide bins, weighted by their size."""
    held: dict[int, list[tuple[float, bool]]] = {}
    for score, right in scores:
        held.setdefault(min(int(score * bins), bins - 1), []).append((score, right))
    total = sum(map(len, held.values()))
    off = sum(abs(sum(score for score, _ in b) - sum(right for _, right in b)) for b in held.values())
    return off / total if total else 0.0

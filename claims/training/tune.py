"""Choosing on the dev part what no gradient reaches: strength of the moves, thresholds, confidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from onrecord.claims.engine.attribute import Candidate, Settings, attribution, candidates
from onrecord.claims.engine.confidence import FEATURES, Confidence
from onrecord.claims.engine.labels import Floats
from onrecord.claims.engine.link import Linker
from onrecord.claims.evaluate.calibration import expected_error, reliability
from onrecord.claims.evaluate.spans import right_ones
from onrecord.claims.evaluate.tally import Tally, counted
from onrecord.claims.records import Attribution
from onrecord.claims.text.tokens import Text

_STRENGTHS = (0.0, 0.15, 0.3, 0.45, 0.6)
_LEAST = (0.05, 0.1, 0.2, 1.0)
# What F1 may lose for precision: readers mind a wrong row more than a missed one.
_PRICE = 0.001


@dataclass(frozen=True, slots=True)
class Read:
    """A tagged dev text with its gold attributions."""

    text: Text
    log_probabilities: Floats
    gold: Sequence[Attribution]


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate of document `document`, and whether it is right."""

    document: int
    candidate: Candidate
    right: bool


def judge(dev: Sequence[Read], linker: Linker, settings: Settings) -> list[Judged]:
    """All candidates of the dev part, right ones marked."""
    judged = []
    for number, read in enumerate(dev):
        found = candidates(read.text, read.log_probabilities, linker, settings)
        right = right_ones(read.text.text, read.gold, [attribution(read.text, c, 1.0) for c in found])
        judged += [Judged(number, candidate, i in right) for i, candidate in enumerate(found)]
    return judged


def tune(
    dev: Sequence[Read], linker: Linker, moves: Floats, version: str
) -> tuple[Settings, dict[str, float]]:
    """The settings with the best F1 end to end, and the figures of the choice."""
    gold = sum(len(read.gold) for read in dev)
    plain = Settings(version, moves, 1.0, 0.0, 0.0, 0.0, Confidence(0.0, (0.0,) * len(FEATURES)))
    tried = []
    for strength in _STRENGTHS:
        for least in _LEAST:
            settings = replace(plain, moves=moves * np.float32(strength), least=least)
            judged = judge(dev, linker, settings)
            tried.append((_rates(judged, gold).f1, -strength, -least, settings, judged))
    *_, settings, judged = max(tried, key=lambda t: t[:3])
    # Scores of documents that the model was not fitted on, for an honest threshold and an honest figure.
    halves = [_fit([j for j in judged if j.document % 2 != half]) for half in (0, 1)]
    scored = [(halves[j.document % 2].score(j.candidate.features), j) for j in judged]

    choices = [
        (_rates([j for score, j in scored if score >= choice.least_score(j.candidate)], gold), choice)
        for choice in _with_thresholds(settings)
    ]
    enough = max(rates.f1 for rates, _ in choices) - _PRICE
    best, settings = max((c for c in choices if c[0].f1 >= enough), key=lambda c: c[0].precision)
    settings = replace(settings, confidence=_fit(judged))
    figures = {
        "end_to_end_precision": best.precision,
        "end_to_end_recall": best.recall,
        "end_to_end_f1": best.f1,
        "end_to_end_f1_unfiltered": _rates(judged, gold).f1,
        "expected_calibration_error": expected_error(reliability((s, j.right) for s, j in scored)),
    }
    return settings, {name: round(value, 4) for name, value in figures.items()}


def _with_thresholds(settings: Settings) -> Iterator[Settings]:
    """What is tried: more is asked of what has no source, and of cues that tell of no speech or thought."""
    for least in range(4, 12):
        for sourceless in range(least, 16):
            for other in range(least, 16):
                yield replace(
                    settings,
                    threshold=least / 20,
                    sourceless_threshold=sourceless / 20,
                    other_threshold=other / 20,
                )


def _rates(judged: Sequence[Judged], gold: int) -> Tally:
    return counted(sum(j.right for j in judged), len(judged), gold)


def _fit(judged: Sequence[Judged], penalty: float = 1.0, steps: int = 30) -> Confidence:
    """Logistic regression with a little shrinkage, by Newton's method."""
    inputs = np.array([(1.0, *j.candidate.features) for j in judged]).reshape(-1, 1 + len(FEATURES))
    target = np.array([j.right for j in judged], dtype=float)
    weights = np.zeros(inputs.shape[1])
    shrink = np.diag([0.0] + [penalty] * (inputs.shape[1] - 1))
    for _ in range(steps):
        p = 1 / (1 + np.exp(-np.clip(inputs @ weights, -30, 30)))
        gradient = inputs.T @ (target - p) - shrink @ weights
        curvature = inputs.T @ (inputs * (p * (1 - p))[:, None]) + shrink + 1e-6 * np.eye(len(weights))
        weights += np.linalg.solve(curvature, gradient)
    return Confidence(float(weights[0]), tuple(float(w) for w in weights[1:]))

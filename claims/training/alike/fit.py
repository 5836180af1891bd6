"""`python -m onrecord.claims.training.alike.fit FOLDER --out DIR`: what evidence weighs, where bands begin.

Learns from the half of the pairs that chooses. All that is chosen after the weights (how sure they are, where
the bands begin) is chosen on scores of models that have not seen the story of the pair. Without torch, in
seconds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray

from onrecord.claims.alike.evidence import FEATURES, evidence
from onrecord.claims.alike.reading import reading
from onrecord.claims.alike.records import LIKELY, RELATED, SAME
from onrecord.claims.alike.vetoes import veto
from onrecord.claims.alike.weighing import Sure, Weighing
from onrecord.claims.training.alike.lessons import (
    CHOOSE,
    TARGETS,
    Lesson,
    LessonError,
    read_lessons,
    read_told,
    story_fold,
)
from onrecord.claims.training.logistic import Numbers, newton

FOLDS = 10
# Shrinkage, in pairs: flat from a third to three times by cross-fitted loss.
PENALTY = 8.0
_LEAST_SPREAD = 0.1
# What the counted band must keep on the half that chooses: unseen news is harder than what was drawn for it.
_PRECISION = 0.92
# The least probability of a pair that is of one matter.
_RELATED = 0.05

Marks = NDArray[np.bool_]

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command(help=__doc__)
@click.argument("folder", type=_FOLDER)
@click.option("--out", type=_FOLDER, required=True, help="Folder of the weights.")
@click.option("--version", default="alike-1", show_default=True, help="Name of the weights.")
def main(folder: Path, out: Path, version: str) -> None:
    """Read, fit, write."""
    try:
        lessons = [x for x in read_lessons(folder, read_told(folder), CHOOSE) if x.pair]
        weighing = learn(lessons, version)
    except LessonError as wrong:
        raise click.UsageError(str(wrong)) from None
    written = json.dumps(weighing.as_dict(), ensure_ascii=False, indent=1) + "\n"
    (out / "alike.json").write_text(written, "utf-8")


def learn(lessons: Sequence[Lesson], version: str) -> Weighing:
    """Weights, how sure they are, and bars."""
    inputs, target = table(lessons)
    crossed = cross_fitted(inputs, target, np.array([story_fold(x, FOLDS) for x in lessons]))
    sure = calibrated(crossed, target)
    free = np.array([not_kept_apart(lesson) for lesson in lessons])
    probabilities = np.array([sure.probability(logit) for logit in crossed])
    return Weighing(version, *fit(inputs, target), sure, bars(probabilities, target, free))


def table(lessons: Sequence[Lesson]) -> tuple[Numbers, Numbers]:
    """The evidence of each pair, and what it should come to: 1 for the same, 0 for another; a pair that is
    likely the same by a reader's word is as near the one as the other."""
    inputs = [
        evidence(reading(a), reading(b)).values for lesson in lessons if lesson.pair for a, b in [lesson.pair]
    ]
    return np.array(inputs), np.array([TARGETS.get(lesson.label, 0.0) for lesson in lessons])


def fit(
    inputs: Numbers, target: Numbers, columns: Iterable[str] = FEATURES
) -> tuple[float, tuple[float, ...]]:
    """Bias and weights in the features' own scales; no other features than `columns` count."""
    inputs = inputs * np.isin(FEATURES, list(columns))
    mean, spread = inputs.mean(axis=0), np.maximum(inputs.std(axis=0), _LEAST_SPREAD)
    scaled = newton(
        np.column_stack([np.ones(len(inputs)), (inputs - mean) / spread]),
        target,
        np.ones(len(inputs)),
        PENALTY,
    )
    slopes = scaled[1:] / spread
    return float(scaled[0] - slopes @ mean), tuple(map(float, slopes))


def cross_fitted(
    inputs: Numbers, target: Numbers, folds: Numbers, columns: Iterable[str] = FEATURES
) -> Numbers:
    """The logit of each pair from a model that has not seen its story."""
    columns = list(columns)
    logits = np.zeros(len(target))
    for number in range(FOLDS):
        here = folds == number
        if here.any():
            bias, weights = fit(inputs[~here], target[~here], columns)
            logits[here] = bias + (inputs[here] * np.isin(FEATURES, columns)) @ np.array(weights)
    return logits


def calibrated(logits: Numbers, target: Numbers) -> Sure:
    """What makes probabilities of logits."""
    shift, slope = newton(np.column_stack([np.ones(len(logits)), logits]), target, np.ones(len(logits)), 1.0)
    return Sure(float(slope), float(shift))


def bars(probabilities: Numbers, target: Numbers, free: Marks) -> dict[str, float]:
    """Where the bands begin: `same` as low as its precision allows; `likely` where F1 is best on the mean of
    two readings: only the same are right, or also what a reader called likely the same."""
    right = target == 1.0
    steps = [round(n / 100, 2) for n in range(20, 99)]
    precise = [t for t in steps if _precision(probabilities >= t, right, free) >= _PRECISION]
    f1 = {t: sum(_f1(probabilities >= t, wanted, free) for wanted in (right, target > 0)) for t in steps}
    best = max(steps, key=lambda t: (f1[t], t))
    same = precise[0] if precise else steps[-1]
    return {SAME: same, LIKELY: min(best, same), RELATED: _RELATED}


def not_kept_apart(lesson: Lesson) -> bool:
    if lesson.pair is None:
        return False
    a, b = map(reading, lesson.pair)
    return veto(a, b, evidence(a, b)) is None


def _precision(given: Marks, right: Marks, free: Marks) -> float:
    given = given & free
    return float((given & right).sum() / given.sum()) if given.any() else 1.0


def _f1(given: Marks, right: Marks, free: Marks) -> float:
    given = given & free
    return float(2 * (given & right).sum() / (given.sum() + right.sum())) if right.any() else 0.0


if __name__ == "__main__":
    main()

"""`python -m onrecord.claims.training.stories.fit ARTICLES --labels FILE --polnear DIR --out DIR`

It learns what speaks for one event. ARTICLES are articles of several outlets about one event each, whose
stories are known; the labels are pairs of PolNeAR's articles that a reader judged: news of one campaign,
where much is alike that is not one event. Both are parted in two, by story and by week. The weights are
learned on one half, the threshold is chosen there on scores of models that have not seen the pair, and both
are measured on the other half, pair by pair and as stories. Then, with the same recipe, the weights are
learned from both halves. It reads for minutes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

import click
import numpy as np

from onrecord.claims.across import order, stories
from onrecord.claims.across.oneevent import FEATURES, WEIGHTS, Weights
from onrecord.claims.across.records import Report
from onrecord.claims.alike.pairs import Matcher
from onrecord.claims.alike.records import Pair
from onrecord.claims.extract import Extractor
from onrecord.claims.training.logistic import Numbers, newton
from onrecord.claims.training.stories.lessons import (
    CHECK,
    CHOOSE,
    JUDGED,
    KNOWN,
    Between,
    Lesson,
    LessonError,
    half_of,
    judged,
    known,
    read_polnear,
    read_stories,
    shared_claims,
)

VERSION = "stories-1"
# How much a judged pair counts beside one of a known story, and shrinkage, in pairs: flat around both.
COUNT, PENALTY = 3.0, 10.0
# A wrong story is worse than a missing one.
_BETA = 0.7
_LEAST_SPREAD = 0.05
_FOLDS = 5

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@dataclass(frozen=True, slots=True)
class Score:
    """Of pairs: how many of those taken for one story are, how many of those that are were taken."""

    precision: float
    recall: float

    def f(self, beta: float = 1.0) -> float:
        """F: recall counts `beta` times as much as precision."""
        both = beta**2 * self.precision + self.recall
        return (1 + beta**2) * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"F1 {self.f():.3f}, precision {self.precision:.3f}, recall {self.recall:.3f}"


@click.command(help=__doc__)
@click.argument("articles", type=_FILE)
@click.option("--labels", type=_FILE, required=True)
@click.option("--polnear", type=_FOLDER, required=True)
@click.option("--out", type=_FOLDER, required=True, help="Folder of the weights.")
def main(articles: Path, labels: Path, polnear: Path, out: Path) -> None:
    """Read, fit, measure, write."""
    between = shared_claims(Extractor.load(), Matcher.load())
    try:
        reports, story = read_stories(articles)
        campaign = read_polnear(polnear, len(reports) + 1)
        lessons = [*known(reports, story, between), *judged(labels, campaign, between)]
    except LessonError as wrong:
        raise click.UsageError(str(wrong)) from None
    chosen = [lesson for lesson in lessons if lesson.half == CHOOSE]
    weights = learn(chosen)
    click.echo(f"threshold {weights.together}")
    for part in (KNOWN, JUDGED):
        for half in (CHOOSE, CHECK):
            here = [x for x in lessons if x.part == part and x.half == half]
            same = sum(lesson.same for lesson in here)
            click.echo(f"{part}, {half}: {same} of {len(here)} pairs are one; {pairwise(here, weights)}")
    gold = one_story(reports, story, CHECK)
    inside = [report for report in reports if half_of(story[report.article_id]) == CHECK]
    click.echo(f"as stories, {KNOWN}, {CHECK}: {grouped(inside, gold, None, between, weights)}")
    marked = {(x.a, x.b): x.same for x in lessons if x.part == JUDGED and x.half == CHECK}
    right = {pair for pair, same in marked.items() if same}
    click.echo(f"as stories, {JUDGED}, {CHECK}: {grouped(campaign, right, set(marked), between, weights)}")
    (out / WEIGHTS).write_text(written(learn(lessons)), "utf-8")


def learn(lessons: Sequence[Lesson]) -> Weights:
    """The weights, and the threshold at which F of the judged pairs is best when each is scored by a model
    that has not seen it."""
    crossed = [
        weights.probability(lesson.values)
        for fold in range(_FOLDS)
        for weights in [fit([x for n, x in enumerate(lessons) if n % _FOLDS != fold])]
        for lesson in lessons[fold::_FOLDS]
    ]
    in_turn = [lesson for fold in range(_FOLDS) for lesson in lessons[fold::_FOLDS]]
    scored = [(p, x.same) for p, x in zip(crossed, in_turn, strict=True) if x.part == JUDGED]
    steps = [n / 100 for n in range(20, 80)]
    best = max(steps, key=lambda t: (score((p >= t, same) for p, same in scored).f(_BETA), t))
    return replace(fit(lessons), together=best)


def fit(lessons: Sequence[Lesson]) -> Weights:
    inputs: Numbers = np.array([lesson.values for lesson in lessons])
    target = np.array([float(lesson.same) for lesson in lessons])
    counts = np.array([COUNT if lesson.part == JUDGED else 1.0 for lesson in lessons])
    mean, spread = inputs.mean(axis=0), np.maximum(inputs.std(axis=0), _LEAST_SPREAD)
    table = np.column_stack([np.ones(len(inputs)), (inputs - mean) / spread])
    found = newton(table, target, counts, PENALTY)
    return Weights(
        mean=tuple(map(float, mean)),
        spread=tuple(map(float, spread)),
        coefficient=tuple(map(float, found[1:])),
        intercept=float(found[0]),
        together=0.5,
        version=VERSION,
    )


def pairwise(lessons: Iterable[Lesson], weights: Weights) -> Score:
    """How well single pairs are told apart."""
    return score((weights.probability(x.values) >= weights.together, x.same) for x in lessons)


def score(marks: Iterable[tuple[bool, bool]]) -> Score:
    """Of pairs that were taken for one or not, and are or are not."""
    taken = right = same = 0
    for was_taken, is_same in marks:
        taken += was_taken
        same += is_same
        right += was_taken and is_same
    return Score(right / taken if taken else 0.0, right / same if same else 0.0)


def grouped(
    reports: Sequence[Report],
    same: set[tuple[int, int]],
    marked: set[tuple[int, int]] | None,
    between: Between,
    weights: Weights,
) -> Score:
    """How well stories come out of all articles, by pairs of articles in one story: of those `marked`, or of
    all. Candidates as in a database: near in time, with a rare word of their leads in common."""
    words = {report.article_id: set(stories.lead_words(report)) for report in reports}
    candidates = [
        (a, b)
        for a, b in combinations(sorted(reports, key=lambda r: r.article_id), 2)
        if (days := order.days_apart(a.published, b.published)) is not None
        and days <= stories.NEAR
        and words[a.article_id] & words[b.article_id]
    ]
    links: Mapping[tuple[int, int], Sequence[Pair]] = {
        (a.article_id, b.article_id): between(a, b) for a, b in candidates
    }
    found = stories.stories(reports, stories.pairs(candidates, links, weights), links, weights)
    told = {(min(pair), max(pair)) for story in found for pair in combinations(story, 2)}
    return score((pair in told, pair in same) for pair in (marked if marked is not None else told | same))


def one_story(reports: Sequence[Report], story: Mapping[int, str], half: str) -> set[tuple[int, int]]:
    """The pairs of one story, of one half."""
    inside = [report.article_id for report in reports if half_of(story[report.article_id]) == half]
    return {(a, b) for a, b in combinations(sorted(inside), 2) if story[a] == story[b]}


def written(weights: Weights) -> str:
    """The weights as they are shipped."""
    told = {
        "version": weights.version,
        "features": FEATURES,
        "mean": [round(x, 6) for x in weights.mean],
        "spread": [round(x, 6) for x in weights.spread],
        "coefficient": [round(x, 6) for x in weights.coefficient],
        "intercept": round(weights.intercept, 6),
        "together": weights.together,
    }
    return json.dumps(told, indent=1) + "\n"


if __name__ == "__main__":
    main()

"""`python -m onrecord.claims.training.stories ARTICLES --out FILE`: what speaks for one event, learned from
articles whose stories are known.

ARTICLES is JSON lines (perhaps packed as .gz): `doc, story, outlet, date, title, text`. Of articles at most
ten days apart those of one story are its examples, and of all others those that are most alike. The stories
are parted in two by a hash of their names: the weights are learned and the threshold is chosen on one half,
both are measured on the other, and then, with the same recipe, the weights are learned from both.
--labels adds pairs of articles that people judged (`a, b, same` a line, with --texts for the articles).
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from itertools import combinations
from pathlib import Path

import click
import numpy as np

from onrecord.claims.across import order, stories
from onrecord.claims.across.oneevent import FEATURES, WEIGHTS, Weights, features
from onrecord.claims.across.records import Report
from onrecord.claims.across.telling import Telling, cosine, telling
from onrecord.claims.training.logistic import Numbers, newton

# Days over which articles of two stories are held against each other.
_DAYS = 10
# Of the pairs of two stories so many for each of one, those most alike.
_HARD = 9
_PENALTY = 1.0
_LEAST_SPREAD = 0.05
VERSION = "stories-1"


@dataclass(frozen=True, slots=True)
class Example:
    """Two articles, whether they are of one story, what speaks for it, and in which half they stand."""

    a: int
    b: int
    same: bool
    values: tuple[float, ...]
    half: str | None


@dataclass(frozen=True, slots=True)
class Score:
    """Of pairs: how many of those taken for one story are, how many of those that are were taken."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"F1 {self.f1:.3f} (precision {self.precision:.3f}, recall {self.recall:.3f})"


@click.command(help=__doc__)
@click.argument("articles", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--labels", type=click.Path(exists=True, dir_okay=False, path_type=Path), multiple=True)
@click.option(
    "--texts", type=click.Path(exists=True, file_okay=False, path_type=Path), help="PolNeAR's folder."
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help=f"Where {WEIGHTS} goes.")
def main(articles: Path, labels: tuple[Path, ...], texts: Path | None, out: Path | None) -> None:
    reports, story = read_stories(articles)
    examples = known(reports, story)
    chosen = [e for e in examples if e.half == "choose"]
    check = [e for e in examples if e.half == "check"]
    weights = learn(chosen)
    click.echo(
        f"{sum(e.same for e in examples)} pairs of one story, {sum(not e.same for e in examples)} of two"
    )
    click.echo(f"threshold {weights.together:.3f}, on its own half {pairwise(chosen, weights)}")
    click.echo(f"pairs, other half:   {pairwise(check, weights)}")
    click.echo(f"stories, other half: {grouped(reports, story, 'check', weights)}")
    if out:
        final = learn(examples, weights.together)
        out.write_text(written(final), "utf-8")


def half_of(story: str) -> str:
    """`choose` or `check`, by a hash of the story's name."""
    return ("choose", "check")[blake2b(story.encode(), digest_size=1).digest()[0] % 2]


def read_stories(path: Path) -> tuple[list[Report], dict[int, str]]:
    """The articles, numbered from 1 as they stand, and the story of each."""
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as lines
    ):
        rows = [json.loads(line) for line in lines]
    reports = []
    for n, row in enumerate(rows, 1):
        published = date.fromisoformat(row["date"][:10]) if row["date"] else None
        reports.append(
            Report(n, row["doc"], None, row["outlet"], row["title"] or "", row["text"], published, None, ())
        )
    return reports, {n: row["story"] for n, row in enumerate(rows, 1)}


def known(reports: Sequence[Report], story: dict[int, str]) -> list[Example]:
    """The pairs of one story, and of the pairs of two the hardest."""
    read = {report.article_id: telling(report) for report in reports if report.published}
    same: list[Example] = []
    other: list[tuple[float, int, int]] = []
    for a, b in combinations(sorted(read), 2):
        one, two = read[a], read[b]
        if story[a] == story[b]:
            same.append(_example(one, two, True, story))
        elif (order.days_apart(one.published, two.published) or 0) <= _DAYS and half_of(story[a]) == half_of(
            story[b]
        ):
            other.append((-cosine(one.body, two.body), a, b))
    hard = sorted(other)[: _HARD * len(same)]
    return same + [_example(read[a], read[b], False, story) for _, a, b in hard]


def _example(a: Telling, b: Telling, same: bool, story: dict[int, str]) -> Example:
    days = order.days_apart(a.published, b.published)
    return Example(a.article_id, b.article_id, same, features(a, b, (), days), half_of(story[a.article_id]))


def learn(examples: Sequence[Example], together: float | None = None) -> Weights:
    """The weights, and the threshold at which F1 of these examples is best, unless one is given."""
    inputs: Numbers = np.array([e.values for e in examples])
    target = np.array([float(e.same) for e in examples])
    mean, spread = inputs.mean(axis=0), np.maximum(inputs.std(axis=0), _LEAST_SPREAD)
    table = np.column_stack([np.ones(len(inputs)), (inputs - mean) / spread])
    found = newton(table, target, np.ones(len(inputs)), _PENALTY)
    return Weights(
        mean=tuple(map(float, mean)),
        spread=tuple(map(float, spread)),
        coefficient=tuple(map(float, found[1:])),
        intercept=float(found[0]),
        together=0.5 if together is None else together,
        version=VERSION,
    )


def pairwise(examples: Iterable[Example], weights: Weights) -> Score:
    """How well single pairs are told apart."""
    taken = [(weights.probability(e.values) >= weights.together, e.same) for e in examples]
    return _score(sum(t and s for t, s in taken), sum(t for t, _ in taken), sum(s for _, s in taken))


def grouped(reports: Sequence[Report], story: dict[int, str], half: str, weights: Weights) -> Score:
    """How well the stories of one half come out, by pairs of articles in one story, from nothing but the
    articles: candidates by rare words of their leads."""
    inside = [report for report in reports if half_of(story[report.article_id]) == half]
    found = stories.pairs(candidates(inside), {}, weights)
    told = {
        tuple(sorted(pair))
        for group in stories.stories(inside, found, {}, weights)
        for pair in combinations(group, 2)
    }
    gold = {
        (a.article_id, b.article_id)
        for a, b in combinations(inside, 2)
        if story[a.article_id] == story[b.article_id]
    }
    return _score(len(told & gold), len(told), len(gold))


def candidates(reports: Sequence[Report]) -> list[tuple[Report, Report]]:
    """The pairs that are near in time and share a rare word of their leads."""
    words = {report.article_id: set(stories.lead_words(report)) for report in reports}
    return [
        (a, b)
        for a, b in combinations(reports, 2)
        if (order.days_apart(a.published, b.published) or 0) <= stories.NEAR
        and words[a.article_id] & words[b.article_id]
    ]


def _score(right: int, taken: int, gold: int) -> Score:
    return Score(right / taken if taken else 0.0, right / gold if gold else 0.0)


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

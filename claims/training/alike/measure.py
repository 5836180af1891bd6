"""`python -m onrecord.claims.training.alike.measure FOLDER [--half check]`: how right the matcher is, what
each part adds.

FOLDER is one that `python -m tests.across_pairs.compile` makes. Every judged pair counts, also those of which
the extractor did not find an end: those are missed. Bands are the matcher's, vetoes and all. `likely` by a
reader's word counts as not the same: what is counted must be sure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import click
import numpy as np

from onrecord.claims.alike.evidence import FEATURES, SETTING, SPEAKER
from onrecord.claims.alike.groups import groups
from onrecord.claims.alike.pairs import Matcher
from onrecord.claims.alike.records import LIKELY, SAME, Pair, Told
from onrecord.claims.evaluate.calibration import reliability
from onrecord.claims.evaluate.tally import Tally, counted
from onrecord.claims.training.alike.candidates import Index
from onrecord.claims.training.alike.fit import fit, table
from onrecord.claims.training.alike.gather import every_pair
from onrecord.claims.training.alike.lessons import (
    CHECK,
    CHOOSE,
    HALVES,
    Lesson,
    LessonError,
    read_lessons,
    read_told,
)
from onrecord.claims.training.logistic import Numbers

# Pairs that share fewer words that tell something are hard, those that share fewer than this are paraphrased.
_HARD, _PARAPHRASED = 4, 8
_NOTHING = -1e9
# Of the ablation: which evidence each row has.
ROWS: Mapping[str, frozenset[str]] = {
    "words alone": frozenset(FEATURES) - SPEAKER - SETTING,
    "and speaker": frozenset(FEATURES) - SETTING,
    "and days and context": frozenset(FEATURES),
}


@click.command(help=__doc__)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--half", type=click.Choice(HALVES), default=CHECK, show_default=True)
def main(folder: Path, half: str) -> None:
    """Read, weigh, print."""
    try:
        told = read_told(folder)
        lessons = read_lessons(folder, told, half)
        learned = [x for x in read_lessons(folder, told, CHOOSE) if x.pair]
    except LessonError as wrong:
        raise click.UsageError(str(wrong)) from None
    same = sum(lesson.is_same for lesson in lessons)
    click.echo(f"{len(lessons)} pairs of {half}, {same} the same")
    click.echo(
        "\n| evidence, best F1 | all | paraphrased | hard | average precision |\n|---|---|---|---|---|"
    )
    inputs, target = table(learned)
    found = [lesson for lesson in lessons if lesson.pair]
    for name, columns in ROWS.items():
        bias, weights = fit(inputs, target, columns)
        scores = bias + (table(found)[0] * np.isin(FEATURES, list(columns))) @ np.array(weights)
        click.echo(row(name, lessons, dict(zip(map(id, found), map(float, scores), strict=True))))
    pairs = judged(found)
    whole = {key: p.score if p.veto is None else p.score - 1 for key, p in pairs.items()}
    click.echo(row("the matcher, vetoed pairs last", lessons, whole))
    click.echo("\n| joined | precision | recall | F1 | of the related or different |\n|---|---|---|---|---|")
    bands = {"same": {SAME}, "same or likely": {SAME, LIKELY}}
    joined = {name: {key for key, p in pairs.items() if p.band in own} for name, own in bands.items()}
    joined["in one group of all claims"] = grouped(found, told)
    for name, own in joined.items():
        rates, wrongly = joining(lessons, own)
        click.echo(
            f"| {name} | {rates.precision:.3f} | {rates.recall:.3f} | {rates.f1:.3f} | {wrongly:.3f} |"
        )
    click.echo("\n| probability of those without veto | pairs | mean | the same |\n|---|---|---|---|")
    free = [x for x in found if id(x) in pairs and pairs[id(x)].veto is None]
    for one in reliability((pairs[id(x)].score, x.is_same) for x in free):
        click.echo(f"| {one.low:.1f} and more | {one.predicted} | {one.confidence:.2f} | {one.right:.2f} |")
    sames = [lesson.key for lesson in found if lesson.is_same]
    index = Index(told.values())
    click.echo("")
    for most in (10, 20, 30):
        click.echo(
            f"among {most} candidates: {index.holds(sames, most):.3f} of {len(sames)} that are the same"
        )


def judged(lessons: Sequence[Lesson]) -> dict[int, Pair]:
    """What the matcher makes of the pairs, by the lesson's identity; those below every band are left out."""
    matcher = Matcher.load()
    found = {(p.a, p.b): p for p in matcher.pairs([lesson.pair for lesson in lessons if lesson.pair])}
    answers = {}
    for lesson in lessons:
        if lesson.pair:
            a, b = sorted(told.claim.claim_id for told in lesson.pair)
            if (a, b) in found:
                answers[id(lesson)] = found[a, b]
    return answers


def grouped(lessons: Sequence[Lesson], told: Mapping[str, Told]) -> set[int]:
    """The pairs that end in one group when all claims of their articles are set beside one another."""
    docs = {each.claim.doc for lesson in lessons for each in (lesson.a, lesson.b) if each}
    here = {claim: each for claim, each in told.items() if each.claim.doc in docs}
    number = {
        claim: n for n, group in enumerate(groups(list(here.values()), every_pair(here))) for claim in group
    }
    return {id(x) for x in lessons if number.get(x.key[0], -1) == number.get(x.key[1], -2)}


def row(name: str, lessons: Sequence[Lesson], scores: Mapping[int, float]) -> str:
    """A line of the table: best F1 over all pairs, and over those that share few words."""
    parts = [
        best([lesson for lesson in lessons if lesson.words_shared < most], scores)
        for most in (1000, _PARAPHRASED, _HARD)
    ]
    listed = np.array([scores.get(id(lesson), _NOTHING) for lesson in lessons])
    precision = average_precision(listed, np.array([lesson.is_same for lesson in lessons], dtype=float))
    return f"| {name} | " + " | ".join(f"{part:.3f}" for part in parts) + f" | {precision:.3f} |"


def best(lessons: Sequence[Lesson], scores: Mapping[int, float]) -> float:
    """The best F1 that any threshold gives."""
    return max((rates.f1 for rates in _at_all_thresholds(lessons, scores)), default=0.0)


def average_precision(scores: Numbers, right: Numbers) -> float:
    """The mean precision at each right pair, the likeliest first."""
    order = np.argsort(-scores, kind="stable")
    hits = right[order] == 1
    if not hits.any():
        return 0.0
    return float((np.cumsum(hits) / np.arange(1, len(hits) + 1))[hits].mean())


def joining(lessons: Sequence[Lesson], joined: Iterable[int]) -> tuple[Tally, float]:
    """How right it is to join these, and the share of related and different pairs that are."""
    joined = set(joined)
    right = sum(lesson.is_same for lesson in lessons if id(lesson) in joined)
    apart = [lesson for lesson in lessons if lesson.label in ("related", "different")]
    wrongly = sum(id(lesson) in joined for lesson in apart) / max(1, len(apart))
    return counted(right, len(joined), sum(lesson.is_same for lesson in lessons)), wrongly


def _at_all_thresholds(lessons: Sequence[Lesson], scores: Mapping[int, float]) -> list[Tally]:
    same = sum(lesson.is_same for lesson in lessons)
    known = sorted((x for x in lessons if id(x) in scores), key=lambda x: -scores[id(x)])
    rates, right = [], 0
    for n, lesson in enumerate(known, 1):
        right += lesson.is_same
        if n == len(known) or scores[id(known[n])] < scores[id(lesson)]:
            rates.append(counted(right, n, same))
    return rates


if __name__ == "__main__":
    main()

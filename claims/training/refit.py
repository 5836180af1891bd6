"""`python -m onrecord.claims.training.refit DEV MODERN`: the second look and its bars, the network untouched.

DEV is the dev part of PolNeAR, MODERN what `python -m tests.modern.compile PAGES MODERN --half choose` makes:
two gold folders, neither of which the network was taught. The bars are those with the best F1 on MODERN that
leave DEV above its floor. Without torch, in minutes. Writes settings.json and figures.json into OUT.
"""

from __future__ import annotations

import json
import shutil
from importlib.resources import files
from pathlib import Path

import click
import numpy as np

from onrecord.claims.engine.link import Linker
from onrecord.claims.engine.pieces import Pieces
from onrecord.claims.engine.tagger import Tagger
from onrecord.claims.evaluate.errors import GoldError
from onrecord.claims.evaluate.gold import read_gold
from onrecord.claims.text.tokens import tokenize
from onrecord.claims.training.look import Part, Read, bare, second_look

# A claim of modern news counts as much as so many of the corpus, which is of one year and one subject.
MODERN_WEIGHT = 4.0
# What the corpus must keep, F1 end to end.
DEV_FLOOR = 0.74

_Folder = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command(help=__doc__)
@click.argument("dev", type=_Folder)
@click.argument("modern", type=_Folder)
@click.option("--weights", type=_Folder, help="Folder of the weights; those of the package by default.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="WEIGHTS by default.")
@click.option("--weight", default=MODERN_WEIGHT, show_default=True, help="Of a claim of MODERN.")
@click.option("--floor", default=DEV_FLOOR, show_default=True, help="F1 end to end that DEV must keep.")
@click.option("--version", help="Name of the weights; it stays by default.")
@click.option("--threads", default=2, show_default=True)
def main(
    dev: Path,
    modern: Path,
    weights: Path | None,
    out: Path | None,
    weight: float,
    floor: float,
    version: str | None,
    threads: int,
) -> None:
    """Read, fit, write."""
    weights = weights or Path(str(files("onrecord.claims.weights")))
    out = out or weights
    out.mkdir(parents=True, exist_ok=True)
    pieces = Pieces.from_json((weights / "tokenizer.json").read_text(encoding="utf-8"))
    tagger = Tagger.from_bytes((weights / "tagger.onnx").read_bytes(), pieces, threads=threads)
    linker = Linker(json.loads((weights / "linker.json").read_text(encoding="utf-8")))
    known = json.loads((weights / "settings.json").read_text(encoding="utf-8"))
    settings = bare(version or known["version"], np.array(known["moves"], dtype=np.float32), known["least"])
    try:
        parts = parts_of(tagged(tagger, dev), tagged(tagger, modern), weight, floor)
    except GoldError as wrong:
        raise click.UsageError(str(wrong)) from None
    learned, figures = second_look(parts, linker, settings)
    _write(out / "settings.json", learned.as_dict())
    noted = weights / "figures.json"
    facts = json.loads(noted.read_text(encoding="utf-8")) if noted.exists() else {}
    _write(out / "figures.json", {**facts, "second_look": figures}, indent=1)
    for name in ("tagger.onnx", "linker.json", "tokenizer.json"):
        if out != weights:
            shutil.copyfile(weights / name, out / name)
    for part, values in figures.items():
        click.echo(json.dumps({"part": part, **values}))


def tagged(tagger: Tagger, folder: Path) -> list[Read]:
    """The texts of a gold folder with what the tagger thinks of them. Raises `GoldError`."""
    return [
        Read(text, tagger.log_probabilities(text), document.attributions)
        for document in read_gold(folder)
        for text in (tokenize(document.text),)
    ]


def parts_of(
    dev: list[Read], modern: list[Read], weight: float = MODERN_WEIGHT, floor: float = DEV_FLOOR
) -> dict[str, Part]:
    """What the second look learns from: dev alone where there is nothing modern."""
    if not modern:
        return {"dev": Part(dev)}
    return {"modern": Part(modern, weight), "dev": Part(dev, floor=floor)}


def _write(path: Path, value: object, indent: int | None = None) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=indent) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

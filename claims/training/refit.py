"""`python -m onrecord.claims.training.refit DEV MODERN`: the second look and its bars, the network untouched.

DEV is the dev part of PolNeAR, MODERN what `python -m tests.modern.compile PAGES MODERN --half choose` makes:
two gold folders, neither of which the network was taught; JUDGED what the same makes with `--judged`. The
bars are those with nearly the best F1 on MODERN that leave DEV above its floor, the most precise of them.
Without torch, in minutes. Writes settings.json and figures.json into OUT.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import click
import numpy as np

from onrecord.claims.engine.link import Linker
from onrecord.claims.engine.pieces import Pieces
from onrecord.claims.engine.tagger import Tagger
from onrecord.claims.evaluate.brat import read_standoff
from onrecord.claims.evaluate.errors import GoldError
from onrecord.claims.evaluate.gold import GoldDocument, read_gold
from onrecord.claims.records import Attribution
from onrecord.claims.text.tokens import tokenize
from onrecord.claims.training.look import Part, Read, bare, second_look

# A claim of modern news counts as much as so many of the corpus, which is of one year and one subject; what
# was judged is of many more pages.
MODERN_WEIGHT = 2.0
JUDGED_WEIGHT = 0.5
# What the corpus must keep, F1 end to end.
DEV_FLOOR = 0.732

_Folder = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command(help=__doc__)
@click.argument("dev", type=_Folder)
@click.argument("modern", type=_Folder)
@click.option("--judged", type=_Folder, help="Folder of pages on which what was found was judged.")
@click.option("--weights", type=_Folder, help="Folder of the weights; those of the package by default.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="WEIGHTS by default.")
@click.option("--weight", default=MODERN_WEIGHT, show_default=True, help="Of a claim of MODERN.")
@click.option("--floor", default=DEV_FLOOR, show_default=True, help="F1 end to end that DEV must keep.")
@click.option("--version", help="Name of the weights; it stays by default.")
@click.option("--threads", default=2, show_default=True)
def main(
    dev: Path,
    modern: Path,
    judged: Path | None,
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
        pages = tagged(tagger, judged) if judged else []
        parts = parts_of(tagged(tagger, dev), tagged(tagger, modern), pages, weight, floor)
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
    """The texts of a gold folder with what the tagger thinks of them. A folder wrong/ beside attributions/
    says that only what was found was judged. Raises `GoldError`."""
    return [
        Read(text, tagger.log_probabilities(text), document.attributions, _wrong(folder, document))
        for document in read_gold(folder)
        for text in (tokenize(document.text),)
    ]


def _wrong(folder: Path, document: GoldDocument) -> tuple[Attribution, ...] | None:
    if not (folder / "wrong").is_dir():
        return None
    path = folder / "wrong" / f"{document.name}.ann"
    written = path.read_text(encoding="utf-8") if path.is_file() else ""
    return read_standoff(written, document.text, path)


def parts_of(
    dev: list[Read],
    modern: list[Read],
    judged: Sequence[Read] = (),
    weight: float = MODERN_WEIGHT,
    floor: float = DEV_FLOOR,
) -> dict[str, Part]:
    """What the second look learns from: dev alone where there is nothing modern."""
    if not modern:
        return {"dev": Part(dev)}
    parts = {"modern": Part(modern, weight), "dev": Part(dev, floor=floor)}
    return {**parts, "judged": Part(judged, JUDGED_WEIGHT)} if judged else parts


def _write(path: Path, value: object, indent: int | None = None) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=indent) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

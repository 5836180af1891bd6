"""What each kind of evidence adds to the second look: `python benchmarks/second_look.py DEV MODERN JUDGED`.

DEV, MODERN and JUDGED are what `python -m onrecord.claims.training.refit` takes. Every row leaves a kind out,
learns anew and chooses its bars anew; cross-fitted, in hundredths: precision, recall, F1 end to end and
calibration error of what is given, on MODERN and on DEV.
"""

from __future__ import annotations

import json
import sys
from importlib.resources import files
from pathlib import Path

import numpy as np

from onrecord.claims.engine import evidence, signs
from onrecord.claims.engine.link import Linker
from onrecord.claims.engine.pieces import Pieces
from onrecord.claims.engine.tagger import Tagger
from onrecord.claims.training.look import bare, judge, measure
from onrecord.claims.training.refit import parts_of, tagged

# A row's name and the features that it leaves out.
ROWS: dict[str, tuple[str, ...]] = {
    "all": (),
    "without the cue's": signs.CUE,
    "without the source's": signs.SOURCE,
    "without the content's": signs.CONTENT,
    "without the place's": signs.PLACE,
    "without the text's": (*evidence.AROUND, *evidence.TOGETHER),
    "tagger and linker alone": (*signs.NAMES, *evidence.AROUND, *evidence.TOGETHER),
}
FIGURES = (
    "end_to_end_precision", "end_to_end_recall", "end_to_end_f1", "expected_calibration_error",
)  # fmt: skip


def main(dev: Path, modern: Path, judged_pages: Path) -> None:
    weights = files("onrecord.claims.weights")
    pieces = Pieces.from_json(weights.joinpath("tokenizer.json").read_text(encoding="utf-8"))
    tagger = Tagger.from_bytes(weights.joinpath("tagger.onnx").read_bytes(), pieces, threads=2)
    linker = Linker(json.loads(weights.joinpath("linker.json").read_text(encoding="utf-8")))
    known = json.loads(weights.joinpath("settings.json").read_text(encoding="utf-8"))
    settings = bare(known["version"], np.array(known["moves"], dtype=np.float32), known["least"])
    parts = parts_of(*(tagged(tagger, folder) for folder in (dev, modern, judged_pages)))
    judged = {name: judge(part.reads, linker, settings) for name, part in parts.items()}
    measured = [name for name, part in parts.items() if not part.is_judged]
    heads = [f"{name} {head}" for name in measured for head in ("P", "R", "F1", "ECE")]
    print(f"| | {' | '.join(heads)} |\n|{'---|' * (len(heads) + 1)}")
    for name, without in ROWS.items():
        columns = [feature for feature in evidence.FEATURES if feature not in without]
        _, figures = measure(judged, parts, columns)
        cells = [f"{100 * figures[part][figure]:.1f}" for part in measured for figure in FIGURES]
        print(f"| {name} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit("usage: python benchmarks/second_look.py DEV MODERN JUDGED")
    main(*map(Path, sys.argv[1:]))

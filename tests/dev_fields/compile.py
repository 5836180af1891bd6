"""Make a gold folder of PolNeAR texts and the field labels kept here:
`python -m tests.dev_fields.compile POLNEAR/dev FOLDER`.

Only places in the texts are kept in the repository, never their words: README.md beside this file says how.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
from pathlib import Path
from typing import Any

from tests.gold.places import LabelError, read_labels, read_rows, with_words, write_rows

HERE = Path(__file__).parent


def documents(part: str) -> dict[str, dict[str, Any]]:
    """By name: when and where each document of a part was published, and the hash of the labelled text.

    Raises `LabelError` for a part that has none.
    """
    rows = {row["doc"]: row for row in read_rows(HERE / "documents.jsonl") if row["part"] == part}
    if not rows:
        raise LabelError(f"no labels on documents of a part {part!r}: dev and train have some")
    return rows


def labels(name: str) -> list[dict[str, Any]]:
    """The checked labels of one document, one dictionary a claim. Raises `LabelError`."""
    return read_labels(HERE / "labels" / f"{name}.jsonl")


def write_folder(corpus: Path, folder: Path) -> None:
    """Write text/, attributions/, fields/ and documents.jsonl.

    `corpus` is PolNeAR's folder "dev" or "train": its name tells which documents are meant.
    """
    for part in ("text", "attributions", "fields"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    lines = []
    for name, known in documents(corpus.name).items():
        source = corpus / "text" / f"{name}.txt"
        if not source.is_file():
            raise LabelError(f"{source}: no such text")
        raw = source.read_bytes()
        if hashlib.sha256(raw).hexdigest() != known["sha256"]:
            raise LabelError(f"{source}: another version of the text than the one that was labelled")
        text = raw.decode("utf-8")
        rows = [with_words(row, text) for row in labels(name)]
        (folder / "text" / f"{name}.txt").write_bytes(raw)
        # Every annotator's file, so that the one to score against is chosen as in the whole corpus.
        for annotation in sorted((corpus / "attributions").glob(f"{name}_????.ann")):
            shutil.copyfile(annotation, folder / "attributions" / annotation.name)
        write_rows(folder / "fields" / f"{name}.jsonl", rows)
        lines.append({key: known[key] for key in ("doc", "published", "outlet")})
    write_rows(folder / "documents.jsonl", lines)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: python -m tests.dev_fields.compile POLNEAR/dev FOLDER")
    try:
        write_folder(Path(sys.argv[1]), Path(sys.argv[2]))
    except LabelError as wrong:
        sys.exit(str(wrong))

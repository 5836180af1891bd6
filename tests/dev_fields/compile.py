"""Make a gold folder of PolNeAR texts and the field labels kept here:
`python -m tests.dev_fields.compile POLNEAR/dev FOLDER`.

Only places in the texts are kept in the repository, never their words: README.md beside this file says how.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.gold.compile import VALUES

HERE = Path(__file__).parent

# Fields that are words of the article, kept as `FIELD_spans`.
VERBATIM = ("speaker", "role", "affiliation", "basis", "anonymity_reason", "via", "hedge", "said_text")
OTHER = ("source_type", "anonymity", "source_count", "kind", "reported_by", "said_date", "said_precision")
SPANS = ("content_spans", "source_spans", *(f"{field}_spans" for field in VERBATIM))

_DATES = {"day": r"\d{4}-\d\d-\d\d", "month": r"\d{4}-\d\d", "year": r"\d{4}"}


class LabelError(ValueError):
    """Labels that are not written as README.md says, or that do not fit the texts."""


def documents(part: str) -> dict[str, dict[str, Any]]:
    """By name: when and where each document of a part was published, and the hash of the labelled text.

    Raises `LabelError` for a part that has none.
    """
    rows = {row["doc"]: row for row in _rows(HERE / "documents.jsonl") if row["part"] == part}
    if not rows:
        raise LabelError(f"no labels on documents of a part {part!r}: dev and train have some")
    return rows


def labels(name: str) -> list[dict[str, Any]]:
    """The checked labels of one document, one dictionary a claim. Raises `LabelError`."""
    rows = _rows(HERE / "labels" / f"{name}.jsonl")
    names = [row.get("name") for row in rows]
    if len(set(names)) < len(names):
        raise LabelError(f"{name}: a name is given twice")
    for row in rows:
        for wrong in problems(row, frozenset(names)):
            raise LabelError(f"{name}, claim {row.get('name')}: {wrong}")
    return rows


def problems(row: Mapping[str, Any], names: frozenset[Any]) -> Iterator[str]:
    """What is wrong with one claim's labels; `names` are those of its document."""
    for field in set(row) - {"name", *SPANS, *VERBATIM, *OTHER}:
        yield f"no such field: {field}"
    for field in SPANS:
        if field in row and not _is_spans(row[field]):
            yield f"{field} is not a list of [start, end]"
    if not row.get("content_spans"):
        yield "no content_spans"
    for field in VERBATIM:
        if row.get(field) is not None:
            yield f"{field} is words; give {field}_spans"
        if field in row and f"{field}_spans" in row:
            yield f"{field} is both null and stated"
    for field, allowed in VALUES.items():
        if field in row and row[field] not in allowed:
            yield f"{field} = {row[field]!r}"
    outer = row.get("reported_by")
    if outer is not None and (outer not in names or outer == row.get("name")):
        yield f"reported by {outer}, which is not labelled"
    shape = _DATES.get(row.get("said_precision") or "", "")
    if not re.fullmatch(shape, row.get("said_date") or ""):
        yield "said_date does not have the shape of its said_precision"


def with_words(row: Mapping[str, Any], text: str) -> dict[str, Any]:
    """The labels as docs/evaluation.md wants them: spans of verbatim fields turned into their words."""
    filled = dict(row)
    for field in SPANS:
        if any(end > len(text) for _, end in row.get(field, ())):
            raise LabelError(f"{field} lies outside the text")
    for field in VERBATIM:
        spans = filled.pop(f"{field}_spans", None)
        if spans is not None:
            filled[field] = " ".join(" ".join(text[start:end].split()) for start, end in spans)
    return filled


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
        _write(folder / "fields" / f"{name}.jsonl", rows)
        lines.append({key: known[key] for key in ("doc", "published", "outlet")})
    _write(folder / "documents.jsonl", lines)


def _is_spans(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(span, list)
        and len(span) == 2
        and all(type(place) is int for place in span)
        and 0 <= span[0] < span[1]
        for span in value
    )


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _write(path: Path, rows: list[dict[str, Any]]) -> None:
    path.write_bytes("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode("utf-8"))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: python -m tests.dev_fields.compile POLNEAR/dev FOLDER")
    try:
        write_folder(Path(sys.argv[1]), Path(sys.argv[2]))
    except LabelError as wrong:
        sys.exit(str(wrong))

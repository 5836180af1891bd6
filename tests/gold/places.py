"""Labels on articles that are no part of this repository: of every field that is words, the place is kept, not the words.

`tests/dev_fields` and `tests/modern` keep their labels so; `tests/dev_fields/README.md` describes a line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.gold.compile import VALUES

# Fields that are words of the article, kept as `FIELD_spans`.
VERBATIM = (
    "speaker", "role", "affiliation", "through", "basis", "anonymity_reason", "via", "hedge", "said_text",
)  # fmt: skip
OTHER = (
    "source_type", "anonymity", "unnamed_as", "source_count", "kind", "reported_by", "said_date", "said_precision",
)  # fmt: skip
SPANS = ("content_spans", "cue_spans", "source_spans", *(f"{field}_spans" for field in VERBATIM))

_DATES = {"day": r"\d{4}-\d\d-\d\d", "month": r"\d{4}-\d\d", "year": r"\d{4}"}


class LabelError(ValueError):
    """Labels that are not written as the README says, or that do not fit the texts."""


def read_labels(path: Path) -> list[dict[str, Any]]:
    """The checked labels of one document, one dictionary a claim. Raises `LabelError`."""
    rows = read_rows(path)
    names = [row.get("name") for row in rows]
    if len(set(names)) < len(names):
        raise LabelError(f"{path.stem}: a name is given twice")
    for row in rows:
        for wrong in problems(row, frozenset(names)):
            raise LabelError(f"{path.stem}, claim {row.get('name')}: {wrong}")
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


def read_rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def write_rows(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    path.write_bytes("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode("utf-8"))


def _is_spans(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(span, list)
        and len(span) == 2
        and all(type(place) is int for place in span)
        and 0 <= span[0] < span[1]
        for span in value
    )

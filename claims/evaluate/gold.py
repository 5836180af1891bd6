"""A gold folder: texts, the attributions people marked in them, and the fields they labelled.

The layout is PolNeAR's (`text/*.txt`, `attributions/*.ann`); `fields/*.jsonl` and `documents.jsonl` may
stand beside it. docs/evaluation.md describes all four.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.claims.evaluate.brat import read_standoff
from onrecord.claims.evaluate.errors import GoldError
from onrecord.claims.records import Attribution, Span, Spans

# PolNeAR names an annotation after its text and its annotator: `harbour_1f0a.ann` is on `harbour.txt`.
_BY_ANNOTATOR = re.compile(r"(?P<document>.+)_[0-9a-f]{4}")


@dataclass(frozen=True, slots=True)
class Labels:
    """What a person recorded of one claim: `values` has a key for each field that was labelled at all.

    A value of None says that the text gives none; a field that is absent was not labelled and is not scored.
    `name` is what another claim's `reported_by` calls this one, or None.
    """

    name: str | None
    content: Spans
    source: Spans
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """One text with what is in it. `labels` is None where nobody labelled the fields."""

    name: str
    text: str
    attributions: tuple[Attribution, ...]
    labels: tuple[Labels, ...] | None = None
    published: date | None = None
    outlet: str | None = None


def read_gold(folder: Path, *, every_reading: bool = False) -> list[GoldDocument]:
    """The documents of a gold folder, by name. Raises `GoldError` at the first thing that is wrong.

    Where several people annotated a text, its name picks one: the same each time, and no person's habits
    weigh more than another's over the whole folder. With `every_reading` there is a document for each.
    """
    texts = _stems(folder, "text", ".txt")
    annotations = _annotations(folder, texts)
    fields = _stems(folder, "fields", ".jsonl", needed=False)
    known = _documents(folder)
    for stray in sorted((set(fields) | set(known)) - set(texts)):
        raise GoldError(
            fields.get(stray, folder / "documents.jsonl"), f"{stray}.txt is not in {folder / 'text'}"
        )
    return [
        _document(name, path, annotation, fields.get(name), known.get(name, {}))
        for name, path in sorted(texts.items())
        for annotation in (annotations[name] if every_reading else [_pick(name, annotations[name])])
    ]


def _document(
    name: str, path: Path, annotation: Path, fields: Path | None, known: Mapping[str, Any]
) -> GoldDocument:
    text = _decode(path)
    return GoldDocument(
        name=name,
        text=text,
        attributions=read_standoff(_decode(annotation), text, annotation),
        labels=None if fields is None else _labels(fields, text),
        published=known.get("published"),
        outlet=known.get("outlet"),
    )


def _stems(folder: Path, part: str, suffix: str, needed: bool = True) -> dict[str, Path]:
    place = folder / part
    found = {path.stem: path for path in sorted(place.glob("*" + suffix))} if place.is_dir() else {}
    if needed and not found:
        what = "no such folder" if not folder.is_dir() else f"no {part}/*{suffix} in it: not a gold folder"
        raise GoldError(folder, what)
    return found


def _annotations(folder: Path, texts: Mapping[str, Path]) -> dict[str, list[Path]]:
    """The annotations of each text, at least one."""
    candidates: dict[str, list[Path]] = {name: [] for name in texts}
    for stem, path in _stems(folder, "attributions", ".ann").items():
        by = _BY_ANNOTATOR.fullmatch(stem)
        name = stem if stem in texts else by["document"] if by else stem
        if name not in texts:
            raise GoldError(path, f"annotates {name}.txt, which is not in {folder / 'text'}")
        candidates[name].append(path)
    for name, paths in candidates.items():
        if not paths:
            raise GoldError(texts[name], f"has no annotation in {folder / 'attributions'}")
    return candidates


def _pick(name: str, annotations: list[Path]) -> Path:
    return annotations[zlib.crc32(name.encode()) % len(annotations)]


def _documents(folder: Path) -> dict[str, dict[str, Any]]:
    path = folder / "documents.jsonl"
    if not path.exists():
        return {}
    found = {}
    for number, row in _rows(path):
        try:
            published = row.get("published")
            found[str(row["doc"])] = {
                "published": date.fromisoformat(published) if published else None,
                "outlet": row.get("outlet"),
            }
        except (KeyError, TypeError, ValueError) as wrong:
            raise GoldError(path, f"line {number}: needs doc, and published as YYYY-MM-DD") from wrong
    return found


def _labels(path: Path, text: str) -> tuple[Labels, ...]:
    labels = []
    for number, row in _rows(path):
        spans = {}
        for key in ("content_spans", "source_spans"):
            try:
                spans[key] = tuple(Span(int(start), int(end)) for start, end in row.get(key, []))
            except (TypeError, ValueError) as wrong:
                raise GoldError(path, f"line {number}: {key} is not a list of [start, end]") from wrong
            if any(not 0 <= span.start < span.end <= len(text) for span in spans[key]):
                raise GoldError(path, f"line {number}: {key} lies outside the text")
        if not spans["content_spans"]:
            raise GoldError(path, f"line {number}: no content_spans")
        labels.append(Labels(row.get("name"), spans["content_spans"], spans["source_spans"], row))
    return tuple(labels)


def _rows(path: Path) -> list[tuple[int, dict[str, Any]]]:
    rows = []
    for number, line in enumerate(_decode(path).split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as wrong:
            raise GoldError(path, f"line {number}: not JSON") from wrong
        if not isinstance(row, dict):
            raise GoldError(path, f"line {number}: not a JSON object")
        rows.append((number, row))
    return rows


def _decode(path: Path) -> str:
    # Bytes, so that no newline is translated: offsets count the text as it lies on the disk.
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as wrong:
        raise GoldError(path, f"not UTF-8 text (byte {wrong.start})") from wrong
    except OSError as wrong:
        raise GoldError(path, wrong.strerror or "cannot be read") from wrong

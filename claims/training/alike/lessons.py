"""What is learned from: claims of many articles, and pairs of them that a reader judged.

A folder holds `told.jsonl`, a claim a line as it stands among others, and `pairs.jsonl`: `a` and `b` (claim
ids, null where the extractor did not find what was labelled), `label`, `half`, `words_shared`, and
perhaps `opposed` and `number`. `python -m tests.across_pairs.compile` makes one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from onrecord.claims.alike.records import Told
from onrecord.claims.records import Claim, Span

TOLD, PAIRS = "told.jsonl", "pairs.jsonl"
LABELS = ("same", "likely", "related", "different")
CHOOSE, CHECK = "choose", "check"
HALVES = (CHOOSE, CHECK)
# What a label should come to: who reads "likely" is as near the one as the other.
TARGETS = {"same": 1.0, "likely": 0.5}


class LessonError(ValueError):
    """A folder that cannot be learned from, in one line."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A pair and what a reader said of it. `a` or `b` is None where the extractor did not find it. `hard`:
    the two share few words.
    """

    a: Told | None
    b: Told | None
    label: str
    half: str
    opposed: bool
    number: bool
    words_shared: int

    @property
    def is_same(self) -> bool:
        return self.label == "same"

    @property
    def key(self) -> tuple[str, str]:
        """The claims' ids, the smaller first; "" for one that was not found."""
        a, b = sorted(told.claim.claim_id if told else "" for told in (self.a, self.b))
        return a, b

    @property
    def pair(self) -> tuple[Told, Told] | None:
        return (self.a, self.b) if self.a and self.b else None


def read_told(folder: Path) -> dict[str, Told]:
    """The claims, by id. Raises `LessonError`."""
    return {told.claim.claim_id: told for told in map(_told, _rows(folder / TOLD))}


def read_lessons(folder: Path, told: Mapping[str, Told], half: str | None = None) -> list[Lesson]:
    """The judged pairs, of one half or both. Raises `LessonError`."""
    return [
        Lesson(
            a=told.get(row["a"]) if row["a"] else None,
            b=told.get(row["b"]) if row["b"] else None,
            label=row["label"],
            half=row["half"],
            opposed=row.get("opposed", False),
            number=row.get("number", False),
            words_shared=row["words_shared"],
        )
        for row in _rows(folder / PAIRS)
        if half in (None, row["half"])
    ]


def write_told(folder: Path, told: Iterable[Told]) -> None:
    _write(folder / TOLD, [{**asdict(t), "published": t.published and t.published.isoformat()} for t in told])


def write_pairs(folder: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    _write(folder / PAIRS, rows)


def story_fold(lesson: Lesson, folds: int) -> int:
    """Which of so many folds a pair is in: by story, as far as the documents' names tell it."""
    doc = lesson.pair[0].claim.doc if lesson.pair else ""
    return sha256(doc.rsplit("_", 1)[0].encode()).digest()[1] % folds


def _rows(path: Path) -> list[dict[str, Any]]:
    try:
        return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
    except OSError:
        raise LessonError(f"{path}: cannot be read; python -m tests.across_pairs.compile makes it") from None
    except ValueError:
        raise LessonError(f"{path}: not JSON lines") from None


def _write(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")


def _told(row: dict[str, Any]) -> Told:
    values = row["claim"]
    for field in fields(Claim):
        if field.name.endswith("_spans"):
            values[field.name] = tuple(Span(*span) for span in values[field.name])
    published = row["published"]
    return Told(
        **{**row, "claim": Claim(**values), "published": date.fromisoformat(published) if published else None}
    )

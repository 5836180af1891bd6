"""Reading gold attributions: `text/*.txt` and `attributions/<doc>_<annotator>.ann` (brat standoff)."""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from claims.records import Attribution, Span, Spans

_ANNOTATION_FILE = re.compile(r"(.+)_([0-9a-f]{4})\.ann")
_SPAN_LINE = re.compile(r"\S+ (\d+ \d+(?:;\d+ \d+)*)")


@dataclass(frozen=True, slots=True)
class Annotated:
    """One annotator's reading of one text."""

    doc: str
    annotator: str
    text: str
    attributions: tuple[Attribution, ...]


def read_folder(folder: Path, *, one_annotator: bool = False) -> list[Annotated]:
    """All readings of a folder, by document and annotator. With `one_annotator` one reading a document,
    chosen by a hash of its name: the same one each time.

    Raises FileNotFoundError when the folder has not the layout.
    """
    files: dict[str, list[tuple[str, Path]]] = defaultdict(list)
    for path in sorted((folder / "attributions").iterdir()):
        if match := _ANNOTATION_FILE.fullmatch(path.name):
            files[match[1]].append((match[2], path))
    found = []
    for doc, readings in sorted(files.items()):
        # Bytes, not text mode: a changed line end would move every offset.
        text = (folder / "text" / f"{doc}.txt").read_bytes().decode("utf-8")
        if one_annotator:
            readings = [readings[zlib.crc32(doc.encode()) % len(readings)]]
        for annotator, path in readings:
            found.append(Annotated(doc, annotator, text, tuple(parse_brat(path.read_text(encoding="utf-8")))))
    return found


def parse_brat(standoff: str) -> list[Attribution]:
    """The attributions of a brat file, those without content left out."""
    spans: dict[str, list[Span]] = {}
    found: list[Attribution] = []
    for line in standoff.splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T") and (match := _SPAN_LINE.match(rest)):
            spans[key] = [Span(*map(int, piece.split())) for piece in match[1].split(";")]
        elif key.startswith("E"):
            roles: dict[str, list[Span]] = defaultdict(list)
            for argument in rest.split():
                role, _, reference = argument.partition(":")
                roles[role.rstrip("0123456789").lower()] += spans.get(reference, [])
            if roles["content"]:
                content, cue, source = (_sorted(roles[r]) for r in ("content", "cue", "source"))
                found.append(Attribution(content, cue, source, 1.0, "gold"))
    return found


def _sorted(spans: list[Span]) -> Spans:
    return tuple(sorted(spans))

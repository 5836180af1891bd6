"""What changed between two texts, word by word, as people read it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

Kind = Literal["same", "added", "dropped"]

_BREAK = "\n\n"
_TOKEN = re.compile(r"\n\n|\s|\w+(?:['’\-]\w+)*|[^\w\s]")
# Comparing every word with every other takes time by the product of their numbers. A passage beyond this
# (a thousand words and signs against a thousand) is compared paragraph by paragraph, or shown as a whole.
_MOST_PAIRS = 1_000_000
# Passages that share less than this are two texts, not one that was edited: no jumble of single words.
_ALIKE = 0.35
# As many words in a row must have stayed between two changes to be shown as such.
_LEAST_KEPT = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text that stayed ("same"), came ("added") or went ("dropped")."""

    kind: Kind
    text: str


def diff(before: str, after: str) -> list[Piece]:
    """The pieces in the order of reading. All but the added are `before`, all but the dropped `after`."""
    one, other = _paragraphs(before), _paragraphs(after)
    found: list[Piece] = []
    for name, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        found += [Piece("same", "".join(one[a:b]))] if name == "equal" else _passage(one[a:b], other[c:d])
    return _joined(found)


def paragraphs(pieces: Iterable[Piece]) -> list[tuple[Piece, ...]]:
    """The pieces by paragraph, to be shown; the blank lines between are left out."""
    found: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *rest = piece.text.split(_BREAK)
        found[-1].append(Piece(piece.kind, first))
        found += [[Piece(piece.kind, text)] for text in rest]
    shown = (tuple(piece for piece in paragraph if piece.text) for paragraph in found)
    return [paragraph for paragraph in shown if paragraph]


def changed(paragraph: Sequence[Piece]) -> bool:
    return any(piece.kind != "same" for piece in paragraph)


def _paragraphs(text: str) -> list[str]:
    """The paragraphs, each with the blank line behind it."""
    parts = text.split(_BREAK)
    return [part + _BREAK for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


def _passage(before: Sequence[str], after: Sequence[str]) -> list[Piece]:
    """Paragraphs that were replaced by others: as one text, or, where that is too long, one by one."""
    left, right = "".join(before), "".join(after)
    if len(before) != len(after) or len(_TOKEN.findall(left)) * len(_TOKEN.findall(right)) <= _MOST_PAIRS:
        return _words(left, right)
    return [piece for one, other in zip(before, after, strict=True) for piece in _words(one, other)]


def _words(before: str, after: str) -> list[Piece]:
    one, other = _TOKEN.findall(before), _TOKEN.findall(after)
    whole = [Piece("dropped", before), Piece("added", after)]
    if not one or not other or len(one) * len(other) > _MOST_PAIRS:
        return whole
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.quick_ratio() < _ALIKE or matcher.ratio() < _ALIKE:
        return whole
    found: list[Piece] = []
    opcodes = matcher.get_opcodes()
    for n, (name, a, b, c, d) in enumerate(opcodes):
        between = 0 < n < len(opcodes) - 1
        if name == "equal" and not (between and _is_scrap(one[a:b])):
            found.append(Piece("same", "".join(one[a:b])))
        else:
            found += [Piece("dropped", "".join(one[a:b])), Piece("added", "".join(other[c:d]))]
    return found


def _is_scrap(tokens: Sequence[str]) -> bool:
    """Too little to be read as something that stayed: a space, a comma, one word."""
    return _BREAK not in tokens and sum(token[0].isalnum() for token in tokens) < _LEAST_KEPT


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Neighbours of one kind as one piece; between two that stayed, what went stands before what came."""
    return [piece for run in _runs(pieces) for piece in run if piece.text]


def _runs(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    for stayed, run in groupby(pieces, key=lambda piece: piece.kind == "same"):
        group = list(run)
        kinds: tuple[Kind, ...] = ("same",) if stayed else ("dropped", "added")
        yield [Piece(kind, "".join(one.text for one in group if one.kind == kind)) for kind in kinds]

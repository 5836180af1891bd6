"""Labels of tokens, and what can be read from a sequence of them.

One label a token: O, or B-/I- of a role. A unit's first token is B-; an I- after a gap goes on with the
unit before ("the rest of what he said"), which is how a broken quotation stays one content.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.claims.records import Attribution, Span
from onrecord.claims.text.tokens import Text

Floats = NDArray[np.float32]


class Label(IntEnum):
    """A token's label. The order is that of the tagger's outputs."""

    O = 0  # noqa: E741 - the field's own name
    B_SOURCE = 1
    I_SOURCE = 2
    B_CUE = 3
    I_CUE = 4
    B_CONTENT = 5
    I_CONTENT = 6


class Role(IntEnum):
    """What a token is to an attribution; `begin` and `inside` give its labels."""

    SOURCE = 1
    CUE = 2
    CONTENT = 3

    @property
    def begin(self) -> int:
        return 2 * self - 1

    @property
    def inside(self) -> int:
        return 2 * self


def role_of(label: int) -> int:
    """The label's role as a number, 0 for O."""
    return (label + 1) // 2


class Segment(NamedTuple):
    """A run of tokens [start, end) of one role; `begins` tells a new unit from the rest of an earlier one."""

    role: int
    start: int
    end: int
    begins: bool


def segments(labels: Sequence[int]) -> list[Segment]:
    """The labelled runs, in order."""
    found: list[Segment] = []
    start, last = 0, int(Label.O)  # the run that a token may go on with, and the label of its role's inside
    for i, label in enumerate([*labels, int(Label.O)]):
        if label == last:
            continue
        if last:
            found.append(Segment(role_of(last), start, i, labels[start] % 2 == 1))
        start, last = i, label + label % 2
    return found


def labels_of(text: Text, attributions: Iterable[Attribution]) -> list[int]:
    """The labels that say what these attributions say, as far as one label a token can.

    Where attributions overlap (one told inside another) the one with the longer content is kept whole.
    """
    labels = [int(Label.O)] * len(text)
    for a in sorted(attributions, key=lambda a: -sum(s.end - s.start for s in a.content)):
        for role, spans in ((Role.CUE, a.cue), (Role.SOURCE, a.source), (Role.CONTENT, a.content)):
            free = [i for i in _tokens(text, spans) if labels[i] == Label.O]
            for i in free:
                labels[i] = role.begin if i == free[0] else role.inside
    return labels


def _tokens(text: Text, spans: Iterable[tuple[int, int]]) -> list[int]:
    return sorted({i for s in spans for i in text.tokens_in(Span(*s))})


def transitions(sequences: Iterable[Sequence[int]]) -> Floats:
    """How much likelier than by chance label b follows label a: log P(b|a) - log P(b), shape (7, 7).

    Pointwise mutual information, since the tagger's own outputs hold P(b) already.
    """
    size = len(Label)
    pairs = np.full((size, size), 0.5)
    single = np.full(size, 0.5)
    for labels in sequences:
        np.add.at(single, list(labels), 1)
        np.add.at(pairs, (list(labels[:-1]), list(labels[1:])), 1)
    following = np.log(pairs / pairs.sum(axis=1, keepdims=True))
    return np.asarray(following - np.log(single / single.sum()), dtype=np.float32)


def viterbi(log_probabilities: Floats, moves: Floats) -> list[int]:
    """The best label sequence: sum of token log probabilities (n, 7) and moves (7, 7) between neighbours."""
    if not len(log_probabilities):
        return []
    # The score of the best sequence that ends at a token with a label. One call after another into arrays
    # that are there already: this loop runs once a token.
    values = np.empty(log_probabilities.shape, dtype=np.float32)
    values[0] = log_probabilities[0]
    scores = np.empty(moves.shape, dtype=np.float32)
    for before, here, own in zip(values[:-1, :, None], values[1:], log_probabilities[1:], strict=True):
        np.add(before, moves, out=scores)
        np.maximum.reduce(scores, axis=0, out=here)
        np.add(here, own, out=here)
    path = [int(values[-1].argmax())]
    for row in (values[:-1, :, None] + moves).argmax(axis=1)[::-1].tolist():
        path.append(row[path[-1]])
    return path[::-1]

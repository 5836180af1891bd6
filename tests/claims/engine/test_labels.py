"""Labels, their segments, and the best sequence of them."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.claims.engine.labels import (
    Label,
    Role,
    Segment,
    labels_of,
    role_of,
    segments,
    transitions,
    viterbi,
)
from onrecord.claims.records import Attribution, Span
from onrecord.claims.text.tokens import tokenize


def spans(text: str, *parts: str) -> tuple[Span, ...]:
    return tuple(Span(text.index(p), text.index(p) + len(p)) for p in parts)


def test_role_of() -> None:
    assert [role_of(label) for label in Label] == [0, 1, 1, 2, 2, 3, 3]
    assert [role.begin for role in Role] == [Label.B_SOURCE, Label.B_CUE, Label.B_CONTENT]
    assert [role.inside for role in Role] == [Label.I_SOURCE, Label.I_CUE, Label.I_CONTENT]


def test_a_broken_quotation_is_one_content_with_a_gap() -> None:
    text = "“We sail,” said Ada Marsh, “at dawn.”"
    found = [
        Attribution(
            spans(text, "“We sail,”", "“at dawn.”"), spans(text, "said"), spans(text, "Ada Marsh"), 1, ""
        )
    ]
    labels = labels_of(tokenize(text), found)
    assert segments(labels) == [
        Segment(Role.CONTENT, 0, 5, True),
        Segment(Role.CUE, 5, 6, True),
        Segment(Role.SOURCE, 6, 8, True),
        Segment(Role.CONTENT, 9, 14, False),
    ]


def test_of_overlapping_attributions_the_longer_is_kept_whole() -> None:
    text = "Ada said Ben claimed it rained"
    inner = Attribution(spans(text, "it rained"), spans(text, "claimed"), spans(text, "Ben"), 1, "")
    outer = Attribution(spans(text, "Ben claimed it rained"), spans(text, "said"), spans(text, "Ada"), 1, "")
    labels = labels_of(tokenize(text), [inner, outer])
    assert labels == [Label.B_SOURCE, Label.B_CUE, Label.B_CONTENT] + [Label.I_CONTENT] * 3


def test_transitions_favour_what_was_seen() -> None:
    moves = transitions([[Label.O, Label.B_CONTENT, Label.I_CONTENT, Label.I_CONTENT, Label.O]] * 20)
    assert moves[Label.B_CONTENT, Label.I_CONTENT] > 0 > moves[Label.O, Label.I_CONTENT]


def test_viterbi_of_nothing() -> None:
    assert viterbi(np.zeros((0, 7), dtype=np.float32), np.zeros((7, 7), dtype=np.float32)) == []


@settings(deadline=None)
@given(st.integers(1, 4), st.integers(0, 2**32 - 1))
def test_viterbi_finds_the_best_of_all_sequences(length: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    scores = chance.normal(size=(length, 7)).astype(np.float32)
    moves = chance.normal(size=(7, 7)).astype(np.float32)

    def total(path: tuple[int, ...]) -> float:
        steps = sum(moves[a, b] for a, b in itertools.pairwise(path))
        return float(sum(scores[i, label] for i, label in enumerate(path)) + steps)

    best = max(map(total, itertools.product(range(7), repeat=length)))
    assert abs(total(tuple(viterbi(scores, moves))) - best) < 1e-4

"""Windows of word pieces."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.claims.engine.pieces import pack, token_type
from onrecord.claims.text.tokens import tokenize


@settings(deadline=None)
@given(
    st.lists(st.lists(st.integers(1, 9), min_size=1, max_size=12), max_size=12),
    st.integers(12, 40),
)
def test_packing_keeps_every_token_once_in_order_and_within_the_limit(
    paragraphs: list[list[int]], limit: int
) -> None:
    text = tokenize("\n\n".join("a b. C d. " * len(p) for p in paragraphs))
    sizes = [1 + (i * 7) % 8 for i in range(len(text))]
    groups = pack(text, sizes, limit)
    assert [i for group in groups for i in group] == list(range(len(text)))
    for group in groups:
        breaks = len({text.paragraph[i] for i in group}) - 1
        assert group
        assert 1 + sum(sizes[i] for i in group) + breaks + 1 <= limit


def test_short_paragraphs_share_a_window_and_a_long_one_is_cut_between_sentences() -> None:
    text = tokenize("A b c.\n\nD e f.\n\n" + "G h i. " * 10)
    groups = pack(text, [1] * len(text), 20)
    assert [text.words[group[0]] for group in groups] == ["A", "G", "G", "G"]
    assert all(text.words[group[-1]] == "." for group in groups)


@pytest.mark.parametrize(
    ("word", "quoted", "kind"),
    [
        ("said", False, 0),
        ("Marsh", False, 1),
        ("I", False, 1),
        ("NATO", False, 2),
        ("McBride", True, 7),
        (",", True, 4),
    ],
)
def test_token_type(word: str, quoted: bool, kind: int) -> None:
    assert token_type(word, quoted) == kind

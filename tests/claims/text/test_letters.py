"""Small letters stand where the text's own stand, and a pattern finds what it would with `IGNORECASE`."""

from __future__ import annotations

import re
import string

from hypothesis import given
from hypothesis import strategies as st

from onrecord.claims.text.letters import small

LIKE = "".join(
    c
    for c in map(chr, range(0x3000))
    if any(re.fullmatch(x, c, re.IGNORECASE) for x in string.ascii_lowercase)
)


@given(st.text(st.one_of(st.sampled_from(LIKE + " "), st.characters())))
def test_offsets_stay(words: str) -> None:
    assert len(small(words)) == len(words)


@given(st.text(LIKE), st.sampled_from(string.ascii_lowercase))
def test_finds_what_ignorecase_finds(words: str, letter: str) -> None:
    anyway = [m.span() for m in re.finditer(letter, words, re.IGNORECASE)]
    assert [m.span() for m in re.finditer(letter, small(words))] == anyway

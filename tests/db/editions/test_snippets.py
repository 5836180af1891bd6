"""What is left of a text: all that is claimed, little else, and every claim at its new place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.db.editions.snippets import GAP, snippet

CUTS = [
    # text, spans, characters around -> what is left
    ("The pier, she said, is safe until spring at the least.", [(20, 27)], 5, "[…] said, is safe until […]"),
    # the ends of paragraphs stay
    ("One.\n\nTwo is said here.\n\nThree.", [(6, 9)], 50, "[…]\n\nTwo is said here.\n\n[…]"),
    # what is near together stays together
    ("a b c d e f", [(2, 3), (6, 7)], 2, "a b c d e […]"),
    # nothing is claimed, nothing is left
    ("Nobody said a thing.", [], 90, GAP),
    ("All of it", [(0, 9)], 90, "All of it"),
    ("", [], 90, ""),
]


@pytest.mark.parametrize(("text", "spans", "around", "expected"), CUTS)
def test_cut(text: str, spans: list[tuple[int, int]], around: int, expected: str) -> None:
    assert snippet(text, spans, around).text == expected


@given(
    text=st.text(alphabet="ab \n", max_size=80),
    places=st.lists(st.tuples(st.integers(0, 79), st.integers(1, 20)), max_size=5),
    around=st.integers(0, 20),
)
def test_every_claim_keeps_its_words(text: str, places: list[tuple[int, int]], around: int) -> None:
    spans = [(start, min(start + length, len(text))) for start, length in places if start < len(text)]
    cut = snippet(text, spans, around)
    for start, end in spans:
        first, last = cut.moved(start, end)
        assert cut.text[first:last] == text[start:end]

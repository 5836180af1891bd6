"""A diff says what went and what came, and nothing of either text is lost."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.db.site.worddiff import Piece, changed, diff, paragraphs

SIGNS = {"same": "", "added": "+", "dropped": "-"}


def shown(before: str, after: str) -> str:
    return "".join(
        piece.text if piece.kind == "same" else f"[{SIGNS[piece.kind]}{piece.text}]"
        for piece in diff(before, after)
    )


@pytest.mark.parametrize(
    ("before", "after", "marked"),
    [
        ("The wall held.", "The wall held.", "The wall held."),
        ("The wall held firm.", "The wall gave way, firm.", "The wall [-held][+gave way,] firm."),
        ("Two officials said so.", "Two senior officials said so.", "Two[+ senior] officials said so."),
        # a word is changed as a whole
        ("It was closed on Monday.", "It was close on Monday.", "It was [-closed][+close] on Monday."),
        ("He didn't say when it was.", "He did say when it was.", "He [-didn't][+did] say when it was."),
        # one word that happens to have stayed between two that changed is no island
        (
            "We think the old pier was sound then.",
            "We think the new dock was sound then.",
            "We think the [-old pier][+new dock] was sound then.",
        ),
        # a paragraph came, or went
        ("One.\n\nThree.", "One.\n\nTwo here.\n\nThree.", "One.\n\n[+Two here.\n\n]Three."),
        ("One.\n\nTwo here.\n\nThree.", "One.\n\nThree.", "One.\n\n[-Two here.\n\n]Three."),
        # two passages without anything in common are not woven into one another
        (
            "The gulls left at dawn.",
            "Nobody expected rain, said Holt!",
            "[-The gulls left at dawn.][+Nobody expected rain, said Holt!]",
        ),
        ("", "All new.", "[+All new.]"),
        ("", "", ""),
    ],
)
def test_diff(before: str, after: str, marked: str) -> None:
    assert shown(before, after) == marked


texts = st.lists(st.sampled_from(["wall", "pier", "the", ",", " ", "\n\n", "\n", "don't", "é", "市"])).map(
    "".join
)


@given(texts, texts)
def test_nothing_is_lost_of_either_text(before: str, after: str) -> None:
    pieces = diff(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "dropped") == after
    assert all(one.kind != other.kind for one, other in pairwise(pieces))


@given(texts, texts)
def test_paragraphs_lose_blank_lines_only(before: str, after: str) -> None:
    pieces = diff(before, after)
    words = "".join(piece.text for paragraph in paragraphs(pieces) for piece in paragraph)
    assert words == "".join(piece.text.replace("\n\n", "") for piece in pieces)


def test_paragraphs_are_told_apart_by_whether_they_changed() -> None:
    shown = paragraphs(diff("One.\n\nTwo is here.", "One.\n\nTwo was here."))
    assert [changed(paragraph) for paragraph in shown] == [False, True]
    assert shown[0] == (Piece("same", "One."),)


def test_a_long_text_with_a_change_in_each_paragraph_is_read_paragraph_by_paragraph() -> None:
    text = [f"Paragraph {n} {'has many words that stay ' * 10}." for n in range(60)]
    pieces = diff("\n\n".join(text), "\n\n".join(f"{one} New end." for one in text))
    assert sum(piece.kind == "added" for piece in pieces) == 60
    assert not [piece for piece in pieces if piece.kind == "dropped"]


def test_a_long_text_that_was_wholly_rewritten_takes_no_time() -> None:
    before = " ".join(f"word{n % 700} the" for n in range(20_000))
    after = " ".join(f"word{n * 7 % 900} of" for n in range(20_000))
    start = time.perf_counter()
    assert len(diff(before, after)) == 2
    assert time.perf_counter() - start < 2

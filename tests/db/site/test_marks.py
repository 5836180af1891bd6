"""Text with claims that overlap, nest and break off is shown whole, each letter under its claims."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.db.site.marks import Mark, paragraphs
from onrecord.db.site.passages import passages


def content(start: int, end: int, number: int) -> Mark:
    return Mark(start, end, "content", number)


def cut(text: str, *marks: Mark) -> list[list[tuple[str, tuple[int, ...], tuple[int, ...]]]]:
    return [[(s.text, s.content, s.opens) for s in p.segments] for p in paragraphs(text, marks)]


def test_nested_and_overlapping_claims() -> None:
    assert cut("abcdefgh", content(0, 6, 1), content(2, 4, 2), content(5, 8, 3)) == [
        [
            ("ab", (1,), (1,)),
            ("cd", (1, 2), (2,)),
            ("e", (1,), ()),
            ("f", (1, 3), (3,)),
            ("gh", (3,), ()),
        ]
    ]


def test_a_claim_in_two_pieces_opens_once_and_may_cross_paragraphs() -> None:
    assert cut("ab cd\n\nef", content(0, 2, 1), content(3, 9, 1)) == [
        [("ab", (1,), (1,)), (" ", (), ()), ("cd", (1,), ())],
        [("ef", (1,), ())],
    ]


def test_two_claims_of_the_same_words_both_open() -> None:
    assert cut("ab", content(0, 2, 1), content(0, 2, 2)) == [[("ab", (1, 2), (1, 2))]]


def test_what_lies_outside_the_text_or_is_empty_is_left_out() -> None:
    assert cut("ab", content(5, 9, 1), content(1, 1, 2)) == [[("ab", (), ())]]
    assert cut("ab", content(1, 9, 1)) == [[("a", (), ()), ("b", (1,), (1,))]]
    assert cut("") == []


spans = st.tuples(
    st.integers(0, 40), st.integers(0, 40), st.sampled_from(["content", "cue", "source"]), st.integers(1, 5)
)


@given(text=st.text(alphabet="ab \n", max_size=40), given=st.lists(spans, max_size=12))
def test_no_letter_is_lost_and_each_stands_under_its_marks(
    text: str, given: list[tuple[int, int, str, int]]
) -> None:
    marks = [Mark(*span) for span in given]
    shown = ""
    opened: list[int] = []
    for paragraph in paragraphs(text, marks):
        at = paragraph.start
        for segment in paragraph.segments:
            assert segment.text
            for offset in range(at, at + len(segment.text)):
                for role in ("content", "cue", "source"):
                    over = {m.number for m in marks if m.role == role and m.start <= offset < m.end}
                    assert set(getattr(segment, role)) == over
            at += len(segment.text)
            shown += segment.text
            opened += segment.opens
    assert "".join(shown.split()) == "".join(text.split())
    assert len(opened) == len(set(opened))


def test_paragraphs_without_claims_share_the_margin_of_the_one_before() -> None:
    found = passages(paragraphs("a\n\nb\n\nc\n\nd", [content(3, 4, 1), content(9, 10, 2)]))
    assert [(len(p.paragraphs), p.numbers) for p in found] == [(1, ()), (2, (1,)), (1, (2,))]

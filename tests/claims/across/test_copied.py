"""How much of a text stands in another, quotations aside."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.claims.across import copied
from onrecord.claims.records import Span

STORY = "The council met for nine hours on Sunday while several hundred people waited in the rain outside the hall."


def test_a_copy_has_all_of_it() -> None:
    assert copied.share(copied.runs(STORY), copied.runs("Tarn. " + STORY + " They left.")).part == 1.0


def test_other_words_have_nothing_of_it() -> None:
    other = (
        "While it rained, several hundred people stood before the hall where the council sat for nine hours."
    )
    assert copied.share(copied.runs(STORY), copied.runs(other)).shared == 0


def test_what_is_quoted_counts_for_nothing() -> None:
    said = "“No ship will ever leave this old harbour without a pilot on its bridge again,” she said."
    assert copied.runs(said) == frozenset()
    assert copied.runs(said.replace("“", '"').replace("”", '"')) == frozenset()
    # nor do the words before and behind a quotation become neighbours
    assert copied.runs("He then told us “no” and left the room") == frozenset()


def test_a_quotation_that_does_not_close_ends_with_its_paragraph() -> None:
    assert copied.runs(f"“It goes on and on and on and on and on\n\n{STORY}") == copied.runs(STORY)


def test_the_paragraph_of_a_span() -> None:
    text = "One.\n\nTwo is here.\n\nThree."
    at = text.index("is")
    assert copied.paragraph(text, Span(at, at + 2)) == "Two is here."


@settings(deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_shares_are_parts(one: str, other: str) -> None:
    share = copied.share(copied.runs(one), copied.runs(other))
    assert 0 <= share.part <= 1

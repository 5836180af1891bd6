"""The words that credit another outlet, and those that show an outlet's own work."""

from __future__ import annotations

import pytest

from onrecord.claims.across.credits import credits, elsewhere
from onrecord.claims.across.ownwork import sign
from onrecord.claims.records import Span

CREDITS = [
    ("The talks were first reported by the Tarn Gazette.", ["Tarn Gazette"]),
    ("The Fell Herald first reported the talks.", ["Fell Herald"]),
    ("The Fell Herald was the first to report the talks.", ["Fell Herald"]),
    ("Radio Lowland broke the story on Sunday.", ["Radio Lowland"]),
    ("This story was originally published by The Hill.", ["The Hill"]),
    ("This article first appeared in the Alder Post.", ["Alder Post"]),
    ("It was first reported by the Tarn Gazette. The Tarn Gazette first reported it.", ["Tarn Gazette"]),
    # nobody is credited with the story
    ("The first report by the committee was thin.", []),
    ("He first reported the theft to the police.", []),
    ("She was first to report for duty.", []),
    ("The book was published in 1990.", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CREDITS)
def test_credits(text: str, expected: list[str]) -> None:
    found = credits(text)
    assert [credit.outlet for credit in found] == expected
    assert all(
        credit.outlet.removeprefix("The ") in text[credit.span.start : credit.span.end] for credit in found
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Recent reports suggest a sale.", "Recent reports"),
        ("The mine was reportedly flooded.", "reportedly"),
        ("According to reports, it will close.", "According to reports"),
        ("It has been reported that she left.", "It has been reported"),
        ("She reports to the board.", None),
        ("The report says so.", None),
    ],
)
def test_told_elsewhere(text: str, words: str | None) -> None:
    span = elsewhere(text)
    assert (text[span.start : span.end] if span else None) == words


# text, the outlet whose it is, the words that show its work
OWN = [
    ("The wall is moving, two divers told the Tarn Gazette.", "Tarn Gazette", "told the Tarn Gazette"),
    ("The wall is moving, two divers told The Tarn Gazette.", "The Tarn Gazette", "told The Tarn Gazette"),
    (
        "“It leaks,” she said in an interview with the Tarn Gazette.",
        "Tarn Gazette",
        "interview with the Tarn Gazette",
    ),
    ("“It leaks,” she told this newspaper.", "Tarn Gazette", "told this newspaper"),
    ("“It leaks,” she told us.", None, "told us"),
    (
        "The wall is moving, a memo seen by the Tarn Gazette shows.",
        "Tarn Gazette",
        "seen by the Tarn Gazette",
    ),
    ("The Tarn Gazette has learned that the wall is moving.", "Tarn Gazette", "The Tarn Gazette has learned"),
    # somebody else's, or nobody's
    ("The wall is moving, two divers told the Fell Herald.", "Tarn Gazette", None),
    ("She told reporters that it leaks.", "Tarn Gazette", None),
    ("He told us all he knew.", "Tarn Gazette", None),
    ("The Tarn Gazette is printed in Fell.", "Tarn Gazette", None),
    ("", "Tarn Gazette", None),
]


@pytest.mark.parametrize(("text", "outlet", "words"), OWN)
def test_own_work(text: str, outlet: str | None, words: str | None) -> None:
    span = sign(text, Span(0, len(text)), outlet)
    assert (text[span.start : span.end] if span else None) == words


def test_we_in_what_somebody_says_is_not_the_outlet() -> None:
    text = "“We have learned a lot, and it tells us that we were wrong,” Ida Vane said."
    content = Span(0, text.index(" Ida"))
    assert sign(text, Span(0, len(text)), "Tarn Gazette", (content,)) is None
    told = text.replace(" said.", " told us.")
    assert sign(told, Span(0, len(told)), "Tarn Gazette", (content,)) is not None

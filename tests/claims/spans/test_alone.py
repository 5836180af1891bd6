"""Quotations that stand alone, and those that run over paragraphs."""

import pytest

from tests.claims.marked import claims

SAID = "{T “It leaks,”} {S Ada Cole} {C said}."
TOLD = "{S Ada Cole} {C said} {T it leaked}."

# the text, and (speaker, content) of its claims
ALONE = [
    (f"{SAID}\n\n“Nobody has looked at it since May.”",
     [("Ada Cole", "“It leaks,”"), ("Ada Cole", "“Nobody has looked at it since May.”")]),
    (f"{TOLD}\n\n“Nobody has looked at it since May.”\n\n“Not once in all these weeks.”\n\nIt rained.",
     [("Ada Cole", "it leaked"), ("Ada Cole", "“Nobody has looked at it since May.”"),
      ("Ada Cole", "“Not once in all these weeks.”")]),
    # found as one by the finder
    ("{T “It leaks,”} {S Ada Cole} {C said}.\n\n{T “Nobody has looked at it.”}",
     [("Ada Cole", "“It leaks,”"), ("Ada Cole", "“Nobody has looked at it.”")]),
    # in the next sentence, behind the narrator's words
    (f"{TOLD} {{T9 “Nobody has looked.”}}", [("Ada Cole", "it leaked"), ("Ada Cole", "“Nobody has looked.”")]),
    (f"{TOLD} Rain fell. {{T9 “Nobody has looked.”}}", [("Ada Cole", "it leaked")]),
    # a paragraph lies between, or nobody spoke
    (f"{SAID}\n\nIt rained.\n\n“Nobody has looked at it since May.”", [("Ada Cole", "“It leaks,”")]),
    ("It rained.\n\n“Nobody has looked at it since May.”", []),
    # a crosshead
    (f"{SAID}\n\n‘Like a sieve with no bottom’\n\nIt rained.", [("Ada Cole", "“It leaks,”")]),
    ("{T “It leaks,”} {S Ada Cole} {C said}.\n\n{T ‘WE HAD NO PLANS’}\n\nIt rained.", [("Ada Cole", "“It leaks,”")]),
]  # fmt: skip

OVER = [
    ("It rained.\n\n“It leaks. It always has.\n\n“We told them,\n\n{T “and told them again,”} {S Ada Cole} {C said}.",
     [("Ada Cole", "“It leaks. It always has. “We told them, “and told them again,”")]),
    # the paragraph before is closed, and another's
    ("{T1 “It leaks,”} {S1 Ben Dunn} {C1 said}.\n\n{T “It does not,”} {S Ada Cole} {C said}.",
     [("Ben Dunn", "“It leaks,”"), ("Ada Cole", "“It does not,”")]),
]  # fmt: skip

UNSIGNED = [
    ("{T “It leaks.”} {S Ben Dunn} {C nodded}.", []),
    ("{S1 Ada Cole} {C1 said} {T1 it rained}.\n\n{T “It always leaks in.”}\n\n{S Ben Dunn, 44,} {C agreed to pay}.",
     [("Ada Cole", "it rained"), ("Ada Cole", "“It always leaks in.”")]),
    ("{T “It leaks.”} {S Ben Dunn} {C said}.", [("Ben Dunn", "“It leaks.”")]),
    ("{T “It leaks!”} {S Ben Dunn} {C laughed}.", [("Ben Dunn", "“It leaks!”")]),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), ALONE)
def test_a_quotation_alone_goes_on_from_the_speaker_before(
    marked: str, expected: list[tuple[str, str]]
) -> None:
    assert [(c.speaker, c.content) for c in claims(marked)] == expected


@pytest.mark.parametrize(("marked", "expected"), OVER)
def test_a_quotation_over_paragraphs_is_its_signers(marked: str, expected: list[tuple[str, str]]) -> None:
    assert [(c.speaker, c.content) for c in claims(marked)] == expected


@pytest.mark.parametrize(("marked", "expected"), UNSIGNED)
def test_a_gesture_signs_nothing(marked: str, expected: list[tuple[str, str]]) -> None:
    assert [(c.speaker, c.content) for c in claims(marked)] == expected

"""Right of reply: who was asked, by what words, and what came of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.claims.records import Span
from onrecord.claims.relate.asked import asked
from onrecord.claims.reply import refusals
from tests.claims.marked import claims, read

# an article; then (party, outcome, words) of everybody who was asked
ARTICLES: list[tuple[str, list[tuple[str | None, str | None, str]]]] = [
    # asked, and no answer
    ("Lowtide declined to comment.", [("Lowtide", "declined", "Lowtide declined to comment")]),
    ("Lowtide had no immediate comment.", [("Lowtide", "declined", "Lowtide had no immediate comment")]),
    ("Lowtide would not say what was lost.", [("Lowtide", "declined", "Lowtide would not say what was lost")]),
    ("Lowtide referred questions to the port.", [("Lowtide", "declined", "Lowtide referred questions to the port")]),
    ("Lowtide was contacted but had nothing to say.", [("Lowtide", "declined", "Lowtide was contacted but had nothing to say")]),
    ("Lowtide did not respond to a request for comment.", [("Lowtide", "no_reply", "Lowtide did not respond to a request for comment")]),
    ("Lowtide did not respond to questions on whether it would pay.", [("Lowtide", "no_reply", "Lowtide did not respond to questions on whether it would pay")]),
    ("Lowtide gave no reply.", [("Lowtide", "no_reply", "Lowtide gave no reply")]),
    ("Calls to Lowtide went unanswered.", [("Lowtide", "no_reply", "Calls to Lowtide went unanswered")]),
    ("Lowtide has been approached for comment.", [("Lowtide", "no_reply", "Lowtide has been approached for comment")]),
    ("Ada Cole could not be reached for comment.", [("Ada Cole", "could_not_be_reached", "Ada Cole could not be reached for comment")]),
    ("Ada Cole was not available for comment.", [("Ada Cole", "could_not_be_reached", "Ada Cole was not available for comment")]),
    # one sentence for several
    ("Neither Lowtide nor Marrow responded to questions.", [("Lowtide", "no_reply", "Neither Lowtide nor Marrow responded to questions"), ("Marrow", "no_reply", "Neither Lowtide nor Marrow responded to questions")]),
    ("Neither Lowtide nor Marrow would comment.", [("Lowtide", "declined", "Neither Lowtide nor Marrow would comment"), ("Marrow", "declined", "Neither Lowtide nor Marrow would comment")]),
    ("Neither Ada Cole nor Bill Dunn could be reached.", [("Ada Cole", "could_not_be_reached", "Neither Ada Cole nor Bill Dunn could be reached"), ("Bill Dunn", "could_not_be_reached", "Neither Ada Cole nor Bill Dunn could be reached")]),
    ("Lowtide declined to comment, while Marrow could not be reached.", [("Lowtide", "declined", "Lowtide declined to comment"), ("Marrow", "could_not_be_reached", "Marrow could not be reached")]),
    # a pronoun
    ("Ada Cole sold the quay. She declined to comment.", [("Ada Cole", "declined", "She declined to comment")]),
    # asked, and answered
    ("Asked about the sale, {S Ada Cole} {C said} {T it was fair}.", [("Ada Cole", "answered", "Asked about the sale")]),
    ("When asked whether it would pay, {S Lowtide} {C said} {T it might}.", [("Lowtide", "answered", "When asked whether it would pay")]),
    ("{T “It was fair,”} {S Ada Cole} {C said} when asked about the sale.", [("Ada Cole", "answered", "when asked about the sale")]),
    ("Reached by phone on Friday, {S Ada Cole} {C said} {T the sale was fair}.", [("Ada Cole", "answered", "Reached by phone on Friday")]),
    ("Contacted by the Tarn Gazette, {S Ada Cole} {C said} {T the sale was fair}.", [("Ada Cole", "answered", "Contacted by the Tarn Gazette")]),
    ("In response to questions from the Gazette, {S Lowtide} {C said} {T the sale was fair}.", [("Lowtide", "answered", "In response to questions from the Gazette")]),
    ("{S Lowtide} {C said} in an emailed response {T that the sale was fair}.", [("Lowtide", "answered", "in an emailed response")]),
    ("{S Ada Cole} was asked about the sale and {C said} {T it was fair}.", [("Ada Cole", "answered", "was asked about the sale")]),
    ("{S Ada Cole}, the mayor, was asked about rent and rates and {C said} {T both were fair}.", [("Ada Cole", "answered", "was asked about rent and rates")]),
    ("{S Lowtide} responded to questions by {C saying} {T the sale was fair}.", [("Lowtide", "answered", "responded to questions")]),
    ("Ada Cole sold the quay. Asked about it, {S she} {C said} {T it was old}.", [("Ada Cole", "answered", "Asked about it")]),
    # asked for all, and said a part: declined
    ("Asked about the sale, Ada Cole declined to comment.", [("Ada Cole", "declined", "Ada Cole declined to comment")]),
    # nobody was asked for a reply here
    ("{S Ada Cole} {C said} {T the sale was fair}.", []),
    ("{S Ada Cole} {C said} in response to the ruling {T that the sale was fair}.", []),
    ("{S Ada Cole} {C said} {T she was asked about the sale}.", []),
    ("Questioned by police, {S Ada Cole} {C said} {T the sale was fair}.", []),
    ("Asked to leave, {S Ada Cole} {C said} {T the quay was hers}.", []),
    ("{T “I was asked about it,”} {S Ada Cole} {C said}.", []),
    ("When Bill Dunn asked about the sale, {S Ada Cole} {C said} {T it was fair}.", []),
    ("{S Ada Cole} asked about the sale and {C said} {T it was fair}.", []),
    ("The quay, reached by a stair, {S Ada Cole} {C said}, {T was sold}.", []),
]  # fmt: skip


@pytest.mark.parametrize(("article", "expected"), ARTICLES, ids=[a[0] for a in ARTICLES])
def test_who_was_asked(article: str, expected: list[tuple[str | None, str | None, str]]) -> None:
    found = asked(read(article)[0], claims(article))
    assert [(a.party, a.outcome, a.words) for a in found] == expected


@pytest.mark.parametrize("rule", refusals.RULES, ids=[rule.name for rule in refusals.RULES])
def test_every_rule_knows_its_outcome(rule: refusals.Rule) -> None:
    assert refusals.outcome("", f"{refusals.METHOD}: {rule.name}") == rule.outcome


# what an extractor of somebody else's may call a no-comment
CLAUSES = [
    ("No comment", "declined"),
    ("Lowtide declined to comment", "declined"),
    ("Neither Lowtide nor Marrow could be reached", "could_not_be_reached"),
    ("An inquiry to Lowtide was not answered", "no_reply"),
    ("Lowtide shrugged", None),
    ("", None),
]


@pytest.mark.parametrize(("clause", "outcome"), CLAUSES)
def test_the_outcome_without_a_known_rule(clause: str, outcome: str | None) -> None:
    assert refusals.outcome(clause, "a model") == outcome


@given(
    st.text(alphabet="aA ,.\n“”asked said"),
    st.integers(0, 40),
    st.integers(0, 40),
    st.sampled_from(["statement", "no_comment"]),
)
def test_spans_may_point_anywhere(text: str, start: int, length: int, kind: str) -> None:
    [claim] = claims("{S Ada Cole} {C said} {T the sale was fair}.")
    spans = (Span(start, start + length),)
    astray = replace(claim, source_spans=spans, content_spans=spans, kind=kind)
    assert len(asked(text, [astray])) <= 1

"""What became of a claim's source on its way."""

from __future__ import annotations

import pytest

from onrecord.claims.across.decay import changed, decay, lost_words, thinning
from onrecord.claims.across.records import REWRITE, Edge
from onrecord.claims.alike.records import LIKELY, RELATED
from onrecord.claims.records import Claim
from tests.claims.across.build import claim, pair, report, told

TEXT = "Two people with direct knowledge of the sale, who asked not to be named because the talks are secret, said that it is off."
SOURCE = (
    "Two people with direct knowledge of the sale, who asked not to be named because the talks are secret"
)
FULL = claim(
    "a", "it is off", TEXT, source=SOURCE, source_count=2, basis="with direct knowledge of the sale",
    anonymity_reason="the talks are secret", sourcing=3,
)  # fmt: skip


CHANGES = [
    (claim("b", "it is off", source="sources", sourcing=1), ("count", "basis", "reason", "step")),
    (
        claim(
            "b",
            "it is off",
            source="two people with knowledge of it",
            source_count=2,
            basis="with knowledge of it",
        ),
        ("reason", "step"),
    ),
    (
        claim("b", "it is off", source="one person", source_count=1, sourcing=1),
        ("count", "basis", "reason", "step"),
    ),
    (claim("b", "it is off", sourcing=0), ("count", "basis", "reason", "step", "source")),
    # named there: nothing is lost of the people
    (claim("b", "it is off", source="Ida Vane", speaker="Ida Vane", basis="with knowledge"), ()),
]


@pytest.mark.parametrize(("later", "expected"), CHANGES)
def test_what_was_lost(later: Claim, expected: tuple[str, ...]) -> None:
    assert changed(FULL, later) == expected


def test_what_a_later_article_adds_is_no_decay() -> None:
    bare = claim("a", "it is off", source="sources", sourcing=1)
    assert changed(bare, FULL) == ()


def test_a_name_a_hedge() -> None:
    named = claim("a", "it is off", source="Ida Vane", speaker="Ida Vane", hedge="reportedly")
    assert changed(named, claim("b", "it is off", source="an official", sourcing=2)) == (
        "unnamed",
        "step",
        "hedge",
    )


def test_the_lost_words_are_runs_in_the_origins_text() -> None:
    later = claim("b", "it is off", source="people with knowledge of the sale")
    lost = [TEXT[start:end] for start, end in lost_words(FULL, later)]
    assert lost == ["Two", "direct", "asked not to be named because the talks are secret"]
    assert [TEXT[s:e] for s, e in lost_words(FULL, claim("b", "it is off"))] == [SOURCE]
    assert lost_words(FULL, FULL) == ()
    assert lost_words(claim("a", "it is off"), FULL) == ()


def test_a_phrase_in_pieces() -> None:
    text = "A clerk said it leaks, speaking of the night, a diver by trade."
    broken = claim(
        "a",
        "it leaks",
        text,
        source="A clerk a diver by trade",
        source_spans=_at(text, "A clerk", "a diver by trade"),
    )
    lost = lost_words(broken, claim("b", "it leaks", source="the clerk"))
    assert [text[start:end] for start, end in lost] == ["diver by trade"]


def _at(text: str, *words: str):  # type: ignore[no-untyped-def]
    from onrecord.claims.records import Span

    return tuple(Span(text.index(w), text.index(w) + len(w)) for w in words)


EDGE = Edge(2, REWRITE, 1, "Tarn Gazette", None, "…", None, True, 0.6)


def test_each_claim_is_held_against_its_surest_partner() -> None:
    first = told(FULL, report(1, TEXT))
    thin = told(claim("b", "the sale is off", source="sources", sourcing=1), report(2, outlet="Fell Herald"))
    near = told(
        claim("c", "it may be off", source="two people", source_count=2), report(2, outlet="Fell Herald")
    )
    pairs = [pair("a", "b", LIKELY, score=0.9), pair("a", "c", score=0.7)]
    (found,) = decay([first], [thin, near], pairs, EDGE)
    assert (found.origin_claim_id, found.claim_id, found.edge) == ("a", "c", EDGE)
    assert found.changes == ("basis", "reason", "step")


def test_what_is_only_related_or_lost_nothing_is_left_out() -> None:
    first = told(FULL, report(1, TEXT))
    again = told(
        claim(
            "b",
            "it is off",
            source=SOURCE,
            source_count=2,
            basis=FULL.basis,
            anonymity_reason=FULL.anonymity_reason,
            sourcing=3,
        ),
        report(2),
    )
    assert decay([first], [again], [pair("a", "b")], None) == []
    thin = told(claim("b", "the sale is off", source="sources", sourcing=1), report(2))
    assert decay([first], [thin], [pair("a", "b", RELATED)], None) == []
    (found,) = decay([first], [thin], [pair("a", "b")], None)
    assert found.edge is None


def test_the_whole_of_two_articles_beside_each_other() -> None:
    origin = [
        claim("a1", "it is off", "two aides a banker", source="two aides", source_count=2),
        claim("a2", "it is late", "two aides a banker", source="a banker", source_count=1),
    ]
    later = [claim("b1", "it is off", source="sources familiar with it")]
    found = thinning(origin, later)
    assert (found.unnamed, found.later_unnamed) == (2, 1)
    assert found.phrases == ("two aides", "a banker")
    assert found.later_phrases == ("sources familiar with it",)
    assert found.people >= 2

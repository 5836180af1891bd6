"""Whom an article stands on without naming them: how many distinct people at least, and at most."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.claims.records import Claim
from onrecord.claims.relate.standing import Standing, standing
from tests.claims.marked import claims

# an article (sources marked); fewest people; most, None where nothing bounds it; its sources as told first
ARTICLES: list[tuple[str, int, int | None, list[str]]] = [
    # nobody unnamed
    ("{S Ada Cole} {C said} {T the quay was sold}.", 0, 0, []),
    ("{S Experts} {C say} {T the quay was sold}.", 0, 0, []),
    # one mention
    ("{S An official} {C said} {T the quay was sold}.", 1, 1, ["An official"]),
    ("{S Two officials} {C said} {T the quay was sold}.", 2, 2, ["Two officials"]),
    ("{S Officials} {C said} {T the quay was sold}.", 2, None, ["Officials"]),
    ("{S Several aides} {C said} {T the quay was sold}.", 2, None, ["Several aides"]),
    ("{S At least three officials} {C said} {T the quay was sold}.", 3, None, ["At least three officials"]),
    # the same again
    ("{S An official} {C said} {T the quay was sold}. {S2 The official} {C2 added} {T2 that it was old}.", 1, 1, ["An official"]),
    ("{S Two officials} {C said} {T the quay was sold}. {S2 They} {C2 added} {T2 that it was old}.", 2, 2, ["Two officials"]),
    ("{S Two officials} {C said} {T the quay was sold}. {S2 The officials} {C2 added} {T2 that it was old}.", 2, 2, ["Two officials"]),
    ("{S Two persons} {C said} {T the quay was sold}. {S2 These two persons} {C2 added} {T2 that it was old}.", 2, 2, ["Two persons"]),
    ("{S Two officials} {C said} {T the quay was sold}. {S2 Both} {C2 added} {T2 that it was old}.", 2, 2, ["Two officials"]),
    ("{S Two aides} {C said} {T the quay was sold}. {S2 The two} {C2 added} {T2 that it was old}.", 2, 2, ["Two aides"]),
    # some of them
    ("{S Three people} {C said} {T the quay was sold}. {S2 Two of the people} {C2 said} {T2 it was old}. {S3 One of the people} {C3 said} {T3 it leaked}.", 3, 3, ["Three people"]),
    ("{S Two officials} {C said} {T the quay was sold}. {S2 One of the officials} {C2 said} {T2 it was old}.", 2, 2, ["Two officials"]),
    ("{S Two officials} {C said} {T the quay was sold}. {S2 One} {C2 said} {T2 it was old}. {S3 The other} {C3 said} {T3 it was new}.", 2, 2, ["Two officials"]),
    ("{S Officials} {C said} {T the quay was sold}. {S2 Three of the officials} {C2 said} {T2 it was old}.", 3, None, ["Officials"]),
    ("{S Three people familiar with the sale} {C said} {T the quay was sold}. {S2 One of the persons briefed on the price} {C2 said} {T2 it was low}.", 3, 3, ["Three people familiar with the sale"]),
    ("{S Two officials and a banker} {C said} {T the quay was sold}. {S2 One of the officials} {C2 said} {T2 it was old}.", 3, 3, ["Two officials", "a banker"]),
    # of people told of before, and others: at once they are more
    ("{S Officials} {C said} {T the quay was sold}. {S2 Two of the officials, along with a banker briefed on the sale,} {C2 said} {T2 it was old}.", 3, None, ["Officials", "a banker briefed on the sale"]),
    # others, and the article says so
    ("{S An official} {C said} {T the quay was sold}. {S2 Another official} {C2 said} {T2 it was old}.", 2, 2, ["An official", "Another official"]),
    ("{S An official} {C said} {T the quay was sold}. {S2 A second official} {C2 said} {T2 it was old}. {S3 A third official} {C3 said} {T3 it was new}.", 3, 3, ["An official", "A second official", "A third official"]),
    ("{S Two officials} {C said} {T the quay was sold}. {S2 A separate source} {C2 said} {T2 it was old}.", 3, 3, ["Two officials", "A separate source"]),
    ("{S Two officials and a banker} {C said} {T the quay was sold}.", 3, 3, ["Two officials", "a banker"]),
    ("{S Two officials and a banker} {C said} {T the quay was sold}. {S2 The banker} {C2 said} {T2 it was old}.", 3, 3, ["Two officials", "a banker"]),
    ("{S Two persons} {C said} {T the quay was sold}. {S2 These two persons, along with another person briefed on the sale,} {C2 said} {T2 it was old}. {S3 Two of the people} {C3 said} {T3 it leaked}.", 3, 3, ["Two persons", "another person briefed on the sale"]),
    ("{S A clerk at the port} {C said} {T the quay was sold}. {S2 Another clerk} {C2 said} {T2 it was old}. {S3 The two} {C3 said} {T3 it leaked}.", 2, 2, ["A clerk at the port", "Another clerk"]),
    ("{S A woman who works there} {C said} {T the quay was sold}. {S2 A man who works there} {C2 said} {T2 it was old}.", 2, 2, ["A woman who works there", "A man who works there"]),
    ("{S An official} {C said} {T the quay was sold}. {S2 Another official} {C2 said} {T2 it was old}. {S3 Another official} {C3 said} {T3 it was new}.", 3, 3, ["An official", "Another official"]),
    # who may be others, or not
    ("{S An official} {C said} {T the quay was sold}. {S2 A person briefed on the sale} {C2 said} {T2 it was old}.", 1, 2, ["An official", "A person briefed on the sale"]),
    ("{S Two sources} {C said} {T the quay was sold}. {S2 Two sources} {C2 said} {T2 it was old}.", 2, 4, ["Two sources"]),
    ("{S Two officials} {C said} {T the quay was sold}. {S2 Three aides} {C2 said} {T2 it was old}.", 3, 5, ["Two officials", "Three aides"]),
    ("{S An official at the Harbour Ministry} {C said} {T the quay was sold}. {S2 A diver} {C2 said} {T2 it was old}.", 1, 2, ["An official at the Harbour Ministry", "A diver"]),
    ("{S One of the officials} {C said} {T the quay was sold}. {S2 Another official} {C2 said} {T2 it was old}.", 2, 2, ["One of the officials", "Another official"]),
    ("{S Two persons} {C said} {T the quay was sold}. {S2 These two persons, along with another person} {C2 said} {T2 it was old}. {S3 One of the persons} {C3 said} {T3 it leaked}. {S4 Two sources} {C4 said} {T4 it was new}.", 3, 5, ["Two persons", "another person", "Two sources"]),
    ("{S One supplier} {C said} {T the quay was sold}. {S2 An aide} {C2 said} {T2 it was old}.", 1, 2, ["One supplier", "An aide"]),
    # the article stands on none of these, and a spokesman is nobody of his own
    ("{S A spokesman for Ada Cole} declined to comment.", 0, 0, []),
    ("{S Ada Cole} {C said} {T {S2 an aide} {C2 told} her that {T2 the quay was sold}}.", 0, 0, ["an aide"]),
]  # fmt: skip


@pytest.mark.parametrize(("article", "least", "most", "sources"), ARTICLES, ids=[a[0] for a in ARTICLES])
def test_how_many(article: str, least: int, most: int | None, sources: list[str]) -> None:
    found = standing(claims(article))
    assert ([s.description for s in found.sources], found.least, found.most) == (sources, least, most)


SOURCES = st.lists(
    st.sampled_from([
        "An official", "The official", "Another official", "Two officials", "The two officials", "Both", "They",
        "One of the officials", "Officials", "The officials", "A second source", "Three people briefed on it", "One of the people",
        "These two persons, along with another person", "Another", "She", "A woman who was there", "Two aides and a banker", "All three",
        "More than a dozen employees", "At least two of the employees", "One", "The other", "Ada Cole", "Experts",
    ]),
    max_size=9,
)  # fmt: skip


def _article(sources: list[str]) -> list[Claim]:
    said = (
        f"{{S{n} {source}}} {{C{n} said}} {{T{n} quay number {n} was sold}}."
        for n, source in enumerate(sources)
    )
    return claims(" ".join(said))


def _numbers(found: Standing) -> tuple[int, int | None]:
    return found.least, found.most


@given(SOURCES)
def test_the_bounds_are_bounds(sources: list[str]) -> None:
    said = _article(sources)
    found = standing(said)
    assert found.most is None or found.least <= found.most
    assert (found.least > 0) == any(c.anonymity == "anonymous" for c in said)
    assert all(s.most is None or s.least <= s.most for s in found.sources)
    # "All three" of two told of before states more than these add up to.
    assert found.least >= sum(found.sources[n].least for n in found.fewest)
    stand = {claim for s in found.sources for claim in s.claims}
    assert stand == {c.claim_id for c in said if c.anonymity == "anonymous"}


@given(SOURCES, st.randoms())
def test_the_order_in_which_claims_come_is_nothing(sources: list[str], random: object) -> None:
    said = _article(sources)
    mixed = said[:]
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert standing(mixed) == standing(said)


@given(SOURCES.filter(bool), st.data())
def test_more_words_of_one_source_add_nobody(sources: list[str], data: st.DataObject) -> None:
    said = _article(sources)
    again = data.draw(st.sampled_from(said)) if said else None
    more = [replace(again, claim_id="again")] if again else []
    assert _numbers(standing([*said, *more])) == _numbers(standing(said))


@given(SOURCES.filter(bool))
def test_a_further_attribution_takes_nobody_away(sources: list[str]) -> None:
    before, after = standing(_article(sources[:-1])), standing(_article(sources))
    assert before.least <= after.least
    assert after.most is None or (before.most is not None and before.most <= after.most)
    assert [s.description for s in after.sources][: len(before.sources)] == [
        s.description for s in before.sources
    ]


def test_a_long_chain_of_others_is_counted_fast() -> None:
    [first] = claims("{S An official} {C said} {T the quay was sold}.")
    chain = [
        replace(
            first,
            claim_id=str(n),
            source="Another official",
            source_spans=((n, n + 1),),
            content_spans=((n, n + 1),),
        )  # type: ignore[arg-type]
        for n in range(300)
    ]
    assert _numbers(standing(chain)) == (300, 300)


@given(SOURCES)
def test_no_two_sources_have_the_same_words(sources: list[str]) -> None:
    words = [s.description.lower() for s in standing(_article(sources)).sources]
    assert len(words) == len(set(words))


def test_what_is_told_of_a_source_stands_with_it() -> None:
    found = standing(
        claims(
            "{S Two officials at the Harbour Ministry with knowledge of the sale} {C said} {T the quay was sold}. "
            "They asked not to be named because they feared dismissal. "
            "{S2 The officials and a banker briefed on the price} {C2 said} {T2 it was low}."
        )
    )
    officials, banker = found.sources
    assert (officials.count, officials.basis, officials.affiliation) == (
        2,
        "with knowledge of the sale",
        "Harbour Ministry",
    )
    assert officials.reason == "they feared dismissal"
    assert (banker.count, banker.basis, banker.reason) == (1, "briefed on the price", None)
    assert officials.apart == {1}

"""Groups of claims: the same in any order, and what holds two of them apart or together."""

import random
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.claims.alike.groups import groups, likely
from onrecord.claims.alike.records import LIKELY, RELATED, SAME, Decision, Pair, Told
from tests.claims.alike.saying import told


def claim(name: str, article: int, speaker: str | None = "Ada Cole", content: str | None = None) -> Told:
    return told(content or f"words of {name}", speaker, article=article, claim_id=name)


def pair(a: str, b: str, score: float = 0.95, band: str | None = None, veto: str | None = None) -> Pair:
    band = band or (SAME if score >= 0.7 else LIKELY if score >= 0.4 else RELATED)
    return Pair(*sorted((a, b)), score, band, (), veto)


CLAIMS = [claim("a", 1), claim("b", 2), claim("c", 3), claim("d", 4)]


def test_likely_pairs_are_never_counted() -> None:
    assert groups(CLAIMS, [pair("a", "b", 0.5), pair("c", "d", 0.2)]) == ()


def test_a_group_of_all_that_hang_together() -> None:
    assert groups(CLAIMS, [pair("a", "b"), pair("b", "c"), pair("a", "c", 0.8)]) == (("a", "b", "c"),)


def test_a_chain_is_no_group() -> None:
    """One that is like two, which are not like each other, goes to the one it is likest."""
    assert groups(CLAIMS, [pair("a", "b", 0.99), pair("b", "c", 0.75)]) == (("a", "b"),)


def test_one_claim_an_article() -> None:
    """One quotation to which the extractor gave two speakers, or a headline that says what its body says."""
    twice = [claim("a", 1), claim("b", 2), claim("c", 2, None)]
    assert groups(
        twice,
        [
            pair("a", "b", 0.9),
            pair("a", "c", 0.95),
            pair("b", "c", 0.97, LIKELY, "both stand in one article"),
        ],
    ) == (("a", "c"),)


def test_two_named_speakers_are_in_no_group_by_way_of_a_third() -> None:
    three = [claim("a", 1), claim("b", 2, None), claim("c", 3, "Bill Dunn")]
    assert groups(three, [pair("a", "b", 0.96), pair("b", "c", 0.95)]) == (("a", "b"),)


def test_two_names_that_may_be_one_speakers_are_no_hindrance() -> None:
    two = [claim("a", 1), replace(claim("b", 2), speaker_id=99)]
    assert groups(two, [pair("a", "b", 0.96)]) == (("a", "b"),)


def test_a_veto_between_two_members_keeps_groups_apart() -> None:
    found = groups(
        CLAIMS,
        [
            pair("a", "b", 0.96),
            pair("b", "c", 0.95),
            pair("a", "c", 0.9, RELATED, "different numbers: 71, 150"),
        ],
    )
    assert found == (("a", "b"),)


def test_a_pair_with_a_veto_is_not_counted_whatever_its_band() -> None:
    assert groups(CLAIMS, [pair("a", "b", 0.99, SAME, "said on different days")]) == ()


@pytest.mark.parametrize("score", [0.99, 0.3])
def test_a_reviewer_who_says_the_same_is_obeyed(score: float) -> None:
    decided = [Decision("a", "b", True)]
    assert groups(CLAIMS, [pair("a", "b", score, RELATED, "different speakers")], decided) == (("a", "b"),)
    assert groups(CLAIMS, [], decided) == (("a", "b"),)


def test_a_reviewer_who_says_not_the_same_is_obeyed_also_by_way_of_others() -> None:
    links = [pair("a", "b", 0.99), pair("b", "c", 0.98), pair("a", "c", 0.97)]
    assert groups(CLAIMS, links, [Decision("a", "b", False)]) == (("b", "c"),)


def test_what_many_outlets_print_is_one_group_though_an_index_links_each_with_few() -> None:
    words = "the breakwater at Tarn will be finished before the storms"
    printed = [claim(f"p{n:02}", n, content=words) for n in range(40)]
    links = [pair(f"p{n:02}", f"p{n + 1:02}", 0.99) for n in range(39)]
    assert groups(printed, links) == (tuple(f"p{n:02}" for n in range(40)),)


def test_links_to_unknown_claims_are_left_aside() -> None:
    assert groups(CLAIMS[:1], [pair("a", "b")], [Decision("a", "z", True)]) == ()


@given(st.randoms(use_true_random=False), st.integers(0, 2**32))
def test_any_order_gives_the_same_groups(chance: random.Random, seed: int) -> None:
    made = random.Random(seed)
    told = [claim(f"c{n}", made.randrange(6), made.choice(("Ada Cole", "Bill Dunn", None))) for n in range(9)]
    names = [t.claim.claim_id for t in told]
    links = [
        pair(a, b, made.choice((0.2, 0.5, 0.8, 0.8, 0.95)), veto=made.choice((None, None, None, "why")))
        for a, b in combinations(names, 2)
        if made.random() < 0.5
    ]
    decided = [Decision(a, b, made.random() < 0.5) for a, b in combinations(names, 2) if made.random() < 0.05]
    expected = groups(told, links, decided)
    for things in (told, links, decided):
        chance.shuffle(things)  # type: ignore[arg-type]
    assert groups(told, links, decided) == expected
    assert len({c for group in expected for c in group}) == sum(map(len, expected))


def test_parts_that_nothing_links_can_be_grouped_apart() -> None:
    """So that only what a new pair touches needs to be done again."""
    links = [pair("a", "b"), pair("c", "d")]
    whole = groups(CLAIMS, links)
    assert whole == groups(CLAIMS[:2], links) + groups(CLAIMS[2:], links)


def test_likely_is_shown_both_ways_and_not_within_a_group() -> None:
    links = [pair("a", "b"), pair("a", "c", 0.5), pair("b", "d", 0.2)]
    assert likely(links, groups(CLAIMS, links)) == {"a": ("c",), "c": ("a",)}
    assert likely(links, groups(CLAIMS, links), [Decision("a", "c", False)]) == {}


def test_a_moved_article_moves_its_claim() -> None:
    moved = [replace(CLAIMS[0], article_id=2), *CLAIMS[1:]]
    assert groups(moved, [pair("a", "b")]) == ()

"""Which articles tell of one event."""

from __future__ import annotations

import random
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.claims.across import stories
from onrecord.claims.across.records import ArticlePair, Report
from tests.claims.across.build import links, pair, report

FIRE = "Fire destroys the Gellert mill in Belmont"
FIRES = (
    "Fire destroyed the Gellert mill in Belmont on Sunday night. Forty people from the houses beside the mill spent the night in the Belmont school, and Ida Vane, who has owned the Gellert mill since May, said that nobody was hurt.",
    "The Gellert mill in Belmont burned down overnight. Its owner, Ida Vane, said that nobody was hurt. Neighbours were brought to the school in Belmont, where forty of them slept.",
)
CUP = (
    "Rolf Brandt won the Lowland cup in sailing for the third time on Sunday, ahead of two boats from Alderport. Brandt said the wind had been with him all day.",
    "Sailing: Brandt takes the Lowland cup again. The boat of Rolf Brandt came in first, and two from Alderport behind it, in a strong wind.",
)


def fires() -> list[Report]:
    return [
        report(1, FIRES[0], title=FIRE, published="2026-05-04"),
        report(
            2,
            FIRES[1],
            title="Belmont: Gellert mill burns down",
            outlet="Fell Herald",
            published="2026-05-04",
        ),
        report(3, CUP[0], title="Brandt wins the Lowland cup", published="2026-05-04"),
        report(4, CUP[1], title="Third Lowland cup for Brandt", outlet="Fell Herald", published="2026-05-04"),
    ]


def told(reports: list[Report], same: dict | None = None) -> tuple[tuple[int, ...], ...]:  # type: ignore[type-arg]
    found = stories.pairs(list(combinations(reports, 2)), same or {})
    return stories.stories(reports, found, same or {})


def test_articles_of_one_event_are_one_story() -> None:
    assert told(fires()) == ((1, 2), (3, 4))


def test_lead_words_are_what_two_articles_of_one_event_share() -> None:
    one, other, cup, _ = fires()
    assert {"gellert", "belmont"} <= set(stories.lead_words(one)) & set(stories.lead_words(other))
    assert not {"gellert", "belmont"} & set(stories.lead_words(cup))
    assert len(stories.lead_words(one)) <= 20
    assert stories.lead_words(report(9, "")) == ()


def test_the_same_words_a_month_later_are_another_story() -> None:
    one, other = fires()[:2]
    late = report(2, other.text, title=other.title, published="2026-06-14")
    assert told([one, late]) == ()


def test_an_article_without_a_date_joins_by_a_shared_claim_alone() -> None:
    one, other = fires()[:2]
    undated = report(2, other.text, title=other.title, published=None)
    assert told([one, undated]) == ()
    assert told([one, undated], links([[(1, "a"), (2, "b")]])) == ((1, 2),)
    assert told([one, undated], links([[(1, "a"), (2, "b")]], "likely")) == ()


def test_a_pair_tells_why() -> None:
    (found,) = stories.pairs(
        [(fires()[1], fires()[0]), (fires()[0], fires()[1])], links([[(1, "a"), (2, "b")]])
    )
    assert (found.a, found.b) == (1, 2)
    assert any("Gellert" in reason for reason in found.reasons)
    assert any("the same day" in reason for reason in found.reasons)
    assert any("1 claim" in reason for reason in found.reasons)


def _days(*days: str) -> list[Report]:
    return [report(n, "x", published=day) for n, day in enumerate(days, 1)]


def _scored(*scores: tuple[int, int, float]) -> list[ArticlePair]:
    return [ArticlePair(a, b, score, ()) for a, b, score in scores]


def test_a_running_story_chains_from_day_to_day() -> None:
    running = _days("2026-05-01", "2026-05-03", "2026-05-06", "2026-05-09")
    chain = _scored((1, 2, 0.9), (2, 3, 0.9), (3, 4, 0.9))
    assert stories.stories(running, chain, {}) == ((1, 2, 3, 4),)


def test_one_article_between_two_events_does_not_make_them_one() -> None:
    """Each is like the round-up in the middle, none like one of the other event."""
    day = _days(*["2026-05-01"] * 5)
    scores = _scored((1, 2, 0.95), (4, 5, 0.95), (2, 3, 0.7), (1, 3, 0.7), (3, 4, 0.7), (3, 5, 0.7))
    found = stories.stories(day, scores, {})
    assert len(found) == 2
    assert not any({1, 5} <= set(story) for story in found)


def test_nothing_is_joined_over_a_week_without_a_shared_claim() -> None:
    apart = _days("2026-05-01", "2026-05-12")
    assert stories.stories(apart, _scored((1, 2, 0.99)), {}) == ()
    assert stories.stories(apart, _scored((1, 2, 0.99)), links([[(1, "a"), (2, "b")]])) == ((1, 2),)
    assert stories.stories(apart, _scored((1, 2, 0.99)), {(1, 2): [pair("a", "b", "related")]}) == ()


@st.composite
def newsrooms(draw: st.DrawFn) -> tuple[list[Report], list[ArticlePair]]:
    days = ["2026-05-01", "2026-05-02", "2026-05-05", "2026-05-20", None]
    reports = [
        report(n, "x", published=draw(st.sampled_from(days))) for n in range(1, draw(st.integers(1, 9)))
    ]
    scores = [
        ArticlePair(a.article_id, b.article_id, draw(st.sampled_from([0.2, 0.5, 0.6, 0.9])), ())
        for a, b in combinations(reports, 2)
        if draw(st.booleans())
    ]
    return reports, scores


@settings(deadline=None)
@given(newsrooms(), st.randoms(use_true_random=False))
def test_any_order_gives_the_same_stories(
    drawn: tuple[list[Report], list[ArticlePair]], order: random.Random
) -> None:
    reports, scores = drawn
    found = stories.stories(reports, scores, {})
    order.shuffle(reports)
    order.shuffle(scores)
    assert stories.stories(reports, scores, {}) == found
    told = [number for story in found for number in story]
    assert len(told) == len(set(told))
    assert all(len(story) > 1 for story in found)


def test_the_title_is_the_one_that_tells_what_the_others_do() -> None:
    titles = (
        "Live: all the news of Monday",
        "Gellert mill in Belmont burns down",
        "Belmont mourns its mill",
        "",
    )
    lead = "The mill of the Gellert family burned down on Sunday."
    assert stories.title([report(n, lead, title=title) for n, title in enumerate(titles, 1)]) == titles[1]
    assert stories.title([]) == ""
    assert stories.title([report(1, "", title=" One  headline ")]) == "One headline"

"""Which pairs are the same claim, which are not though they read alike, and why: the matcher as it is shipped."""

from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.claims.alike.pairs import Matcher
from onrecord.claims.alike.records import LIKELY, RELATED, SAME, Pair, Told
from tests.claims.alike.saying import told

AROUND = " The breakwater was planned after the storm of last winter. Residents of Tarn met in the town hall."
CLASS = {"anonymity": "collective", "source_type": "group"}
ON_MONDAY = {"said_text": "on Monday", "said_date": "2024-05-06", "said_precision": "day"}
ON_FRIDAY = {"said_text": "on Friday", "said_date": "2024-05-10", "said_precision": "day"}


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher.load()


def two(
    one: str, other: str, about_one: dict[str, Any] | None = None, about_other: dict[str, Any] | None = None
) -> tuple[Told, Told]:
    a, b = dict(about_one or {}), dict(about_other or {})
    return (
        told(one, a.pop("speaker", "Ada Cole"), article=1, context=one + AROUND, **a),
        told(other, b.pop("speaker", "Ada Cole"), article=b.pop("article", 2), context=other + AROUND, **b),
    )


def judge(matcher: Matcher, pair: tuple[Told, Told]) -> Pair | None:
    found = matcher.pairs([pair])
    return found[0] if found else None


THE_SAME = [
    # told in other words
    two("the breakwater at Tarn would be finished before the autumn storms", "the Tarn breakwater will be done before the storms come in autumn"),
    # a part of the quotation
    two("“We will finish the breakwater before the storms, whatever it costs the town.”", "“We will finish the breakwater before the storms,”"),
    # an old quotation in new copy
    two(
        "“No child of this valley will ever again walk to school along the dike.”",
        "“No child of this valley will ever again walk to school along the dike.”",
        {"published": date(2015, 3, 1), "quote_type": "direct"}, {"published": date(2016, 9, 1), "quote_type": "direct"},
    ),
    # nobody is named, and the words are others
    two(
        "investors from three countries had talked about buying the shipyard at Gorm",
        "the shipyard at Gorm had been the subject of talks with investors from three countries",
        {"speaker": None, "source": "two people with knowledge of the talks"}, {"speaker": None, "source": "people familiar with the matter"},
    ),
    # a speaker whom the extractor lost
    two(
        "the breakwater would cost nine million and be paid for by the port",
        "the breakwater would cost nine million, which the port would pay",
        {}, {"speaker": None, "source": "they", "anonymity": None},
    ),
    # print and web of one outlet
    two("the breakwater would cost the town nine million", "the breakwater would cost the town nine million", {"outlet": "Echo"}, {"outlet": "Echo"}),
    # told at second hand in both: the inner speaker counts
    two(
        "the breakwater at Tarn would never withstand the storms",
        "the Tarn breakwater will never withstand a storm",
        {"reported_by": "001-x"}, {},
    ),
]  # fmt: skip

KEPT_APART = [
    ("denied", two("he had founded the smugglers' ring in the old harbour", "he had founded the smugglers' ring in the old harbour", {}, {"cue": "denied"}), "contrary"),
    ("opposite, in the same words", two("the council will close the swimming hall this winter", "the council will not close the swimming hall this winter"), "contrary"),
    ("a share and another", two("4 in 10 fishermen want the quota lifted", "about half of the fishermen want the quota lifted", {"speaker": None, **CLASS, "source": "fishermen"}, {"speaker": None, **CLASS, "source": "fishermen"}), "different numbers"),
    ("counts that move", two("71 people are missing after the landslide at Gorm", "150 people are missing after the landslide at Gorm"), "different numbers"),
    ("a candidate and a spokesman", two("the breakwater would cost nine million", "the breakwater would cost nine million", {}, {"speaker": "Tim Ray", "affiliation": "Cole campaign"}), "different speakers"),
    ("two classes", two("the breakwater is too low for the storms", "the breakwater is too low for the storms", {"speaker": None, **CLASS, "source": "experts"}, {"speaker": None, **CLASS, "source": "residents"}), "different classes"),
    ("a class and one who is named", two("the breakwater is too low for the storms", "the breakwater is too low for the storms", {}, {"speaker": None, **CLASS, "source": "critics"}), "class"),
    ("a statement and a refusal", two("whether the breakwater is safe in the storms", "whether the breakwater is safe in the storms", {}, {"kind": "no_comment"}), "refusal"),
]  # fmt: skip

SHOWN_ONLY = [
    ("at two events", two("the ferry company would pay for the new pier itself", "the ferry company will pay for the new pier out of its own pocket", ON_MONDAY, ON_FRIDAY), "different days"),
    ("a headline and its body", two("the breakwater at Tarn will be finished before the autumn storms", "the breakwater at Tarn would be finished before the autumn storms", {}, {"article": 1}), "one article"),
    ("through a spokesman", two("the breakwater would cost nine million", "the breakwater would cost nine million", {}, {"through": "a spokeswoman"}), "speaks for"),
]  # fmt: skip

UNRELATED = [
    two("the breakwater at Tarn would be finished before the autumn storms", "the schools of Gorm need teachers of music", {}, {"speaker": "Bill Dunn"}),
    two("yes", "yes"),
    two("it was so", "it was not so"),
]  # fmt: skip


@pytest.mark.parametrize("pair", THE_SAME, ids=lambda pair: pair[0].claim.content[:40])
def test_the_same(matcher: Matcher, pair: tuple[Told, Told]) -> None:
    found = judge(matcher, pair)
    assert found is not None
    assert (found.band, found.veto) == (SAME, None)
    assert found.reasons


@pytest.mark.parametrize(("trap", "pair", "why"), KEPT_APART, ids=lambda x: x if isinstance(x, str) else "")
def test_a_hard_veto_leaves_them_related_at_most(
    matcher: Matcher, trap: str, pair: tuple[Told, Told], why: str
) -> None:
    found = judge(matcher, pair)
    assert found is None or (found.band == RELATED and why in (found.veto or "")), trap
    # Without the trap they would be one: the test could fail.
    assert found is not None


@pytest.mark.parametrize(("trap", "pair", "why"), SHOWN_ONLY, ids=lambda x: x if isinstance(x, str) else "")
def test_a_soft_veto_leaves_them_likely(
    matcher: Matcher, trap: str, pair: tuple[Told, Told], why: str
) -> None:
    found = judge(matcher, pair)
    assert found is not None
    assert (found.band, why in (found.veto or "")) == (LIKELY, True), trap


def test_a_contrary_is_told_from_other_differences(matcher: Matcher) -> None:
    opposed = {trap: found.opposed for trap, pair, _ in KEPT_APART if (found := judge(matcher, pair))}
    assert {trap for trap, is_opposed in opposed.items() if is_opposed} == {
        "denied",
        "opposite, in the same words",
    }


@pytest.mark.parametrize("pair", UNRELATED, ids=lambda pair: pair[0].claim.content[:40])
def test_unrelated(matcher: Matcher, pair: tuple[Told, Told]) -> None:
    assert judge(matcher, pair) is None


def test_one_subject_and_another_question(matcher: Matcher) -> None:
    """The commonest error: speaker and subject are one, what is said of it is not."""
    one = told(
        "the harbour tax will be cut by a third next year to keep the herring fleet in Tarn", article=1
    )
    other = told("the road behind the harbour of Tarn has to be widened because lorries block it", article=2)
    found = judge(matcher, (one, other))
    assert found is None or found.band != SAME


def test_reasons_are_words_for_a_reader(matcher: Matcher) -> None:
    pair = two(
        "the breakwater at Tarn will cost nine million",
        "it will cost nine million, the breakwater at Tarn",
        {},
        {"published": date(2024, 5, 15)},
    )
    found = judge(matcher, pair)
    assert found is not None
    assert found.reasons == (
        "same speaker",
        "share breakwater, Tarn, nine, cost, million",
        "both say nine million",
        "2 days apart",
    )


def test_a_pair_is_named_one_way_and_given_once(matcher: Matcher) -> None:
    pair = THE_SAME[0]
    found = matcher.pairs([pair, pair[::-1], (pair[0], pair[0])])
    assert [(p.a, p.b) for p in found] == [tuple(sorted(t.claim.claim_id for t in pair))]


def test_what_is_weighed_beside_a_pair_changes_nothing(matcher: Matcher) -> None:
    every = [*THE_SAME, *(pair for _, pair, _ in KEPT_APART)]
    alone = {(p.a, p.b): p for pair in every for p in matcher.pairs([pair])}
    assert {(p.a, p.b): p for p in matcher.pairs(every)} == alone
    for order in list(permutations(every[:4]))[:6]:
        assert set(matcher.pairs(order)) <= set(alone.values())


def test_an_undated_article_is_weighed_as_well(matcher: Matcher) -> None:
    one, other = THE_SAME[0]
    found = judge(matcher, (replace(one, published=None), other))
    assert found is not None
    assert not any("day" in reason for reason in found.reasons)


def test_the_version_tells_weights_and_words_apart(matcher: Matcher) -> None:
    assert all(matcher.version.split("+"))
    assert len(matcher.version.split("+")) >= 2


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_texts_can_be_weighed(one: str, other: str) -> None:
    for pair in Matcher.load().pairs(
        [(told(one or "x", article=1), told(other or "x", article=2, claim_id="b"))]
    ):
        assert 0 <= pair.score <= 1

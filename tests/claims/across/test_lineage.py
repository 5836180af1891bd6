"""Where an article has from what it tells: edges, each with the words that show it."""

from __future__ import annotations

from itertools import permutations

from onrecord.claims.across.lineage import edges
from onrecord.claims.across.records import CREDITED, LINKED, OWN, REPRINT, REWRITE, WIRE, Edge, Report
from onrecord.claims.records import Claim
from tests.claims.across.build import claim, links, report, told


def of(
    here: Report,
    claims: list[Claim],
    others: list[tuple[Report, list[Claim]]],
    same: list[list[tuple[int, str]]],
) -> list[Edge]:
    """The edges of an article, asked in every order of the others."""
    by_article = {r.article_id: [told(c, r) for c in cs] for r, cs in [(here, claims), *others]}
    answers = [
        edges(here, claims, order, by_article, links(same)) for order in permutations([r for r, _ in others])
    ]
    assert all(answer == answers[0] for answer in answers)
    for edge in answers[0]:
        if edge.span:
            assert (
                " ".join(here.text[edge.span.start : edge.span.end].split()) == edge.evidence or edge.inferred
            )
    return answers[0]


def test_a_wire_credit_leads_to_the_agency_and_to_its_article_where_that_is_known() -> None:
    text = "TARN (AP) - The harbour will close, two officials said."
    here = report(2, text, outlet="Fell Herald", wire="Associated Press", published="2026-05-05")
    mine = [claim("b", "The harbour will close", text)]
    (edge,) = of(here, mine, [], [])
    assert (edge.kind, edge.origin_name, edge.origin_article_id, edge.claim_id) == (
        WIRE,
        "Associated Press",
        None,
        None,
    )
    assert text[edge.span.start : edge.span.end] == "AP"  # type: ignore[union-attr]
    agency = report(1, "The harbour will close.", outlet="AP News", published="2026-05-02")
    (edge,) = of(here, mine, [(agency, [claim("a", "The harbour will close")])], [[(1, "a"), (2, "b")]])
    assert edge.origin_article_id == 1


def test_an_agency_has_its_own_story_from_nobody() -> None:
    here = report(1, "TARN (AP) - It will close.", outlet="The Associated Press", wire="Associated Press")
    assert of(here, [], [], []) == []


def test_a_claim_told_inside_an_outlets_is_credited_to_the_outlet() -> None:
    text = "Radio Lowland reported that the owner had said that he would sell."
    outer = claim(
        "a",
        "the owner had said that he would sell",
        text,
        source="Radio Lowland",
        speaker="Radio Lowland",
        source_type="outlet",
    )
    inner = claim("b", "he would sell", text, source="the owner", reported_by="a")
    found = of(report(1, text), [outer, inner], [], [])
    assert {(edge.kind, edge.origin_name, edge.claim_id) for edge in found} == {
        (CREDITED, "Radio Lowland", "a"), (CREDITED, "Radio Lowland", "b"),
    }  # fmt: skip


def test_claims_that_tell_one_another_in_a_circle_end() -> None:
    one, two = claim("a", "he left", reported_by="b"), claim("b", "she left", reported_by="a")
    assert of(report(1, "he left she left"), [one, two], [], []) == []


def test_an_outlets_own_name_behind_told_is_its_own_work() -> None:
    text = "The wall is moving, two divers told the Tarn Gazette."
    (edge,) = of(
        report(1, text),
        [claim("a", "The wall is moving", text, via="Tarn Gazette", source="two divers", cue="told")],
        [],
        [],
    )
    assert (edge.kind, edge.claim_id, edge.evidence) == (OWN, "a", "told the Tarn Gazette")


def test_a_link_counts_for_the_claims_that_the_linked_article_has() -> None:
    text = "The wall is moving, divers said. The lake is dead, she said."
    here = report(
        2, text, outlet="Fell Herald", published="2026-05-08", links=("https://gazette.example/wall/#top",)
    )
    mine = [claim("b1", "The wall is moving", text), claim("b2", "The lake is dead", text)]
    linked = report(1, "The wall is moving.", url="http://www.gazette.example/wall")
    (edge,) = of(here, mine, [(linked, [claim("a", "The wall is moving")])], [[(1, "a"), (2, "b1")]])
    assert (edge.kind, edge.claim_id, edge.origin_article_id) == (LINKED, "b1", 1)


def test_a_link_to_what_came_out_later_or_stands_in_the_same_paper_is_no_origin() -> None:
    text = "The wall is moving, divers said."
    mine = [claim("b", "The wall is moving", text)]
    here = report(
        2, text, outlet="Fell Herald", published="2026-05-01", links=("https://gazette.example/wall",)
    )
    later = report(1, "The wall is moving.", url="https://gazette.example/wall", published="2026-05-09")
    assert of(here, mine, [(later, [claim("a", "The wall is moving")])], [[(1, "a"), (2, "b")]]) == []
    house = report(
        1,
        "The wall is moving.",
        outlet="The Fell Herald",
        url="https://gazette.example/wall",
        published="2026-04-01",
    )
    assert of(here, mine, [(house, [claim("a", "The wall is moving")])], [[(1, "a"), (2, "b")]]) == []


LONG = (
    "The council met behind closed doors for nine hours on Sunday while several hundred people waited on the steps of the "
    "old customs house in the rain, and the meeting ended shortly before midnight without a word to those who had waited."
)


def test_a_reprint_leads_to_the_oldest() -> None:
    here = report(3, LONG, outlet="Alder Post", published="2026-05-10")
    first = report(1, LONG + " More.", published="2026-05-01")
    second = report(2, LONG, outlet="Fell Herald", published="2026-05-05")
    (edge,) = of(here, [], [(second, []), (first, [])], [])
    assert (edge.kind, edge.origin_article_id, edge.inferred) == (REPRINT, 1, False)
    assert edge.confidence > 0.9


def test_of_two_alike_whose_order_is_unknown_one_is_the_reprint() -> None:
    one, other = report(1, LONG), report(2, LONG, outlet="Fell Herald")
    assert [e.origin_article_id for e in of(other, [], [(one, [])], [])] == [1]
    assert of(one, [], [(other, [])], []) == []
    assert "unknown" in of(other, [], [(one, [])], [])[0].evidence


def test_two_prints_of_one_wire_story_are_no_reprint_of_each_other() -> None:
    one = report(1, LONG, published="2026-05-01", wire="Reuters")
    other = report(2, LONG, outlet="Fell Herald", published="2026-05-09", wire="Reuters")
    assert [edge.kind for edge in of(other, [], [(one, [])], [])] == [WIRE]


def _retelling(cues: int, unnamed: bool, published: str) -> list[Edge]:
    anonymity = {} if unnamed else {"speaker": "Ida Vane"}
    theirs = [claim(f"a{n}", f"statement {n}", source="two aides", **anonymity) for n in range(cues)]
    mine = [claim(f"b{n}", f"sentence {n}", source="aides", **anonymity) for n in range(cues)]
    here = report(2, "sentence 0, aides said", outlet="Fell Herald", published=published)
    return of(
        here, mine, [(report(1, "statement 0"), theirs)], [[(1, f"a{n}"), (2, f"b{n}")] for n in range(cues)]
    )


def test_a_rewrite_is_inferred_from_most_of_its_claims() -> None:
    (edge,) = _retelling(3, True, "2026-05-07")
    assert (edge.kind, edge.inferred, edge.origin_article_id) == (REWRITE, True, 1)
    assert edge.confidence < 0.9


def test_no_rewrite_is_inferred() -> None:
    assert _retelling(2, True, "2026-05-07") == []  # too few
    assert _retelling(3, False, "2026-05-07") == []  # all in public: both may have been there
    assert _retelling(3, True, "2026-05-04") == []  # nobody knows which was first
    assert _retelling(3, True, "2026-05-01") == []  # it came out before


def test_no_rewrite_is_inferred_of_an_article_with_work_of_its_own() -> None:
    text = "Sentence 1 is here. Sentence 2 is here. Sentence 3 is here. Sentence 0 is here, aides told the Fell Herald."
    here = report(2, text, outlet="Fell Herald", published="2026-05-09")
    mine = [claim(f"b{n}", f"Sentence {n} is here", text) for n in range(4)]
    theirs = [claim(f"a{n}", f"statement {n}") for n in range(4)]
    found = of(here, mine, [(report(1), theirs)], [[(1, f"a{n}"), (2, f"b{n}")] for n in range(4)])
    assert [edge.kind for edge in found] == [OWN]


def test_an_article_without_a_sign_has_no_edge() -> None:
    text = "Officials said that the bridge would open."
    assert of(report(1, text), [claim("a", "the bridge would open", text)], [], []) == []
    assert of(report(1, ""), [], [], []) == []

"""The count of origins: what holds of every group, beside the written scenarios."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.claims.across.origins import origins
from onrecord.claims.across.records import CREDITED, LINKED, OWN, REPRINT, REWRITE, UNKNOWN, WIRE, Edge
from onrecord.claims.alike.records import Told
from tests.claims.across.build import claim, report, told

KINDS = (WIRE, CREDITED, LINKED, REPRINT, REWRITE, OWN, UNKNOWN)
OUTLETS = ("Tarn Gazette", "Fell Herald", "Alder Post", None)
SOURCES = ("two divers", "an engineer", "people familiar with the talks", "officials", None)


@st.composite
def groups(draw: st.DrawFn) -> tuple[list[Told], list[Edge]]:
    found: list[Told] = []
    edges: list[Edge] = []
    count = draw(st.integers(1, 7))
    for n in range(1, count + 1):
        day = draw(st.sampled_from([None, "2026-05-04", "2026-05-05", "2026-06-05"]))
        speaker = draw(st.sampled_from([None, None, "Ida Vane", "Rolf Brandt"]))
        source = draw(st.sampled_from(SOURCES))
        kind = draw(st.sampled_from(["person", "outlet", "document"]))
        said = draw(st.sampled_from([None, "2026-05-04", "2026-05", "2025"]))
        one = claim(
            f"c{n}",
            "the wall is moving",
            source=speaker or source,
            speaker=speaker,
            source_type=kind,
            said_date=said,
        )
        found.append(told(one, report(n, outlet=draw(st.sampled_from(OUTLETS)), published=day)))
        for _ in range(draw(st.integers(0, 2))):
            edge_kind = draw(st.sampled_from(KINDS))
            origin = draw(st.sampled_from([None, *range(1, count + 2)]))
            name = draw(st.sampled_from([None, "Tarn Gazette", "AP", "Associated Press"]))
            of_claim = draw(st.sampled_from([None, f"c{n}"]))
            edges.append(Edge(n, edge_kind, origin, name, of_claim, "…", None, edge_kind == REWRITE, 0.5))
    return found, edges


@settings(deadline=None)
@given(groups(), st.randoms(use_true_random=False))
def test_any_order_gives_the_same_range(drawn: tuple[list[Told], list[Edge]], order: random.Random) -> None:
    group, edges = drawn
    found = origins(group, edges)
    order.shuffle(group)
    order.shuffle(edges)
    assert origins(group, edges) == found
    assert 1 <= found.least <= found.most <= len(group)
    assert sorted(placed.article_id for placed in found.placed) == sorted({t.article_id for t in group})
    assert {placed.origin for placed in found.placed} == set(range(found.most))
    assert (found.witnesses > 0) == found.utterance
    assert all(placed.reason and (placed.inferred == (placed.kind == REWRITE)) for placed in found.placed)


@settings(deadline=None)
@given(groups())
def test_a_known_edge_never_adds_an_origin(drawn: tuple[list[Told], list[Edge]]) -> None:
    """But where it takes an article out of its outlet's own, which is then another."""
    group = [replace(one, outlet=f"Paper {n}") for n, one in enumerate(drawn[0])]
    bare = origins(group, [])
    credit = Edge(group[-1].article_id, CREDITED, group[0].article_id, None, None, "…", None, False, 0.9)
    assert origins(group, [credit]).most <= bare.most


def _told(n: int, outlet: str, source: str | None, speaker: str | None = None) -> Told:
    return told(
        claim(f"c{n}", "the wall is moving", source=source, speaker=speaker), report(n, outlet=outlet)
    )


def _own(n: int, outlet: str) -> Edge:
    return Edge(n, OWN, None, outlet, f"c{n}", f"told the {outlet}", None, False, 0.9)


def test_a_credit_for_another_claim_of_the_article_counts_for_nothing() -> None:
    group = [_told(1, "Tarn Gazette", "officials"), _told(2, "Fell Herald", "officials")]
    other = Edge(2, CREDITED, 1, "Tarn Gazette", "another claim", "…", None, False, 0.95)
    assert origins(group, [other]).most == 2


def test_an_inferred_edge_lowers_the_least_only() -> None:
    group = [_told(1, "Tarn Gazette", "two divers"), _told(2, "Fell Herald", "an engineer")]
    found = origins(
        group, [_own(1, "Tarn Gazette"), Edge(2, REWRITE, 1, "Tarn Gazette", None, "…", None, True, 0.6)]
    )
    assert (found.least, found.most) == (1, 2)
    assert [placed.inferred for placed in found.placed] == [False, True]


def test_officials_and_aides_may_be_the_same_people() -> None:
    group = [_told(1, "Tarn Gazette", "a senior official"), _told(2, "Fell Herald", "an aide to the mayor")]
    assert origins(group, [_own(1, "Tarn Gazette"), _own(2, "Fell Herald")]).least == 1


def test_an_outlet_is_its_own_articles_and_not_what_it_prints_of_an_agency() -> None:
    group = [
        _told(1, "Tarn Gazette", "two divers"),
        _told(2, "Tarn Gazette", "two officers"),
        _told(3, "Fell Herald", None),
    ]
    edges = [
        _own(1, "Tarn Gazette"),
        Edge(2, WIRE, None, "Associated Press", None, "(AP)", None, False, 0.98),
        Edge(3, CREDITED, None, "AP", "c3", "AP reported", None, False, 0.95),
    ]
    found = origins(group, edges)
    assert found.most == 2
    assert [placed.origin for placed in found.placed] == [0, 1, 1]


def test_two_speakers_are_two_utterances() -> None:
    group = [_told(1, "Tarn Gazette", "Vane", "Ida Vane"), _told(2, "Fell Herald", "Brandt", "Rolf Brandt")]
    found = origins(group, [])
    assert (found.least, found.most, found.utterance) == (2, 2, False)


def test_a_speaker_whom_the_extractor_lost_adds_no_origin() -> None:
    vane = told(claim("c1", "we close the port", source="Ida Vane", speaker="Ida Vane"), report(1))
    lost = told(
        claim("c2", "we close the port", source="they", anonymity=None), report(2, outlet="Fell Herald")
    )
    found = origins([vane, lost], [])
    assert (found.most, found.utterance, found.witnesses) == (1, True, 2)


def test_one_quotation_with_two_speakers_is_one_utterance() -> None:
    words = "“we close the port on the first day of May at noon,”"
    one = told(claim("c1", words, speaker="Ida Vane", quote_type="direct"), report(1))
    other = told(
        claim("c2", words, speaker="Rolf Brandt", quote_type="direct"), report(2, outlet="Fell Herald")
    )
    assert origins([one, other], []).most == 1


SAID = "“we will close the port on the first day of May,”"


def test_a_speech_and_the_statement_that_has_it_are_one_utterance() -> None:
    heard = told(claim("c1", SAID, speaker="Ida Vane", quote_type="direct"), report(1))
    read = told(
        claim("c2", SAID, source="the statement", source_type="document", quote_type="direct"),
        report(2, outlet="Fell Herald"),
    )
    found = origins([heard, read], [])
    assert (found.most, found.utterance, found.witnesses) == (1, True, 2)


def test_bodies_that_articles_know_and_names_that_may_be_one_are_one_speaker() -> None:
    body = {"source_type": "organization", "anonymity": None}
    group = [
        told(claim(f"c{n}", "the port closes", source="the board", **body), report(n, outlet=OUTLETS[n]))
        for n in (1, 2)
    ]
    assert origins(group, []).most == 1
    named = ("Ida Vane", "Ida M. Vane")
    group = [
        told(claim(f"c{n}", "the port closes", speaker=named[n - 1]), report(n, outlet=OUTLETS[n]))
        for n in (1, 2)
    ]
    assert origins(group, []).most == 1


def test_a_class_of_people_is_no_speaker() -> None:
    several = {"source": "experts", "source_type": "group", "anonymity": "collective"}
    group = [told(claim(f"c{n}", "the port closes", **several), report(n, outlet=OUTLETS[n])) for n in (1, 2)]
    found = origins(group, [])
    assert (found.least, found.most, found.utterance) == (1, 2, False)


def test_an_outlet_that_is_credited_is_one_with_its_article_wherever_that_is_known() -> None:
    group = [_told(2, "Fell Herald", "the Gazette"), _told(3, "Alder Post", "the Gazette")]
    edges = [
        Edge(2, CREDITED, 1, "Tarn Gazette", "c2", "…", None, False, 0.95),
        Edge(3, CREDITED, None, "Tarn Gazette", "c3", "…", None, False, 0.95),
    ]
    assert origins(group, edges).most == 1


def test_what_others_tell_of_a_speech_is_no_witness_of_it() -> None:
    heard = told(claim("c1", "we close the port", speaker="Ida Vane"), report(1))
    hearsay = told(
        claim("c2", "we close the port", speaker="Ida Vane", reported_by="c9"),
        report(2, outlet="Fell Herald"),
    )
    found = origins([heard, hearsay], [])
    assert (found.least, found.most, found.utterance) == (1, 2, False)


def test_many_origins_are_counted_in_bounded_time() -> None:
    trades = "diver engineer nurse baker teacher driver pilot farmer plumber painter tailor waiter".split()
    group = [_told(n, f"Paper {chr(65 + n)}", f"a {trades[n % len(trades)]}") for n in range(24)]
    found = origins(group, [_own(n, f"Paper {chr(65 + n)}") for n in range(24)])
    assert found.most == 24
    assert 1 < found.least <= len(trades)

"""End to end on the newsroom: what a careful reader finds in it is found, and what nobody said is not."""

from collections import Counter
from functools import cache

import pytest

from onrecord.db.demo.newsroom.articles import pieces
from tests.db.demo.facts import CHECKED, absences, consists_of, differences, facts, find

PIECES = {piece.name: piece for piece in pieces()}

# Of the facts, how many are to be found at least, and of those found, how many have each field right.
# Measured, less a margin for another machine's arithmetic; raise them when the extractor gets better.
FOUND = 0.88
RIGHT = {"anonymity": 0.88, "kind": 0.92, "quote_type": 0.9, "speaker": 0.78, "source_count": 0.8}


@pytest.mark.parametrize("fact", facts(), ids=lambda fact: f"{fact['article']}: {fact['content'][:30]}")
def test_a_fact_quotes_its_article(fact):
    text = PIECES[fact["article"]].text
    for field in ("content", "source", "cue", "basis", "anonymity_reason", "role", "affiliation"):
        if fact.get(field):
            assert fact[field] in text, field
    for part in (fact.get("speaker") or "").split():
        assert part in text


def test_absent_words_stand_in_their_articles():
    for row in absences():
        assert row["absent"] in PIECES[row["article"]].text


def test_the_facts_cover_the_kinds_of_sourcing_and_of_speech():
    assert len(facts()) >= 60
    assert len({fact["article"] for fact in facts()}) >= 15
    assert {fact.get("anonymity") for fact in facts()} >= {"named", "anonymous", "collective"}
    assert {fact.get("kind") for fact in facts()} >= {"statement", "attitude", "no_comment"}
    assert {fact["quote_type"] for fact in facts() if "quote_type" in fact} == {"direct", "indirect", "mixed"}
    for field in ("source_count", "basis", "anonymity_reason", "via", "said_date"):
        assert any(fact.get(field) for fact in facts()), field


@cache
def claims_in(name):
    extract = pytest.importorskip("onrecord.claims.extract", reason="there is no extractor to measure")
    from onrecord.claims.records import Document

    piece = PIECES[name]
    document = Document(name, piece.text, piece.published.date(), piece.outlet.name)
    return loaded(extract.Extractor).extract(document)


@cache
def loaded(extractor):
    return extractor.load()


def test_the_extractor_finds_what_a_careful_reader_finds():
    stated, wrong, missed = Counter(), Counter(), []
    for fact in facts():
        claim = find(fact, PIECES[fact["article"]].text, claims_in(fact["article"]))
        if claim is None:
            missed.append(f"{fact['article']}: {fact['content']}")
            continue
        stated.update(field for field in CHECKED if field in fact)
        wrong.update(differences(fact, claim).keys())
    assert len(missed) <= (1 - FOUND) * len(facts()), "\n".join(missed)
    for field, floor in RIGHT.items():
        assert 1 - wrong[field] / stated[field] >= floor, f"{field}: {wrong[field]} of {stated[field]} wrong"


@pytest.mark.parametrize("row", absences(), ids=lambda row: row["why"])
def test_nobody_is_made_to_say_what_nobody_said(row):
    assert not [claim for claim in claims_in(row["article"]) if consists_of(claim, row["absent"])]

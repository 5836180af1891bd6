"""Whom an article stands on and who was asked, as the pages show it, and as it can be taken away."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from onrecord.db.migrations import TIMELINE_COLUMNS
from onrecord.db.query.worksheet import SHEET_COLUMNS
from onrecord.db.site.app import create
from onrecord.db.store import Store
from tests.db.site.conftest import Get, getter
from tests.db.told import PRICE, REVERSED, SALE, add


@pytest.fixture(scope="module")
def quay(tmp_path_factory: pytest.TempPathFactory) -> Get:
    path: Path = tmp_path_factory.mktemp("quay") / "quay.db"
    with Store.open(path) as store:
        add(store, SALE, "2031-05-21")
        add(store, PRICE, "2031-05-22", "Fell Ledger")
        add(store, REVERSED, "2031-05-23")
        add(
            store,
            "{S Two officials briefed on the sale} {C said} {T the quay was leased}.",
            "2031-05-24",
            "Fell Ledger",
        )
        add(
            store,
            "Lowtide could not be reached for comment. {S An aide} {C said} {T it had moved}.",
            "2031-05-25",
        )
    return getter(create(path))


def sections(get: Get, path: str) -> list[str]:
    page = BeautifulSoup(get(path).text, "lxml")
    return [" ".join(section.get_text(" ").split()) for section in page.select(".standing")]


def parties(get: Get, path: str) -> dict[str, str]:
    page = BeautifulSoup(get(path).text, "lxml")
    return {
        " ".join(section.select("h2")[0].get_text(" ").split()): " ".join(section.select("h2 + p")[0].get_text(" ").split())
        for section in page.select(".standing")
    }  # fmt: skip


def test_each_article_once_with_its_distinct_unnamed_sources(quay: Get) -> None:
    aide, leased, sale = sections(quay, "/unnamed")
    assert "Stands on one person" in aide
    assert "Stands on two people" in leased
    assert "Stands on three to four people" in sale
    officials = "Two officials briefed on the sale two people how they know: briefed on the sale ; why unnamed: they feared dismissal ; statements evidence 1 , evidence 2 , evidence 3"
    assert officials in sale
    assert (
        "another person one person how they know: not found; why unnamed: not found; statement evidence 1"
        in sale
    )
    for section in (leased, sale):
        assert "the same words in 1 other article , perhaps the same people" in section


def test_the_same_words_lead_to_the_articles_that_have_them(quay: Get) -> None:
    page = BeautifulSoup(quay("/unnamed").text, "lxml")
    link = next(a for a in page.select(".standing a") if "same words" in a.get_text())
    assert len(sections(quay, str(link["href"]))) == 2


def test_pages_of_articles_leave_none_out(quay: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = sections(quay, "/unnamed")
    monkeypatch.setattr("onrecord.db.site.library.PAGE_SIZE", 1)
    found, at = [], "/unnamed"
    while at:
        found += sections(quay, at)
        following = BeautifulSoup(quay(at).text, "lxml").select_one("a[rel=next]")
        at = str(following["href"]) if following else ""
    assert found == whole


def test_one_card_a_party_with_what_came_of_asking(quay: Get) -> None:
    assert parties(quay, "/replies") == {
        "Lowtide": "No reply 1, Not reached 1",
        "Eve Hart": "Answered 1, Declined 1",
        "Carla Moss": "No reply",
    }
    lowtide = sections(quay, "/replies")[0]
    assert "Lowtide could not be reached for comment Not reached 25 May 2031 , Tarn Echo" in lowtide
    assert "Neither Lowtide nor Carla Moss responded to requests for comment No reply" in lowtide


OUTCOMES = [
    ("outcome=answered", ["Eve Hart"]),
    ("outcome=declined", ["Eve Hart"]),
    ("outcome=no_reply", ["Lowtide", "Carla Moss"]),
    ("outcome=could_not_be_reached", ["Lowtide"]),
    ("outcome=never", ["Lowtide", "Carla Moss"]),
    ("outcome=nonsense", ["Lowtide", "Eve Hart", "Carla Moss"]),
    ("outcome=never&q=reached", ["Lowtide"]),
    ("outcome=never&outlet=Fell+Ledger", []),
    ("speaker=carla-moss", ["Carla Moss"]),
    ("from=2031-05-22", ["Lowtide", "Eve Hart"]),
]


@pytest.mark.parametrize(("question", "expected"), OUTCOMES)
def test_who_was_asked_and_never_answered(quay: Get, question: str, expected: list[str]) -> None:
    assert list(parties(quay, f"/replies?{question}")) == expected
    rows = json.loads(quay(f"/replies.json?{question}").text)
    assert {row["party"] for row in rows} == set(expected)


def test_the_chosen_outcome_stays_while_searching(quay: Get) -> None:
    page = BeautifulSoup(quay("/replies?outcome=never&q=reached").text, "lxml")
    assert page.select_one("input[type=hidden][name=outcome][value=never]")
    assert str(page.select(".summary .chips a")[0]["href"]) == "/replies?outcome=never"
    assert page.select_one("nav.chips a[aria-current]").get_text() == "Never answered"  # type: ignore[union-attr]


def test_pages_of_parties_leave_none_out(quay: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = sections(quay, "/replies")
    monkeypatch.setattr("onrecord.db.site.library.PAGE_SIZE", 1)
    found, at = [], "/replies"
    while at:
        found += sections(quay, at)
        following = BeautifulSoup(quay(at).text, "lxml").select_one("a[rel=next]")
        at = str(following["href"]) if following else ""
    assert found == whole


def test_replies_can_be_taken_away_and_followed(quay: Get) -> None:
    header, *rows = csv.reader(io.StringIO(quay("/replies.csv").text, newline=""))
    assert tuple(header) == (*TIMELINE_COLUMNS, "party", "outcome", "words", *SHEET_COLUMNS)
    assert [row[len(TIMELINE_COLUMNS) :][:2] for row in rows] == [
        ["Lowtide", "could_not_be_reached"],
        ["Eve Hart", "answered"],
        ["Lowtide", "no_reply"],
        ["Carla Moss", "no_reply"],
        ["Eve Hart", "declined"],
    ]
    feed = ElementTree.fromstring(quay("/replies.atom?outcome=declined").content)
    assert len(list(feed.iter("{http://www.w3.org/2005/Atom}entry"))) == 1


def test_the_article_tells_its_unnamed_sources_apart(quay: Get) -> None:
    page = BeautifulSoup(quay("/article/1").text, "lxml")
    lines = [" ".join(li.get_text(" ").split()) for li in page.select(".panel .grid li")]
    for words in (
        "3 unnamed people at least",
        "4 unnamed people at most",
        "3 asked for comment",
        "0 of them answered",
    ):
        assert any(line.startswith(words) for line in lines), words
    told = [" ".join(li.get_text(" ").split()) for li in page.select(".told-apart li")]
    assert [words.partition(" how they know")[0] for words in told] == [
        "Two officials briefed on the sale two people",
        "another person one person",
        "A diver one person",
    ]
    shown = BeautifulSoup(quay("/article/1?show=anonymous_min").text, "lxml")
    assert "3 of 12 statements" in shown.select(".notice")[0].get_text()
    for link in page.select(".told-apart a[href^='#']"):
        assert page.find(id=str(link["href"]).removeprefix("#"))

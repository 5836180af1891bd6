"""A speaker's page: every name, each office once with its dates, and old addresses that lead on."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from onrecord.db.site.app import create
from onrecord.db.store import Store
from tests.db.archive import Archive
from tests.db.site.conftest import Get, getter


@pytest.fixture
def site(tmp_path: Path) -> tuple[Get, Archive]:
    store = Store.open(tmp_path / "news.db")
    archive = Archive(store)
    dunn = {"speaker": "William Dunn", "affiliation": "Tarn"}
    archive.article({**dunn, "role": "harbour master"}, day="2024-03-01", outlet="Courier")
    archive.article({**dunn, "role": "mayor", "speaker": "Bill Dunn"}, day="2026-01-05")
    archive.article({**dunn, "role": "mayor", "speaker": "Dunn"}, day="2026-02-06", outlet="Courier")
    archive.article("Ada <b>Cole</b>")
    return getter(create(tmp_path / "news.db")), archive


def section(get: Get, path: str, title: str) -> str:
    soup = BeautifulSoup(get(path).text, "lxml")
    heading = next((h2 for h2 in soup.select("h2") if h2.get_text() == title), None)
    return "" if heading is None else " ".join(heading.parent.get_text(" ").split())


def test_names_without_the_rules_that_joined_them(site: tuple[Get, Archive]) -> None:
    get, archive = site
    shown = section(get, "/speaker/william-dunn", "Also named")
    assert shown == "Also named Bill Dunn 1 article Dunn 1 article"
    archive.merge("William Dunn", "ada-b-cole-b")
    assert section(get, "/speaker/william-dunn", "Also named").count("Ada <b>Cole</b> 1 article") == 1


def test_a_speaker_of_one_name_has_no_such_section(site: tuple[Get, Archive]) -> None:
    assert section(site[0], "/speaker/ada-b-cole-b", "Also named") == ""


def test_offices_over_time(site: tuple[Get, Archive]) -> None:
    shown = section(site[0], "/speaker/william-dunn", "Described as")
    assert shown == (
        "Described as mayor, Tarn 2 articles 5 January 2026 to 6 February 2026 "
        "harbour master, Tarn 1 article 1 March 2024"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/speaker/bill-dunn", "/speaker/william-dunn"),
        ("/speaker/bill-dunn.csv?bom=1", "/speaker/william-dunn.csv?bom=1"),
        ("/speaker/dunn?before=5", "/speaker/william-dunn?before=5"),
    ],
)
def test_old_addresses_lead_on(site: tuple[Get, Archive], old: str, new: str) -> None:
    response = site[0](old, follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (302, new)


def test_an_address_is_its_own_again_after_a_split(site: tuple[Get, Archive]) -> None:
    get, archive = site
    archive.split("William Dunn", "Bill Dunn")
    assert get("/speaker/bill-dunn").status_code == 200
    shown = BeautifulSoup(get("/speaker/bill-dunn").text, "lxml").get_text()
    assert "2 statements" in shown, "with Mayor Dunn, whose office is his"
    archive.merge("Bill Dunn", "William Dunn")
    assert get("/speaker/william-dunn", follow_redirects=False).headers["location"] == "/speaker/bill-dunn"


def test_every_name_searches_the_timeline(site: tuple[Get, Archive]) -> None:
    get, _ = site
    for asked in ("William+Dunn", "Bill+Dunn", "bill-dunn"):
        assert "3 statements" in BeautifulSoup(get(f"/timeline?speaker={asked}").text, "lxml").get_text(), (
            asked
        )

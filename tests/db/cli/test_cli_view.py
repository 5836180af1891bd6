"""`onrecord view`: searches with a name, on the command line and on the site."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner, Result

from onrecord.db.cli import main
from onrecord.db.site.app import create
from onrecord.db.store import Store
from tests.db.archive import Archive
from tests.db.site.conftest import getter


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_DB", raising=False)
    with Store.open("onrecord.db") as store:
        Archive(store).article("Ada Cole", "Bo Dunn")
    return tmp_path


def onrecord(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), prog_name="onrecord")


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:8001/timeline?speaker=ada-cole&before=99",
        "https://news.example/below/timeline?speaker=ada-cole",
        "/timeline?speaker=ada-cole",
        "?speaker=ada-cole",
    ],
)
def test_a_search_with_a_name_has_an_address_files_and_a_feed(place: Path, address: str) -> None:
    added = onrecord("view", "add", "What  Cole says", address)
    assert (added.exit_code, added.stdout) == (0, "/view/what-cole-says\n")
    assert "/timeline?speaker=ada-cole" in onrecord("view", "list").stdout
    get = getter(create(place / "onrecord.db"))
    page = BeautifulSoup(get("/view/what-cole-says").text, "lxml")
    assert page.h1 is not None
    assert page.h1.get_text() == "What Cole says"
    assert "1 statement" in page.get_text()
    [row] = list(csv.DictReader(io.StringIO(get("/view/what-cole-says.csv").text)))
    assert row["speaker"] == "Ada Cole"
    assert "What Cole says" in get("/view/what-cole-says.atom").text
    for path in ("/", "/timeline"):
        assert BeautifulSoup(get(path).text, "lxml").select("a[href='/view/what-cole-says']"), path
    assert onrecord("view", "remove", "what cole says").exit_code == 0
    assert get("/view/what-cole-says").status_code == 404


def test_a_name_that_is_taken_goes_to_the_new_search_and_keeps_its_address(place: Path) -> None:
    onrecord("view", "add", "Cole", "/timeline?speaker=ada-cole")
    assert onrecord("view", "add", "COLE", "/timeline?speaker=bo-dunn").stdout == "/view/cole\n"
    assert "ada-cole" not in onrecord("view", "list").stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("add", "All", "/timeline"), "asks for everything"),
        (("add", "All", "/timeline?before=5"), "asks for everything"),
        (("add", "Red", "/timeline?colour=red"), "the timeline has no colour"),
        (("add", "Then", "/timeline?from=soon"), "'soon' is no date"),
        (("add", "Who", "/speakers?q=cole"), "only a search of /timeline"),
        (("add", " ", "/timeline?q=cole"), "needs a name"),
        (("add", "Odd", "http://[/timeline?q=cole"), "this is no address"),
    ],
)
def test_what_is_no_search_is_refused_in_one_line(place: Path, arguments: tuple[str, ...], says: str) -> None:
    result = onrecord("view", *arguments)
    assert result.exit_code == 2
    assert says in result.stderr
    assert "No search has a name yet" in onrecord("view", "list").stderr


def test_a_name_that_nothing_has_cannot_be_taken_away(place: Path) -> None:
    result = onrecord("view", "remove", "Cole")
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert onrecord("view", "list", "--db", "nowhere.db").exit_code == 2

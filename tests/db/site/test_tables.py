"""Lists of speakers and of changes: each row exactly once in every order, page by page and as a file."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from onrecord.db.site import tables
from onrecord.db.site.app import create
from onrecord.db.slug import slugify
from tests.db.site.conftest import Get, getter
from tests.db.site.newsroom import build

ATOM = "{http://www.w3.org/2005/Atom}"
SPEAKERS = "speakers join facet_counts on facet = 'speaker_id' and value = speakers.id where n > 0"


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Get, sqlite3.Connection]]:
    """The press with many more speakers, most of them quoted as often as others, and many changes."""
    path = tmp_path_factory.mktemp("crowd") / "crowd.db"
    build(path)
    with closing(sqlite3.connect(path)) as db:
        with db:
            db.execute(
                "insert into speakers (id, slug, name, source_type) values (9000, 'nobody-yet', 'Nobody Yet', 'person')"
            )
            for n in range(130):
                name = "Same Name" if n % 3 else "José Núñez"
                db.execute(
                    "insert into speakers (id, slug, name, source_type) values (?, ?, ?, ?)",
                    [
                        8000 - n,
                        f"{slugify(name)}-{n}",
                        name,
                        "group" if n % 2 else "person",
                    ],
                )
                db.execute(
                    "insert into facet_counts (facet, value, n, unnamed) values ('speaker_id', ?, ?, 0)",
                    [8000 - n, n % 4 + 1],
                )
                db.execute(
                    """insert into claim_changes (article_id, revision, change, sourcing_change, content,
                    former_content, sourcing, former_sourcing) values (2, 2, ?, ?, ?, ?, 1, ?)""",
                    ["altered", "downgraded", f"=new {n}", f"old {n}", 4]
                    if n % 2
                    else ["added", None, f"=new {n}", None, None],
                )
        yield getter(create(path)), db


def walked(get: Get, path: str, rows: str) -> list[str]:
    found, at = [], path
    while at:
        page = BeautifulSoup(get(at).text, "lxml")
        found += [str(row.get("id") or row.get("href")) for row in page.select(rows)]
        following = page.select_one("a[rel=next]")
        at = str(following["href"]) if following else ""
    return found


@pytest.mark.parametrize("size", [1, 7, 50])
@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("/speakers", "1 order by n desc, id"),
        ("/speakers?sort=name", "1 order by name collate nocase, id"),
        ("/speakers?sort=new", "1 order by id desc"),
        ("/speakers?sort=name&type=group", "source_type = 'group' order by name collate nocase, id"),
        ("/speakers?q=nunez", "name = 'José Núñez' order by n desc, id"),
        ("/speakers?q=NÚÑEZ+jos", "name = 'José Núñez' order by n desc, id"),
        ("/speakers?q=%25", "0"),
        ("/speakers?sort=nonsense&type=nonsense", "1 order by n desc, id"),
    ],
)
def test_every_page_of_speakers_together_shows_each_once(
    crowd: tuple[Get, sqlite3.Connection], monkeypatch: pytest.MonkeyPatch, path: str, where: str, size: int
) -> None:
    get, db = crowd
    monkeypatch.setattr("onrecord.db.site.pages.speakers._SIZE", size)
    slugs = [row[0] for row in db.execute(f"select slug from {SPEAKERS} and {where}")]
    assert walked(get, path, ".people.index a") == [f"/speaker/{slug}" for slug in slugs]


@pytest.mark.parametrize("size", [1, 7, 50])
@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("/changes", "1"),
        ("/changes?change=altered", "change = 'altered'"),
        ("/changes?change=downgraded", "sourcing_change = 'downgraded'"),
        ("/changes?outlet=Northshore+Wire&from=2026-09&to=2026-09-30", "1"),
        ("/changes?outlet=Nobody", "0"),
        ("/changes?from=2026-10-01", "0"),
        ("/changes?change=nonsense", "1"),
    ],
)
def test_every_page_of_changes_together_shows_each_once(
    crowd: tuple[Get, sqlite3.Connection], monkeypatch: pytest.MonkeyPatch, path: str, where: str, size: int
) -> None:
    get, db = crowd
    monkeypatch.setattr("onrecord.db.site.pages.changes.PAGE_SIZE", size)
    ids = [
        f"change-{row[0]}"
        for row in db.execute(f"select id from claim_changes where {where} order by id desc")
    ]
    assert walked(get, path, ".changes > li") == ids
    monkeypatch.setattr(tables, "_BATCH", size)
    form = path.replace("/changes", "/changes.csv")
    header, *rows = csv.reader(io.StringIO(get(form).text, newline=""))
    assert [f"change-{row[header.index('id')]}" for row in rows] == ids
    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@")]
    records = json.loads(get(form.replace(".csv", ".json")).text)
    assert [f"change-{record['id']}" for record in records] == ids


def test_speakers_as_files_and_as_a_feed(
    crowd: tuple[Get, sqlite3.Connection], monkeypatch: pytest.MonkeyPatch
) -> None:
    get, db = crowd
    monkeypatch.setattr(tables, "_BATCH", 7)
    expected = [row[0] for row in db.execute(f"select slug from {SPEAKERS} order by name collate nocase, id")]
    rows = list(csv.DictReader(io.StringIO(get("/speakers.csv?sort=name").text, newline="")))
    assert [row["slug"] for row in rows] == expected
    assert [row["slug"] for row in json.loads(get("/speakers.json?sort=name").text)] == expected
    feed = ElementTree.fromstring(get("/speakers.atom?type=group").content)
    newest = [
        row[0]
        for row in db.execute(
            f"select slug from {SPEAKERS} and source_type = 'group' order by id desc limit 50"
        )
    ]
    assert [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")] == [
        f"http://localhost/speaker/{slug}" for slug in newest
    ]


def test_changes_as_a_feed_lead_to_the_versions(get: Get) -> None:
    feed = ElementTree.fromstring(get("/changes.atom").content)
    entries = list(feed.iter(f"{ATOM}entry"))
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [
        "Dropped: A dock hand: the night crew had been sent home",
        "Added: Brackwater Line: to comment",
        "Altered: Tobias Okoro: entirely foreseeable",
    ]
    link = entries[0].find(f"{ATOM}link")
    assert link is not None
    assert get(str(link.get("href")).removeprefix("http://localhost")).status_code == 200


@pytest.mark.parametrize("path", ["/speakers", "/changes"])
@pytest.mark.parametrize(
    "value",
    [
        '"',
        "'",
        "%",
        "_",
        "\\",
        "\x00",
        "🙂",
        "市長",
        "‮",
        "'; drop table claims; --",
        "<script>",
        "x " * 500,
        "-1",
        "9" * 40,
    ],
)
def test_odd_questions_are_answered(get: Get, path: str, value: str) -> None:
    for name in ("q", "sort", "type", "change", "outlet", "from", "to", "before"):
        for form in ("", ".csv", ".atom"):
            assert get(path + form, params={name: value}).status_code == 200, (name, form)


def test_a_story_shows_what_belongs_to_it(get: Get, press: Path) -> None:
    with sqlite3.connect(press) as db:
        theirs = "from timeline where story_id = 1 order by key desc"
        expected = [row[0] for row in db.execute(f"select claim_id {theirs}")]
        plan = " ".join(row[3] for row in db.execute(f"explain query plan select key {theirs}"))
    assert "timeline_story" in plan
    assert "TEMP B-TREE" not in plan
    page = BeautifulSoup(get("/story/1").text, "lxml")
    assert page.h1 is not None
    assert page.h1.get_text() == "The eastern wall of Vell"
    assert [str(link["href"]).rsplit("/", 1)[1] for link in page.select("a.evidence")] == expected
    assert [row["claim_id"] for row in json.loads(get("/story/1.json").text)] == expected
    assert len(list(ElementTree.fromstring(get("/story/1.atom").content).iter(f"{ATOM}entry"))) == len(
        expected
    )


def test_a_story_that_is_not_there_says_whether_there_are_any(get: Get, empty: Get) -> None:
    assert (get("/story/2").status_code, empty("/story/2").status_code) == (404, 404)
    assert "No story has the number 2." in get("/story/2").text
    assert "not gathered into stories" not in get("/story/2").text
    assert "not gathered into stories" in empty("/story/2").text

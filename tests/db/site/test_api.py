"""The page for programs: its examples run here, as they stand there."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from onrecord.db.migrations import TIMELINE_COLUMNS
from onrecord.db.rows import CLAIM_KEYS
from onrecord.db.site.app import create
from onrecord.db.site.asked import PARAMS
from onrecord.db.site.pages.api import EXAMPLES, script
from tests.db.site.conftest import Get, getter


@pytest.fixture(scope="module")
def claim_ids(press: Path) -> list[str]:
    with sqlite3.connect(press) as db:
        return [row[0] for row in db.execute("select claim_id from timeline order by key desc")]


def test_every_example_on_the_page_answers(get: Get) -> None:
    page = BeautifulSoup(get("/api").text, "lxml")
    links = [str(link["href"]) for link in page.select("dl a")]
    assert len(links) == len(EXAMPLES)
    for link in links:
        response = get(link)
        assert response.status_code == 200, link
        assert len(response.content) > 100 or "kind=no_comment" in link or "unnamed=official" in link, link
    explained = [term.get_text() for term in page.select("section:nth-of-type(2) dt")]
    assert explained == [*PARAMS, "dated", "sort"]


def test_the_examples_on_an_empty_database_answer_too(empty: Get) -> None:
    page = BeautifulSoup(empty("/api").text, "lxml")
    for link in (str(one["href"]) for one in page.select("dl a")):
        assert empty(link).status_code == (404 if link.startswith("/claim/") else 200)


def test_the_program_on_the_page_runs(get: Get, served: str, press: Path) -> None:
    assert script("http://localhost") in BeautifulSoup(get("/api").text, "lxml").get_text()
    ran = subprocess.run(
        [sys.executable, "-I", "-c", script(served)], capture_output=True, text=True, check=True, timeout=60
    )
    with sqlite3.connect(press) as db:
        expected = db.execute(
            "select outlet, count(*) from timeline where anonymity = 'anonymous' group by 1 order by 2 desc"
        ).fetchall()
    assert ran.stdout.splitlines()[0] == f"{expected[0][1]:6,} {expected[0][0]}"
    assert len(ran.stdout.splitlines()) == min(10, len(expected))


def test_a_statement_as_json(get: Get, press: Path, claim_ids: list[str]) -> None:
    for claim_id in claim_ids:
        response = get(f"/claim/{claim_id}.json")
        assert response.headers["content-type"] == "application/json; charset=utf-8"
        found = response.json()
        assert tuple(found)[: len(CLAIM_KEYS)] == CLAIM_KEYS
        assert found["address"] == f"http://localhost/claim/{claim_id}"
        with sqlite3.connect(press) as db:
            [text] = db.execute("select text from articles where id = ?", [found["article_id"]]).fetchone()
        pieces = " ".join(text[start:end] for start, end in found["content_spans"])
        assert pieces == found["content"]


@pytest.mark.parametrize(
    ("form", "kind"), [("bib", "application/x-bibtex"), ("ris", "application/x-research-info-systems")]
)
def test_a_statement_as_a_reference(get: Get, claim_ids: list[str], form: str, kind: str) -> None:
    response = get(f"/claim/{claim_ids[0]}.{form}")
    assert response.headers["content-type"].startswith(kind)
    assert f"http://localhost/claim/{claim_ids[0]}" in response.text
    assert response.headers["content-disposition"].endswith(f'.{form}"')


def test_what_is_not_there_says_so_in_json(get: Get) -> None:
    response = get("/claim/none.json")
    assert (response.status_code, response.json()["ok"]) == (404, False)
    assert get("/claim/none.bib").status_code == 404


def test_links_that_leave_the_site_bear_its_public_address(press: Path, claim_ids: list[str]) -> None:
    get = getter(create(press, public_url="https://news.example"))
    claim = f"https://news.example/claim/{claim_ids[0]}"
    page = get(f"/claim/{claim_ids[0]}").text
    assert f'<link rel="canonical" href="{claim}">' in page
    assert f"{claim}/card" in page
    assert "http://localhost" not in page
    assert f'href="{claim}"' in get(f"/claim/{claim_ids[0]}/card").text
    assert get(f"/claim/{claim_ids[0]}.json").json()["address"] == claim
    assert f"{claim}\r\n" in get("/timeline.csv").text
    assert "http://localhost" not in get("/timeline.atom").text
    assert "curl 'https://news.example/" in get("/api").text


def test_the_timeline_at_data_opens_on_what_people_want(get: Get, claim_ids: list[str]) -> None:
    def header(path: str) -> list[str]:
        return [th.get_text() for th in BeautifulSoup(get(path).text, "lxml").select(".raw th")]

    page = get("/data/timeline")
    opened = header("/data/timeline")
    assert opened[:2] == ["content", "speaker"]
    assert len(opened) == 14
    cells = BeautifulSoup(page.text, "lxml").select(".raw tbody tr:first-child td")
    assert len(cells) == len(opened)
    assert cells[opened.index("claim_id")].a["href"] == f"/claim/{claim_ids[0]}"  # type: ignore[index]
    assert set(TIMELINE_COLUMNS) <= set(header("/data/timeline?_columns=all"))
    assert header("/data/timeline?_sort=speaker")[0] == "content"
    assert header("/data/timeline?_col=cue") == ["key ↓", "cue"]
    assert json.loads(get("/data/timeline.json?_shape=array").text)[0]["said_on"]
    assert header("/data/claims")[0].startswith("claim_id")

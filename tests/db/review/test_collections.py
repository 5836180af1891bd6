"""Statements put together by hand: at the desk all of it, elsewhere what is shared, and published no more."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from onrecord.db.cli import main
from onrecord.db.site.app import create
from tests.db.review.conftest import Reviewer

ClaimOf = Callable[[str], str]


def asked(database: Path, path: str) -> httpx.Response:
    """What others are answered."""
    return asyncio.run(create(database).client.get(path, follow_redirects=True))


@pytest.fixture
def put(desk: Reviewer, claim_of: ClaimOf) -> Callable[..., str]:
    def put(words: str, note: str = "", name: str = "The wall, in words") -> str:
        claim_id = claim_of(words)
        answer = desk.send("put", claim_id=claim_id, name=name, note=note)
        assert answer.headers["location"] == f"/claim/{claim_id}#collections"
        return claim_id

    return put


def test_put_list_describe_take_and_forget(desk: Reviewer, put: Callable[..., str]) -> None:
    one, other = put("cosmetic", "  Ask   her again "), put("shifted by eleven")
    assert "Ask her again" in desk.page(f"/claim/{one}")
    page = desk.page("/review/collection/the-wall-in-words")
    assert "<strong>2</strong> statements" in page
    assert "Ask her again" in page
    put("cosmetic", "Asked")
    assert [row["note"] for row in desk.rows("select note from collected where claim_id = ?", one)] == [
        "Asked"
    ]
    described = desk.send("describe", slug="the-wall-in-words", name="Wall", note="Who knew", shared="notes")
    assert described.headers["location"] == "/review/collection/the-wall-in-words"
    [kept] = desk.rows("select name, note, shared from collections")
    assert (kept["name"], kept["note"], kept["shared"]) == ("Wall", "Who knew", "notes")
    assert "Wall" in desk.page("/review/collections")
    desk.send("take", slug="the-wall-in-words", claim_id=other)
    assert len(desk.rows("select * from collected")) == 1
    assert desk.send("forget", slug="the-wall-in-words").status_code == 400
    assert desk.send("forget", slug="the-wall-in-words", sure="1").status_code == 303
    assert desk.rows("select * from collections") == desk.rows("select * from collected") == []


BAD = [
    ("put", {"name": " ", "claim_id": "{one}"}, 400),
    ("put", {"name": "x", "claim_id": "none"}, 404),
    ("take", {"slug": "none", "claim_id": "{one}"}, 404),
    ("describe", {"slug": "none", "name": "x"}, 404),
    ("describe", {"slug": "none", "name": ""}, 400),
    ("forget", {"slug": "none", "sure": "1"}, 404),
]


@pytest.mark.parametrize(("what", "form", "status"), BAD)
def test_what_cannot_be_changes_nothing(
    desk: Reviewer, claim_of: ClaimOf, what: str, form: dict[str, str], status: int
) -> None:
    one = claim_of("cosmetic")
    answer = desk.send(what, **{name: value.format(one=one) for name, value in form.items()})
    assert (answer.status_code, "nothing was" in answer.text) == (status, True)
    assert desk.rows("select * from collected") == []
    assert desk.rows("select * from collections") == []


@pytest.mark.parametrize("what", ["put", "take", "describe", "forget"])
def test_no_form_is_taken_from_elsewhere(desk: Reviewer, what: str) -> None:
    assert desk.send(what, headers={"Origin": "http://elsewhere.example"}, name="x").status_code == 403
    assert desk.client.get(f"/-/review/{what}").status_code == 403
    assert desk.send(what, csrftoken="none", name="x").status_code == 403


def test_its_files_hold_the_notes(desk: Reviewer, put: Callable[..., str]) -> None:
    one, other = put("cosmetic", "=Ask"), put("shifted by eleven")
    base = "/review/collection/the-wall-in-words"
    rows = list(csv.DictReader(io.StringIO(desk.page(f"{base}.csv"))))
    assert {row["claim_id"]: row["note"] for row in rows} == {one: "'=Ask", other: ""}
    lines = [json.loads(line) for line in desk.page(f"{base}.jsonl").splitlines()]
    assert {row["claim_id"]: row["note"] for row in lines} == {one: "=Ask", other: None}
    assert len(json.loads(desk.page(f"{base}.json"))) == 2
    assert desk.page(f"{base}.atom").count("<entry>") == 2


@pytest.mark.parametrize("shared", ["", "statements", "notes"])
def test_others_see_what_is_shared_and_editions_hold_no_more(
    desk: Reviewer, put: Callable[..., str], database: Path, tmp_path: Path, shared: str
) -> None:
    one = put("cosmetic", "only-for-us")
    desk.send("describe", slug="the-wall-in-words", name="Wall", note="about-it", shared=shared)
    public = tmp_path / "public.db"
    result = CliRunner().invoke(main, ["publish", str(public), "--db", str(database)], catch_exceptions=False)
    assert result.exit_code == 0
    for path in (database, public):
        page = asked(path, "/collection/the-wall-in-words")
        assert page.status_code == (200 if shared else 404)
        claim, files = (
            asked(path, f"/claim/{one}").text,
            asked(path, "/collection/the-wall-in-words.csv").text,
        )
        assert ("In collections" in claim) == bool(shared)
        assert ("Wall" in asked(path, "/collections").text) == bool(shared)
        for told in (page.text, claim, files, asked(path, "/collections").text):
            assert ("only-for-us" in told or "about-it" in told) <= (shared == "notes")
        assert ("only-for-us" in page.text) == (shared == "notes")
        assert "review/" not in page.text
    content = public.read_bytes()
    assert (b"only-for-us" in content) == (b"about-it" in content) == (shared == "notes")
    with closing(sqlite3.connect(public)) as db:
        assert db.execute("select count(*) from collections").fetchone() == (int(bool(shared)),)
        assert db.execute("select count(*) from collected where reviewer is not null").fetchone() == (0,)


def test_what_is_withdrawn_is_in_no_collection(
    desk: Reviewer, put: Callable[..., str], database: Path, tmp_path: Path
) -> None:
    one = put("cosmetic", "only-for-us")
    put("shifted by eleven")
    desk.send("describe", slug="the-wall-in-words", name="Wall", note="", shared="notes")
    desk.send("verdict", claim_id=one, verdict="wrong")
    assert "<strong>1</strong> statement" in asked(database, "/collection/the-wall-in-words").text
    public = tmp_path / "public.db"
    CliRunner().invoke(main, ["publish", str(public), "--db", str(database)], catch_exceptions=False)
    assert b"only-for-us" not in public.read_bytes()
    desk.send("undo", decision=str(desk.rows("select max(decision) as n from reviews")[0]["n"]))
    assert "<strong>2</strong> statements" in asked(database, "/collection/the-wall-in-words").text


def test_where_there_is_none_the_page_says_so(database: Path, desk: Reviewer) -> None:
    assert "There is none for readers" in asked(database, "/collections").text
    assert "There is none yet" in desk.page("/review/collections")
    assert asked(database, "/collection/none").status_code == 404
    assert desk.client.get("/review/collection/none").status_code == 404

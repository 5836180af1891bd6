"""A public edition: every statement and address, snippets for bodies, and nothing for SQL."""

import asyncio
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.db.cli import main
from onrecord.db.site.app import create
from tests.db.site.newsroom import build

SECRETS = ["https://ada:s3cret@echo.example/feed?key=s3cret1", "https://echo.example/feed?key=s3cret2"]
OWN_WORDS = (
    "Gulls walked up and down the pier all morning, and the tide took no notice of the council at all."
)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("public")
    build(folder / "whole.db")
    with closing(sqlite3.connect(folder / "whole.db")) as db, db:
        db.execute("update articles set text = text || ? where id = 1", [f"\n\n{OWN_WORDS}"])
        for url in SECRETS:
            db.execute("insert into feeds (url, added) values (?, '2026-10-01')", [url])
        db.execute("update articles set requested_url = ? where id = 1", [SECRETS[0]])
    result = CliRunner().invoke(
        main, ["publish", str(folder / "public.db"), "--db", str(folder / "whole.db")], catch_exceptions=False
    )
    assert (result.exit_code, result.stdout) == (0, "")
    return folder / "whole.db", folder / "public.db"


def rows(path: Path, sql: str) -> list[sqlite3.Row]:
    with closing(sqlite3.connect(path)) as db:
        db.row_factory = sqlite3.Row
        return db.execute(sql).fetchall()


def test_each_claim_stands_at_its_new_place(both: tuple[Path, Path]) -> None:
    whole, public = both
    sql = "select claims.*, articles.text from claims join articles on articles.id = article_id order by claim_id"
    for before, after in zip(rows(whole, sql), rows(public, sql), strict=True):
        assert before["claim_id"] == after["claim_id"]
        for role in ("content", "cue", "source"):
            spans = [json.loads(row[f"{role}_spans"]) for row in (before, after)]
            words = [
                [row["text"][start:end] for start, end in found]
                for row, found in zip((before, after), spans, strict=True)
            ]
            assert words[0] == words[1]


def test_the_rest_of_the_articles_is_gone(both: tuple[Path, Path]) -> None:
    whole, public = both
    left = rows(public, "select text from articles where id = 1")[0]["text"]
    assert OWN_WORDS in rows(whole, "select text from articles where id = 1")[0]["text"]
    assert left.endswith("[…]")
    assert b"Gulls walked" not in public.read_bytes()
    assert rows(whole, "select text from revisions")[0]["text"]
    assert {row["text"] for row in rows(public, "select text from revisions")} == {""}
    for table in ("fetches", "pending", "runs"):
        assert rows(public, f"select count(*) as n from {table}")[0]["n"] == 0


def test_no_key_of_a_feed_is_published(both: tuple[Path, Path]) -> None:
    _, public = both
    assert b"s3cret" not in public.read_bytes()
    assert len(rows(public, "select url from feeds where url like 'https://echo.example/feed?key=***%'")) == 2


def test_its_site_shows_everything_and_takes_no_sql(both: tuple[Path, Path]) -> None:
    whole, public = both

    async def statuses() -> list[int]:
        site = create(public)
        claim = rows(whole, "select claim_id from claims limit 1")[0]["claim_id"]
        paths = [
            "/",
            "/timeline",
            "/article/1",
            "/article/2/diff/1..2",
            "/changes?change=dropped",
            f"/claim/{claim}",
            "/health",
            "/about",
            "/data",
            "/data/timeline",
        ]
        paths += ["/data?sql=select+1", "/data.json?sql=select+1", "/data/timeline?_where=1", "/data.db"]
        return [(await site.client.get(path, follow_redirects=True)).status_code for path in paths]

    assert asyncio.run(statuses()) == [200] * 10 + [403] * 4


def test_what_was_dropped_is_told_without_the_text_it_stood_in(both: tuple[Path, Path]) -> None:
    _, public = both
    page = asyncio.run(create(public).client.get("/article/2/diff/1..2")).text
    assert "the night crew had been sent home" in page
    assert "This edition does not hold the earlier texts." in page


def test_it_is_not_published_over_itself(both: tuple[Path, Path]) -> None:
    whole, _ = both
    result = CliRunner().invoke(main, ["publish", str(whole), "--db", str(whole)])
    assert result.exit_code == 2
    assert "the database itself" in result.stderr


def test_a_missing_database_is_one_line(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["publish", str(tmp_path / "o.db"), "--db", str(tmp_path / "none.db")])
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())

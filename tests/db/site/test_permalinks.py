"""Addresses that people cite still lead to the same thing, whatever was done to the database since."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from onrecord.db.run.reextract import reextract
from onrecord.db.site.app import create
from onrecord.db.store import Store
from tests.db.fiction import QuotesOnly, page, rss
from tests.db.newsroom import COST, PIER, Heard, Newsroom
from tests.db.run.test_looking_again import touched
from tests.db.web import Web

Shown = dict[str, str]


def shown(path: Path, addresses: list[str]) -> Shown:
    """What stands at the head of each page."""

    async def read() -> Shown:
        site = create(path)
        return {address: head((await site.client.get(address)).text) for address in addresses}

    return asyncio.run(read())


def head(html: str) -> str:
    soup = BeautifulSoup(html, "lxml")
    told = soup.select_one(".statement") or soup.h1
    return " ".join(told.get_text(" ").split()) if told else ""


def cited(store: Store, *kinds: str) -> list[str]:
    sql = {
        "claim": "select '/claim/' || claim_id from claims",
        "speaker": "select '/speaker/' || slug from speakers",
        "article": "select '/article/' || id from articles",
        "outlet": "select '/outlet/' || id from outlets",
    }
    return [row[0] for kind in kinds for row in store.connection.execute(sql[kind])]


@pytest.fixture
def path(store: Store, tmp_path: Path) -> Path:
    return tmp_path / "news.db"


def test_after_reading_again_and_packing_the_file(news: Newsroom, path: Path) -> None:
    news.update()
    addresses = cited(news.store, "claim", "speaker", "article", "outlet")
    before = shown(path, addresses)
    assert len(before) >= 6
    assert not [address for address, told in before.items() if "Not found" in told]

    with ThreadPoolExecutor(1) as executor:
        done = reextract(news.store, lambda: QuotesOnly(version="quotes-2"), Heard(), executor)
    assert done.articles == 2
    assert shown(path, addresses) == before
    assert cited(news.store, "claim", "speaker", "article", "outlet") == addresses

    news.store.connection.execute("vacuum")
    assert shown(path, addresses) == before

    news.store.connection.execute("insert into timeline_fts (timeline_fts) values ('rebuild')")
    assert shown(path, addresses) == before


def test_after_a_database_was_made_anew_in_another_order(
    news: Newsroom, path: Path, web: Web, tmp_path: Path
) -> None:
    news.update()
    addresses = cited(news.store, "claim", "speaker")
    before = shown(path, addresses)

    web["/feed"] = rss(web, "/cost", "/pier")
    with Store.open(tmp_path / "anew.db") as store:
        again = Newsroom(store, web)
        again.follow("/feed")
        again.update()
    assert shown(tmp_path / "anew.db", addresses) == before


def test_a_statement_keeps_its_address_when_its_article_is_rewritten_around_it(
    news: Newsroom, path: Path, web: Web
) -> None:
    news.update()
    [address] = [a for a, told in shown(path, cited(news.store, "claim")).items() if "open in May" in told]
    before = shown(path, [address])
    web["/pier"] = page("Pier to open, at last", f"The council met early.\n\n{PIER}\n\n{COST}")
    web["/feed"] = touched(news, 30)
    news.update(everything=True)
    assert news.rows("select max(revision) from articles") == [(2,)]
    assert shown(path, [address]) == before
    [(article, revision)] = news.rows("select article_id, max(revision) from claim_changes group by 1")
    assert "at last" in shown(path, [f"/article/{article}/diff/1..{revision}"]).popitem()[1]

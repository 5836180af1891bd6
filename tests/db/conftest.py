from collections.abc import Iterator
from pathlib import Path

import pytest

from db.store import Store
from tests.db.fiction import page, rss
from tests.db.newsroom import COST, PIER, Newsroom
from tests.db.web import Web, serve


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "news.db") as opened:
        yield opened


@pytest.fixture
def web() -> Iterator[Web]:
    with serve() as served:
        yield served


@pytest.fixture
def news(store: Store, web: Web) -> Newsroom:
    web["/feed"] = rss(web, "/pier", "/cost", etag='"1"')
    web["/pier"] = page("Pier to open", PIER)
    web["/cost"] = page("Who pays", COST, day="2026-10-03")
    newsroom = Newsroom(store, web)
    newsroom.follow("/feed")
    return newsroom

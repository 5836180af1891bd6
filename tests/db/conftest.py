import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.db.store import Store
from tests.db.fiction import page, rss
from tests.db.newsroom import COST, PIER, Newsroom
from tests.db.web import Web, serve

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session", autouse=True)
def interruptible() -> Iterator[None]:
    """What a test starts can be interrupted, though a shell that runs the tests behind it ignores SIGINT."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium, for the tests that say that they need it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


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

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onrecord.db.alerts import saved
from onrecord.db.query.filters import TimelineFilter
from onrecord.db.store import Store
from onrecord.db.store.articles import Extraction
from onrecord.ingest.records import Article
from tests.db.alerts.hook import Hook, listening
from tests.db.fiction import a_claim

START = datetime(2026, 10, 5, 12, tzinfo=UTC)

Arrive = Callable[..., None]


@pytest.fixture
def hook() -> Iterator[Hook]:
    with listening() as one:
        yield one


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "news.db"
    Store.open(path).close()
    return path


@pytest.fixture
def arrive(path: Path) -> Arrive:
    """Stores an article with a statement for each id given."""

    def arrive(*claim_ids: str, **given: object) -> None:
        claims = [a_claim(claim_id=one, content=f"The quay is closed, {one}", **given) for one in claim_ids]
        article = Article(
            "The quay",
            title="Quay closed",
            url=f"https://echo.example/{claim_ids[0]}",
            published="2026-10-02",
        )
        with Store.open(path) as store, store.transaction():
            store.articles.add(article, Extraction("x", claims), START, outlet="The Pell Sound Echo")

    return arrive


@pytest.fixture
def watch(path: Path, hook: Hook) -> Callable[..., None]:
    """Adds a watch that sends to the hook."""

    def watch(name: str = "quays", *, site: str | None = "https://news.example", **asked: str) -> None:
        with Store.open(path) as store, store.transaction():
            store.watches.add(name, saved.kept(TimelineFilter(**asked)), hook.address, site, START)

    return watch

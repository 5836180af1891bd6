"""The desk over real HTTP, on a database of its own for each test."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from html import unescape
from pathlib import Path
from typing import Any

import httpx
import pytest

from onrecord.db.review.app import create_desk
from tests.db.serving import serving
from tests.db.site.newsroom import build


class Reviewer:
    """A browser as far as forms go: it keeps cookies and sends what a page gave it."""

    def __init__(self, base: str, path: Path) -> None:
        self.base, self.path = base, path
        self.client = httpx.Client(base_url=base, timeout=30)

    def page(self, path: str = "/review") -> str:
        answer = self.client.get(path)
        assert answer.status_code == 200, answer.text
        return answer.text

    def token(self) -> str:
        return fields(self.page("/review"))["csrftoken"]

    def send(self, what: str, headers: dict[str, str] | None = None, **form: str) -> httpx.Response:
        form = {"csrftoken": self.token(), "back": "/review", **form}
        return self.client.post(
            f"/-/review/{what}", data=form, headers={"Origin": self.base, **(headers or {})}
        )

    def rows(self, sql: str, *params: object) -> list[dict[str, Any]]:
        with closing(sqlite3.connect(self.path)) as db:
            db.row_factory = sqlite3.Row
            return [dict(row) for row in db.execute(sql, params)]

    def row(self, table: str, claim_id: str) -> dict[str, Any] | None:
        return next(iter(self.rows(f"select * from {table} where claim_id = ?", claim_id)), None)


def fields(page: str) -> dict[str, str]:
    """The values of the hidden fields of a page."""
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page)
    return {name: unescape(value) for name, value in found}


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("newsroom") / "news.db"
    build(path).close()
    return path


@pytest.fixture
def database(newsroom: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(newsroom, tmp_path / "news.db"))


@pytest.fixture
def desk(database: Path) -> Iterator[Reviewer]:
    with serving(create_desk(database, "Ines Falk")) as address:
        reviewer = Reviewer(address, database)
        yield reviewer
        reviewer.client.close()


@pytest.fixture
def claim_of(desk: Reviewer) -> Callable[[str], str]:
    """The id of a claim, by words of its content."""

    def find(words: str) -> str:
        """Of claims inside one another the innermost."""
        sql = "select claim_id from claims where instr(content, ?) order by length(content) limit 1"
        return str(desk.rows(sql, words)[0]["claim_id"])

    return find

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.store import Store
from tests.db.web import Web, serve


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "news.db") as opened:
        yield opened


@pytest.fixture
def web() -> Iterator[Web]:
    with serve() as served:
        yield served

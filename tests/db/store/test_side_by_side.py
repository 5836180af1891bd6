"""One database and many programs: whoever reads or writes it, nobody takes it away from the others."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.db.editions.publishing import publish
from onrecord.db.store import Store
from onrecord.db.store.opening import is_frozen

_IS_LOCKED = """
import fcntl, sys
with open(sys.argv[1], "r+b") as file:
    try:
        # What SQLite locks for as long as a connection uses a write-ahead log (https://sqlite.org/lockingv3.html)
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 512, 0x40000000)
    except OSError:
        print("locked")
"""


def locked(path: Path) -> bool:
    """Whether another process finds the database locked by this one."""
    done = subprocess.run(
        [sys.executable, "-c", _IS_LOCKED, str(path)], capture_output=True, text=True, check=True
    )
    return done.stdout == "locked\n"


def _pages_of_datasette(path: Path) -> None:
    import asyncio

    from onrecord.db.site.app import create

    site = create(path)

    async def ask() -> None:
        for address in ("/", "/timeline", "/data", "/data/articles", "/-/databases.json", "/data.db"):
            await site.client.get(address)

    asyncio.run(ask())


def _a_page_of_the_desk(path: Path) -> None:
    import asyncio

    from onrecord.db.review.app import create_desk

    asyncio.run(create_desk(path, "Ines").client.get("/review"))


USES: list[Callable[[Path], object]] = [
    lambda path: Store.open(path).close(),
    lambda path: Store.read(path).close(),
    is_frozen,
    lambda path: publish(path, path.with_name("out.db")),
    _pages_of_datasette,
    _a_page_of_the_desk,
]


@pytest.mark.parametrize("use", USES)
def test_no_use_of_a_database_drops_the_locks_of_its_process(
    tmp_path: Path, use: Callable[[Path], object]
) -> None:
    path = tmp_path / "x.db"
    with Store.open(path) as store:
        store.connection.execute("select count(*) from articles").fetchone()
        assert locked(path)
        use(path)
        assert locked(path)


def test_the_check_sees_what_it_is_for(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with Store.open(path) as store:
        store.connection.execute("select count(*) from articles").fetchone()
        path.open("rb").close()
        assert not locked(path)


_WRITE = """
import sys
from pathlib import Path
from onrecord.db.store import Store
for number in range(30):
    with Store.open(Path(sys.argv[1]), create=False) as store, store.transaction():
        store.connection.execute("insert into stories (title) values (?)", [f"{sys.argv[2]} {number}"])
    with Store.read(Path(sys.argv[1])) as store:
        assert store.connection.execute("pragma quick_check").fetchone()[0] == "ok"
"""


def test_many_programs_that_open_and_close_it_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    Store.open(path).close()
    writers = [
        subprocess.Popen([sys.executable, "-c", _WRITE, str(path), name], stderr=subprocess.PIPE, text=True)
        for name in ("one", "two", "three")
    ]
    with Store.read(path) as reader:
        seen = 0
        while any(writer.poll() is None for writer in writers):
            with Store.read(path) as other:
                count = other.connection.execute("select count(*) from stories").fetchone()[0]
            assert count >= seen
            seen = reader.connection.execute("select count(*) from stories").fetchone()[0]
    for writer in writers:
        assert writer.stderr
        with writer.stderr:
            assert (writer.wait(), writer.stderr.read()) == (0, "")
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("select count(distinct title) from stories").fetchone()[0] == 90
        assert db.execute("pragma integrity_check").fetchone()[0] == "ok"


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_what_may_not_be_read_says_so(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    Store.open(path).close()
    path.chmod(0)
    with pytest.raises(Exception, match="cannot be read"):
        Store.read(path)

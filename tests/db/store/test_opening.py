"""What is not ours is left as it is, byte for byte; what cannot be written says so in one line."""

import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.db.errors import UnusableDatabase, WriteFailed
from onrecord.db.migrations import STEPS
from onrecord.db.store import Store


def _foreign(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("create table recipes (name text)")
    connection.close()


def _foreign_with_migrations(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("create table recipes (name text)")
        connection.execute(
            "create table _sqlite_migrations (id integer, migration_set text, name text, applied_at text)"
        )
        connection.execute("insert into _sqlite_migrations values (1, 'kitchen', 'm001_recipes', '')")
    connection.close()


def _newer(path: Path) -> None:
    Store.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("insert into _sqlite_migrations values (99, 'onrecord', 'm099_from_tomorrow', '')")
    connection.close()


def _cut(path: Path) -> None:
    Store.open(path).close()
    path.write_bytes(path.read_bytes()[:-5000])


def _cut_in_its_header(path: Path) -> None:
    Store.open(path).close()
    path.write_bytes(path.read_bytes()[:50])


def _with_a_table_lost(path: Path) -> None:
    with Store.open(path) as store:
        store.connection.execute("drop table fetches")
        store.connection.commit()


UNUSABLE: list[tuple[str, Callable[[Path], None], str]] = [
    ("foreign", _foreign, "another program's"),
    ("foreign, made with the same library", _foreign_with_migrations, "another program's"),
    ("newer", _newer, "newer onrecord"),
    ("a table of ours lost", _with_a_table_lost, "lost its table fetches"),
    ("cut", _cut, "cut short"),
    ("cut in its header", _cut_in_its_header, "cut short"),
    ("garbage", lambda path: path.write_bytes(os.urandom(4096)) and None, "not a database"),
    ("text", lambda path: path.write_text("The minutes of the meeting.") and None, "not a database"),
    ("a page's worth of zeros", lambda path: path.write_bytes(bytes(4096)) and None, "not a database"),
]


@pytest.mark.parametrize(
    ("make", "reason"), [case[1:] for case in UNUSABLE], ids=[case[0] for case in UNUSABLE]
)
@pytest.mark.parametrize("open_it", [Store.open, Store.read])
def test_unusable_files_stay_as_they_are(
    tmp_path: Path, make: Callable[[Path], None], reason: str, open_it: Callable[[Path], Store]
) -> None:
    path = tmp_path / "x.db"
    make(path)
    before = path.read_bytes()
    with pytest.raises(UnusableDatabase, match=reason) as caught:
        open_it(path)
    assert caught.value.exit_code == 2
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == before


@pytest.mark.parametrize("open_it", [Store.read, lambda path: Store.open(path, create=False)])
def test_a_missing_database_is_not_made_by_asking_for_it(
    tmp_path: Path, open_it: Callable[[Path], Store]
) -> None:
    with pytest.raises(UnusableDatabase, match="onrecord add"):
        open_it(tmp_path / "x.db")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("place", [".", "no/such/folder/x.db"])
def test_a_place_where_no_database_can_be(tmp_path: Path, place: str) -> None:
    with pytest.raises(UnusableDatabase, match="folder"):
        Store.open(tmp_path / place)


def test_a_new_or_empty_file_becomes_a_database_and_is_ours_again_later(tmp_path: Path) -> None:
    for name in ("new.db", "empty.db"):
        path = tmp_path / name
        if name == "empty.db":
            path.touch()
        with Store.open(path) as store:
            assert store.feeds.health() == []
            assert store.connection.execute("pragma journal_mode").fetchone()[0] == "wal"
            assert store.connection.execute("pragma foreign_keys").fetchone()[0] == 1
        Store.open(path).close()
        with Store.read(path) as store, pytest.raises(sqlite3.OperationalError, match="readonly"):
            store.connection.execute("delete from feeds")


def test_names_that_mean_something_in_addresses(tmp_path: Path) -> None:
    path = tmp_path / "50% #1?.db"
    Store.open(path).close()
    Store.read(path).close()
    assert path.exists()


def test_an_older_database_is_brought_up_to_date_also_by_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store.open(tmp_path / "x.db").close()
    monkeypatch.setitem(STEPS, "m999_next", ("create table added (x)",))
    with Store.read(tmp_path / "x.db") as store:
        assert store.connection.execute("select count(*) from added").fetchone()[0] == 0


FILL_THE_DISK = """
import sys
from onrecord.db.store import Store
from onrecord.db.errors import WriteFailed
with Store.open(sys.argv[1]) as store:
    try:
        with store.transaction():
            for number in range(100_000):
                store.connection.execute(
                    "insert into stories (title) values (?)", [f"{number} " + "x" * 1000])
    except WriteFailed as error:
        print(error)
        sys.exit(error.exit_code)
"""


def test_a_full_disk_is_one_line_and_leaves_a_database_that_opens(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with Store.open(path) as store, store.transaction():
        store.connection.execute("insert into stories (title) values ('kept')")
    limit = 2_000_000
    done = subprocess.run(
        [sys.executable, "-c", FILL_THE_DISK, str(path)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert done.returncode == 1, done.stderr
    assert done.stdout.count("\n") == 1
    with Store.open(path) as store:
        assert [row["title"] for row in store.connection.execute("select title from stories")] == ["kept"]
        assert store.connection.execute("pragma integrity_check").fetchone()[0] == "ok"


def test_a_transaction_stands_whole_or_not_at_all(store: Store) -> None:
    def half() -> None:
        with store.transaction():
            store.connection.execute("insert into stories (title) values ('half')")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        half()
    assert store.connection.execute("select count(*) from stories").fetchone()[0] == 0


def test_a_database_held_by_another_program_is_one_line(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.db.store.opening.BUSY_SECONDS", 0.1)
    with (
        store.transaction(),
        Store.open(tmp_path / "news.db") as other,
        pytest.raises(WriteFailed, match="another program is writing"),
        other.transaction(),
    ):
        pass

"""What an edition may take the place of, and what is left of one whose maker was stopped."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.db.cli import main
from onrecord.db.editions.publishing import publish
from onrecord.db.query.edition import PUBLIC
from onrecord.db.store import Store
from onrecord.db.workroom import workroom
from tests.db.site.newsroom import build


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("house") / "house.db"
    build(path)
    return path


@pytest.fixture
def house(made: Path, tmp_path: Path) -> Path:
    """A database in a folder of its own."""
    path = tmp_path / "home" / "house.db"
    path.parent.mkdir()
    with closing(sqlite3.connect(made)) as db:
        db.execute("vacuum into ?", [str(path)])
    with closing(sqlite3.connect(path)) as db:
        db.execute("pragma journal_mode = wal")
    return path


def run(out: Path, house: Path, *more: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["publish", str(out), "--db", str(house), *more])
    return result.exit_code, result.stderr


def edition(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as db:
        return bool(db.execute("pragma user_version").fetchone()[0] == PUBLIC)


def _text(path: Path, _: Path) -> None:
    path.write_text("The minutes of the meeting.")


def _empty(path: Path, _: Path) -> None:
    path.touch()


def _recipes(path: Path, _: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("create table recipes (name text)")
        db.execute(f"pragma user_version = {PUBLIC}")


def _another_house(path: Path, house: Path) -> None:
    shutil.copy(house, path)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("update identity set id = 'another'")


def _edition_of_another_house(path: Path, house: Path) -> None:
    other = house.with_name("other.db")
    _another_house(other, house)
    publish(other, path)


def _copy_of_this_house(path: Path, house: Path) -> None:
    shutil.copy(house, path)


TAKEN = [
    _text,
    _empty,
    _recipes,
    _another_house,
    _edition_of_another_house,
    _copy_of_this_house,
]


@pytest.mark.parametrize("make", TAKEN, ids=lambda make: make.__name__)
def test_what_is_no_edition_of_this_database_stays_unless_forced(
    house: Path, tmp_path: Path, make: Callable[[Path, Path], None]
) -> None:
    out = tmp_path / "out.db"
    make(out, house)
    before = out.read_bytes()
    code, said = run(out, house)
    assert (code, said.count("\n")) == (2, 1)
    assert f"{out}: is no earlier edition of this database" in said
    assert "--force" in said
    assert out.read_bytes() == before
    assert run(out, house, "--force")[0] == 0
    assert edition(out)


def test_an_earlier_edition_is_replaced_also_through_a_link(house: Path, tmp_path: Path) -> None:
    out, link = tmp_path / "out.db", tmp_path / "link.db"
    link.symlink_to("out.db")
    for _ in range(2):
        assert run(out, house) == (0, f"15 articles published to {out}\n")
    with closing(sqlite3.connect(house)) as db, db:
        db.execute("update articles set title = 'A new headline' where id = 1")
    assert run(link, house)[0] == 0
    assert link.is_symlink()
    with closing(sqlite3.connect(out)) as db:
        assert db.execute("select title from articles where id = 1").fetchone()[0] == "A new headline"


def test_a_restored_copy_of_the_database_goes_on_with_its_editions(house: Path, tmp_path: Path) -> None:
    assert run(tmp_path / "out.db", house)[0] == 0
    assert run(tmp_path / "out.db", Path(shutil.copy(house, tmp_path / "restored.db")))[0] == 0


@pytest.mark.parametrize("end", ["-wal", "-journal"])
@pytest.mark.parametrize("there", [True, False])
def test_a_log_beside_it_is_not_left_to_spoil_the_new_edition(
    house: Path, tmp_path: Path, end: str, there: bool
) -> None:
    out = tmp_path / "out.db"
    if there:
        assert run(out, house)[0] == 0
    (tmp_path / f"out.db{end}").write_bytes(b"left by a program that was killed")
    code, said = run(out, house, "--force")
    assert (code, said.count("\n")) == (2, 1)
    assert f"out.db{end} lies beside it" in said
    assert out.exists() == there


def test_no_device_is_replaced(house: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    code, said = run(pipe, house, "--force")
    assert (code, said) == (2, f"onrecord: {pipe}: is no file; publish to another name\n")
    assert pipe.is_fifo()


@pytest.mark.parametrize("more", [[], ["--force"]])
def test_nothing_of_the_database_itself_is_replaced(house: Path, tmp_path: Path, more: list[str]) -> None:
    (tmp_path / "link.db").symlink_to(house)
    os.link(house, tmp_path / "hard.db")
    with Store.open(house):  # its log is there while somebody has it open
        for name in (house, tmp_path / "link.db", tmp_path / "hard.db", Path(f"{house}-wal")):
            code, said = run(name, house, *more)
            assert code == 2
            assert "is the database itself" in said
        assert run(house, tmp_path / "link.db", *more)[0] == 2


def test_files_of_others_beside_it_stay(house: Path, tmp_path: Path) -> None:
    others = [tmp_path / name for name in ("out.db.part", "out.db.tmp", ".onrecord-writing-notes")]
    for other in others:
        other.write_text("mine")
    assert run(tmp_path / "out.db", house)[0] == 0
    assert {other.read_text() for other in others} == {"mine"}
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        ["home", "out.db", *(other.name for other in others)]
    )


def test_a_room_goes_away_with_its_maker_and_not_before(tmp_path: Path) -> None:
    with workroom(tmp_path / "a.db") as first, workroom(tmp_path / "b.db") as second:
        assert first != second
        assert first.exists()
        (second / "half.db").write_text("half")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / ".onrecord-writing-of-one-killed").mkdir()
    (tmp_path / ".onrecord-writing-of-one-killed" / "edition.db").write_text("half")
    with workroom(tmp_path / "c.db") as third:
        assert list(tmp_path.iterdir()) == [third]
    with pytest.raises(OSError, match="No such file or directory"), workroom(tmp_path / "no" / "d.db"):
        pass


_SLOW = """
import sys, time
from pathlib import Path
from onrecord.db.editions import publishing
cut = publishing._cut_article
def slow(connection, article_id):
    time.sleep(0.3)
    cut(connection, article_id)
publishing._cut_article = slow
settle = publishing._settle
def slower(path):
    print("written", flush=True)
    time.sleep(60)
publishing._settle = slower if "late" in sys.argv else settle
print("begun", flush=True)
publishing.publish(Path(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.mark.parametrize("moment", ["early", "late"])
def test_killed_it_leaves_no_whole_text_and_the_next_one_clears_up(
    house: Path, tmp_path: Path, moment: str
) -> None:
    own_words = "The tide took no notice of the council at all."
    with closing(sqlite3.connect(house)) as db, db:
        db.execute("update articles set text = text || ? where id = 1", [f"\n\n{'Gulls. ' * 40}{own_words}"])
    out = tmp_path / "out.db"
    with subprocess.Popen(
        [sys.executable, "-c", _SLOW, str(house), str(out), moment], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        for line in ("begun", "written") if moment == "late" else ("begun",):
            assert process.stdout.readline().strip() == line
        time.sleep(0.3)
        process.kill()
    assert not out.exists()
    left = [file for file in tmp_path.rglob("*") if file.is_file() and file.parent != house.parent]
    assert len(left) == (1 if moment == "late" else 0)
    assert not any(own_words.encode() in file.read_bytes() for file in left)
    assert run(out, house)[0] == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "out.db"]


def test_told_to_end_it_leaves_nothing(house: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(house)) as db, db:
        db.execute("create table ballast as select randomblob(1000) as x")
        for _ in range(16):
            db.execute("insert into ballast select randomblob(1000) from ballast")
    with subprocess.Popen(
        [sys.executable, "-m", "onrecord", "publish", str(tmp_path / "out.db"), "--db", str(house)],
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
    ) as process:
        deadline = time.monotonic() + 30
        while not list(tmp_path.glob(".onrecord-writing-*")) and time.monotonic() < deadline:
            time.sleep(0.01)
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 130
        assert process.stderr
        assert "interrupted" in process.stderr.read()
    assert [path.name for path in tmp_path.iterdir()] == ["home"]

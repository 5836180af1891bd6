"""`onrecord relate`, and relating within the commands that store articles: the real matcher, a real database."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.db.cli import main
from onrecord.db.store import Store
from onrecord.db.store.lock import exclusive
from tests.db.relating import Press

WORDS = "the old customs quay at Pell Sound will be sold to a ferry company before winter"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "news.db"
    with Store.open(path) as store:
        press = Press(store)
        press.article("one", ("Ada Cole", WORDS), day="2031-05-20")
        press.article("two", ("Ada Cole", WORDS), day="2031-05-21", outlet="Post")
    return path


def relate(path: Path, *options: str):
    return CliRunner().invoke(main, ["relate", "--db", str(path), *options])


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def test_what_is_stored_is_related_and_counted(path: Path) -> None:
    done = relate(path)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("2 articles related; there are 1 group of the same claim and 1 story")
    again = relate(path)
    assert again.stdout.startswith("0 articles related; there are 1 group")
    rebuilt = relate(path, "--rebuild")
    assert rebuilt.stdout.startswith("2 articles related; there are 1 group")
    [(version,)] = rows(path, "select distinct related from articles")
    assert "+" in str(version)


def test_what_another_version_related_is_related_anew(path: Path) -> None:
    relate(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("update articles set related = 'of old'")
    assert relate(path).stdout.startswith("2 articles related")


def test_while_another_run_is_under_way_nothing_is_done(path: Path) -> None:
    with exclusive(path):
        done = relate(path)
    assert done.exit_code == 0
    assert "another run is under way" in done.stderr
    assert rows(path, "select count(*) from claim_pairs") == [(0,)]


def test_a_database_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    done = relate(tmp_path / "none.db")
    assert done.exit_code == 2
    assert len(done.stderr.strip().splitlines()) == 1


def test_articles_that_are_handed_over_are_related(tmp_path: Path) -> None:
    for name, day in (("one", "2031-05-20"), ("two", "2031-05-21")):
        (tmp_path / f"{name}.txt").write_text(
            f"Quay to be sold\n\n{WORDS.capitalize()}, harbour master Ada Cole said on Tuesday.\n\n"
            f"The council meets in the {name} hall, as it has done for a hundred years."
        )
        (tmp_path / f"{name}.jsonl").write_text(
            json.dumps(
                {
                    "path": f"{name}.txt",
                    "published": day,
                    "outlet": f"The {name} Echo",
                    "url": f"https://{name}.example/quay",
                }
            )
        )
    path = tmp_path / "news.db"
    for name in ("one", "two"):
        done = CliRunner().invoke(
            main, ["ingest", "--batch", str(tmp_path / f"{name}.jsonl"), "--db", str(path)]
        )
        assert done.exit_code == 0, done.output
    assert rows(path, "select count(*) from articles where related is null") == [(0,)]
    assert rows(path, "select claims, articles from claim_groups") == [(2, 2)]


def test_the_matcher_is_not_loaded_before_it_is_needed() -> None:
    code = (
        "import sys; from onrecord.db.cli import relate, update, ingest; import onrecord.db.run.relate; "
        "print([name for name in sys.modules if name.startswith('onrecord.claims.across.pairs') or name == 'onnxruntime'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

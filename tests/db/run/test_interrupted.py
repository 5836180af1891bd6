"""Runs that end badly, or meet: whole articles stay, nothing announced is lost, and the next run finishes."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onrecord.db.errors import DatabaseError
from onrecord.db.store import Store
from onrecord.db.store.lock import AlreadyRunning, exclusive
from tests.db.fiction import page, rss
from tests.db.web import Web

ROOT = Path(__file__).parents[3]
NAMES = ["Ada Penrose", "Ola Brandt", "Ines Falk", "Tom Quayle"]


@pytest.fixture
def follow(web: Web) -> Callable[[Path], None]:
    """Makes a database that follows two feeds of twelve articles in all."""
    paths = [f"/{number}" for number in range(12)]
    for number, path in enumerate(paths):
        words = f"“It is decision number {number}” said {NAMES[number % 4]}. “We agree on {number}” said Ada Penrose."
        web[path] = page(f"Decision {number}", words, day=f"2026-10-{number + 1:02}")
    web["/a"] = rss(web, *paths[:7], etag='"a"')
    web["/b"] = rss(web, *paths[5:], etag='"b"')

    def make(path: Path) -> None:
        with Store.open(path) as store, store.transaction():
            for feed in ("/a", "/b"):
                store.feeds.add(web.url(feed), datetime(2026, 10, 5, tzinfo=UTC))

    return make


@contextmanager
def run(
    path: Path, seconds: float = 0.0, on_interrupt: signal.Handlers = signal.SIG_DFL
) -> Iterator[subprocess.Popen[str]]:
    """`on_interrupt`: what SIGINT does to a program that says nothing of it, as its parent decides."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.db.driver", str(path), str(seconds)],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, on_interrupt),
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        assert process.stderr
        process.stderr.close()


def finish(path: Path) -> None:
    with run(path) as process:
        assert process.wait(30) == 0, process.communicate()[1]


def count(path: Path, table: str) -> int:
    with Store.read(path) as store:
        return int(store.connection.execute(f"select count(*) from {table}").fetchone()[0])


def wait_for_articles(path: Path, least: int) -> None:
    for _ in range(600):
        if count(path, "articles") >= least:
            return
        time.sleep(0.02)
    raise AssertionError("the run stores nothing")


STATE = (
    "select url, text, extractor, revision from articles order by url",
    "select articles.url, number, revisions.text from revisions join articles on articles.id = article_id order by 1, 2",
    "select claim_id, content, position, speaker from claims order by 1",
    "select name, slug from speakers order by 1",
    "select articles.url, description from sources join articles on articles.id = article_id order by 1, 2",
    "select claim_id, said_on, speaker, content, url, key >> 24 from timeline order by 1",
    "select url from pending order by 1",
    "select url, etag from feeds order by 1",
)


def state(path: Path) -> list[list[tuple[object, ...]]]:
    with Store.read(path) as store:
        return [[tuple(row) for row in store.connection.execute(sql)] for sql in STATE]


def test_a_killed_run_and_another_are_as_one_that_was_left_in_peace(
    tmp_path: Path, follow: Callable[[Path], None]
) -> None:
    calm, killed = tmp_path / "calm.db", tmp_path / "killed.db"
    follow(calm)
    finish(calm)
    follow(killed)
    for stored in (1, 6):
        with run(killed, 0.1) as process:
            wait_for_articles(killed, stored)
            process.send_signal(signal.SIGKILL)
            process.wait(10)
        assert count(killed, "articles") == count(killed, "revisions")
        with Store.read(killed) as store:
            half = "select count(*) from articles where not exists (select 1 from timeline where article_id = articles.id)"
            assert store.connection.execute(half).fetchone()[0] == 0
    assert count(killed, "articles") < 12
    finish(killed)
    assert state(killed) == state(calm)
    assert count(killed, "articles") == 12


@pytest.mark.parametrize(
    ("number", "on_interrupt"),
    [
        (signal.SIGINT, signal.SIG_DFL),
        (signal.SIGTERM, signal.SIG_DFL),
        (signal.SIGTERM, signal.SIG_IGN),  # as a shell script's `onrecord update &` starts
    ],
)
def test_an_interrupted_run_is_out_soon_and_keeps_what_it_finished(
    tmp_path: Path, follow: Callable[[Path], None], number: signal.Signals, on_interrupt: signal.Handlers
) -> None:
    path = tmp_path / "x.db"
    follow(path)
    with run(path, 0.3, on_interrupt) as process:
        wait_for_articles(path, 2)
        began = time.monotonic()
        process.send_signal(number)
        assert process.wait(10) == 130
        assert time.monotonic() - began < 5
        error = process.communicate()[1]
    assert "Traceback" not in error
    assert "interrupted" in error
    assert count(path, "articles") >= 2
    with Store.read(path) as store:
        assert store.connection.execute("select finished is not null from runs").fetchone()[0] == 1
    finish(path)
    assert count(path, "articles") == 12


def test_even_a_text_that_takes_for_ever_does_not_hold_up_the_end(
    tmp_path: Path, follow: Callable[[Path], None]
) -> None:
    path = tmp_path / "x.db"
    follow(path)
    with run(path, 60) as process:
        for _ in range(500):
            if count(path, "runs"):
                break
            time.sleep(0.02)
        time.sleep(1)
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 130


def test_two_runs_at_once(tmp_path: Path, follow: Callable[[Path], None]) -> None:
    path = tmp_path / "x.db"
    follow(path)
    with run(path, 1) as first:
        wait_for_articles(path, 1)
        with run(path) as second:
            assert second.wait(10) == 0
            error = second.communicate()[1]
        assert error.count("\n") == 1
        assert "another run is under way" in error
        assert first.wait(60) == 0
    assert count(path, "articles") == 12
    assert count(path, "runs") == 1


def test_the_lock_ends_with_its_holder(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with exclusive(path):
        with pytest.raises(AlreadyRunning) as caught, exclusive(path):
            pass
        assert isinstance(caught.value, DatabaseError)
        assert caught.value.exit_code == 0
    with exclusive(path):
        pass

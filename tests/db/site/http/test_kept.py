"""An answer is given again while the database stays as it is, and never after it changed, unless many wait."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from onrecord.db.review.app import create_desk
from onrecord.db.site.app import create
from onrecord.db.site.http import kept as module
from onrecord.db.site.http.asgi import App, Message, Receive, Send
from onrecord.db.site.http.kept import kept
from tests.db.site.http.asking import answering, ask, asked
from tests.db.site.newsroom import build


@dataclass
class At:
    """A version that a test decides."""

    version: int | None = 1

    def now(self) -> int | None:
        return self.version


class Counting:
    """Answers with the number of times it was asked."""

    def __init__(self, pause: float = 0.0, **headers: str) -> None:
        self.times, self.pause, self.headers = 0, pause, headers

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        self.times += 1
        await asyncio.sleep(self.pause)
        await answering(str(self.times).encode(), **self.headers)(scope, receive, send)


def body(app: App, address: str = "/", **more: object) -> bytes:
    return asked(app, address, **more).body


def test_it_is_given_again_until_something_changes() -> None:
    at = At()
    app = kept(Counting(), at, lambda: False)
    assert [body(app), body(app)] == [b"1", b"1"]
    at.version = 2
    assert [body(app), body(app)] == [b"2", b"2"]
    at.version = None  # which cannot be told
    assert [body(app), body(app)] == [b"3", b"4"]


DIFFERENT: list[tuple[str, dict[str, str]]] = [
    ("/other", {}), ("/?q=1", {}), ("/", {"accept-encoding": "gzip"}), ("/", {"host": "news.example"}),
    ("/", {"cookie": "a=b"}), ("/", {"authorization": "Bearer x"}), ("/", {"range": "bytes=0-1"}),
]  # fmt: skip


@pytest.mark.parametrize(("address", "headers"), DIFFERENT)
def test_another_question_is_another_answer(address: str, headers: dict[str, str]) -> None:
    app = kept(Counting(), At(), lambda: False)
    assert body(app) == b"1"
    assert body(app, address, headers=headers) == b"2"
    assert body(app) == b"1"


@pytest.mark.parametrize("method", ["HEAD", "POST", "OPTIONS"])
def test_only_what_is_read_is_kept(method: str) -> None:
    app = kept(Counting(), At(), lambda: False)
    assert [body(app, method=method), body(app, method=method)] == [b"1", b"2"]


@pytest.mark.parametrize("headers", [{"content_type": "text/csv"}, {"set_cookie": "a=b"}])
def test_what_is_long_or_for_one_reader_is_not_kept(headers: dict[str, str]) -> None:
    app = kept(Counting(**headers), At(), lambda: False)
    assert [body(app), body(app)] == [b"1", b"2"]


def test_who_asks_the_same_meanwhile_waits_for_that_answer() -> None:
    counting = Counting(pause=0.01)
    app = kept(counting, At(), lambda: False)

    async def run() -> set[bytes]:
        return {answer.body for answer in await asyncio.gather(*(ask(app, "/") for _ in range(50)))}

    assert asyncio.run(run()) == {b"1"}
    assert counting.times == 1


def test_a_failure_is_that_of_the_one_who_met_it() -> None:
    times = 0

    async def app(scope: Message, receive: Receive, send: Send) -> None:
        nonlocal times
        times += 1
        await asyncio.sleep(0.01)
        if times == 1:
            raise RuntimeError
        await answering(b"well")(scope, receive, send)

    async def run() -> list[object]:
        wrapped = kept(app, At(), lambda: False)
        return list(await asyncio.gather(*(ask(wrapped, "/") for _ in range(3)), return_exceptions=True))

    first, *others = asyncio.run(run())
    assert isinstance(first, RuntimeError)
    assert [getattr(other, "body", None) for other in others] == [b"well", b"well"]


def test_while_many_wait_it_may_be_a_little_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    at, crowded = At(), True
    app = kept(Counting(), at, lambda: crowded)
    assert body(app) == b"1"
    at.version = 2
    assert body(app) == b"1"
    monkeypatch.setattr(module, "_SECONDS_BETWEEN", 0.0)
    assert body(app) == b"2"
    monkeypatch.setattr(module, "_SECONDS_BETWEEN", 5.0)
    at.version, crowded = 3, False
    assert body(app) == b"3"


def test_while_many_wait_one_waits_for_the_newest_and_the_others_get_the_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_SECONDS_BETWEEN", 0.0)
    at, counting = At(), Counting(pause=0.01)
    app = kept(counting, at, lambda: True)

    async def run() -> list[bytes]:
        first = (await ask(app, "/")).body
        at.version = 2
        return [first] + [answer.body for answer in await asyncio.gather(*(ask(app, "/") for _ in range(5)))]

    assert asyncio.run(run()) == [b"1", b"2", b"1", b"1", b"1", b"1"]
    monkeypatch.setattr(module, "SECONDS_BEHIND", 0.0)  # by now it is too old
    at.version = 3

    async def again() -> set[bytes]:
        return {answer.body for answer in await asyncio.gather(*(ask(app, "/") for _ in range(5)))}

    assert asyncio.run(again()) == {b"3"}


def test_there_is_an_end_to_what_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_BYTES", 10)
    counting = Counting()
    app = kept(counting, At(), lambda: False)
    for number in range(30):
        body(app, f"/{number}")
    assert body(app, "/29") == b"30"
    assert body(app, "/0") == b"31"


@pytest.mark.parametrize("journal", ["wal", "delete"])
def test_a_change_by_another_program_shows_at_once(tmp_path: Path, journal: str) -> None:
    path = tmp_path / "x.db"
    build(tmp_path / "made.db")
    with closing(sqlite3.connect(tmp_path / "made.db")) as made:
        made.execute("vacuum into ?", [str(path)])
    with closing(sqlite3.connect(path)) as other:
        other.execute(f"pragma journal_mode = {journal}")
        app = create(path).app()
        for title in ("The first headline", "Another headline", "A third one"):
            with other:
                other.execute("update articles set title = ? where id = 1", [title])
            assert title.encode() in body(app, "/article/1")
            assert title.encode() in body(app, "/article/1")


def test_the_desk_keeps_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    build(path)
    desk = create_desk(path, "Ines")
    assert desk.plugin_config("onrecord")["alone"] is False

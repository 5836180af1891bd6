"""The process that reads pages outlives none that harms it, and the next page finds a fresh one."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest

from onrecord.db.bulk.reader import Reader
from onrecord.db.bulk.records import Page
from onrecord.db.run.workers import Stopped
from onrecord.ingest.errors import ParseError
from onrecord.ingest.records import Payload
from tests.db.bulk.press import story
from tests.db.run.test_interrupted import ROOT


def a_page(body: bytes = story(1)) -> Page:
    return Page(
        Payload("https://echo.example/1", "https://echo.example/1", 200, body, content_type="text/html")
    )


@pytest.fixture
def reader() -> Iterator[Reader]:
    made = Reader("default", seconds=2.0)
    yield made
    made.close()


def captive(page: object) -> None:
    re.match(r"(a+)+b", "a" * 60)


def vanishes(page: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def swells(page: object) -> int:
    return len(bytearray(2_000_000_000))


@pytest.mark.parametrize(
    ("harm", "reason"),
    [
        (captive, "could not be read: it took more than 2 s: given up"),
        (vanishes, "could not be read: what read it was ended (SIGKILL; perhaps memory ran out)"),
    ],
)
def test_a_page_that_harms_its_reader_costs_itself_alone(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, harm: Any, reason: str
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("onrecord.db.bulk.reader.parse", harm)
        with pytest.raises(ParseError) as failed:
            reader.article(a_page())
    assert failed.value.reason == reason
    assert reader.article(a_page()).title == "Ferry 1 to sail from quay 3"


def test_a_page_that_takes_too_much_memory_is_given_up(reader: Reader) -> None:
    with pytest.raises((MemoryError, Stopped)):
        reader._ask(swells, None)
    assert reader.article(a_page()).title == "Ferry 1 to sail from quay 3"


def test_an_article_whose_claims_take_for_ever_is_kept_without_them(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert reader.version
    article = reader.article(a_page())

    with monkeypatch.context() as patched:
        patched.setattr("onrecord.db.bulk.reader.read_article", _slow)
        reading = reader.reading(article, None)
    assert reading.extraction.claims is None
    assert "it took more than 2 s" in (reading.problem or "")
    assert reader.article(a_page()) == article


def _slow(article: object, extractor: object, outlet: object) -> None:
    captive(None)


def test_one_that_grew_is_followed_by_a_fresh_one(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    first = reader._ask(_pid, None)
    assert reader._ask(_pid, None) == first
    monkeypatch.setattr("onrecord.db.bulk.reader._GROWN", 1)
    assert reader._ask(_pid, None) != first


def _pid(page: object) -> int:
    return os.getpid()


def test_it_ends_with_whoever_started_it_however_that_ends() -> None:
    code = (
        "import os; from tests.db.bulk.test_reader import Reader, _pid; "
        "print(Reader('default')._ask(_pid, None), flush=True); os.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    process = int(done.stdout)
    for _ in range(200):
        try:
            with open(f"/proc/{process}/stat", encoding="ascii") as file:
                if file.read().split()[2] == "Z":
                    return
        except FileNotFoundError:
            return
        time.sleep(0.05)
    raise AssertionError("it lives on")

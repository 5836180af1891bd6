"""Work in processes that can be killed, whatever it does to the interpreter."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import time
from collections.abc import Iterator
from concurrent.futures import Executor
from pathlib import Path

import pytest

from onrecord.claims.records import Claim, Document
from onrecord.db.run.update import update
from onrecord.db.run.workers import Stopped, in_processes, workers
from onrecord.db.store import Store
from onrecord.db.store.runs import Counts
from onrecord.ingest.errors import ParseError
from onrecord.ingest.web.fetch import Fetcher, Policy
from tests.db.fiction import QuotesOnly, page, rss
from tests.db.newsroom import PIER, START, Heard
from tests.db.web import Web

SECONDS = 1.0


@pytest.fixture
def executor() -> Iterator[Executor]:
    with workers(SECONDS) as executor:
        yield executor


def doubled(number: int) -> int:
    return 2 * number


def captive(number: int = 1) -> int:
    """Holds the interpreter for longer than anybody lives, where `number` is odd."""
    if number % 2:
        re.match(r"(a+)+b", "a" * 60)
    return number


def fails() -> None:
    raise ParseError("a page", "is no article")


def vanishes() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class Odd(Exception):
    def __init__(self, one: int, other: int) -> None:
        super().__init__("two become one")


def fails_oddly() -> None:
    raise Odd(1, 2)


def test_results_and_errors_come_back(executor: Executor) -> None:
    assert executor.submit(doubled, 4).result() == 8
    with pytest.raises(ParseError, match="a page: is no article"):
        executor.submit(fails).result()
    with pytest.raises(RuntimeError, match="Odd: two become one"):
        executor.submit(fails_oddly).result()
    with pytest.raises(RuntimeError, match="function"):
        executor.submit(_closure).result()
    assert executor.submit(doubled, 5).result() == 10


def _closure() -> object:
    return lambda: None


def test_work_that_holds_the_interpreter_is_ended_and_the_next_goes_on(executor: Executor) -> None:
    began = time.monotonic()
    held = [executor.submit(captive) for _ in range(2)]
    beside = executor.submit(doubled, 1)
    for future in held:
        with pytest.raises(Stopped, match="more than 1 s: given up"):
            future.result(60)
    assert beside.result(60) == 2
    assert time.monotonic() - began < 60


def test_a_process_that_dies_is_one_failure(executor: Executor) -> None:
    with pytest.raises(Stopped, match="SIGKILL; perhaps memory ran out"):
        executor.submit(vanishes).result(60)
    assert executor.submit(doubled, 1).result(60) == 2


def test_the_end_does_not_wait_for_what_holds_the_interpreter() -> None:
    with workers(600.0) as executor:
        held = executor.submit(captive)
        time.sleep(0.5)
        began = time.monotonic()
    with pytest.raises(Stopped):
        held.result(10)
    assert time.monotonic() - began < 10


def test_results_keep_the_order_of_the_items_and_one_given_up_has_its_place() -> None:
    found = in_processes(captive, [2, 1, 4], lambda item, reason: -item, seconds=SECONDS)
    assert list(found) == [2, -1, 4]
    assert list(in_processes(doubled, [], lambda item, reason: item)) == []


def run(store: Store, load: type[QuotesOnly], heard: Heard) -> Counts:
    async def work() -> Counts:
        async with Fetcher(Policy(allow_private=True, delay=0)) as fetcher:
            return await update(store, fetcher=fetcher, load=load, executor=executor, report=heard)

    with workers(SECONDS) as executor:
        return asyncio.run(work())


class Captive(QuotesOnly):
    def extract(self, document: Document) -> list[Claim]:
        if "pier" in document.text:
            re.match(r"(a+)+b", "a" * 60)
        return super().extract(document)


def test_a_page_that_takes_for_ever_is_noted_and_costs_the_others_nothing(store: Store, web: Web) -> None:
    # Inline elements by the ten thousand: what reads them compares each with those before it.
    web["/evil"] = page("Evil", "<b>a</b><i>c</i>" * 24_000)
    web["/cost"] = page("Cost", "“It will cost a million” said Ola Brandt. The council pays.")
    web["/feed"] = rss(web, "/evil", "/cost")
    with store.transaction():
        store.feeds.add(web.url("/feed"), START)
    heard = Heard()
    counts = run(store, QuotesOnly, heard)
    assert (counts.new_articles, counts.failures) == (1, 1)
    assert heard.failures[0][0].endswith("/evil")
    noted = store.connection.execute("select url, error from pending").fetchall()
    assert [tuple(row) for row in noted] == [
        (web.url("/evil"), "could not be read: it took more than 1 s: given up")
    ]


def test_an_article_whose_claims_take_for_ever_is_kept_without_them(store: Store, web: Web) -> None:
    web["/pier"] = page("Pier to open", PIER + " The pier is new.")
    web["/feed"] = rss(web, "/pier")
    with store.transaction():
        store.feeds.add(web.url("/feed"), START)
    heard = Heard()
    counts = run(store, Captive, heard)
    assert (counts.new_articles, counts.new_claims, counts.failures) == (1, 0, 1)
    assert "given up); `onrecord reextract` tries again" in heard.failures[0][1]


def test_a_quiet_run_starts_no_process(tmp_path: Path) -> None:
    with workers() as executor:
        assert not executor._all  # type: ignore[attr-defined]

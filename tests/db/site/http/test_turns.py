"""A few at a time, in the order in which they came; slow questions in SQL hold up no page."""

from __future__ import annotations

import asyncio

import pytest
from datasette.app import Datasette

from onrecord.db.site.http.asgi import Message, Receive, Send
from onrecord.db.site.http.turns import AT_ONCE, RAW_AT_ONCE, Lines, Turns, in_turn
from tests.db.site.http.asking import ask


def test_they_are_let_in_as_they_came() -> None:
    async def run() -> list[int]:
        turns, order = Turns(2), []

        async def one(number: int) -> None:
            await turns.take()
            order.append(number)
            await asyncio.sleep(0)
            turns.give()

        await asyncio.gather(*(one(number) for number in range(20)))
        return order

    assert asyncio.run(run()) == list(range(20))


def test_who_gives_up_keeps_no_place() -> None:
    async def run() -> None:
        turns = Turns(1)
        await turns.take()
        gone, stays = asyncio.ensure_future(turns.take()), asyncio.ensure_future(turns.take())
        await asyncio.sleep(0)
        assert turns.waiting == 2
        gone.cancel()
        await asyncio.sleep(0)
        turns.give()
        await asyncio.wait_for(stays, 1)
        turns.give()
        await asyncio.wait_for(turns.take(), 1)

    asyncio.run(run())


def test_one_that_is_cancelled_as_it_is_let_in_passes_its_place_on() -> None:
    async def run() -> None:
        turns = Turns(1)
        await turns.take()
        gone, stays = asyncio.ensure_future(turns.take()), asyncio.ensure_future(turns.take())
        await asyncio.sleep(0)
        turns.give()
        gone.cancel()
        await asyncio.wait_for(stays, 1)

    asyncio.run(run())


@pytest.mark.parametrize(("address", "most"), [("/timeline", AT_ONCE), ("/data", RAW_AT_ONCE)])
def test_no_more_at_once(site: Datasette, address: str, most: int) -> None:
    at_work, worst = 0, 0

    async def app(scope: Message, receive: Receive, send: Send) -> None:
        nonlocal at_work, worst
        at_work += 1
        worst = max(worst, at_work)
        await asyncio.sleep(0.001)
        at_work -= 1
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def run() -> None:
        lines = Lines(lambda path: path == "/timeline")
        await asyncio.gather(*(ask(in_turn(app, site, lines), address) for _ in range(30)))

    asyncio.run(run())
    assert worst == most


def test_slow_sql_and_slow_readers_hold_up_no_page(site: Datasette) -> None:
    async def app(scope: Message, receive: Receive, send: Send) -> None:
        if scope["path"] == "/data":
            await asyncio.sleep(60)
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"", "more_body": scope["path"] == "/timeline.csv"})
        if scope["path"] == "/timeline.csv":
            await asyncio.sleep(60)

    async def run() -> None:
        wrapped = in_turn(app, site, Lines(lambda path: path != "/data"))
        slow = [asyncio.ensure_future(ask(wrapped, path)) for path in ["/data", "/timeline.csv"] * 10]
        await asyncio.sleep(0)
        await asyncio.wait_for(ask(wrapped, "/timeline"), 5)
        for one in slow:
            one.cancel()
        await asyncio.gather(*slow, return_exceptions=True)

    asyncio.run(run())


def test_who_fails_leaves_its_place(site: Datasette) -> None:
    async def app(scope: Message, receive: Receive, send: Send) -> None:
        raise RuntimeError

    async def run() -> None:
        wrapped = in_turn(app, site, Lines(lambda path: True))
        for _ in range(AT_ONCE + 1):
            with pytest.raises(RuntimeError):
                await asyncio.wait_for(ask(wrapped, "/"), 5)

    asyncio.run(run())

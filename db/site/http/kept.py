"""Answers that are given again for as long as the database stays as it is.

Who asks what another one is being answered waits for that answer. While very many wait, what was true a few
seconds ago is given once more although something changed since, and one of them waits for what is true now.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from onrecord.db.site.http import density
from onrecord.db.site.http.asgi import App, Message, Receive, Send, value
from onrecord.db.site.http.packing import takes_packed

_MOST_BYTES = 32_000_000
_LARGEST = 500_000
# Behind the database, at most, where many wait and a newer answer is being made;
SECONDS_BEHIND = 10.0
# and how soon another one is begun.
_SECONDS_BETWEEN = 2.0
# Waiting for others' answers.
_MANY = 8
_TYPES = (b"text/html", b"text/css", b"application/atom", b"application/json")
# Requests whose answers may be meant for one reader alone.
_PERSONAL = (b"cookie", b"authorization", b"range")

Key = tuple[bytes, ...]


class Clock(Protocol):
    """`db.site.http.version.Version`, or a test's."""

    def now(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class _Answer:
    start: Message
    body: bytes
    version: int
    made: float


class _Answers:
    """The answers asked for last, as many as there is room for."""

    def __init__(self) -> None:
        self._by_key: OrderedDict[Key, _Answer] = OrderedDict()
        self._bytes = 0

    def get(self, key: Key) -> _Answer | None:
        found = self._by_key.get(key)
        if found:
            self._by_key.move_to_end(key)
        return found

    def put(self, key: Key, answer: _Answer) -> None:
        before = self._by_key.pop(key, None)
        self._bytes += len(answer.body) - (len(before.body) if before else 0)
        self._by_key[key] = answer
        while self._bytes > _MOST_BYTES:
            self._bytes -= len(self._by_key.popitem(last=False)[1].body)


def kept(app: App, version: Clock, is_crowded: Callable[[], bool]) -> App:
    answers = _Answers()
    waiting = 0
    # The answers that are being made, and of which version.
    under_way: dict[Key, dict[int, asyncio.Future[_Answer | None]]] = {}

    async def keep(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET" or _is_personal(scope):
            await app(scope, receive, send)
            return
        now = version.now()
        if now is None:
            await app(scope, receive, send)
            return
        key = _key(scope)
        known, flights = answers.get(key), under_way.get(key, {})
        if known and (known.version == now or may_be_behind(_age(known), bool(flights))):
            await _give(known, send)
        elif now in flights:
            found = await waited_for(flights[now])
            await (_give(found, send) if found else app(scope, receive, send))
        else:
            await make(scope, receive, send, key, now)

    def may_be_behind(seconds: float, is_renewed: bool) -> bool:
        if not (is_crowded() or waiting > _MANY):
            return False
        return seconds < SECONDS_BEHIND if is_renewed else seconds < _SECONDS_BETWEEN

    async def waited_for(other: asyncio.Future[_Answer | None]) -> _Answer | None:
        nonlocal waiting
        waiting += 1
        try:
            return await asyncio.shield(other)  # not cancelled with one of those who wait for it
        finally:
            waiting -= 1

    async def make(scope: Message, receive: Receive, send: Send, key: Key, now: int) -> None:
        ours: asyncio.Future[_Answer | None] = asyncio.get_running_loop().create_future()
        flights = under_way.setdefault(key, {})
        flights[now] = ours
        try:
            await app(scope, receive, _Collector(send, now, ours))
        finally:
            del flights[now]
            if not flights:
                del under_way[key]
            if not ours.done():
                ours.set_result(None)
            if made := ours.result():
                answers.put(key, made)

    return keep


class _Collector:
    """Sends an answer on, and tells `to` what it was where it may be given again."""

    def __init__(self, send: Send, version: int, to: asyncio.Future[_Answer | None]) -> None:
        self._send, self._version, self._to = send, version, to
        self._start: Message | None = None
        self._began = time.monotonic()

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
        elif not self._to.done():
            self._to.set_result(self._answer(message))
        await self._send(message)

    def _answer(self, message: Message) -> _Answer | None:
        """The whole answer; None of one that goes on, is long, or is meant for one reader."""
        body = message.get("body", b"")
        if self._start is None or message.get("more_body") or len(body) > _LARGEST:
            return None
        headers = self._start["headers"]
        if self._start["status"] != 200 or value(headers, b"set-cookie"):
            return None
        if not value(headers, b"content-type").startswith(_TYPES):
            return None
        return _Answer(self._start, body, self._version, self._began)


async def _give(answer: _Answer, send: Send) -> None:
    await send(dict(answer.start))
    await send({"type": "http.response.body", "body": answer.body})


def _is_personal(scope: Message) -> bool:
    return any(
        name.lower() in _PERSONAL
        and not (name.lower() == b"cookie" and density.is_all(given.decode("latin-1")))
        for name, given in scope["headers"]
    )


def _key(scope: Message) -> Key:
    """All that an answer depends on."""
    return (
        scope.get("raw_path") or scope["path"].encode(),
        scope["query_string"],
        value(scope["headers"], b"host"),
        scope.get("scheme", "http").encode(),
        b"gzip" if takes_packed(scope) else b"",
        density.of(scope).encode(),
        # "Today" is another one tomorrow, though nothing else changed.
        date.today().isoformat().encode(),
    )


def _age(answer: _Answer) -> float:
    return time.monotonic() - answer.made

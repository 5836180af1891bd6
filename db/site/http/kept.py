"""Answers that are given again for as long as the database stays as it is.

Who asks what another one is being answered waits for that answer. While very many wait, what was true a few
seconds ago is given again although something changed since.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from onrecord.db.site.http.asgi import App, Message, Receive, Send, value
from onrecord.db.site.http.packing import takes_packed

_MOST_BYTES = 32_000_000
_LARGEST = 500_000
# Behind the database, at most, where many wait.
SECONDS_BEHIND = 5.0
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
    under_way: dict[tuple[Key, int], asyncio.Future[_Answer | None]] = {}

    async def keep(scope: Message, receive: Receive, send: Send) -> None:
        nonlocal waiting
        if scope["type"] != "http" or scope["method"] != "GET" or _is_personal(scope):
            await app(scope, receive, send)
            return
        now = version.now()
        if now is None:
            await app(scope, receive, send)
            return
        key = _key(scope)
        known = answers.get(key)
        if known:
            is_recent = _age(known) < SECONDS_BEHIND
            if known.version == now or (is_recent and (is_crowded() or waiting > _MANY)):
                await _give(known, send)
                return
        if other := under_way.get((key, now)):
            waiting += 1
            try:
                found = await asyncio.shield(other)  # not cancelled with one of those who wait for it
            finally:
                waiting -= 1
            await (_give(found, send) if found else app(scope, receive, send))
            return
        ours = under_way[key, now] = asyncio.get_running_loop().create_future()
        collector = _Collector(send, now, ours)
        try:
            await app(scope, receive, collector)
        finally:
            del under_way[key, now]
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
    return any(name.lower() in _PERSONAL for name, _ in scope["headers"])


def _key(scope: Message) -> Key:
    """All that an answer depends on."""
    return (
        scope.get("raw_path") or scope["path"].encode(),
        scope["query_string"],
        value(scope["headers"], b"host"),
        scope.get("scheme", "http").encode(),
        b"gzip" if takes_packed(scope) else b"",
    )


def _age(answer: _Answer) -> float:
    return time.monotonic() - answer.made

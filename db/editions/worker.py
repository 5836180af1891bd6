"""One process that answers readers."""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import multiprocessing.connection
import os
import socket
import threading
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    from datasette.app import Datasette

# Connections that may wait to be taken.
_WAITING = 2048
_PAUSE = 0.005  # seconds


@dataclass(frozen=True, slots=True)
class Site:
    """What is served. `frozen`: nobody can write to the database, nor beside it. `names`: see `create`."""

    path: Path
    frozen: bool = False
    reviewer: str | None = None
    report: str | None = None
    names: tuple[str, ...] | None = None
    public_url: str | None = None


def answer(site: Site, listener: socket.socket) -> None:
    """Answer what comes to `listener`, until Ctrl-C or SIGTERM."""
    from onrecord.db.site.http.turns import is_full

    datasette = _made(site)
    config = uvicorn.Config(
        datasette.app(),
        http=_Protocol,
        log_level="warning",
        lifespan="off",
        timeout_graceful_shutdown=3,
    )
    with suppress(KeyboardInterrupt):
        _Server(config, datasette.invoke_startup, lambda: is_full(datasette)).run(sockets=[listener])


def answer_beside(site: Site, listener: socket.socket) -> None:
    """The same, in a process of its own, for as long as the one that started it lives."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    answer(site, listener)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    multiprocessing.connection.wait([parent.sentinel])
    os._exit(0)


class _Server(uvicorn.Server):
    """Takes a connection when there is time for it.

    asyncio would take all that come, in whichever process looks first; those would then wait for that one
    while another idles. So they wait in one line, the listener's, for whoever is free.
    """

    def __init__(
        self, config: uvicorn.Config, prepare: Callable[[], Awaitable[None]], is_full: Callable[[], bool]
    ) -> None:
        super().__init__(config)
        self._prepare = prepare
        self._is_full = is_full
        self._taking: list[asyncio.Task[None]] = []

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        # Datasette would prepare itself at the first request, and answer a second one meanwhile unprepared.
        await self._prepare()
        await super().startup(sockets=[])
        for listener in sockets or []:
            listener.listen(_WAITING)
            listener.setblocking(False)
            self._taking.append(asyncio.create_task(self._take(listener)))

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for taking in self._taking:
            taking.cancel()
        await super().shutdown(sockets)

    async def _take(self, listener: socket.socket) -> None:
        loop = asyncio.get_running_loop()
        while True:
            try:
                connection, _ = await loop.sock_accept(listener)
                await loop.connect_accepted_socket(self._protocol, connection)
            except OSError:  # it hung up already, or there are as many open as may be
                await asyncio.sleep(_PAUSE)
            await asyncio.sleep(0)  # what it asks is read, and
            await asyncio.sleep(0)  # finds its place in line
            while self._is_full():
                await asyncio.sleep(_PAUSE)

    def _protocol(self) -> H11Protocol:
        return _Protocol(config=self.config, server_state=self.server_state, app_state=self.lifespan.state)


class _Protocol(H11Protocol):
    """What is no HTTP never gets as far as the site, and its answer has the site's headers all the same."""

    def send_400_response(self, msg: str) -> None:
        from onrecord.db.site.http.outside import HEADERS

        own = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
        for event in (
            h11.Response(status_code=400, headers=[*own, *HEADERS.items()], reason=b"Bad Request"),
            h11.Data(data=msg.encode("ascii", "replace")),
            h11.EndOfMessage(),
        ):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()


def _made(site: Site) -> Datasette:
    given: dict[str, Any] = {"measured": measured(), "report": site.report, "public_url": site.public_url}
    if site.reviewer:
        from onrecord.db.review.app import create_desk

        return create_desk(site.path, site.reviewer, **given)

    from onrecord.db.site.app import create

    return create(site.path, frozen=site.frozen, names=site.names, **given)


def measured() -> dict[str, object]:
    """How right the bundled model was on texts it had not learned from, as its figures say."""
    text = (files("onrecord.claims.weights") / "figures.json").read_text(encoding="utf-8")
    figures = json.loads(text)
    best = figures["best"]
    return {
        "extractor": figures["version"],
        "texts": figures["data"]["dev_texts"],
        "precision": best["end_to_end_precision"],
        "recall": best["end_to_end_recall"],
        "calibration_error": best["expected_calibration_error"],
    }

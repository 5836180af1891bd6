"""The published site over HTTP: Datasette with our plugin, run by uvicorn."""

from __future__ import annotations

import json
import os
import socket
import threading
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.db.errors import UnusableDatabase
from onrecord.db.query.edition import PUBLIC
from onrecord.db.store import Store
from onrecord.db.store.opening import is_frozen

if TYPE_CHECKING:
    from datasette.app import Datasette


class Server:
    """The site of one database on one address. Raises UnusableDatabase, or OSError where it cannot listen.

    With a `reviewer` it has the review desk, which raises WriteFailed where no decision could be written.
    `report`: an e-mail or web address where readers report errors. `port` 0 takes a free one; `url` says
    which, and `network_url` where others on the network find it, or None where they do not. The address is
    taken at once, so that a taken one is known before any work begins.
    """

    def __init__(
        self, path: Path, host: str, port: int, *, reviewer: str | None = None, report: str | None = None
    ) -> None:
        with Store.read(path) as store:  # it must be there and ours, told before anything heavy is imported
            public = store.connection.execute("pragma user_version").fetchone()[0] == PUBLIC
        if reviewer and public:
            raise UnusableDatabase(str(path), "is a public edition: review the one that it was made from")
        if reviewer:
            Store.open(path, create=False).close()  # decisions are to be written to it

        import uvicorn

        self._socket = _listen(host, port)
        shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host
        shown = f"[{shown}]" if ":" in shown else shown
        port = self._socket.getsockname()[1]
        self.url = f"http://{shown}:{port}/"
        beyond = None if shown == host else _address_in_the_network()
        self.network_url = f"http://{beyond}:{port}/" if beyond else None
        config = uvicorn.Config(
            _site(path, reviewer, report).app(),
            log_level="warning",
            lifespan="off",
            timeout_graceful_shutdown=3,
        )
        self._server = uvicorn.Server(config)
        self._thread: threading.Thread | None = None

    def __str__(self) -> str:
        return f"{self.url}, for others {self.network_url}" if self.network_url else self.url

    def run(self) -> None:
        """Serve until Ctrl-C, which is how serving ends well."""
        with suppress(KeyboardInterrupt):
            self._server.run(sockets=[self._socket])

    def start(self) -> None:
        """Serve beside other work, for as long as the process lives."""
        self._thread = threading.Thread(target=self.run, name="site", daemon=True)
        self._thread.start()

    def wait(self) -> None:
        """After `start`: until Ctrl-C."""
        if self._thread:
            self._thread.join()


def _site(path: Path, reviewer: str | None, report: str | None) -> Datasette:
    if reviewer:
        from onrecord.db.review.app import create_desk

        return create_desk(path, reviewer, measured=measured(), report=report)

    from onrecord.db.site.app import create

    return create(path, frozen=is_frozen(path), measured=measured(), report=report)


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


def _address_in_the_network() -> str | None:
    """This machine's address as others see it, or None where there is no network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, suppress(OSError):
        # Nothing is sent: the system only chooses the address that it would send from.
        probe.connect(("192.0.2.1", 9))
        return str(probe.getsockname()[0])
    return None


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listener = socket.create_server((host, port), family=family)
        # Else the second page over one connection waits 40 ms for the first one's receipt. asyncio does this
        # for sockets it opens itself only.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return listener
    except socket.gaierror as error:
        reason = error.strerror
    except OSError as error:
        reason = os.strerror(error.errno or 0)  # its own text repeats the address
    raise OSError(None, f"cannot be served on ({reason})", f"{host}:{port}")

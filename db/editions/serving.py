"""The published site over HTTP: Datasette with our plugin, run by uvicorn, in a process a processor."""

from __future__ import annotations

import multiprocessing
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from onrecord.db.errors import UnusableDatabase
from onrecord.db.loopback import is_loopback
from onrecord.db.query.edition import PUBLIC
from onrecord.db.store import Store
from onrecord.db.store.opening import is_frozen

if TYPE_CHECKING:
    from onrecord.db.editions.worker import Site

# More gain little: they all read one file.
_MOST_WORKERS = 4
# A process that ends sooner than that will end again.
_SHORTEST_LIFE = 5.0  # seconds
# How a process ends that was told to.
_TOLD = (0, -signal.SIGINT, -signal.SIGTERM)


class Server:
    """The site of one database on one address. Raises UnusableDatabase, or OSError where it cannot listen.

    With a `reviewer` it has the review desk, which raises WriteFailed where no decision could be written.
    `report`: an e-mail or web address where readers report errors. `public_url`: where readers find the
    site. On loopback it answers under the machine's own names, `hostnames` and that of `public_url` alone,
    elsewhere under any unless there are some. `port` 0 takes a free one; `url` says which, and `network_url`
    where others on the network find it, or None where they do not. The address is taken at once, so that a
    taken one is known before any work begins.
    """

    def __init__(
        self,
        path: Path,
        host: str,
        port: int,
        *,
        reviewer: str | None = None,
        report: str | None = None,
        hostnames: Sequence[str] = (),
        workers: int | None = None,
        public_url: str | None = None,
    ) -> None:
        with Store.read(path) as store:  # it must be there and ours, told before anything heavy is imported
            public = store.connection.execute("pragma user_version").fetchone()[0] == PUBLIC
        if reviewer and public:
            raise UnusableDatabase(str(path), "is a public edition: review the one that it was made from")
        if reviewer:
            Store.open(path, create=False).close()  # decisions are to be written to it

        self._socket = _listen(host, port)
        shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host
        shown = f"[{shown}]" if ":" in shown else shown
        port = self._socket.getsockname()[1]
        self.url = f"http://{shown}:{port}/"
        beyond = None if shown == host else _address_in_the_network()
        self.network_url = f"http://{beyond}:{port}/" if beyond else None
        self._host, self._path, self._reviewer, self._report = host, path, reviewer, report
        # What readers ask for by its public name is asked for here by that name, through whatever stands
        # between.
        named = urlsplit(public_url).hostname if public_url and (hostnames or is_loopback(host)) else None
        self._hostnames = (*hostnames, named) if named else tuple(hostnames)
        self._public_url = public_url
        # One alone at the desk, whose forms bear the mark of the process that made them.
        self._workers = 1 if reviewer else workers or _free_processors()

    def __str__(self) -> str:
        return f"{self.url}, for others {self.network_url}" if self.network_url else self.url

    def run(self) -> None:
        """Serve until Ctrl-C, which is how serving ends well."""
        with suppress(KeyboardInterrupt):
            if self._workers == 1:
                from onrecord.db.editions.worker import answer

                answer(self._site(), self._socket)
            else:
                self._supervise()

    def start(self) -> None:
        """Serve beside other work, for as long as the process lives: in others, which it does not hold up."""

        def supervise() -> None:
            try:
                self._supervise()
            except OSError as error:
                print(f"onrecord: {error.filename}: {error.strerror}", file=sys.stderr)

        threading.Thread(target=supervise, name="site", daemon=True).start()

    def _site(self) -> Site:
        from onrecord.db.editions.worker import Site

        names = self._hostnames if is_loopback(self._host) or self._hostnames else None
        frozen = not self._reviewer and is_frozen(self._path)
        return Site(self._path.absolute(), frozen, self._reviewer, self._report, names, self._public_url)

    def _supervise(self) -> None:
        """Keep the workers alive: one that breaks down is followed by another, until they are told to end.

        Raises OSError where they cannot stay alive.
        """
        from onrecord.db.editions.worker import answer_beside

        # Not forked: what runs here, and holds locks, is not to be copied.
        context = multiprocessing.get_context("spawn")
        site = self._site()
        started: dict[BaseProcess, float] = {}

        def begin() -> None:
            worker = context.Process(target=answer_beside, args=(site, self._socket), daemon=True)
            worker.start()
            started[worker] = time.monotonic()

        try:
            for _ in range(self._workers):
                begin()
            while started:
                wait([worker.sentinel for worker in started])
                for worker in [one for one in started if one.exitcode is not None]:
                    lived = time.monotonic() - started.pop(worker)
                    if worker.exitcode in _TOLD:
                        continue
                    if lived < _SHORTEST_LIFE:
                        raise OSError(None, "the site does not stay up", self.url)
                    begin()
        finally:
            for worker in started:
                worker.terminate()
            for worker in started:
                worker.join(_SHORTEST_LIFE)


def _free_processors() -> int:
    # Not every system tells which of them this process may use.
    free = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(free, _MOST_WORKERS)


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

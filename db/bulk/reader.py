"""A process that reads one page after the other for a worker, which outlives whatever a page does to it.

It is no child of `multiprocessing`: Dask's workers may have none, and what their main module imports would be
imported into each.
"""

from __future__ import annotations

import os
import resource
import socket
import subprocess
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from onrecord.claims.extractors import Travelling, loaded
from onrecord.db.bulk.records import Page
from onrecord.db.run.intake import Reading, parse, read_article, without_claims
from onrecord.db.run.workers import SECONDS, Stopped, cause, serve
from onrecord.ingest.errors import ParseError
from onrecord.ingest.records import Article
from onrecord.ingest.web.urls import redact

# Of memory that a process may ask for, whatever its page is: a page that needs more is given up.
MEMORY = 520_000_000
# A process that came to hold so much makes room for a fresh one before the next page.
_GROWN = 420_000_000
_PAGE_SIZE = os.sysconf("SC_PAGE_SIZE")


class Reader:
    """Reads pages with the extractor of that name, each within SECONDS of processor time and MEMORY bytes."""

    def __init__(self, extractor: str, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._name, self._seconds, self._memory = extractor, seconds, memory
        self._process: _Process | None = None
        self._extractor: Travelling | None = None

    @property
    def version(self) -> str:
        """The extractor's. Raises Stopped."""
        return self._loaded().version

    def article(self, page: Page) -> Article:
        """Raises ParseError, also for a page that was given up."""
        subject = page.payload.requested_url
        try:
            article: Article = self._ask(parse, page.payload)
        except Stopped as reason:
            raise ParseError(redact(subject), f"could not be read: {reason}") from None
        return article

    def reading(self, article: Article, outlet: str | None) -> Reading:
        """The article with its claims, or without them where finding them was given up."""
        extractor = self._loaded()
        try:
            reading: Reading = self._ask(read_article, article, extractor, outlet)
        except Stopped as reason:
            return without_claims(article, extractor, outlet, str(reason))
        return reading

    def close(self) -> None:
        if self._process is not None:
            self._process.end()
            self._process = None

    def _loaded(self) -> Travelling:
        if self._extractor is None:
            self._extractor = Travelling(self._name, self._ask(version_of, self._name))
        return self._extractor

    def _ask(self, function: Any, *arguments: Any) -> Any:
        """Raises what `function` does, or Stopped."""
        if self._process is not None and self._process.memory() > _GROWN:
            self.close()
        if self._process is None:
            self._process = _Process(self._seconds, self._memory)
        try:
            done, outcome = self._process.ask((function, arguments, {}))
        except Stopped:
            self.close()
            raise
        if not done:
            raise outcome
        return outcome


def version_of(extractor: str) -> str:
    """What the extractor of that name calls itself; it is loaded for that."""
    return loaded(extractor).version


class _Process:
    def __init__(self, seconds: float, memory: int) -> None:
        self._seconds = seconds
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", __name__, str(theirs.fileno()), str(seconds), str(memory)],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                # It imports what we import, one thread is its share, and Ctrl-C is for whoever started us.
                env={
                    **os.environ,
                    "PYTHONPATH": os.pathsep.join(one or os.getcwd() for one in sys.path),
                    "OMP_NUM_THREADS": "1",
                },
                start_new_session=True,
            )
        self._pipe = Connection(ours.detach())

    def ask(self, task: object) -> tuple[bool, Any]:
        """Whether it went well, and what came of it. Raises Stopped."""
        try:
            self._pipe.send(task)
            answer: tuple[bool, Any] = self._pipe.recv()
        except (EOFError, OSError):
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(5)
            raise Stopped(cause(self._process.returncode, self._seconds)) from None
        return answer

    def memory(self) -> int:
        """Bytes that it holds now; 0 where the system does not say."""
        try:
            with open(f"/proc/{self._process.pid}/statm", encoding="ascii") as file:
                return int(file.read().split()[1]) * _PAGE_SIZE
        except (OSError, IndexError):
            return 0

    def end(self) -> None:
        self._pipe.close()
        self._process.kill()
        self._process.wait()


def main(fd: str, seconds: str, memory: str) -> None:
    """The life of the process. Its limit is set before anything is loaded."""
    with suppress(ValueError, OSError):  # a lower one was set from outside
        resource.setrlimit(resource.RLIMIT_DATA, (int(memory), int(memory)))
    serve(Connection(int(fd)), float(seconds))


if __name__ == "__main__":
    main(*sys.argv[1:])

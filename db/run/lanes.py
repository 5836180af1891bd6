"""Pages worked through host by host, so that a slow host holds up no other."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from onrecord.db.store.pending import Page

_LANES_PER_HOST = 4
# Answers held in memory until someone has read them: pages come faster than they are read.
_MOST_WAITING = 64


class Lanes:
    """Runs `work` on pages as tasks of `group`. A page is taken once, however often it is added."""

    def __init__(self, group: asyncio.TaskGroup, work: Callable[[Page], Awaitable[None]]) -> None:
        self._group = group
        self._work = work
        self._queues: dict[str, deque[Page]] = {}
        self._running: dict[str, int] = {}
        self._taken: set[tuple[int | None, int | None]] = set()
        self._looked_at: set[int] = set()
        self._waiting = 0
        self._room = asyncio.Event()
        self._room.set()

    def add(self, pages: Iterable[Page]) -> int:
        """How many of `pages` had not been added before: one look at an article is enough, whoever asks for
        it."""
        new = [
            page
            for page in pages
            if (page.id, page.article_id) not in self._taken
            and not (page.id is None and page.article_id in self._looked_at)
        ]
        for page in new:
            self._taken.add((page.id, page.article_id))
            if page.article_id is not None:
                self._looked_at.add(page.article_id)
            host = urlsplit(page.url).netloc
            self._queues.setdefault(host, deque()).append(page)
            if self._running.get(host, 0) < _LANES_PER_HOST:
                self._running[host] = self._running.get(host, 0) + 1
                self._group.create_task(self._lane(host))
        return len(new)

    @property
    def count(self) -> int:
        """How many pages were added so far."""
        return len(self._taken)

    @contextmanager
    def answer_held(self) -> Iterator[None]:
        """Around the time that `work` keeps an answer in memory: no further page is begun while many do."""
        self._waiting += 1
        if self._waiting >= _MOST_WAITING:
            self._room.clear()
        try:
            yield
        finally:
            self._waiting -= 1
            if self._waiting < _MOST_WAITING:
                self._room.set()

    async def _lane(self, host: str) -> None:
        queue = self._queues[host]
        try:
            while queue:
                await self._room.wait()
                if queue:
                    await self._work(queue.popleft())
        finally:
            self._running[host] -= 1

"""Who is answered when: a few at a time, in the order in which they came.

A page asks the database several times over. Were all who come let in at once, each of those questions would
go to the end of a line of everybody's questions, and the last page would wait for several times as long as
all the work there is. So a page that has begun is finished before the next begins.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from weakref import WeakKeyDictionary

from datasette.app import Datasette

from onrecord.db.site.http.asgi import App, Message, Receive, Send

# More at once than there are processors, so that one that waits for the disk does not idle them.
AT_ONCE = 4
# Questions of strangers in SQL, which may take their two seconds each, hold up no page.
RAW_AT_ONCE = 2
# While so many wait, an answer may be a little behind,
_LONG = 4
# and while so many do, those who come are left to processes that have less to do.
_FULL = 16


class Turns:
    """A number of places, and a line before them."""

    def __init__(self, places: int) -> None:
        self._free = places
        self._line: deque[asyncio.Future[None]] = deque()

    @property
    def waiting(self) -> int:
        return len(self._line)

    async def take(self) -> None:
        if self._free and not self._line:
            self._free -= 1
            return
        place = asyncio.get_running_loop().create_future()
        self._line.append(place)
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():
                self.give()
            else:
                self._line.remove(place)
            raise

    def give(self) -> None:
        if self._line:
            self._line.popleft().set_result(None)
        else:
            self._free += 1


class Lines:
    """One line for pages, of which `is_ours` tells the paths, another for what is asked in raw SQL."""

    def __init__(self, is_ours: Callable[[str], bool]) -> None:
        self._is_ours = is_ours
        self.pages = Turns(AT_ONCE)
        self.raw = Turns(RAW_AT_ONCE)

    def of(self, path: str) -> Turns:
        return self.pages if self._is_ours(path) else self.raw

    def is_long(self) -> bool:
        return self.pages.waiting >= _LONG


_LINES: WeakKeyDictionary[Datasette, Lines] = WeakKeyDictionary()


def is_full(datasette: Datasette) -> bool:
    """Whether so many wait for a page of this site that nobody else should come."""
    lines = _LINES.get(datasette)
    return lines is not None and lines.pages.waiting >= _FULL


def in_turn(app: App, datasette: Datasette, lines: Lines) -> App:
    _LINES[datasette] = lines

    async def wait(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        turns = lines.of(scope.get("route_path") or scope["path"])
        await turns.take()
        is_in = True

        async def send_and_leave(message: Message) -> None:
            nonlocal is_in
            if is_in and message["type"] == "http.response.body":
                # A download goes on for as long as its reader likes; a page is finished.
                is_in = False
                turns.give()
            await send(message)

        try:
            await app(scope, receive, send_and_leave)
        finally:
            if is_in:
                turns.give()

    return wait

"""What goes for every response, Datasette's own included: security headers, and CSV in which nothing runs."""

from __future__ import annotations

import csv
import gzip
import io
import re
from codecs import getincrementaldecoder
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from onrecord.db.query.spreadsheet import cell

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]
App = Callable[[Message, Callable[[], Awaitable[Message]], Send], Awaitable[None]]

# Nothing from elsewhere and no script at all: whatever an article smuggles in stays text.
_HEADERS = {
    b"content-security-policy": b"default-src 'none'; style-src 'self'; img-src 'self' data:; "
    b"form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
}
# Below /-/ are Datasette's own forms; nothing else here takes anything in.
_READING = ("GET", "HEAD", "OPTIONS")
# A cell may hold a whole article; the module's own limit, 131,072 characters, would break the download off.
csv.field_size_limit(2**31 - 1)
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?(e[+-]?\d+)?", re.IGNORECASE)


def guarded(app: App, raw: str) -> App:
    """`app` with security headers; CSV at addresses that hold `raw`, which Datasette writes, made safe."""

    async def guard(scope: Message, receive: Callable[[], Awaitable[Message]], send: Send) -> None:
        rows: _Rows | None = None
        if scope["type"] == "http" and scope["method"] not in _READING and "/-/" not in scope["path"]:
            await _refuse(send)
            return

        async def send_guarded(message: Message) -> None:
            nonlocal rows
            if message["type"] == "http.response.start":
                # A page that has a policy of its own, such as a card to be framed, keeps it.
                own = {name.lower() for name, _ in message["headers"]}
                headers = [*message["headers"], *(one for one in _HEADERS.items() if one[0] not in own)]
                message = {**message, "headers": headers}
                if raw in scope["path"] and _is_csv(headers):
                    rows = _Rows()
            elif message["type"] == "http.response.body" and rows is not None:
                more = message.get("more_body", False)
                message = {**message, "body": rows.feed(message.get("body", b""), last=not more)}
            await send(message)

        await app(scope, receive, send_guarded)

    return guard


async def _refuse(send: Send) -> None:
    headers = [(b"allow", ", ".join(_READING).encode()), (b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": 405, "headers": [*headers, *_HEADERS.items()]})
    await send({"type": "http.response.body", "body": b"These pages can only be read.\n"})


def compressed(app: App) -> App:
    """`app` with pages packed for those who take them so; downloads go as they are, a row at a time."""

    async def compress(scope: Message, receive: Callable[[], Awaitable[Message]], send: Send) -> None:
        start: Message | None = None

        async def send_compressed(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                return
            if start is not None:
                if not message.get("more_body") and _is_page(start["headers"]):
                    start, message = _packed(start, message)
                await send(start)
                start = None
            await send(message)

        accepted = b"".join(value for name, value in scope.get("headers", ()) if name == b"accept-encoding")
        await app(scope, receive, send_compressed if b"gzip" in accepted else send)

    return compress


def _is_page(headers: Headers) -> bool:
    return any(
        name.lower() == b"content-type" and value.startswith((b"text/html", b"text/css", b"application/atom"))
        for name, value in headers
    )


def _packed(start: Message, message: Message) -> tuple[Message, Message]:
    body = gzip.compress(message.get("body", b""), compresslevel=5, mtime=0)
    headers = [(name, value) for name, value in start["headers"] if name.lower() != b"content-length"]
    headers += [
        (b"content-encoding", b"gzip"),
        (b"vary", b"accept-encoding"),
        (b"content-length", str(len(body)).encode()),
    ]
    return {**start, "headers": headers}, {**message, "body": body}


def _is_csv(headers: Headers) -> bool:
    """Also where Datasette shows CSV as plain text, which a browser saves under the same name."""
    types = [value for name, value in headers if name.lower() == b"content-type"]
    return any(value.startswith((b"text/csv", b"text/plain")) for value in types)


class _Rows:
    """A stream of CSV in which every cell that a spreadsheet would run is turned into text."""

    def __init__(self) -> None:
        self._decoder = getincrementaldecoder("utf-8")(errors="replace")
        self._pending = ""

    def feed(self, chunk: bytes, *, last: bool) -> bytes:
        """What can be passed on: whole rows, and with the last chunk all that is left."""
        self._pending += self._decoder.decode(chunk, final=last)
        whole = self._pending.endswith("\n") and self._pending.count('"') % 2 == 0
        if not self._pending or not (whole or last):
            return b""
        out = io.StringIO()
        writer = csv.writer(out)
        for row in csv.reader(io.StringIO(self._pending, newline="")):
            writer.writerow([value if _NUMBER.fullmatch(value) else cell(value) for value in row])
        self._pending = ""
        return out.getvalue().encode()

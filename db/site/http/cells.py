"""CSV in which nothing runs, whoever wrote it and whatever its address is called."""

from __future__ import annotations

import csv
import io
import re
from codecs import getincrementaldecoder

from onrecord.db.query.spreadsheet import cell
from onrecord.db.site.http.asgi import App, Headers, Message, Receive, Send, value

# Says of an answer of ours that its cells are safe already, or that it has none. It is not sent on.
SAFE = "x-onrecord-cells"
_SAFE = SAFE.encode()
# Datasette also shows CSV as plain text, which a browser saves under the same name.
_TABLES = (b"text/csv", b"text/plain")
# A cell may hold a whole article; the module's own limit, 131,072 characters, would break the download off.
csv.field_size_limit(2**31 - 1)
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?(e[+-]?\d+)?", re.IGNORECASE)


def safe(app: App) -> App:
    async def guard(scope: Message, receive: Receive, send: Send) -> None:
        rows: _Rows | None = None

        async def send_safe(message: Message) -> None:
            nonlocal rows
            if message["type"] == "http.response.start":
                headers: Headers = message["headers"]
                if not value(headers, _SAFE) and value(headers, b"content-type").startswith(_TABLES):
                    rows = _Rows()
                    headers = [one for one in headers if one[0].lower() != b"content-length"]
                headers = [one for one in headers if one[0].lower() != _SAFE]
                message = {**message, "headers": headers}
            elif message["type"] == "http.response.body" and rows is not None:
                more = message.get("more_body", False)
                message = {**message, "body": rows.feed(message.get("body", b""), last=not more)}
            await send(message)

        await app(scope, receive, send_safe)

    return guard


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

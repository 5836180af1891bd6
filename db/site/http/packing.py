"""Pages packed for those who take them so; downloads go as they are, a row at a time."""

from __future__ import annotations

import gzip

from onrecord.db.site.http.asgi import App, Headers, Message, Receive, Send, value

_PAGES = (b"text/html", b"text/css", b"application/atom")


def packed(app: App) -> App:
    async def pack(scope: Message, receive: Receive, send: Send) -> None:
        start: Message | None = None

        async def send_packed(message: Message) -> None:
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

        await app(scope, receive, send_packed if takes_packed(scope) else send)

    return pack


def takes_packed(scope: Message) -> bool:
    return b"gzip" in value(scope.get("headers", []), b"accept-encoding")


def _is_page(headers: Headers) -> bool:
    return value(headers, b"content-type").startswith(_PAGES)


def _packed(start: Message, message: Message) -> tuple[Message, Message]:
    body = gzip.compress(message.get("body", b""), compresslevel=5, mtime=0)
    varies = [found for name, found in start["headers"] if name.lower() == b"vary"]
    headers = [
        (name, found) for name, found in start["headers"] if name.lower() not in (b"content-length", b"vary")
    ]
    headers += [
        (b"content-encoding", b"gzip"),
        (b"vary", b", ".join([*varies, b"accept-encoding"])),
        (b"content-length", str(len(body)).encode()),
    ]
    return {**start, "headers": headers}, {**message, "body": body}

"""ASGI applications asked without a server: the answer as it goes out, its path sent byte for byte."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from onrecord.db.site.http.asgi import App, Headers, Message, Receive, Send


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Headers
    body: bytes

    def header(self, name: str) -> str | None:
        """The one header of that name."""
        found = [value.decode() for key, value in self.headers if key.lower() == name.encode()]
        assert len(found) < 2, found
        return found[0] if found else None


async def ask(
    app: App,
    address: str,
    *,
    method: str = "GET",
    headers: dict[str, str] | None = None,
    body: Sequence[bytes] = (b"",),
) -> Answer:
    path, _, query = address.partition("?")
    given = {"host": "localhost", **(headers or {})}
    scope: Message = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": unquote_to_bytes(path).decode("utf-8", "replace"),
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [(name.lower().encode(), value.encode()) for name, value in given.items()],
        "server": ("127.0.0.1", 80),
        "client": ("127.0.0.1", 1),
    }
    parts = list(body)
    sent: list[Message] = []

    async def receive() -> Message:
        if not parts:
            return {"type": "http.disconnect"}
        return {"type": "http.request", "body": parts.pop(0), "more_body": bool(parts)}

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)
    start, *rest = sent
    return Answer(start["status"], start["headers"], b"".join(message.get("body", b"") for message in rest))


def asked(app: App, address: str, **more: object) -> Answer:
    return asyncio.run(ask(app, address, **more))  # type: ignore[arg-type]


def followed(app: App, address: str) -> Answer:
    """Where a redirect within the site leads: Datasette 1.0 takes SQL at another address than 0.65."""
    answer = asked(app, address)
    while answer.status in (301, 302, 307, 308):
        answer = asked(app, answer.header("location") or "/")
    return answer


def answering(body: bytes, content_type: str = "text/html", **headers: str) -> App:
    """An application that answers so, whatever it is asked."""

    async def app(scope: Message, receive: Receive, send: Send) -> None:
        own = [(b"content-type", content_type.encode())]
        own += [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": 200, "headers": own})
        await send({"type": "http.response.body", "body": body})

    return app

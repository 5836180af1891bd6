"""The words of ASGI (https://asgi.readthedocs.io), and an answer in one piece."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

READING = ("GET", "HEAD", "OPTIONS")


async def answer(send: Send, status: int, text: str, headers: Headers | None = None) -> None:
    """A line of plain text."""
    body = f"{text}\n".encode()
    own: Headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
    ]
    await send({"type": "http.response.start", "status": status, "headers": [*own, *(headers or [])]})
    await send({"type": "http.response.body", "body": body})


def value(headers: Headers, name: bytes) -> bytes:
    """The header of that name, in small letters, or nothing."""
    return next((found for one, found in headers if one.lower() == name), b"")

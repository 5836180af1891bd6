"""What the network meets first: only reading, no endless bodies, and the same headers on every answer."""

from __future__ import annotations

import logging

from onrecord.db.site.http.asgi import READING, App, Message, Receive, Send, answer

# Nothing from elsewhere, and no script: whatever an article smuggles in stays text. Frames are our own.
HEADERS = {
    b"content-security-policy": b"default-src 'none'; style-src 'self'; frame-src 'self'; "
    b"img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
}
# No form here is nearly as large.
_LARGEST_BODY = 1_000_000
_ELSEWHERE = (b"//", b"/\\", b"\\/", b"\\\\")

_log = logging.getLogger(__name__)


class _TooLarge(Exception):
    """More was sent than any form holds."""


def guarded(app: App) -> App:
    """`app` with security headers on whatever is answered, also where it fails."""

    async def guard(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        is_begun = False
        size = 0

        async def send_with_headers(message: Message) -> None:
            nonlocal is_begun
            if message["type"] == "http.response.start":
                is_begun = True
                # A page that has a policy of its own, such as a card to be framed, keeps it.
                own = {name.lower() for name, _ in message["headers"]}
                added = [one for one in HEADERS.items() if one[0] not in own]
                message = {**message, "headers": [*map(_at_home, message["headers"]), *added]}
            await send(message)

        async def receive_some() -> Message:
            nonlocal size
            message = await receive()
            size += len(message.get("body", b""))
            if size > _LARGEST_BODY:
                raise _TooLarge
            return message

        is_reading = scope["method"] in READING
        # Below /-/ are Datasette's own forms; nothing else here takes anything in.
        if not is_reading and "/-/" not in scope["path"]:
            allow = [(b"allow", ", ".join(READING).encode())]
            await answer(send_with_headers, 405, "These pages can only be read.", allow)
            return
        try:
            await app(scope, receive_some, send_with_headers)
        except _TooLarge:
            if is_begun:
                raise
            await answer(send_with_headers, 413, "That is more than any form here holds.")
        except Exception as error:
            # What a page trips over Datasette has turned into an answer. What comes as far as this tripped
            # over the request itself, such as a form that is cut or no UTF-8.
            if is_begun:
                raise
            if is_reading:
                _log.exception("could not be answered")
                await answer(send_with_headers, 500, "This could not be answered.")
            else:
                _log.info("an unreadable form: %r", error)
                await answer(send_with_headers, 400, "This form cannot be read: nothing was done.")

    return guard


def _at_home(header: tuple[bytes, bytes]) -> tuple[bytes, bytes]:
    """A redirect to a path stays here: what begins with two slashes, of either kind, is another host."""
    name, where = header
    if name.lower() == b"location" and where[:2] in _ELSEWHERE:
        return name, b"/" + where.lstrip(b"/\\")
    return header

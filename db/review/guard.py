"""Who may talk to the desk: pages that it served itself, to a browser on this machine.

A cookie proves nothing here, since whoever reaches the port may decide. So every request must be addressed to
this machine by one of its own names, which a page elsewhere cannot bring about even where it has its own name
resolve to 127.0.0.1; and what changes anything must come from a page of ours. The token of each form
(`db.review.deciding`) is checked besides.
"""

from __future__ import annotations

from onrecord.db.site.http.asgi import READING, App, Message, Receive, Send, answer
from onrecord.db.site.http.hosts import is_ours
from onrecord.db.site.http.outside import HEADERS


def guarded(app: App) -> App:
    """`app` for this machine alone."""

    async def guard(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
        if refusal := refused(scope["method"], headers):
            await answer(send, 403, refusal, list(HEADERS.items()))
            return
        await app(scope, receive, lambda message: send(_with_origin(message)))

    return guard


def refused(method: str, headers: dict[bytes, str]) -> str | None:
    """Why a request is refused, as a sentence, or None."""
    host = headers.get(b"host", "")
    if not is_ours(host):
        return "The review desk answers to this machine's own names only: open it at 127.0.0.1 or localhost."
    if method in READING:
        return None
    if headers.get(b"origin", f"http://{host}") != f"http://{host}":
        return "This came from a page that is not the review desk's: nothing was changed."
    if headers.get(b"sec-fetch-site", "same-origin") != "same-origin":
        return "This came from another site: nothing was changed."
    return None


def _with_origin(message: Message) -> Message:
    """Let browsers name the page that a form came from: under `no-referrer` its origin would be "null"."""
    if message["type"] != "http.response.start":
        return message
    kept = [(name, value) for name, value in message["headers"] if name.lower() != b"referrer-policy"]
    return {**message, "headers": [*kept, (b"referrer-policy", b"same-origin")]}

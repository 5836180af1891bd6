"""Under which names a site answers.

A page elsewhere can have its own name resolve to 127.0.0.1 and then read, as one of its own, whatever answers
there (DNS rebinding). It cannot choose the name that its reader's browser asks for: that is its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from onrecord.db.loopback import is_loopback
from onrecord.db.site.http.asgi import App, Message, Receive, Send, answer, value

ANY = "*"


def named(app: App, names: Sequence[str]) -> App:
    """`app` under the machine's own names and these alone."""

    async def check(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not is_ours(value(scope["headers"], b"host").decode("latin-1"), names):
            await answer(
                send,
                403,
                "This site answers to this machine's own names: open it at 127.0.0.1 or localhost. "
                "Whoever runs it can give it another one with --hostname.",
            )
            return
        await app(scope, receive, send)

    return check


def is_ours(host: str, names: Sequence[str] = ()) -> bool:
    """Whether a Host header means this machine, or one of `names`, at whatever port."""
    if ANY in names:
        return True
    try:
        name = urlsplit(f"//{host}").hostname
    except ValueError:
        return False
    if name is None or "@" in host:
        return False
    return is_loopback(name) or name.rstrip(".") in {one.lower().rstrip(".") for one in names}

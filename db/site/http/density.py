"""How close the rows of a list stand: what a reader chose, remembered in a cookie that tells nothing else."""

from __future__ import annotations

import re

from onrecord.db.site.http.asgi import Message, value

COOKIE = "density"
# What a list can be, and what that is called; the first where nothing was chosen.
CHOICES = {"compact": "Compact", "reading": "Reading", "context": "Words in context"}
_SECONDS = 365 * 24 * 3600
_PAIR = re.compile(rf"\s*{COOKIE}=({'|'.join(CHOICES)})\s*")


def chosen(cookies: str) -> str:
    """The choice in a Cookie header, or the first one."""
    for pair in cookies.split(";"):
        if found := _PAIR.fullmatch(pair):
            return found[1]
    return next(iter(CHOICES))


def is_all(cookies: str) -> bool:
    """Whether a Cookie header holds nothing besides, so that it is no reader's own."""
    return all(_PAIR.fullmatch(pair) for pair in cookies.split(";"))


def of(scope: Message) -> str:
    """The choice of whoever asks."""
    return chosen(value(scope["headers"], b"cookie").decode("latin-1"))


def cookie(choice: str) -> str:
    """The Set-Cookie header that remembers a choice, which scripts need not see."""
    return f"{COOKIE}={choice}; Max-Age={_SECONDS}; Path=/; SameSite=Lax; HttpOnly"

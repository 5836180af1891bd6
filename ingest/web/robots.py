"""robots.txt (RFC 9309): which pages of an origin we may read, and how slowly."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from onrecord.ingest.errors import FetchError
from onrecord.ingest.records import Payload, Source

if TYPE_CHECKING:
    from protego import Protego

AGENT = "onrecord"
_LONGEST_DELAY = 30.0  # seconds; more would keep a run from ever ending
_LONGEST_WAIT = 10.0  # seconds, of those that the page itself has
_MOST_BYTES = 512_000  # what the RFC asks a reader to take at least


@dataclass(frozen=True, slots=True)
class Rules:
    """`delay` in seconds, 0 when none is asked for. `parsed` None means that nothing is forbidden."""

    parsed: Protego | None = None
    delay: float = 0.0
    unavailable: bool = False

    def refusal(self, url: str) -> str | None:
        """Why the page may not be read, or None."""
        if self.unavailable:
            return "its robots.txt cannot be read now, so its pages may not be either: try later"
        if self.parsed is not None and not self.parsed.can_fetch(url, AGENT):
            return "its robots.txt asks us not to read this page"
        return None


async def load(get: Callable[[Source], Awaitable[Payload]], url: str) -> Rules:
    """The rules of the origin of `url`. A file that is missing forbids nothing; a failing server does."""
    try:
        async with asyncio.timeout(_LONGEST_WAIT):
            payload = await get(Source(urljoin(url, "/robots.txt")))
    except TimeoutError:
        return Rules()
    except FetchError as error:
        # Without any answer the page's own request will tell what is wrong.
        return Rules(unavailable=error.status is not None and error.status >= 500)
    from protego import Protego

    try:
        parsed = Protego.parse(payload.body[:_MOST_BYTES].decode("utf-8-sig", "replace"))
    except (ValueError, TypeError):
        return Rules()
    return Rules(parsed, min(float(parsed.crawl_delay(AGENT) or 0.0), _LONGEST_DELAY))

"""What of a web address a request needs: where to connect, and what to ask for."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

_PORTS = {"http": 80, "https": 443}
_LONGEST = 65_536
_ASKED = "/%:@!$&'()*+,;=~-._[]|^{}"


@dataclass(frozen=True, slots=True)
class Address:
    """`host` in ASCII, `target` the path and the parameters. `authorization`: a header's value, or None."""

    scheme: str
    host: str
    port: int
    target: str
    authorization: str | None = None

    @property
    def origin(self) -> tuple[str, str, int]:
        return self.scheme, self.host, self.port

    @property
    def named(self) -> str:
        """As the Host header has it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def parse(url: str) -> Address | None:
    """None for what is no address that can be asked."""
    if len(url) > _LONGEST or any(character < " " or character == "\x7f" for character in url):
        return None
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS[parts.scheme]
        host = _ascii(parts.hostname or "")
    except (ValueError, KeyError):
        return None
    if not host or any(character in ' "<>\\^`{|}%' for character in host):
        return None
    query = f"?{quote(parts.query, safe=_ASKED + '?')}" if parts.query else ""
    return Address(
        parts.scheme,
        host,
        port,
        quote(parts.path, safe=_ASKED) + query if parts.path else "/" + query,
        _basic(parts),
    )


def _ascii(host: str) -> str:
    return host if host.isascii() else host.encode("idna").decode("ascii")


def _basic(parts: object) -> str | None:
    user, secret = getattr(parts, "username", None), getattr(parts, "password", None)
    if not user and not secret:
        return None
    words = f"{unquote(user or '')}:{unquote(secret or '')}"
    return "Basic " + base64.b64encode(words.encode()).decode("ascii")

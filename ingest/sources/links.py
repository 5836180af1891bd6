"""Where an entry leads: its link as feeds write them, carelessly too, becomes an address."""

from __future__ import annotations

import html
import re
from urllib.parse import urlsplit

from onrecord.ingest.web import urls

_BREAKS = re.compile(r"[\t\r\n]+")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def of_entry(link: object, base: str) -> str | None:
    """`link` as an absolute web address with its fragment, or None when it is none.

    What was escaped twice is unescaped, and a host without a scheme is a host.
    """
    if not isinstance(link, str):
        return None
    link = _BREAKS.sub("", link.strip())
    for _ in range(2):
        if "&amp;" in link or "&#" in link:
            link = html.unescape(link)
    if not _SCHEME.match(link) and _names_host(link, base):
        link = f"{urlsplit(base).scheme or 'https'}://{link}"
    return urls.resolve(base, link, with_fragment=True)


def _names_host(link: str, base: str) -> bool:
    """Whether a link begins with a host: one that shows as such, or the one that the feed itself is about."""
    first = re.split("[/?#]", link, maxsplit=1)[0].lower()
    return re.fullmatch(r"www\.[\w-]+(\.[\w-]+)+", first) is not None or first == urlsplit(base).hostname

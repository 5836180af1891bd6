"""Whether a link leads to an article."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit

# What is added to an address to count readers, and changes nothing of the page.
_COUNTING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "ref")


def plain(url: str) -> str:
    """An address by which two links to one page are known: without scheme, `www.`, last slash, fragment and
    what counts readers."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return url
    if not host:
        return url
    told = [(name, value) for name, value in parse_qsl(parts.query) if not name.lower().startswith(_COUNTING)]
    return host + parts.path.rstrip("/") + (f"?{urlencode(sorted(told))}" if told else "")

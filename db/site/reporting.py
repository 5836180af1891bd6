"""Where a reader tells of an error, as whoever runs the site has said."""

from __future__ import annotations

import re
from urllib.parse import quote, urlencode, urlsplit

_MAIL = re.compile(r"(?:mailto:)?([^@\s?&]+@[^@\s?&]+\.[^@\s?&]+)")


def checked(where: str) -> str:
    """`where` as it is kept: an e-mail address, or a page on the web. Raises ValueError with one line."""
    if mail := _MAIL.fullmatch(where.strip()):
        return f"mailto:{mail[1]}"
    try:
        parts = urlsplit(where.strip())
    except ValueError:
        parts = urlsplit("")
    if parts.scheme in ("http", "https") and parts.netloc:
        return where.strip()
    raise ValueError(f"{where!r} is neither an e-mail address nor an http(s) address")


def report(where: object, address: str, about: str) -> str | None:
    """The link by which to report an error in the statement at `address`; None where none can be made of
    what was configured. `about`: the statement in some words."""
    try:
        kept = checked(where) if isinstance(where, str) else None
    except ValueError:
        return None
    if kept is None:
        return None
    if kept.startswith("mailto:"):
        subject, body = quote(f"Error in a statement: {about}"), quote(f"{address}\n\n")
        return f"{kept}?subject={subject}&body={body}"
    return f"{kept}{'&' if urlsplit(kept).query else '?'}{urlencode({'claim': address})}"

"""Error pages that are sent as if all were well: with status 200, for every address that leads nowhere."""

from __future__ import annotations

import re

from onrecord.ingest.page.tree import Page

_NUMBER = r"(?:(?:http|error|status|code)\W*)*(?:40[0134589]|410|429|50[0-4])(?:\W*error)?"
_WORDS = (
    r"bad request|unauthori[sz]ed|forbidden|access denied|too many requests|(?:internal )?server error"
    r"|(?:(?:the|this|that) )?(?:(?:page|file|article|url) )?(?:(?:was|is|could|can) ?)?not (?:be )?found"
    r"|bad gateway|service (?:temporarily )?unavailable|gateway time-?out|just a moment"
)
# The whole line, or all of it before the site's name.
_ERROR = re.compile(
    rf"(?:(?:sorry|oops)\W+)?(?:{_NUMBER}(?:\W+(?:{_WORDS}|gone))?|{_WORDS})\W*(?:[|»·–—-].*)?", re.IGNORECASE
)
# An article about such a page would have more to say than the page itself.
_MOST_WORDS = 80


def is_error_page(page: Page, text: str) -> bool:
    """Whether a page with so little `text` has an HTTP error for its title or first heading."""
    lines = (page.title_tag, *page.headings[:1])
    return any(map(_ERROR.fullmatch, lines)) and len(text.split()) <= _MOST_WORDS

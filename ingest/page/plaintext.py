"""Plain text -> one `Article`. It needs nothing of what reads pages, which loads slowly."""

from __future__ import annotations

from onrecord.ingest.errors import ParseError
from onrecord.ingest.page import language, wire
from onrecord.ingest.records import Article
from onrecord.ingest.web import urls

_LONGEST_TITLE = 160  # characters


def parse_text(text: str, *, url: str | None = None, with_language: bool = True) -> Article:
    """Plain text as it is: only line ends become \\n, so that offsets fit the file. A short first line that
    is no sentence is the title, and stays in the text. Knowing languages takes half a second to load: without
    `with_language` it is left unknown.

    Raises ParseError when it is empty.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise ParseError(url or "text", "the file is empty")
    return Article(
        title=_first_line(text),
        text=text,
        url=urls.normalise(url) if url else None,
        requested_url=url,
        site_name=urls.host(url),
        language=language.of(text, None) if with_language else None,
        wire=wire.credited(text, bylines=(), credits=(), outlet=None),
    )


def _first_line(text: str) -> str | None:
    """The first line, where it is set as a headline is: short, no sentence, and not all that there is."""
    line, _, rest = text.strip().partition("\n")
    line = line.strip()
    is_headline = (
        len(line) <= _LONGEST_TITLE and not line.endswith((".", "!", ":", ";", ",")) and rest.strip()
    )
    return line if is_headline else None

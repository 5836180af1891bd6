"""The document in an answer or file: unpacked, as UTF-8, from its first mark on, and what it begins with."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, replace

from onrecord.ingest.errors import ParseError
from onrecord.ingest.records import Payload
from onrecord.ingest.web import charset, gunzip
from onrecord.ingest.web.urls import redact

_LARGEST = 50_000_000  # bytes unpacked: as large as the sitemap protocol allows
# How far into an answer a document may begin: servers print their warnings before it.
_LATEST_START = 65_536

# Outermost elements of the documents that `kinds` reads, and of those that it can name.
_ROOTS = r"(?:[\w.-]+:)?(?:rss|rdf|feed|channel|urlset|sitemapindex|opml)"
_START = re.compile(rf"<\?xml\b|<!doctype\s+(?!html\b)|<{_ROOTS}(?=[\s/>])", re.IGNORECASE)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
# What may stand before the outermost element: a declaration or another instruction, comments, a document
# type.
_BEFORE_ROOT = re.compile(r"\s+|<\?[^>]*>|<!--|<!doctype\b", re.IGNORECASE)
_DECLARATION = re.compile(r"<\?xml\b[^>]*>\s*", re.IGNORECASE)
_NAME = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)")
# No XML document may hold these, and parsers stop at them.
_CONTROLS = bytes({*range(32)} - {*b"\t\n\r"})
_NO_CHARACTERS = ("\ufffe", "\uffff")


@dataclass(frozen=True, slots=True)
class Document:
    """`payload` with the document alone as its body, in UTF-8 and without a declaration of another encoding.

    `text` is that body. `root`: the outermost element's name in lower case, without its prefix; "{" for JSON;
    "" for neither.
    """

    payload: Payload
    text: str
    root: str


def document(payload: Payload) -> Document:
    """Raises ParseError for what is empty, damaged or no text."""
    subject = redact(payload.requested_url)
    payload = _unpacked(payload)
    text = _text(payload.body, payload.charset, subject).strip()
    if not text:
        raise ParseError(subject, "not a feed: it is empty")
    if text.startswith("{"):
        body = text.encode("utf-8", "replace")
    else:
        body, text = _legal(_DECLARATION.sub("", _from_start(text), count=1))
    return Document(replace(payload, body=body, charset="utf-8"), text, _root(text))


def _unpacked(payload: Payload) -> Payload:
    """The document itself, where a file that is compressed (.xml.gz) was sent."""
    if not payload.body.startswith(gunzip.MAGIC):
        return payload
    unpacker = gunzip.Gunzip()
    try:
        body = unpacker.feed(payload.body, _LARGEST)
    except zlib.error:
        raise ParseError(
            redact(payload.requested_url), "not a feed: its compressed body is damaged"
        ) from None
    cut = None if unpacker.whole and len(body) < _LARGEST else "its compressed body is cut off or too large"
    return replace(payload, body=body, truncated=payload.truncated or cut)


def _text(body: bytes, stated: str | None, subject: str) -> str:
    if body.isascii() and not body[:2].count(b"\x00"):
        return body.decode("ascii")
    return charset.decode(body, subject=subject, charset=stated, is_html=False)


def _legal(text: str) -> tuple[bytes, str]:
    """`text` as UTF-8 and as it was, without what XML forbids."""
    for forbidden in _NO_CHARACTERS:
        text = text.replace(forbidden, "")
    encoded = text.encode("utf-8", "replace")
    body = encoded.translate(None, _CONTROLS)  # bytes, which is ten times faster
    return body, text if len(body) == len(encoded) else body.decode("utf-8")


def _from_start(text: str) -> str:
    """`text` without what a server printed before the document; as it is where it is a page."""
    start = _START.search(text, 0, _LATEST_START)
    if start is None or _PAGE.search(text, 0, start.start()):
        return text
    return text[start.start() :]


def _root(text: str) -> str:
    if text.startswith("{"):
        return "{"
    place = 0
    while before := _BEFORE_ROOT.match(text, place):
        place = before.end()
        if before[0] == "<!--":
            place = text.find("-->", place) + 3 or len(text)
        elif before[0].lower() == "<!doctype":
            place = _end_of_type(text, place)
    name = _NAME.match(text, place)
    return name[1].lower() if name else ""


def _end_of_type(text: str, place: int) -> int:
    """Where a document type ends, which may hold declarations in brackets."""
    close, bracket = text.find(">", place), text.find("[", place)
    if 0 <= bracket < close:
        close = text.find("]", bracket)
        close = text.find(">", close) if close >= 0 else close
    return close + 1 or len(text)

"""Bytes to text: which encoding a page or file is in, and whether it is text at all."""

from __future__ import annotations

import codecs
import re

from bs4.dammit import EncodingDetector

from onrecord.ingest.errors import ParseError

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

# What people hand over by mistake, by the bytes each kind begins with.
_MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x1f\x8b", "gzip data"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
)

# On the web these labels mean Windows-1252 (WHATWG Encoding Standard): the bytes 0x80-0x9F that
# Latin-1 leaves to control characters hold the curly quotation marks of half the news archive.
_WEB_ALIASES = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "tis-620": "cp874"}

# Python's own codecs that no page is in; the Encoding Standard forbids UTF-7, which hides markup.
_NOT_FOR_PAGES = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "utf-7"}


def decode(body: bytes, *, subject: str, charset: str | None = None, is_html: bool = True) -> str:
    """The text of `body`; `charset` is what the transport said, `subject` names the input in errors.

    A byte order mark decides, then whether the bytes are valid UTF-8 (other encodings hardly ever are by
    chance), then the transport, then the document's own declaration, then Windows-1252.
    Raises ParseError when the bytes are not text.
    """
    for magic, kind in _MAGIC:
        if body.startswith(magic):
            raise ParseError(subject, f"not text: it is {kind}")
    rest, marked = EncodingDetector.strip_byte_order_mark(body)  # type: ignore[no-untyped-call]
    declared = _codec(EncodingDetector.find_declared_encoding(body[:65536], is_html=is_html))
    text = _decode(rest, _codec(marked), _codec(charset), declared)
    if _is_binary(text):
        raise ParseError(subject, "not text: it is binary data")
    return text


def _decode(body: bytes, marked: str | None, sent: str | None, declared: str | None) -> str:
    stated = marked or sent or declared
    candidates = [marked, "utf-8", sent, declared]
    if stated and (stated.startswith(("iso2022", "utf-16", "utf-32", "hz"))):
        # Their bytes can pass for UTF-8, so here the statement comes first.
        candidates.insert(0, stated)
    for encoding in candidates:
        if encoding:
            try:
                return body.decode(encoding)
            except (UnicodeDecodeError, UnicodeError):
                continue
    # A single bad byte must not turn a UTF-8 page into mojibake.
    return body.decode(
        "utf-8" if stated in (None, "utf-8") and _mostly_utf8(body) else stated or "cp1252", "replace"
    )


def _mostly_utf8(body: bytes) -> bool:
    """Whether the bytes outside ASCII are UTF-8 but for a few broken ones."""
    broken = body.decode("utf-8", "replace").count("�")
    high = sum(byte >= 0x80 for byte in body)
    return broken * 10 < high


def _codec(label: str | None) -> str | None:
    """Python's name for a charset label, or None when there is none or it is no text encoding."""
    if not label:
        return None
    try:
        info = codecs.lookup(label.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    if info.name in _NOT_FOR_PAGES or not getattr(info, "_is_text_encoding", True):
        return None
    return _WEB_ALIASES.get(info.name, info.name)


def _is_binary(text: str) -> bool:
    """Binary data shows as control characters that no text uses."""
    sample = text[:20000]
    control = len(_CONTROL.findall(sample))
    return control > len(sample) // (500 if "\x00" in sample else 20)

"""Bytes to text: which encoding a page or file is in, and whether it is text at all."""

from __future__ import annotations

import codecs
import re

from bs4.dammit import EncodingDetector

from onrecord.ingest.errors import ParseError

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

_HEAD = 65_536  # bytes in which a document says what it is
_META = re.compile(rb"<meta\b[^<>]{0,400}?\bcharset\s{0,9}=[\"'\s]{0,9}([\w.:-]{2,40})", re.IGNORECASE)
# UTF-8 read as Windows-1252: the first of a character's bytes, and those that follow it.
_FOLLOWING = "\x80-\xbf" + "".join(
    letter for letter in bytes(range(0x80, 0xA0)).decode("cp1252", "ignore") if ord(letter) > 0xFF
)
_DOUBLED = re.compile(
    f"[\xc2-\xdf][{_FOLLOWING}]|[\xe0-\xef][{_FOLLOWING}]{{2}}|[\xf0-\xf4][{_FOLLOWING}]{{3}}"
)
_DOUBLED_SIGNS = ("\xc3", "\xc2", "\xe2\u20ac", "\xd0", "\xd1")

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
# Likewise the labels of East Asia mean the larger sets that grew out of them.
_WEB_ALIASES = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "tis-620": "cp874", "gb2312": "gb18030",
    "gbk": "gb18030", "euc_kr": "cp949", "shift_jis": "cp932", "big5": "big5hkscs",
}  # fmt: skip

# Python's own codecs that no page is in; the Encoding Standard forbids UTF-7, which hides markup.
_NOT_FOR_PAGES = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "utf-7"}


def decode(body: bytes, *, subject: str, charset: str | None = None, is_html: bool = True) -> str:
    """The text of `body`; `charset` is what the transport said, `subject` names the input in errors.

    A byte order mark decides, then whether the bytes are valid UTF-8 (other encodings hardly ever are by
    chance, but for a few bad bytes), then the transport, then the document's own declaration, then
    Windows-1252. Raises ParseError when the bytes are not text.
    """
    for magic, kind in _MAGIC:
        if body.startswith(magic):
            raise ParseError(subject, f"not text: it is {kind}")
    rest, marked = EncodingDetector.strip_byte_order_mark(body)  # type: ignore[no-untyped-call]
    text = _undoubled(
        _decode(rest, _codec(marked), _codec(charset), _codec(_declared(body[:_HEAD], is_html)))
    )
    if _is_binary(text):
        raise ParseError(subject, "not text: it is binary data")
    return text


def _declared(head: bytes, is_html: bool) -> str | None:
    """What the document says of itself: XML in its first line, HTML in a meta element, however late."""
    stated: str | None = EncodingDetector.find_declared_encoding(head, is_html=is_html)
    if stated is None and is_html and (found := _META.search(head)):
        stated = found[1].decode("ascii")
    return stated


def _undoubled(text: str) -> str:
    """The text of a page that was taken for Windows-1252 and encoded once more: "cafÃ©" is "café" there.

    Only where nearly all that is not ASCII is so; in a text about such a thing it is not.
    """
    if not any(sign in text for sign in _DOUBLED_SIGNS):
        return text
    rest, count = _DOUBLED.subn("", text)
    left = len(rest) - len(rest.encode("ascii", "ignore"))
    return _DOUBLED.sub(_once, text) if count > 1 and left * 4 < count else text


def _once(found: re.Match[str]) -> str:
    try:
        return b"".join(map(_byte, found[0])).decode("utf-8")
    except UnicodeDecodeError:
        return found[0]


def _byte(letter: str) -> bytes:
    return bytes([ord(letter)]) if ord(letter) < 0x100 else letter.encode("cp1252")


def _decode(body: bytes, marked: str | None, sent: str | None, declared: str | None) -> str:
    marked = marked or _wide(body)
    if b"\x00" not in body[:4096]:
        # Text of the West always has zeros in it where characters are two or four bytes wide.
        sent, declared = (None if _is_wide(label) else label for label in (sent, declared))
    stated = marked or sent or declared
    candidates = [marked, "utf-8", sent, declared]
    if stated and (_is_wide(stated) or stated.startswith(("iso2022", "hz"))):
        # Their bytes can pass for UTF-8, so here the statement comes first.
        candidates.insert(0, stated)
    elif _mostly_utf8(body):
        # A single bad byte must not turn a UTF-8 page into mojibake.
        return body.decode("utf-8", _MENDED)
    for encoding in candidates:
        if encoding:
            try:
                return body.decode(encoding)
            except (UnicodeDecodeError, UnicodeError):
                continue
    return body.decode("utf-8", _AS_WINDOWS) if stated in (None, "utf-8") else body.decode(stated, "replace")


def _wide(body: bytes) -> str | None:
    """The encoding of markup whose characters are two bytes wide and that bears no mark."""
    return {b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}.get(body[:2])


def _is_wide(label: str | None) -> bool:
    return label is not None and label.startswith(("utf-16", "utf-32"))


def _mostly_utf8(body: bytes) -> bool:
    """Whether the bytes outside ASCII are UTF-8 but for a few broken ones."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        broken = body.decode("utf-8", "replace").count("\ufffd")
        return broken * 8 < len(body) - len(body.translate(None, _HIGH))
    return True


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are no UTF-8 as those of Windows-1252, which leaves five of them undefined."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


def _mended(error: UnicodeError) -> tuple[str, int]:
    """The same for a lone byte; several are a character of UTF-8 that was cut, and 255 is no letter's."""
    if isinstance(error, UnicodeDecodeError) and (
        error.end - error.start > 1 or error.object[error.start] == 255
    ):
        return "\ufffd", error.end
    return _as_windows(error)


_HIGH = bytes(range(0x80, 0x100))
_AS_WINDOWS, _MENDED = "onrecord.as_windows", "onrecord.mended"
codecs.register_error(_AS_WINDOWS, _as_windows)
codecs.register_error(_MENDED, _mended)


def _codec(label: str | None) -> str | None:
    """Python's name for a charset label, or None when there is none or it is no text encoding."""
    if not label:
        return None
    try:
        info = codecs.lookup(label.strip().strip("\"'").lower().removeprefix("x-"))
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

"""All cleaning of text. It happens once, before anything takes an offset, so offsets never move later."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable

# Invisible: soft hyphen, zero-width space, word joiner, byte order mark, and the marks that reorder or
# isolate a run of text (they can make a quotation read differently from what it is). The zero-width
# joiner and non-joiner stay: Persian, Hindi and emoji are misspelt without them.
_INVISIBLE = "\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# C0 and C1 controls, lone surrogates, and the two noncharacters that XML refuses.
_CONTROL = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"
_DROPPED = re.compile(f"[{_INVISIBLE}{_CONTROL}]")
_ASCII_CONTROL = dict.fromkeys([*range(0x09), *range(0x0E, 0x20), 0x7F])
_SPACES = re.compile(r"\s+")
_TAG = re.compile(r"</?[a-zA-Z!][^<>]{0,400}>")
_NOT_WORD = re.compile(r"[\W_]+")


def one_line(text: str) -> str:
    """A line of running text: NFC, invisible and control characters gone, any white space one space."""
    if text.isascii():  # most markup, and far sooner done
        return " ".join(text.translate(_ASCII_CONTROL).split())
    return unicodedata.normalize("NFC", _SPACES.sub(" ", _DROPPED.sub("", text))).strip()


def label(value: object) -> str:
    """A metadata value as a line: entities (also doubly escaped ones) resolved, tags dropped; "" for none."""
    if not isinstance(value, str):
        return ""
    for _ in range(2):
        if "&" not in value:
            break
        value = html.unescape(value)
    return one_line(_TAG.sub(" ", value) if "<" in value else value)


def join_paragraphs(lines: Iterable[str]) -> str:
    """Paragraphs, each cleaned to one line, separated by exactly one blank line; empty ones are dropped."""
    return "\n\n".join(line for line in map(one_line, lines) if line)


def squash(text: str) -> str:
    """The letters and digits of `text`, case and form folded: equal for lines that say the same."""
    if text.isascii():
        return "".join(filter(str.isalnum, text.lower()))
    return _NOT_WORD.sub("", unicodedata.normalize("NFKC", text).casefold())

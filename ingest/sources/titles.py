"""Titles as feeds carry them: lines that may hold markup, and in it code."""

from __future__ import annotations

import re

from onrecord.ingest.text import label

_CODE = re.compile(r"<(script|style)\b|<!--", re.IGNORECASE)
_ENDS = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("script", "style")}


def title(value: object) -> str | None:
    """A title as a line, without markup, and without scripts and comments, whose words are no title's."""
    if isinstance(value, str) and "<" in value:
        value = _without_code(value)
    return label(value) or None


def _without_code(text: str) -> str:
    """`text` without scripts and comments; one never closed takes the rest, a comment all to its first >."""
    kept, place = [], 0
    last_close = text.rfind("-->")
    while found := _CODE.search(text, place):
        kept.append(text[place : found.start()])
        if found[1]:
            end = _ENDS[found[1].lower()].search(text, found.end())
            place = end.end() if end else len(text)
        elif found.end() <= last_close:
            place = text.index("-->", found.end()) + 3
        else:
            close = text.find(">", found.end())
            place = close + 1 if close >= 0 else len(text)
    return "".join([*kept, text[place:]])

"""Titles as feeds carry them: lines that may hold markup, and in it code, or that speak of markup."""

from __future__ import annotations

import html
import re

from onrecord.ingest.text import one_line

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b([^<>]{0,2000})>")
_CODE = ("script", "style")
# What titles are set with. Of another element, and of one that is opened and never closed, a title speaks.
_SET_WITH = frozenset(
    "a abbr acronym b bdi bdo big center cite code dfn div em font h1 h2 h3 h4 h5 h6 i ins kbd mark nobr p q"
    " s samp small span strike strong sub sup tt u var".split()
)
_ALONE = frozenset("br hr img wbr".split())


def title(value: object, *, is_text: bool = False) -> str | None:
    """A title as a line, without the markup that it is set with, nor scripts and comments.

    `is_text`: the feed says that it is no markup, so that every element in it is meant.
    """
    if not isinstance(value, str):
        return None
    shown = str if is_text else _without_markup
    for _ in range(2):  # many feeds escape twice
        value = shown(value)
        if "&" not in value:
            break
        value = html.unescape(value)
    return one_line(shown(value)) or None


def _without_markup(text: str) -> str:
    if "<" not in text:
        return text
    text = _without_comments(text)
    tags = list(_TAG.finditer(text))
    closed = {tag[2].lower() for tag in tags if tag[1]}
    opened = {tag[2].lower() for tag in tags if not tag[1]}
    kept: list[str] = []
    place = 0
    for tag in tags:
        name = tag[2].lower()
        if tag.start() < place:
            continue  # within code
        if name in _CODE and not tag[1] and (name in closed or tag[3].strip()):
            kept.append(text[place : tag.start()])
            place = _end_of_code(text, name, tag.end())
        elif name in _ALONE or (name in _SET_WITH and (name in closed & opened or tag[3].strip(" /"))):
            kept.append(text[place : tag.start()] + " ")
            place = tag.end()
    return "".join(kept) + text[place:]


def _end_of_code(text: str, name: str, start: int) -> int:
    end = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, start)
    return end.end() if end else len(text)


def _without_comments(text: str) -> str:
    """Comments end where HTML ends them; one that never does ends with its tag."""
    parts = text.split("<!--")
    kept = parts[:1]
    for part in parts[1:]:
        end = part.find("-->")
        if end < 0:
            end = part.find(">")
            kept.append(part[end + 1 :] if end >= 0 else "")
        else:
            kept.append(part[end + 3 :])
    return "".join(kept)

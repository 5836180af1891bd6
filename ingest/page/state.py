"""The article in the data of a page that a script builds: HTML in a string of the page's state."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

_STRING = re.compile(r'"(?:[^"\\]|\\.){400,}"', re.DOTALL)
_PARAGRAPH = re.compile(r"<p[\s>]")
_ESCAPED = re.compile(r"u003cp\b", re.IGNORECASE)
_MAX_DEPTH = 3  # JSON in a string in a call is the deepest in use


def markup(scripts: Iterable[str]) -> str:
    """The longest piece of HTML with paragraphs that stands as a string in a script; "" if there is none."""
    return max((piece for script in scripts for piece in _pieces(script, 0)), key=len, default="")


def _pieces(text: str, depth: int) -> Iterator[str]:
    if depth == _MAX_DEPTH or not (_ESCAPED.search(text) or _PARAGRAPH.search(text)):
        return
    for literal in _STRING.finditer(text):
        try:
            value = json.loads(literal[0], strict=False)
        except ValueError:
            continue
        # JSON stands in a string as often as HTML does.
        inner = list(_pieces(value, depth + 1))
        if inner or not _PARAGRAPH.search(value):
            yield from inner
        else:
            yield value

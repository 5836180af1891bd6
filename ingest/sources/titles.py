"""Titles as feeds carry them: lines that may hold markup, and in it code."""

from __future__ import annotations

import re

from onrecord.ingest.text import label

_CODE = re.compile(
    r"<(script|style)\b.*?(?:</\1\s*>|\Z)|<!--(?:.*?-->|[^>]*(?:>|\Z))", re.IGNORECASE | re.DOTALL
)


def title(value: object) -> str | None:
    """A title as a line, without markup, and without scripts and comments, whose words are no title's."""
    if isinstance(value, str) and "<" in value:
        value = _CODE.sub("", value)
    return label(value) or None

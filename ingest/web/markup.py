"""HTML from strangers, before a parser takes it: what makes parsers slow is taken out."""

from __future__ import annotations

import re

# Real pages stay below a hundred. Parsers compare each attribute of an element with all before it.
_MOST_ATTRIBUTES = 200
_ATTRIBUTE = r"""[\s/]++[^\s=>/]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+"""
# What scripts and comments hold is not markup, however much it looks like it.
_CODE = r"(?s:<(?:script|style)\b.*?(?:</(?:script|style)|\Z)|<!--.*?(?:-->|\Z))"
_LADEN = re.compile(
    rf"{_CODE}|(?P<kept><[a-z][^\s>/]*+(?:{_ATTRIBUTE}){{{_MOST_ATTRIBUTES}}})(?:{_ATTRIBUTE})+",
    re.IGNORECASE,
)
# Shorter than this, no tag holds so many.
_LONG_TAG = 3 * _MOST_ATTRIBUTES


def lightened(markup: str) -> str:
    """`markup` without the attributes by which an element has more than anybody writes."""
    # The plain test first: hardly a page has such an element, and the pattern takes its time.
    if any(len(tag) > _LONG_TAG and _begins_element(tag) for tag in markup.split("<")):
        return _LADEN.sub(lambda found: found["kept"] or found[0], markup)
    return markup


def _begins_element(tag: str) -> bool:
    return tag[0].isalpha() and len(tag[: tag.find(">")].split(None, _MOST_ATTRIBUTES)) > _MOST_ATTRIBUTES

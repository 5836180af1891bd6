"""HTML from strangers, before a parser takes it: what makes parsers slow is taken out."""

from __future__ import annotations

import re

# Real pages stay below a hundred. Parsers compare each attribute of an element with all before it.
_MOST_ATTRIBUTES = 200
_ATTRIBUTE = r"""[\s/]++[^\s=>/]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+"""
_LADEN = re.compile(rf"(?P<kept>[a-zA-Z][^\s>/]*+(?:{_ATTRIBUTE}){{{_MOST_ATTRIBUTES}}})(?:{_ATTRIBUTE})+")
# Shorter than this, no tag holds so many.
_LONG_TAG = 3 * _MOST_ATTRIBUTES
# What these hold is not markup, however much it looks like it.
_CODE, _CODE_END = ("script", "style"), ("/script", "/style")


def lightened(markup: str) -> str:
    """`markup` without the attributes by which an element has more than anybody writes."""
    pieces = markup.split("<")
    if not any(len(piece) > _LONG_TAG and piece.find(">") > _LONG_TAG for piece in pieces):
        return markup
    in_code = False
    for place, piece in enumerate(pieces):
        name = piece[:7].lower()
        if name.startswith(_CODE_END):
            in_code = False
        elif not in_code and len(piece) > _LONG_TAG and (found := _LADEN.match(piece)):
            pieces[place] = found["kept"] + piece[found.end() :]
        in_code = in_code or name.startswith(_CODE)
    return "<".join(pieces)

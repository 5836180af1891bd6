"""What a reader types into a search box, as a query that FTS5 cannot misread.

Shared by the site's search and `onrecord export --search`, so both find the same rows.
"""

from __future__ import annotations

import re
import unicodedata

from db.migrations import FACET_MARK

# Double quotation marks as people type or paste them; single ones are apostrophes more often than not.
_DOUBLE_QUOTES = '"“”„‟«»＂'
_PIECE = re.compile(rf"[{_DOUBLE_QUOTES}]([^{_DOUBLE_QUOTES}]*)[{_DOUBLE_QUOTES}]|([^\s{_DOUBLE_QUOTES}]+)")
# More than anyone types, few enough to stay far from FTS5's own limits.
_MAX_PIECES = 64


def fts_query(raw: str) -> str | None:
    """The FTS5 query for `raw`, or None when it holds nothing that can be searched for.

    Every word must occur, in any order. Words inside double quotation marks, straight or curly, must follow
    each other. A word that ends in an asterisk matches every word that begins so. All else, FTS5's own
    operators among it, is plain text: a piece such as don't or a:b is looked for as the words it consists of.
    """
    pieces: list[str] = []
    for match in _PIECE.finditer(raw):
        quoted, word = match.groups()
        text = quoted if quoted is not None else word
        if piece := phrase(text):
            prefix = "*" if word is not None and text.endswith("*") else ""
            pieces.append(piece + prefix)
    distinct = list(dict.fromkeys(pieces))[:_MAX_PIECES]
    return " ".join(distinct) or None


def _words(text: str) -> list[str]:
    """The maximal runs of `text` that the index's tokenizer, unicode61, would keep."""
    kept = "".join(char if _is_token_char(char) else " " for char in text)
    return [word for word in kept.split() if any(not _is_mark(char) for char in word)]


def phrase(text: str) -> str | None:
    """The FTS5 phrase of the words of `text`, or None when it has none."""
    words = _words(text)
    return f'"{" ".join(words)}"' if words else None


def _is_token_char(char: str) -> bool:
    if char == FACET_MARK:
        return False
    category = unicodedata.category(char)
    return category[0] in "LN" or category == "Co" or _is_mark(char)


def _is_mark(char: str) -> bool:
    """Marks ride on the letter before them; alone they are no word."""
    return unicodedata.category(char)[0] == "M"

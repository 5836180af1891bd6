"""What a reader types into a search box, as a query that FTS5 cannot misread.

Shared by the site's search and `onrecord export --search`, so both find the same rows.
"""

from __future__ import annotations

import re
import unicodedata

from onrecord.db.migrations import FACET_MARK
from onrecord.db.query.spelling import spellings

# Double quotation marks as people type or paste them; single ones are apostrophes more often than not.
_DOUBLE_QUOTES = '"“”„‟«»＂'
_PIECE = re.compile(rf"[{_DOUBLE_QUOTES}]([^{_DOUBLE_QUOTES}]*)[{_DOUBLE_QUOTES}]|([^\s{_DOUBLE_QUOTES}]+)")
# More than anyone types, few enough to stay far from FTS5's own limits.
_MAX_PIECES = 64


def fts_query(raw: str) -> str | None:
    """The FTS5 query for `raw`, or None when it holds nothing that can be searched for.

    Every word must occur, in any order. Words inside double quotation marks, straight or curly, must follow
    each other, spelled as they are here; any other word is found in its British and its American spelling.
    A word that ends in an asterisk matches every word that begins so. All else, FTS5's own operators among
    it, is plain text: a piece such as don't or a:b is looked for as the words it consists of.
    """
    pieces: list[str] = []
    for match in _PIECE.finditer(raw):
        quoted, word = match.groups()
        piece = phrase(quoted) if quoted is not None else _in_any_spelling(word)
        if piece:
            pieces.append(piece)
    distinct = list(dict.fromkeys(pieces))[:_MAX_PIECES]
    return " AND ".join(distinct) or None


def respelled(raw: str) -> tuple[str, ...]:
    """The words that `fts_query` also looks for, since they are words of `raw` spelled otherwise."""
    words = [match[2] for match in _PIECE.finditer(raw) if match[2]]
    return tuple(dict.fromkeys(other for word in words for other in spellings(_bare(word))[1:]))


def _in_any_spelling(word: str) -> str | None:
    piece = phrase(word)
    if piece is None:
        return None
    prefix = "*" if word.endswith("*") else ""
    others = [f'"{other}"{prefix}' for other in spellings(_bare(word))[1:]]
    return f"({' OR '.join([piece + prefix, *others])})" if others else piece + prefix


def _bare(word: str) -> str:
    """`word` without the marks around it; a piece of several words, such as a:b, is spelled in one way."""
    words = _words(word)
    return words[0] if len(words) == 1 else ""


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

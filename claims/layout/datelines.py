"""Datelines: where and by whom an article was filed, before its first words. They are nobody's words."""

from __future__ import annotations

from onrecord.claims.text.tokens import Text

_DASHES = frozenset({"–", "—", "--", "-", "―"})
_LONGEST = 12


def datelines(text: Text) -> frozenset[int]:
    """The tokens of the text's datelines: at the head of a paragraph a place in capitals or an agency in
    brackets, up to a dash ("PORT TARN (NPA) –")."""
    found: set[int] = set()
    if not any(w in _DASHES for w in text.words):
        return frozenset()
    heads = (i for i in range(len(text)) if not i or text.paragraph[i - 1] != text.paragraph[i])
    for start in heads:
        dash = next(
            (
                i
                for i in range(start, min(start + _LONGEST, len(text)))
                if text.words[i] in _DASHES and text.paragraph[i] == text.paragraph[start]
            ),
            None,
        )
        if dash is not None and dash > start and _is_dateline(text.words[start:dash]):
            found.update(range(start, dash + 1))
    return frozenset(found)


def _is_dateline(words: tuple[str, ...]) -> bool:
    plain = all(w[0].isupper() or w[0].isdigit() or not w[0].isalnum() for w in words)
    capitals = len(words[0]) > 2 and words[0].isupper()
    agency = words[-1] == ")" and "(" in words and words[0][0].isupper()
    return plain and (capitals or agency)

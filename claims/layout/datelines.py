"""Datelines: where and by whom an article was filed, before its first words. They are nobody's words."""

from __future__ import annotations

from onrecord.claims.lang.en import days
from onrecord.claims.text.tokens import Text

_DASHES = frozenset({"–", "—", "--", "-", "―"})
_LONGEST = 12


def datelines(text: Text) -> frozenset[int]:
    """The tokens of the text's datelines: at the head of a paragraph a place in capitals or an agency in
    brackets, up to a dash ("PORT TARN (NPA) –"), or an agency in brackets behind the day ("Tarn (FL), Jun 6
    (NPA)")."""
    found: set[int] = set()
    if not any(w in _DASHES or w == ")" for w in text.words):
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
        elif dash is None:
            found.update(range(start, _end_of_agency(text, start)))
    return frozenset(found)


def _end_of_agency(text: Text, start: int) -> int:
    """Where a dateline ends that has a day and an agency in brackets behind it; `start` for none."""
    for i in range(start + 3, min(start + _LONGEST, len(text))):
        if text.words[i] != ")" or text.words[i - 2] != "(" or not text.words[i - 1].isupper():
            continue
        dated = any(w.lower().rstrip(".") in days.MONTHS for w in text.words[start : i - 2])
        if dated and text.paragraph[i] == text.paragraph[start]:
            words = text.words[start : i + 1]
            plain = all(w[0].isupper() or w[0].isdigit() or not w[0].isalnum() for w in words)
            return i + 1 if plain else start
    return start


def _is_dateline(words: tuple[str, ...]) -> bool:
    plain = all(w[0].isupper() or w[0].isdigit() or not w[0].isalnum() for w in words)
    capitals = len(words[0]) > 2 and words[0].isupper()
    agency = words[-1] == ")" and "(" in words and words[0][0].isupper()
    return plain and (capitals or agency)

"""Names of months -> their numbers, in the languages of the world's news (from the CLDR, through Babel)."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

# Asked where neither the page's own language nor English knows a word. Two that disagree make it unknown:
# "listopad" is November in Prague and October in Zagreb.
_LANGUAGES = (
    "de", "fr", "es", "it", "pt", "nl", "da", "nb", "sv", "fi", "pl", "cs", "sk", "ro", "hu", "bg", "el",
    "tr", "ru", "uk", "hr", "sr", "sl", "et", "lv", "lt", "ca", "gl", "is", "mk", "sq", "be", "ar", "he",
    "fa", "hi", "id", "ms",
)  # fmt: skip
_SHORTEST = 3  # letters of an abbreviation: "ma" is two months
# Short forms that are not its first letters.
_SHORT = {"de": {"mrz": 3}, "es": {"set": 9, "setiembre": 9}}
# What stands before the name in some languages: d'octubre, de març.
_BEFORE = re.compile(r"^(?:d['’]|de )")


def number(word: str, language: str | None = None) -> int | None:
    """1 to 12 for the name of a month or its first letters, or None. `language` (ISO 639) is asked first."""
    key = _folded(word)
    if len(key) < _SHORTEST:
        return None
    for code in dict.fromkeys((language, "en")):
        if code and (found := _in(key, code)):
            return found if found > 0 else None
    told = {found for code in _LANGUAGES if (found := _in(key, code))}
    return told.pop() if len(told) == 1 and min(told) > 0 else None


def _in(key: str, language: str) -> int:
    """The month that `key` begins or is in `language`; 0 for none, -1 for two."""
    names = _names(language)
    if key in names:
        return names[key]
    begun = {month for name, month in names.items() if name.startswith(key)}
    return 0 if not begun else begun.pop() if len(begun) == 1 else -1


@cache
def _names(language: str) -> dict[str, int]:
    from babel import Locale, UnknownLocaleError

    try:
        months: Any = Locale(language).months
    except (UnknownLocaleError, ValueError):
        return {}
    stated = {
        _folded(name): month
        for context in ("format", "stand-alone")
        for width in ("abbreviated", "wide")
        for month, name in months.get(context, {}).get(width, {}).items()
        # Where months are numbered, what is left of the name is no name.
        if len(_folded(name)) >= _SHORTEST and not any(map(str.isdigit, name))
    }
    return stated | _SHORT.get(language, {})


def _folded(word: str) -> str:
    """The letters alone, without case and accents."""
    plain = unicodedata.normalize("NFKD", _BEFORE.sub("", word.casefold()))
    return "".join(letter for letter in plain if letter.isalpha())

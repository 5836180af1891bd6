"""Institutions' initials that an article explains: "the Tarn Ports Authority (TPA)". Pure."""

from __future__ import annotations

import re

from onrecord.claims.lang.en.nameforms import SMALL_WORDS

_LONGEST = 10  # words of a name that is explained
_SHORT = r"(?:[A-Z]\.){2,6}|[A-Z][A-Za-z]?[A-Z&]{1,6}"
_BEFORE = re.compile(rf"\((?:the )?({_SHORT})\)")
_WORD = re.compile(r"[\w&][\w&'’.-]*")
_BEHIND = re.compile(rf"\b({_SHORT})\s\((?:the )?([A-Z][^()\n]{{3,90}})\)")


def explained(text: str) -> list[tuple[str, str]]:
    """Initials, without dots, with the name that they are explained by, as first met; each pair once."""
    found: dict[tuple[str, str], None] = {}
    for match in _BEFORE.finditer(text):
        before = text[: match.start()].rsplit("\n", 1)[-1]
        words = list(_WORD.finditer(before))[-_LONGEST:]
        if (
            words
            and before[words[-1].end() :].strip() == ""
            and (start := _start(words, _bare(match[1]))) is not None
        ):
            found.setdefault((_bare(match[1]), " ".join(before[start:].split())))
    for match in _BEHIND.finditer(text):
        words = list(_WORD.finditer(match[2]))
        if words and _start(words, _bare(match[1])) == words[0].start():
            found.setdefault((_bare(match[1]), " ".join(match[2].split())))
    return list(found)


def _bare(short: str) -> str:
    return short.replace(".", "")


def _start(words: list[re.Match[str]], short: str) -> int | None:
    """Where the words begin that `short` abbreviates, read backwards from the last; None if they are others.

    Small words inside the name may have their letter in it, or not.
    """
    letters = short.lower()
    at = len(letters)
    for place in range(len(words) - 1, -1, -1):
        word = words[place][0].lower()
        small = word in SMALL_WORDS
        if not small and not words[place][0][0].isupper():
            return None
        if letters[at - 1] == word[0]:
            at -= 1
            if at == 0:
                return None if small else words[place].start()
        elif not small:
            return None
    return None

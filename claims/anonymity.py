"""On what terms somebody speaks: named, anonymous or collective; how they know; why they are unnamed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claims.lang import en
from claims.phrase import Phrase


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))


_APOSTROPHE = str.maketrans("’", "'")

# A basis runs to the end of its clause.
_BASIS = re.compile(
    rf"\b((?:{_any(en.BASIS_HEADS)})\b.+?|(?:{_any(en.BASIS_PLACES)}))"
    r"(?=\s*(?:[,;:.“”\"()—–]|''|\bwho\b|\bbut\b|\bbecause\b|\band\s+who\b|\bspeaking\b|\bon\s+condition\b"
    r"|\b(?:and\s+)?(?:asked|asking|requested|requesting|spoke|declined|wished|said|says|told|added)\b|$))",
    re.IGNORECASE | re.DOTALL,
)
_ASKED = re.compile(rf"\b(?:{_any(en.ANONYMITY_WORDS)})\b", re.IGNORECASE)
_REASON = re.compile(
    rf"\b(?:{_any(en.REASON_LINKS)})\s+(.+?)(?=\s*(?:[;“”\"()—–]|,|''|\.\s|\.?$))", re.IGNORECASE | re.DOTALL
)
_BARE_REASON = re.compile(
    rf"\b((?:{_any(en.REASON_PHRASES)})\s.+?)(?=\s*(?:[;,“”\"()—–]|''|\.\s|\.?$))", re.IGNORECASE | re.DOTALL
)


def basis(words: str) -> tuple[int, int] | None:
    """Where the words after a source's head say how they know ("with knowledge of the talks")."""
    found = _BASIS.search(words)
    return found.span(1) if found else None


def asks_anonymity(words: str) -> bool:
    """Whether the words say that somebody asked for, or was given, anonymity."""
    return bool(_ASKED.search(words) or _BARE_REASON.search(words))


def reason(words: str) -> tuple[int, int] | None:
    """Where the words say why a name is withheld. "On condition of anonymity" alone is no reason."""
    asked = _ASKED.search(words)
    if asked:
        given = _REASON.search(words, asked.end())
        if given:
            return given.span(1)
    bare = _BARE_REASON.search(words)
    if not bare:
        return None
    linked = _REASON.search(words, 0, bare.end())
    return (linked.start(1), bare.end(1)) if linked else bare.span(1)


def terms(phrase: Phrase, knows: bool, asked: bool) -> tuple[str, str]:
    """(anonymity, source type) of a common noun. `knows`: a basis is stated; `asked`: anonymity was asked for.

    In order: somebody with a basis, a number, an article or a request for anonymity is a particular
    person; an institution or a text speaks in its own name; a class is nobody in particular.
    """
    head = phrase.head
    people = head in en.UNNAMED_NOUNS or head in en.PEOPLE_NOUNS or head in en.SPOKESPEOPLE
    if knows or asked:
        return "anonymous", "person"
    if head in en.INSTITUTIONAL_PLURALS:
        return ("anonymous", "person") if phrase.number else ("named", "organization")
    if people and not phrase.vague and (phrase.number or head in en.UNNAMED_NOUNS or phrase.definite):
        return "anonymous", "person"
    if head in en.UNNAMED_NOUNS and head in ("sources", "officials", "aides", "insiders"):
        return "anonymous", "person"  # "some officials": withheld all the same
    if head in en.RUMOURS and not phrase.definite and not phrase.number:
        return "collective", "document"
    if head in en.DOCUMENT_NOUNS and not people:
        return "named", "document"
    if head in en.ORGANIZATION_NOUNS or (head in en.OUTLET_NOUNS and not people):
        if phrase.definite or not phrase.number:
            return "named", "outlet" if head in en.OUTLET_NOUNS else "organization"
        return "anonymous", "organization"
    if phrase.plural:
        if phrase.number and not phrase.vague:
            return "anonymous", "person"
        return "collective", "group"
    if head in en.CLASS_NOUNS and phrase.vague:
        return "collective", "group"
    if phrase.definite and head in en.OFFICES:
        return "named", "person"
    if phrase.definite and head not in en.ROLE_NOUNS and head not in en.PEOPLE_NOUNS:
        return "named", "organization"
    return "anonymous", "person"


def same_apostrophes(words: str) -> str:
    """For comparing word lists with typeset text; the length stays."""
    return words.translate(_APOSTROPHE)

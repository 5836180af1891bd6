"""On what terms somebody speaks: named, anonymous or collective; how they know; why they are unnamed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.claims.lang.en import bodies, grounds, numbers, offices, papers, unnamed
from onrecord.claims.source.nouns import is_thing, singular
from onrecord.claims.source.phrase import Phrase
from onrecord.claims.text.letters import small


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))


_WITH = (
    r"(?:with|having)\s+(?:an?\s+|some\s+)?(?:[\w-]+\s+){0,2}"
    rf"(?:{_any(grounds.BASIS_NOUNS)})\s+(?:of|into|about|on|to)"
)
_WHO = (
    r"who\s+(?:(?:has|have|had|was|were)\s+)?(?:been\s+)?(?:(?:also|all|both|directly|personally)\s+)?"
    rf"(?:{_any(grounds.BASIS_DEEDS)}|(?<=was\s)(?:at|in|on)|(?<=were\s)(?:at|in|on))"
)
# A basis runs to the end of its clause.
_BASIS = re.compile(
    rf"\b((?:{_WITH}|{_WHO}|{_any(grounds.BASIS_HEADS)})\b.*?|(?:{_any(grounds.BASIS_PLACES)}))"
    r"(?=\s*(?:[,;:.“”\"()—–]|''|\bwho\b|\bbut\b|\bbecause\b|\band\s+who\b|\bspeaking\b|\band\s+(?:described|recounted|discussed)\b|\bon\s+condition\b"
    r"|\b(?:and\s+)?(?:asked|asking|requested|requesting|spoke|declined|wished|said|says|told|added)\b|$))",
    re.IGNORECASE | re.DOTALL,
)
# Of words in small letters.
_ASKED = re.compile(
    rf"\b(?:{_any(grounds.ANONYMITY_WORDS)}"
    rf"|(?:{_any(grounds.ASKING)})\s+(?:to\s+)?(?:{_any(grounds.NAMED_AS)})(?!\s+after\b)"
    r"|(?:cannot|can\s+not|could\s+not|can't|can’t)\s+be\s+(?:named|identified)"
    rf"|(?:his|her|their|whose|my)\s+(?:[\w-]+\s+)?(?:{_any(grounds.NAMES)})\s+(?:[\w-]+\s+){{0,4}}?"
    rf"(?:{_any(grounds.WITHHELD_NAME)})"
    r"|without\s+being\s+(?:named|identified))\b"
)
_REASON = re.compile(
    rf"(?:\b(?:{_any(grounds.REASON_LINKS)})\s+|\b(?:for|out\s+of)\s+(?=fear\b|concern\b|(?:(?:\w+\s+){{1,2}}reasons\b))"
    r"|\b(?:as|so)\s+(?=(?:they|he|she|it|the|that|not)\b))(.+?)(?=\s*(?:[;“”\"()—–]|,|''|\.\s|\.?$))",
    re.IGNORECASE | re.DOTALL,
)
# "anonymity to discuss the talks": what it was given for. A noun or a name behind "to" is who listened.
_PURPOSE = re.compile(
    rf"\s+(?:in\s+order\s+|so\s+as\s+)?to\s+((?!(?:{_any(grounds.LISTENERS)})\b)(?-i:[a-z])*(?:ss|us|[^s\W])\b.*?)(?=\s*(?:[;“”\"()—–]|,|''|\.\s|\.?$))",
    re.IGNORECASE | re.DOTALL,
)
_BARE_REASON = re.compile(
    rf"\b((?:{_any(grounds.REASON_PHRASES)})\s.+?)(?=\s*(?:[;,“”\"()—–]|''|\.\s|\.?$))",
    re.IGNORECASE | re.DOTALL,
)


def basis(words: str) -> tuple[int, int] | None:
    """Where the words after a source's head say how they know ("with knowledge of the talks")."""
    found = _BASIS.search(words)
    return found.span(1) if found else None


def asks_anonymity(words: str) -> bool:
    """Whether the words say that somebody asked for, or was given, anonymity."""
    return bool(_ASKED.search(small(words)) or _BARE_REASON.search(words))


def asked_at(words: str) -> list[tuple[int, int]]:
    """Where anonymity is spoken of, as offsets."""
    return [m.span() for m in _ASKED.finditer(small(words))]


def reason(words: str) -> tuple[int, int] | None:
    """Where the words say why a name is withheld. "On condition of anonymity" alone is no reason."""
    asked = _ASKED.search(small(words))
    if asked:
        purpose = _PURPOSE.match(words, asked.end())
        if purpose:
            return purpose.span(1)
        given = _REASON.search(words, asked.end())
        if given:
            return given.span(1)
    bare = _BARE_REASON.search(words)
    if not bare:
        return None
    linked = _REASON.search(words, 0, bare.end())
    return (linked.start(1), bare.end(1)) if linked else bare.span(1)


def unnamed_as(head: str, withheld: bool) -> str:
    """Whether an unnamed person is `confidential` (the name is withheld, or the noun says so), `official`
    (in an office or a job) or `private`."""
    noun = head.removeprefix("ex-")
    if withheld or noun in unnamed.WITHHELD:
        return "confidential"
    private = is_private(noun) or noun.removesuffix("s") in unnamed.PEOPLE_NOUNS
    return "private" if private else "official"


def is_private(noun: str) -> bool:
    """Whether people of a noun speak for themselves, and in no office or job."""
    return noun in unnamed.PRIVATE or singular(noun) in unnamed.PRIVATE or noun in offices.KIN


_PERSONS = frozenset("his her their my our your".split())
# Whom a headline leaves its article off, the text beneath it names; "Official: ..." it does not.
_ROLES = (
    offices.ROLE_NOUNS - unnamed.UNNAMED_NOUNS - offices.RELATIONS - offices.SPOKESPEOPLE - unnamed.COUNSEL
)


def terms(
    phrase: Phrase, knows: bool, asked: bool, kind: str | None, *, at_large: bool = True
) -> tuple[str | None, str | None]:
    """(anonymity, source type) of a common noun. `knows`: a basis is stated; `asked`: anonymity was asked;
    `kind`: what the noun is the word for; `at_large`: nothing behind a paper's noun tells whose it is. Both
    are None for a noun that may be anything.

    In order: somebody with a basis, a number, an article or a request for anonymity is a particular
    person; an institution or a text speaks in its own name; a class is nobody in particular.
    """
    head = phrase.head
    if (knows and kind != "document") or asked:
        return "anonymous", "person"
    if phrase.opener in ("any", "each", "every", "no", "percent"):
        return "collective", "group"  # "any official", "each of the two", "6 percent of the officials"
    if head in unnamed.INSTITUTIONAL_PLURALS:
        if phrase.vague:
            return "collective", "group"
        return ("anonymous", "person") if phrase.number else ("named", "organization")
    if head in unnamed.ADJECTIVES and phrase.definite:
        return "named", "person"  # "the Republican"
    if head in unnamed.INDEFINITES or (head in unnamed.ADJECTIVES and not phrase.number):
        return "collective", "group"
    bare = not (phrase.plural or phrase.number or phrase.vague)  # "Mayor quits": a headline has no articles
    if bare and (
        (head in offices.OFFICES and not (phrase.opener in _PERSONS and head in offices.ANYBODYS))
        or (not phrase.definite and head in _ROLES)
    ):
        return "named", "person"
    if kind == "person":
        return _of_people(phrase)
    if kind == "document":
        return _of_papers(phrase, at_large)
    if kind == "outlet":
        return ("collective" if phrase.plural and at_large and not phrase.definite else "named"), "outlet"
    if kind == "organization":
        return _of_bodies(phrase)
    if phrase.plural:
        return (None, None) if phrase.number and not phrase.vague else ("collective", "group")
    if phrase.vague:
        return "collective", "group"
    unknown = phrase.opener in numbers.SINGLE_DETERMINERS and not phrase.proper and not is_thing(head)
    return (None, None) if unknown else ("named", "organization")


def _of_people(phrase: Phrase) -> tuple[str, str]:
    if phrase.head in unnamed.UNNAMED_NOUNS or phrase.head in offices.SPOKESPEOPLE:
        return "anonymous", "person"  # also "some officials": withheld all the same
    told = (
        phrase.number or (phrase.head in unnamed.PEOPLE_NOUNS and phrase.definite) or _are_somebodys(phrase)
    )
    one = not phrase.plural or bool(told)
    return ("anonymous", "person") if one and not phrase.vague else ("collective", "group")


def _are_somebodys(phrase: Phrase) -> bool:
    """Whether they are people of somebody's own: "her parents", "the diver's colleagues"."""
    return phrase.owned and (
        phrase.head in offices.KIN or singular(phrase.head) in offices.KIN | offices.NEAR
    )


def _of_papers(phrase: Phrase, at_large: bool) -> tuple[str, str]:
    counted = phrase.number is not None and not phrase.vague
    loose = at_large and phrase.head in papers.RUMOURS | papers.LOOSE
    return ("collective" if loose and not phrase.definite and not counted else "named"), "document"


def _of_bodies(phrase: Phrase) -> tuple[str, str]:
    head = phrase.head
    if head in bodies.STATES:
        return "named", "organization"  # "the two states"
    if not phrase.plural or head in bodies.ORGANIZATION_NOUNS:  # "Russian forces" are one
        withheld = phrase.number and head in bodies.COMPANY_NOUNS and not phrase.partitive
        return ("anonymous" if withheld else "named"), "organization"
    return ("anonymous", "organization") if phrase.number and not phrase.vague else ("collective", "group")

"""What a word of a source is by itself: a person's noun, a title, a first name, a part of a name."""

from __future__ import annotations

import re

from onrecord.claims.lang.en import (
    bodies,
    forenames,
    grammar,
    offices,
    papers,
    unnamed,
)
from onrecord.claims.text.tokens import Text

# What a genitive ends in.
CLITICS = frozenset({"'s", "’s", "'", "’"})
# Particles that stand inside a surname in small letters.
PARTICLES = frozenset("van von der den de del della di da dos du la le al bin ibn ter ten zu".split())


def is_capitalised(word: str) -> bool:
    """Whether a word is written as a name's: with a capital, also behind an Arabic article ("al-Wahed")."""
    return word[0].isupper() or (word[:3] in _ARABIC and word[3:4].isupper())


_ARABIC = frozenset("al- el- ul- as- ad- an- ar- at- az- ol-".split())


def bare_title(word: str) -> str:
    return word.rstrip(".").lower()


def after_of(text: Text, start: int) -> bool:
    """Whether a role and its "of" stand before a token: "Secretary of [State]", "MEC for [Health]"."""
    if start < 2:
        return False
    tie, title = text.words[start - 1], bare_title(text.words[start - 2])
    return (tie == "of" and title in offices.ROLE_NOUNS) or (
        tie == "for" and title in offices.OF_MATTERS and is_capitalised(text.words[start - 2])
    )


# Endings that make a noun of a doer, where no list has it.
_DOERS = ("er", "or", "ist", "ian", "man", "woman", "person", "eer", "mate", "medic", "witness")


_PERSONS = (
    offices.ROLE_NOUNS
    | unnamed.UNNAMED_NOUNS
    | unnamed.PEOPLE_NOUNS
    | unnamed.CLASS_NOUNS
    | offices.SPOKESPEOPLE
    | offices.OFFICES
    | offices.PEOPLE
)
_NO_PERSONS = grammar.FUNCTION_WORDS | offices.THINGS_IN_ER


def is_person(noun: str) -> bool:
    """Whether a common noun is one person's."""
    noun = noun.removeprefix("ex-").rpartition("-")[2] or noun
    other = noun in bodies.COMPANY_NOUNS or noun in bodies.ORGANIZATION_NOUNS or noun in _NO_PERSONS
    return noun in _PERSONS or (len(noun) > 5 and noun.endswith(_DOERS) and not other)


def singular(noun: str) -> str:
    """A plural's singular, by its ending: "clergymen", "witnesses", "families", "guards"."""
    for ending, replaced in (("men", "man"), ("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("s", "")):
        if noun.endswith(ending) and len(noun) > len(ending) + 1:
            return noun.removesuffix(ending) + replaced
    return noun


def is_thing(noun: str) -> bool:
    """Whether a common noun no list has is rather a thing's than a person's, by its ending."""
    return noun in offices.THINGS_IN_ER or noun in offices.THINGS or noun.endswith(_THINGS)


_THINGS = tuple(
    "tion sion ment ness ity ism ship ance ence ery ure age ology graphy phone line scope gram ware board "
    "book house land work ing al hood".split()
)


def is_person_by_age(noun: str) -> bool:
    """Whether a noun is the last word of "37-year-old", its number before it or in it."""
    return noun == "year-old" or noun.endswith("-year-old")


_JOINED_BODIES = bodies.ORGANIZATION_NOUNS | papers.OUTLET_NOUNS | {"list", "guild"}


_PLURAL_HEADS = offices.ROLE_NOUNS | {"people"}


def is_joint(text: Text, i: int) -> bool:
    """Whether token `i` is the genitive inside a name of plurals: "Fishers’ Association"."""
    plural = {"'": "s", "’": "s", "'s": "men", "’s": "men"}.get(text.words[i])
    if plural is None or not 0 < i < len(text) - 1:
        return False
    office = plural == "men" and text.words[i - 1].lower() in _PLURAL_HEADS
    return (
        (office or text.words[i - 1].endswith(plural))
        and is_capitalised(text.words[i - 1])
        and is_capitalised(text.words[i + 1])
        and text.words[i + 1].lower() in _JOINED_BODIES
        and text.quoted[i] == text.quoted[i - 1] == text.quoted[i + 1]
    )


# What an apposition with a name in it says instead of a role.
SAID = frozenset(
    "said says told tells added adds recalled warned asked argued insisted explained wrote replied who "
    "declined refused".split()
)


def words_of(text: Text, start: int, end: int) -> str:
    """The characters of tokens [start, end), verbatim."""
    return text.text[text.spans[start].start : text.spans[end - 1].end]


def first_name_gender(word: str) -> str | None:
    """The gender a first name usually has, None for one that is unknown or either's."""
    word = word.lower().partition("-")[0]
    male, female = word in forenames.MALE_NAMES, word in forenames.FEMALE_NAMES
    if male == female:
        return None
    return "male" if male else "female"


def is_first_name(word: str) -> bool:
    """Whether a word, or the first part of "Jean-Luc", is a listed first name."""
    word = word.lower().partition("-")[0]
    return word in forenames.MALE_NAMES or word in forenames.FEMALE_NAMES


def is_family_first(words: tuple[str, ...]) -> bool:
    """Whether a name of two or three words begins with a surname that stands first: "Shen Weilun"."""
    return len(words) in (2, 3) and words[0].lower() in forenames.FAMILY_FIRST and len(words[1]) > 1


def unshouted(name: str) -> str:
    """A name in capitals as it is written elsewhere: "TESSA QUILL" is "Tessa Quill"."""
    if not name.isupper() or max(map(len, name.split())) < _SHOUTED:
        return name
    return _LETTERS.sub(lambda m: m[0] if len(m[0]) == 1 else m[0][0] + m[0][1:].lower(), name)


_LETTERS = re.compile(r"[^\W\d_]+")
# A shorter name in capitals may be initials.
_SHOUTED = 4

"""Names taken to pieces, so that two of them can be set beside one another. Pure; words alone, no article."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from onrecord.claims.lang.en import forenames, offices
from onrecord.claims.lang.en.nameforms import LEGAL_FORMS, SHORT_FORMS, SPELLED_FORMS, SUFFIXES
from onrecord.claims.source.nouns import PARTICLES

# Letters that no decomposition brings down to their plain form.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_NICKNAME = re.compile(r"""[“"‘(][^“”"‘’()]+[”"’)]""")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name of at least two words, in plain small letters. `suffix` is one of SUFFIXES' values."""

    given: str
    middle: tuple[str, ...]
    surname: str
    suffix: str | None

    @property
    def spelled(self) -> tuple[str, ...]:
        """All of it as words: equal for two names that differ in accents, hyphens, apostrophes or dots."""
        words = " ".join((self.given, *self.middle, self.surname)).split()
        return (*words, self.suffix or "")


@dataclass(frozen=True, slots=True)
class BodyName:
    """An institution's name without its article; `form` is its legal form, spelled out, or None."""

    core: str
    form: str | None


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """`text` in plain small letters: no accents, apostrophes or dots; hyphens are spaces."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    plain = re.sub(r"['’‘`´.]", "", plain.casefold().translate(_PLAIN))
    return " ".join(re.sub(r"[^\w&]+", " ", plain).split())


def person(name: str) -> PersonName | None:
    """The parts of a person's name; None where there is no first name ("Cole", "de Brun", "Cole Jr.")."""
    words, suffix = _bare_words(name)
    while len(words) > 2 and words[0] in offices.ALL_TITLES:
        words = words[1:]
    start = _surname_start(words)
    if start == 0:
        return None
    return PersonName(words[0], tuple(words[1:start]), " ".join(words[start:]), suffix)


def surname(name: str) -> str:
    """The folded surname of a person's name, particles with it; all of a name without a first one."""
    words, _ = _bare_words(name)
    return " ".join(words[_surname_start(words) :])


def body(name: str) -> BodyName:
    """The parts of an institution's name."""
    words = fold(name).replace("&", " and ").split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    form = (
        LEGAL_FORMS.get(words[-1])
        if len(words) > (2 if words[-1:] and words[-1] in SPELLED_FORMS else 1)
        else None
    )
    return BodyName(" ".join(words[:-1] if form else words), form)


def given_family(given: str) -> str:
    """One word for all first names that are short forms of each other, however far: where to look, not a
    reason to take two for one."""
    return _FAMILY.get(given, given)


def is_short_for(short: str, formal: str) -> bool:
    """Whether a folded first name is a known short form of another."""
    return short in SHORT_FORMS.get(formal, ())


def _bare_words(name: str) -> tuple[list[str], str | None]:
    """Folded words, without a nickname in quotation marks, and the suffix apart."""
    named = _NICKNAME.sub(" ", name)
    words = [w for w in map(fold, re.split(r"[\s,]+", named)) if w] or fold(name).split()
    if len(words) > 1 and words[-1] in SUFFIXES:
        return words[:-1], SUFFIXES[words[-1]]
    return words, None


def _surname_start(words: list[str]) -> int:
    start = max(0, len(words) - 1)
    while start and words[start - 1] in PARTICLES:
        start -= 1
    # "Al Penn" has a first name, as "de Brun" has not.
    return 1 if start == 0 and len(words) > 1 and words[0] in forenames.MALE_NAMES else start


def _families() -> dict[str, str]:
    of: dict[str, str] = {}
    for formal, shorts in SHORT_FORMS.items():
        names = {formal, *shorts}
        met = {of[name] for name in names if name in of}
        one = min(met, default=formal)
        of |= dict.fromkeys(names, one) | {name: one for name, family in of.items() if family in met}
    return of


_FAMILY = _families()

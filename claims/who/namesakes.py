"""Which person of an article a name means, by its words and its spelling; and which of two namesakes."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.claims.lang.en import bodies, forenames, papers, places
from onrecord.claims.source.nouns import PARTICLES, bare_title, is_first_name

# How many times as often one of two namesakes must have been meant to own the bare surname.
_DOMINANCE = 2
# A namesake spoken of so few paragraphs back is the one meant, if no other was for so many.
_NEAR, _FAR = 1, 5
# A middle name as short is rather an initial or a particle.
_SHORT = 3
# A shorter word is another name with one letter changed.
_LONG_ENOUGH = 5
SUFFIXES = frozenset("jr sr ii iii iv".split())
_ARTICLES = (["al"], ["la"])
_MARKS = "\"“”'‘’«»„"

Found = list[tuple[int, int, int | None]]


@dataclass(frozen=True, slots=True)
class Named:
    """A capitalised run that may name people: tokens [start, end), its words, and what stands with it."""

    start: int
    end: int
    words: tuple[str, ...]
    title: str | None
    gender: str | None
    paragraph: int


def fold(word: str) -> str:
    """A word without case, accents and styles of apostrophe: a name is written in several ways."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.replace("’", "'").casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def parts(name: str) -> tuple[str, ...]:
    """The words of a name, without the marks around a nickname."""
    return tuple(word for piece in name.split() if (word := piece.strip(_MARKS)))


def key(words: Sequence[str]) -> tuple[str, str]:
    """First name and surname, folded; the first name is empty where only the surname is given."""
    folded = [fold(w) for w in words]
    folded = [w for w in folded if w.rstrip(".") not in SUFFIXES] or folded
    leading = len(folded) > 1 and all(w in PARTICLES for w in folded[:-1]) and folded[:-1] not in _ARTICLES
    return (folded[0] if len(folded) > 1 and not leading else "", folded[-1])


def suffix(words: Sequence[str]) -> str:
    """What tells father from son at the end of a name: "jr", "sr", "iii"; empty where nothing does."""
    last = fold(words[-1]).rstrip(".")
    return last if len(words) > 2 and last in SUFFIXES else ""


def same_first_name(short: str, first: str, words: Sequence[str]) -> bool:
    """Whether a first name is another form of one in a fuller name: "Chris" of "Christopher", "Bob" of
    'Robert "Bob" Cole'; or the same, misspelt."""
    if short in {fold(w) for w in words[1:-1]}:
        return True
    if (len(short) > 2 and first.startswith(short)) or first in forenames.SHORT_NAMES.get(short, ()):
        return True
    return min(len(short), len(first)) >= _LONG_ENOUGH and _one_apart(short, first)


class Known:
    """The people of an article by their names, with how often and where each was meant so far."""

    def __init__(
        self, people: Sequence[tuple[str, str | None, str | None]], is_common: Callable[[str], bool]
    ) -> None:
        """`people` are (name, gender, role); `is_common` tells whether a word is no name in this article."""
        self._genders = [gender for _, gender, _ in people]
        self._roles = [role for _, _, role in people]
        self._is_common = is_common
        self._words = [tuple(fold(w) for w in parts(name)) for name, _, _ in people]
        self._by_name: dict[tuple[str, str], int] = {}
        self._by_suffix: dict[tuple[str, str, str], int] = {}
        self._by_surname: dict[str, list[int]] = {}
        self._by_first: dict[str, list[int]] = {}
        self._by_middle: dict[str, list[int]] = {}
        self._meant: Counter[int] = Counter()
        self._last: dict[int, int] = {}
        self._spelt: dict[str, list[int]] = {}  # of words looked at by now, whom they misspell
        for number, (name, _, _) in enumerate(people):
            first, surname = key(parts(name))
            self._by_suffix[first, surname, suffix(parts(name))] = number
            self._by_name.setdefault((first, surname), number)
            self._by_surname.setdefault(surname, []).append(number)
            if first:
                for form in {first, *self._words[number][1:-1]}:
                    if len(form) > 2:
                        self._by_name.setdefault((form, surname), number)
                self._by_first.setdefault(first, []).append(number)
                for word in self._words[number][1:-1]:
                    if len(word) > _SHORT and word not in PARTICLES:
                        self._by_middle.setdefault(word, []).append(number)

    def people_in(self, named: Named) -> Found:
        """The people whom a run names, as (first token, end, number); number None for either of two."""
        found = self._found(named)
        for _, _, number in found:
            if number is not None:
                self._meant[number] += 1
                self._last[number] = named.paragraph
        return found

    def _found(self, named: Named) -> Found:
        words = named.words
        whole = self._by_full_name(words)
        if whole is not None:
            return [(named.start, named.end, whole)]
        if len(words) == 1 or not key(words)[0]:
            return self._by_one_word(named, key(words)[1])
        # A longer run, say a headline: the full names in it, else a surname at its beginning.
        found: Found = []
        i = 0
        while i + 1 < len(words):
            number = self._by_name.get((fold(words[i]), fold(words[i + 1])))
            inside = i > 0 and is_first_name(words[i - 1])  # "Nadir Abu Cole" is not Abu Cole
            if number is not None and not inside:
                found.append((named.start + i, named.start + i + 2, number))
                i += 1
            i += 1
        same = self._by_surname.get(fold(words[0]), [])
        if not found and same and not _is_institution(words):
            found.append((named.start, named.start + 1, self._which(same, None, named.paragraph)))
        return found

    def _by_full_name(self, words: Sequence[str]) -> int | None:
        if len(words) < 2:
            return None
        number = self._by_suffix.get((*key(words), suffix(words)), self._by_name.get(key(words)))
        if not key(words)[0]:
            number = None
        if number is not None:
            return number
        tail = tuple(fold(w) for w in words)
        same = self._by_surname.get(tail[-1], [])
        longer = [n for n in same if len(self._words[n]) > len(tail) and self._words[n][-len(tail) :] == tail]
        return longer[0] if len(longer) == 1 else None

    def _by_one_word(self, named: Named, word: str) -> Found:
        namesakes = self._by_surname.get(word, [])
        same = namesakes or self._by_first.get(word, [])
        if not same and not self._is_common(word):  # "Quesada" of "Marta Elvira Quesada Luján"
            same = self._by_middle.get(word, []) or self._misspelt(word)
        held = [n for n in same if named.title and bare_title(self._last_role(n)) == named.title]
        if len(held) == 1:
            return [(named.start, named.end, held[0])]
        return [(named.start, named.end, self._which(same, named.gender, named.paragraph))] if same else []

    def _misspelt(self, word: str) -> list[int]:
        """Whose surname a word is but for one letter; a plural or a common word is none."""
        if len(word) < _LONG_ENOUGH or self._is_common(word) or word in places.TERRITORIES:
            return []
        if word not in self._spelt:
            alike = (s for s in self._by_surname if s[0] == word[0] and abs(len(s) - len(word)) < 2)
            near = [s for s in alike if len(s) >= _LONG_ENOUGH and _one_apart(s, word)]
            self._spelt[word] = self._by_surname[near[0]] if len(near) == 1 else []
        return self._spelt[word]

    def _last_role(self, number: int) -> str:
        return (self._roles[number] or " ").rsplit(" ", 1)[-1]

    def _which(self, same: list[int], gender: str | None, paragraph: int) -> int | None:
        """Which namesake is meant: the only one there is, by far the more often meant so far, or the only one
        spoken of lately."""
        fitting = [n for n in same if gender is None or self._genders[n] in (None, gender)]
        if len(fitting) == 1:
            return fitting[0]
        ranked = sorted(fitting, key=lambda n: -self._meant[n])
        if not ranked or not self._meant[ranked[0]]:
            return None
        if self._meant[ranked[0]] >= _DOMINANCE * self._meant[ranked[1]]:
            return ranked[0]
        spoken_of = [n for n in fitting if self._last.get(n, -1 - _FAR) >= paragraph - _FAR]
        alone = len(spoken_of) == 1 and self._last[spoken_of[0]] >= paragraph - _NEAR
        return spoken_of[0] if alone else None


def _is_institution(words: Sequence[str]) -> bool:
    return any(w.lower() in bodies.ORGANIZATION_NOUNS or w.lower() in papers.OUTLET_NOUNS for w in words[1:])


def _one_apart(name: str, word: str) -> bool:
    """Whether one letter changed, added, left out or swapped makes one word of the other; an "s" at the end
    makes a plural, and none of it."""
    if word in (name + "s", name + "'s", name + "an", name + "n") or name == word + "s":
        return False
    short, long = sorted((name, word), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) == len(long):
        swapped = short[at + 1 : at + 2] + short[at : at + 1] + short[at + 2 :]
        return short[at + 1 :] == long[at + 1 :] or swapped == long[at:]
    return short[at:] == long[at + 1 :]

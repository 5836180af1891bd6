"""The people whom an article names: who they are, where each is mentioned, and which Smith is meant.

Only persons are collected. An organisation is named by the same words each time and needs no index.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace

from claims.frame import sentence
from claims.lang import en
from claims.roles import (
    PARTICLES,
    SAID,
    Role,
    after_of,
    apposition,
    bare_title,
    is_capitalised,
    is_joint,
    is_person,
    member_of,
    role_before,
    role_of,
)
from claims.signs import Signs
from claims.tokens import Text

_LONGEST_NAME = 5
# How many times as often one of two namesakes must have been meant to own the bare surname.
_DOMINANCE = 2


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named. `name` is the fullest form the article gives; the rest is None until it is told."""

    name: str
    gender: str | None = None
    role: str | None = None
    affiliation: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens [start, end) name person number `person`; None where the surname fits more than one.

    `subject` is true where the mention can be what a later "he" goes back to: no possessive, and no
    preposition before it.
    """

    start: int
    end: int
    person: int | None
    subject: bool


class Names:
    """The index of one article's people. Build it with `Names.read`; it does not change afterwards."""

    def __init__(self, persons: list[Person], mentions: list[Mention], signs: Signs) -> None:
        self.persons = tuple(persons)
        self.signs = signs
        self.mentions = tuple(mentions)
        self._starts = [m.start for m in mentions]

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that begin in tokens [start, end)."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    @classmethod
    def read(cls, text: Text) -> Names:
        bare = capitalised(text)
        signs = Signs(text, bare)
        runs = [run for start, end in bare for run in _titled(text, start, end)]
        full = _full_names(text, runs, signs)
        persons = _merge(text, full)
        return cls(persons, _mentions(text, runs, persons), signs)


@dataclass(frozen=True, slots=True)
class _Run:
    """A capitalised run cut at its last title: `first`..`end` are the words that may be the name."""

    start: int
    first: int
    end: int
    title: str | None

    def words(self, text: Text) -> tuple[str, ...]:
        return text.words[self.first : self.end]


def capitalised(text: Text) -> list[tuple[int, int]]:
    """Runs of capitalised words within a sentence, particles inside them included, in text order.

    Function words that only open a sentence ("After Ada Cole left") are cut off.
    """
    runs: list[tuple[int, int]] = []
    words, count = text.words, len(text)
    i = 0
    while i < count:
        if not is_capitalised(words[i]):
            i += 1
            continue
        j = i + 1
        while j < count and text.sentence[j] == text.sentence[i]:
            if is_capitalised(words[j]):
                j += 1
            elif is_joint(text, j):
                j += 2
            elif words[j] in PARTICLES or words[j] == "&":
                k = j + 1
                while k < count and words[k] in PARTICLES:
                    k += 1
                if k < count and is_capitalised(words[k]) and text.sentence[k] == text.sentence[i]:
                    j = k + 1
                else:
                    break
            else:
                break
        start = i
        while start < j and words[start].lower() in en.FUNCTION_WORDS:
            start += 1
        if start < j:
            runs.append((start, j))
        i = j
    return runs


def _titled(text: Text, start: int, end: int) -> list[_Run]:
    """Cut a run at its last title or role: "Sen. Ada Cole", "White House Press Secretary Ada Cole"."""
    cut, title = start, None
    for i in range(start, end):
        word = bare_title(text.words[i])
        told = word in en.COURTESY_TITLES or word in en.ROLE_NOUNS
        opens = i == start and i < end - 2 and (i == 0 or text.sentence[i - 1] != text.sentence[i])
        if i < end - 1 and (told or (opens and is_person(word) and not is_first_name(word))):
            cut, title = i + 1, word
    if cut == start and start and text.sentence[start - 1] == text.sentence[start]:
        before = bare_title(text.words[start - 1])
        verb = start > 1 and text.words[start - 2].lower() in {"to", *en.MODALS, *en.PRONOUNS} - {
            "his",
            "her",
        }
        if before in en.ROLE_NOUNS or (text.words[start - 1].islower() and is_person(before) and not verb):
            title = before  # "economist Ada Cole"
        elif before == "," and end - start > 1 and (phrase := _phrase_before(text, start, end)):
            title = _head(text, phrase)  # "the port's owner, Ada Cole,"
    if not is_first_name(text.words[cut]) and (_describes(text.words[cut]) or after_of(text, start)):
        # "Secretary of State Ada B. Cole", "Republican Ada Cole": the name begins at its first name.
        named = next((i for i in range(cut + 1, end - 1) if is_first_name(text.words[i])), cut)
        if named > cut and not is_institution(text.words[cut:end]):
            cut = named
    return [_Run(start, cut, end, title)]


def _phrase_before(text: Text, start: int, end: int) -> range | None:
    """The noun phrase before the comma of a name: "the port's head of sales, Ada Cole,"."""
    if end < len(text) and text.words[end] not in (",", ".", "”", ";", "("):
        return None
    first = start - 1
    while first and start - first < 12 and text.sentence[first - 1] == text.sentence[start]:
        word = text.words[first - 1]
        if not (word[0].isalnum() or word in ("'s", "’s", "'", "’")) or word.lower() in _NO_PHRASE:
            break
        first -= 1
    for at in range(
        first, start - 1
    ):  # "the campaign of the director, Ada Cole,": the nearest that is a role
        opens = at == first or text.words[at - 1].lower() in _LEADS_PHRASE
        phrase = range(at, start - 1)
        if opens and text.words[at].lower() not in _LEADS_PHRASE and _head(text, phrase):
            return phrase
    return None


def _head(text: Text, phrase: range) -> str | None:
    """The role noun that heads a phrase; it stands before the first preposition."""
    stop = next((i for i in phrase if text.words[i].lower() in en.PREPOSITIONS), phrase.stop)
    head = text.words[stop - 1].lower() if stop > phrase.start else ""
    return head if head in en.ROLE_NOUNS or is_person(head) else None


_NO_PHRASE = SAID | {"and", "or", "nor", "but", "that", "because", "whether", "when", "as"}
_LEADS_PHRASE = en.PREPOSITIONS | frozenset(
    "neither both either the a an its his her their which whom who".split()
)


def _describes(word: str) -> bool:
    word = word.lower()
    return word in en.ADJECTIVES or word in en.ORGANIZATION_NOUNS or word in en.CLASS_NOUNS


def _is_headline(text: Text, sentence: int, cache: dict[int, bool]) -> bool:
    """Whether a sentence is set in title case, where capitals tell nothing."""
    if sentence not in cache:
        first = bisect_left(text.sentence, sentence)
        last = bisect_left(text.sentence, sentence + 1)
        words = [w for w in text.words[first:last] if w[0].isalpha() and len(w) > 3]
        cache[sentence] = len(words) > 3 and sum(map(is_capitalised, words)) > 0.7 * len(words)
    return cache[sentence]


def first_name_gender(word: str) -> str | None:
    """The gender a first name usually has, None for one that is unknown or either's."""
    word = word.lower()
    male, female = word in en.MALE_NAMES, word in en.FEMALE_NAMES
    if male == female:
        return None
    return "male" if male else "female"


def is_first_name(word: str) -> bool:
    return word.lower() in en.MALE_NAMES or word.lower() in en.FEMALE_NAMES


def is_institution(words: tuple[str, ...]) -> bool:
    """Whether capitalised words name an institution by their own nouns ("Harbour Authority")."""
    last = words[-1].lower()
    return (
        last in en.ORGANIZATION_NOUNS
        or last in en.CLASS_NOUNS
        or last in en.ADJECTIVES
        or (len(words) > 1 and last in en.OUTLET_NOUNS)
        or any(w.lower() in en.ORGANIZATION_NOUNS for w in words[1:])
        or (words[-1].isupper() and len(words[-1]) > 3 and not all(w.isupper() for w in words))
    )


def _full_names(text: Text, runs: list[_Run], signs: Signs) -> list[_Run]:
    headlines: dict[int, bool] = {}
    found: list[_Run] = []
    for run in runs:
        length = run.end - run.first
        words = run.words(text)
        if _is_headline(text, text.sentence[run.first], headlines):
            if length >= 2 and is_first_name(words[0]) and words[1].lower() not in en.FUNCTION_WORDS:
                # The verb after the name is capitalised too: take the two words that are sure.
                found.append(_Run(run.start, run.first, run.first + 2, run.title))
            continue
        if length > _LONGEST_NAME or not words[0][0].isalpha():
            continue
        if length == 1:
            if run.title in en.COURTESY_TITLES or (run.title and run.first > run.start):
                found.append(run)
            continue
        if is_institution(words) and not (run.title and run.first > run.start and is_first_name(words[0])):
            continue
        if run.first == run.start and not is_first_name(words[0]) and signs.person(words) is False:
            continue  # "the owner of Vask Marine": no title makes a person of it
        known = run.title or is_first_name(words[0]) or apposition(text, run.end).role
        if known or (signs.person(words) and _may_be_name(text, run)):
            found.append(run)
    return found


def _may_be_name(text: Text, run: _Run) -> bool:
    """Whether a run has the form of a person's name, if no list has its first name."""
    whole = sentence(text, run.first)
    if text.words[whole.stop - 1][0].isalnum():
        return False  # a headline, in which any word may be a capital
    opens = not any(w[0].isalnum() for w in text.words[whole.start : run.first])
    if opens and not _opens_clause(text, run.end):
        return False  # "Poor Tarn." has a capital for the sentence
    words = run.words(text)
    plain = all(w.replace("-", "").replace(".", "").isalpha() or w in PARTICLES for w in words)
    after_article = run.first == run.start > 0 and text.words[run.start - 1].lower() in ("the", "a", "an")
    folded = [w.lower() for w in words]
    dated = any(w in en.CALENDAR for w in folded) or any(len(w) > 1 and w.isupper() for w in words)
    place = " ".join(folded) in en.PLACES or folded[0] in en.ADJECTIVES
    return plain and not after_article and not dated and not place and folded[0] not in _NO_FIRST_NAMES


def _opens_clause(text: Text, end: int) -> bool:
    following, after = (*text.words[end : end + 2], ".", ".")[:2]
    if following == ",":
        return after.isdigit() or after in ("who", "whose")
    return following.islower() and following not in en.CONJUNCTIONS


_NO_FIRST_NAMES = en.CLASS_NOUNS | en.ORGANIZATION_NOUNS | en.INDEFINITES | frozenset({"new", "saint"})


def _relative_gender(text: Text, end: int) -> str | None:
    """The gender that an apposition tells behind a name: "Ada Cole, his mother,"."""
    if end >= len(text) or text.words[end] != ",":
        return None
    for word in text.words[end + 1 : end + 5]:
        if not word[0].isalpha():
            break
        if word in en.FEMALE_NOUNS or word in en.MALE_NOUNS:
            return "female" if word in en.FEMALE_NOUNS else "male"
    return None


def _key(words: tuple[str, ...]) -> tuple[str, str]:
    """First name and surname, folded; the first name is empty where only the surname is given."""
    folded = [w.lower() for w in words if w.rstrip(".").lower() not in ("jr", "sr", "ii", "iii")]
    folded = folded or [w.lower() for w in words]
    return (folded[0] if len(folded) > 1 else "", folded[-1])


def _merge(text: Text, full: list[_Run]) -> list[Person]:
    """One person for each first name and surname; a title with a bare surname makes one of its own
    only where nobody with that surname and gender is named in full."""
    grouped: dict[tuple[str, str], list[_Run]] = {}
    for run in full:
        grouped.setdefault(_key(run.words(text)), []).append(run)
    genders: dict[str, set[str | None]] = {}
    for (first, surname), runs in grouped.items():
        if first:
            genders.setdefault(surname, set()).add(_gender_of_all(text, first, runs))
    persons: list[Person] = []
    for (first, surname), runs in grouped.items():
        gender = _gender_of_all(text, first, runs)
        relative = gender is not None and not genders.get(surname, set()) & {gender, None}
        if not first and surname in genders and not relative:
            continue
        name = max((run.words(text) for run in runs), key=len)
        role = affiliation = None
        for run in runs:
            told = _told(text, run)
            role = role or told.role
            affiliation = affiliation or told.affiliation or member_of(text, run.end)
        persons.append(Person(" ".join(name), gender, role, affiliation))
    # "Ms. Cole" tells the gender of Ada Cole where she is the only Cole.
    alone = Counter(p.name.split()[-1].lower() for p in persons)
    told_gender = {_key(r.words(text))[1]: g for r in full if r.end - r.first == 1 and (g := _gender(r))}
    return [
        replace(p, gender=p.gender or told_gender.get(p.name.split()[-1].lower()))
        if alone[p.name.split()[-1].lower()] == 1
        else p
        for p in persons
    ]


def _told(text: Text, run: _Run) -> Role:
    """What the words around one mention tell of a person. A doctor's work says more than the title."""
    if run.first == run.start and run.title and text.words[run.start - 1] == ",":
        phrase = _phrase_before(text, run.start, run.end)
        before = role_of(text, phrase.start, phrase.stop) if phrase else Role()
    else:
        before = role_before(text, run.start, run.first)
    behind = apposition(text, run.end)
    bare = before.role is None or bare_title(before.role) == "dr"
    return behind if bare and behind.role else before


def _gender_of_all(text: Text, first: str, runs: list[_Run]) -> str | None:
    told = (g for run in runs if (g := _gender(run) or _relative_gender(text, run.end)))
    return next(told, None) or first_name_gender(first)


def _gender(run: _Run) -> str | None:
    title = run.title or ""
    if title in en.COURTESY_TITLES:
        return en.COURTESY_TITLES[title]
    if title in en.FEMALE_NOUNS:
        return "female"
    return "male" if title in en.MALE_NOUNS else None


def _mentions(text: Text, runs: list[_Run], persons: list[Person]) -> list[Mention]:
    known = _Known(persons)
    mentions: list[Mention] = []
    for run in runs:
        for start, end, number in known.people_in(text, run):
            mentions.append(Mention(start, end, number, _is_subject(text, run.start, end)))
    return mentions


class _Known:
    """The people of an article by their names, with how often each was meant so far."""

    def __init__(self, persons: list[Person]) -> None:
        self._persons = persons
        self._by_name: dict[tuple[str, str], int] = {}
        self._by_surname: dict[str, list[int]] = {}
        self._by_first: dict[str, list[int]] = {}
        self._meant: Counter[int] = Counter()
        for number, person in enumerate(persons):
            first, surname = key = _key(tuple(person.name.split()))
            self._by_name[key] = number
            self._by_surname.setdefault(surname, []).append(number)
            if first:
                self._by_first.setdefault(first, []).append(number)

    def people_in(self, text: Text, run: _Run) -> list[tuple[int, int, int | None]]:
        """The people whom a run names, as (first token, end, number); number None for either of two."""
        found = self._found(text, run)
        self._meant.update(number for _, _, number in found if number is not None)
        return found

    def _found(self, text: Text, run: _Run) -> list[tuple[int, int, int | None]]:
        words = run.words(text)
        whole = self._by_name.get(_key(words)) if len(words) > 1 else None
        if whole is not None:
            return [(run.first, run.end, whole)]
        if len(words) == 1:
            return self._by_one_word(run, words[0].lower())
        # A longer run, say a headline: the full names in it, else a surname at its beginning.
        found: list[tuple[int, int, int | None]] = []
        i = 0
        while i + 1 < len(words):
            number = self._by_name.get((words[i].lower(), words[i + 1].lower()))
            if number is not None:
                found.append((run.first + i, run.first + i + 2, number))
                i += 1
            i += 1
        same = self._by_surname.get(words[0].lower(), [])
        if not found and same and not is_institution(words):
            found.append((run.first, run.first + 1, self._which(same, None)))
        return found

    def _by_one_word(self, run: _Run, word: str) -> list[tuple[int, int, int | None]]:
        namesakes = self._by_surname.get(word, [])
        same = namesakes or self._by_first.get(word, [])
        held = [n for n in same if run.title and bare_title(self._last_role(n)) == run.title]
        if len(held) == 1:
            return [(run.first, run.end, held[0])]
        return [(run.first, run.end, self._which(same, _gender(run)))] if same else []

    def _last_role(self, number: int) -> str:
        return (self._persons[number].role or " ").rsplit(" ", 1)[-1]

    def _which(self, same: list[int], gender: str | None) -> int | None:
        """Which namesake is meant: the only one there is, or by far the more often meant so far."""
        fitting = [n for n in same if gender is None or self._persons[n].gender in (None, gender)]
        if len(fitting) == 1:
            return fitting[0]
        ranked = sorted(fitting, key=lambda n: -self._meant[n])
        if not ranked or not self._meant[ranked[0]]:
            return None
        return ranked[0] if self._meant[ranked[0]] >= _DOMINANCE * self._meant[ranked[1]] else None


_PREPOSITIONS = frozenset(
    "of for with to by from about against on in at under over after before between than as".split()
)


def _is_subject(text: Text, start: int, end: int) -> bool:
    if end < len(text) and text.words[end].lower() in ("'s", "’s"):
        return False
    if start and text.sentence[start - 1] == text.sentence[start]:
        return text.words[start - 1].lower() not in en.PREPOSITIONS
    return True

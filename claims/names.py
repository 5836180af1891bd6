"""The people whom an article names: who they are, where each is mentioned, and which Smith is meant.

Only persons are collected. An organisation is named by the same words each time and needs no index.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace

from claims.lang import en
from claims.tokens import Text

# Particles that stand inside a surname in small letters.
_PARTICLES = frozenset("van von der den de del della di da dos du la le al bin ibn ter ten zu".split())
_LONGEST_NAME = 5
# How many times as often one of two namesakes must be named in full to own the bare surname.
_DOMINANCE = 3


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


@dataclass(frozen=True, slots=True)
class Role:
    """What an apposition tells: the words of the role and the institution it is held at."""

    role: str | None = None
    affiliation: str | None = None


class Names:
    """The index of one article's people. Build it with `Names.read`; it does not change afterwards."""

    def __init__(self, persons: list[Person], mentions: list[Mention]) -> None:
        self.persons = tuple(persons)
        self.mentions = tuple(mentions)
        self._starts = [m.start for m in mentions]

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that begin in tokens [start, end)."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    @classmethod
    def read(cls, text: Text) -> Names:
        runs = [run for start, end in capitalised(text) for run in _titled(text, start, end)]
        full = _full_names(text, runs)
        persons = _merge(text, full)
        return cls(persons, _mentions(text, runs, persons))


@dataclass(frozen=True, slots=True)
class _Run:
    """A capitalised run cut at its last title: `first`..`end` are the words that may be the name."""

    start: int
    first: int
    end: int
    title: str | None

    def words(self, text: Text) -> tuple[str, ...]:
        return text.words[self.first : self.end]


def is_capitalised(word: str) -> bool:
    return word[0].isupper()


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
            elif words[j] in _PARTICLES or words[j] == "&":
                k = j + 1
                while k < count and words[k] in _PARTICLES:
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


def bare_title(word: str) -> str:
    return word.rstrip(".").lower()


def _titled(text: Text, start: int, end: int) -> list[_Run]:
    """Cut a run at its last title or role: "Sen. Ada Cole", "White House Press Secretary Ada Cole"."""
    cut, title = start, None
    for i in range(start, end):
        word = bare_title(text.words[i])
        if i < end - 1 and (word in en.COURTESY_TITLES or word in en.ROLE_NOUNS):
            cut, title = i + 1, word
    if cut == start and start and text.sentence[start - 1] == text.sentence[start]:
        before = bare_title(text.words[start - 1])
        if before in en.ROLE_NOUNS:  # "economist Ada Cole"
            title = before
        elif before == "," and start > 1 and end < len(text) and text.words[end] in (",", "."):
            role = text.words[start - 2].lower()  # "the port's owner, Ada Cole,"
            title = role if role in en.ROLE_NOUNS and end - start > 1 else None
    if not is_first_name(text.words[cut]):
        # "Secretary of State Ada B. Cole", "Republican Ada Cole": the name begins at its first name.
        named = next((i for i in range(cut + 1, end - 1) if is_first_name(text.words[i])), cut)
        if named > cut and not is_institution(text.words[cut:end]):
            cut = named
    return [_Run(start, cut, end, title)]


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
        or (len(words) > 1 and last in en.OUTLET_NOUNS)
        or any(w.lower() in en.ORGANIZATION_NOUNS for w in words[1:])
        or (words[-1].isupper() and len(words[-1]) > 3 and not all(w.isupper() for w in words))
    )


def _full_names(text: Text, runs: list[_Run]) -> list[_Run]:
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
        if run.title or is_first_name(words[0]) or apposition(text, run.end).role:
            found.append(run)
    return found


def _key(words: tuple[str, ...]) -> tuple[str, str]:
    """First name and surname, folded; the first name is empty where only the surname is given."""
    folded = [w.lower() for w in words if w.rstrip(".").lower() not in ("jr", "sr", "ii", "iii")]
    folded = folded or [w.lower() for w in words]
    return (folded[0] if len(folded) > 1 else "", folded[-1])


def _merge(text: Text, full: list[_Run]) -> list[Person]:
    """One person for each first name and surname; a title with a bare surname makes one of its own
    only where no full name has that surname."""
    grouped: dict[tuple[str, str], list[_Run]] = {}
    for run in full:
        grouped.setdefault(_key(run.words(text)), []).append(run)
    surnames = {surname for first, surname in grouped if first}
    persons: list[Person] = []
    for (first, surname), runs in grouped.items():
        if not first and surname in surnames:
            continue
        name = max((run.words(text) for run in runs), key=len)
        gender = next((g for run in runs if (g := _gender(run))), None) or first_name_gender(first)
        role = affiliation = None
        for run in runs:
            told = role_before(text, run.start, run.first)
            if not told.role:
                told = apposition(text, run.end)
            role = role or told.role
            affiliation = affiliation or told.affiliation
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


def _gender(run: _Run) -> str | None:
    title = run.title or ""
    if title in en.COURTESY_TITLES:
        return en.COURTESY_TITLES[title]
    if title in en.FEMALE_NOUNS:
        return "female"
    return "male" if title in en.MALE_NOUNS else None


def _mentions(text: Text, runs: list[_Run], persons: list[Person]) -> list[Mention]:
    by_name: dict[tuple[str, ...], int] = {}
    by_surname: dict[str, list[int]] = {}
    by_first: dict[str, list[int]] = {}
    for number, person in enumerate(persons):
        words = tuple(person.name.split())
        key = _key(words)
        by_name[key] = number
        by_surname.setdefault(key[1], []).append(number)
        if key[0]:
            by_first.setdefault(key[0], []).append(number)
    in_full: Counter[int] = Counter()
    for run in runs:
        number_or_none = by_name.get(_key(run.words(text)))
        if number_or_none is not None:
            in_full[number_or_none] += 1
    mentions: list[Mention] = []
    for run in runs:
        for start, end, number in _people_in(text, run, persons, by_name, by_surname, by_first, in_full):
            mentions.append(Mention(start, end, number, _is_subject(text, run.start, end)))
    return mentions


def _people_in(
    text: Text,
    run: _Run,
    persons: list[Person],
    by_name: dict[tuple[str, ...], int],
    by_surname: dict[str, list[int]],
    by_first: dict[str, list[int]],
    in_full: Counter[int],
) -> list[tuple[int, int, int | None]]:
    words = run.words(text)
    whole = by_name.get(_key(words)) if len(words) > 1 else None
    if whole is not None:
        return [(run.first, run.end, whole)]
    if len(words) == 1:
        same = by_surname.get(words[0].lower()) or by_first.get(words[0].lower()) or []
        if same:
            gender = _gender(run)
            return [(run.first, run.end, _which(same, gender, persons, in_full))]
        return []
    # A longer run, say a headline: find the full names in it, then the surnames.
    found: list[tuple[int, int, int | None]] = []
    i = 0
    while i < len(words):
        pair = by_name.get((words[i].lower(), words[i + 1].lower())) if i + 1 < len(words) else None
        if pair is not None:
            found.append((run.first + i, run.first + i + 2, pair))
            i += 2
            continue
        same = by_surname.get(words[i].lower(), [])
        if same and i == 0 and not is_institution(words):
            found.append((run.first + i, run.first + i + 1, _which(same, None, persons, in_full)))
        i += 1
    return found


def _which(same: list[int], gender: str | None, persons: list[Person], in_full: Counter[int]) -> int | None:
    """Which namesake a bare surname means; None where it might be either."""
    fitting = [n for n in same if gender is None or persons[n].gender in (None, gender)]
    if len(fitting) == 1:
        return fitting[0]
    ranked = sorted(fitting, key=lambda n: -in_full[n])
    if len(ranked) > 1 and in_full[ranked[0]] >= _DOMINANCE * max(1, in_full[ranked[1]]):
        return ranked[0]
    return None


_PREPOSITIONS = frozenset(
    "of for with to by from about against on in at under over after before between than as".split()
)


def _is_subject(text: Text, start: int, end: int) -> bool:
    if end < len(text) and text.words[end].lower() in ("'s", "’s"):
        return False
    if start and text.sentence[start - 1] == text.sentence[start]:
        return text.words[start - 1].lower() not in _PREPOSITIONS
    return True


# --- roles -------------------------------------------------------------------------------------------

_ROLE_ENDS = frozenset("of at for with in from on to and who which that whose whom where when under".split())
_HELD_AT = frozenset("of at for with in from to on".split())
_NAME_JOINTS = frozenset("of for the".split()) | _PARTICLES
_DETERMINERS = frozenset("a an the his her its their our".split())
_ROLE_REACH = 12


def role_before(text: Text, start: int, end: int) -> Role:
    """The role in the words [start, end) before a name, with small-letter words that lead up to it:
    "Harbour Authority spokeswoman", "Sen.", "the economist". Courtesy titles are none."""
    sentence = text.sentence[min(start, len(text) - 1)]
    first = start
    while first and text.sentence[first - 1] == sentence and _leads_up(text.words[first - 1]):
        first -= 1
    if first < start:  # Capitalised words before the small ones name the institution: "Tarn Council clerk".
        while (
            first
            and text.sentence[first - 1] == sentence
            and is_capitalised(text.words[first - 1])
            and text.words[first - 1].lower() not in en.FUNCTION_WORDS
        ):
            first -= 1
    noun = next(
        (i for i in range(end - 1, first - 1, -1) if bare_title(text.words[i]) in en.ROLE_NOUNS), None
    )
    if noun is None:
        return Role()
    begin = noun
    while begin > first and bare_title(text.words[begin - 1]) in en.ROLE_MODIFIERS | en.ROLE_NOUNS:
        begin -= 1
        if begin > first and text.words[begin - 1 : begin + 1] == ("White", "House"):
            begin += 1
            break
    role = None if text.words[noun].lower() in en.RELATIONS else _between(text, begin, noun + 1)
    return Role(role, institution_in(text, range(first, begin)))


def institution_in(text: Text, tokens: range) -> str | None:
    """The capitalised name in the words before a role ("former Tarn Council" clerk); adjectives are none."""
    first = next((i for i in tokens if is_capitalised(text.words[i]) and not _opens_name(text.words[i])), None)
    if first is None:
        return None
    end = first
    while end < tokens.stop and (is_capitalised(text.words[end]) or text.words[end] in ("&", "of")):
        end += 1
    words = {w.lower() for w in text.words[first:end]}
    sentence_start = first == 0 or text.sentence[first - 1] != text.sentence[first]
    if words <= en.ADJECTIVES | en.CALENDAR or (sentence_start and words <= en.ORGANIZATION_NOUNS):
        return None
    return _between(text, first, end)


def _opens_name(word: str) -> bool:
    """Whether a capitalised word only leads up to an institution's name: "Former Tarn Council clerk"."""
    word = bare_title(word)
    return word in en.FUNCTION_WORDS or word in en.COURTESY_TITLES or word in _TIMES_PAST


_TIMES_PAST = frozenset("former retired longtime long-time interim acting ex then".split())


def _leads_up(word: str) -> bool:
    word = word.lower()
    return word in en.ROLE_NOUNS or word in en.ROLE_MODIFIERS or word in en.ORGANIZATION_NOUNS


def apposition(text: Text, end: int) -> Role:
    """The role told after a name that ends at token `end`: ", managing director at the consultancy Tarn Lights"."""
    count = len(text)
    if end >= count:
        return Role()
    sentence = text.sentence[end - 1]
    i = end
    if text.words[i] == "(":  # (D-Wis.), (CEO)
        while i < count and text.words[i] != ")" and i < end + _ROLE_REACH:
            i += 1
        i += 1
    if i < count and text.words[i] == "," and i + 1 < count and text.words[i + 1].isdigit():
        i += 2  # an age
    if i >= count or text.words[i] != "," or text.sentence[i] != sentence:
        return Role()
    i += 1
    stop = i
    while (
        stop < count
        and stop < i + _ROLE_REACH
        and text.sentence[stop] == sentence
        and text.words[stop].lower() not in _ROLE_ENDS
        and text.words[stop] not in (",", ".", ";", ":", "(", "“", "”", "—", "–")
    ):
        stop += 1
    noun = next((k for k in range(stop - 1, i - 1, -1) if text.words[k].lower() in en.ROLE_NOUNS), None)
    if noun is None or any(text.words[k].lower() in _SAYING for k in range(i, noun)):
        return Role()
    begin = i
    while begin < noun and text.words[begin].lower() in _DETERMINERS:
        begin += 1
    affiliation = None
    possessive = next((k for k in range(begin, noun) if text.words[k] in ("'s", "’s")), None)
    if possessive is not None:
        named = [k for k in range(begin, possessive) if is_capitalised(text.words[k])]
        if named:
            affiliation = _between(text, named[0], possessive)
        begin = possessive + 1
    elif stop < count and text.words[stop].lower() in _HELD_AT:
        affiliation = proper_name(text, stop + 1)
    role = None if text.words[noun].lower() in en.RELATIONS else _between(text, begin, noun + 1)
    return Role(role, affiliation)


_SAYING = frozenset("said says told added who".split())


def proper_name(text: Text, start: int) -> str | None:
    """The name of an institution that soon follows `start`: in "at the Tarn-based consultancy Fell & Co",
    "Fell & Co". None when the clause ends before one comes."""
    count = len(text)
    if start >= count:
        return None
    sentence = text.sentence[start]
    i = start
    while i < count and i < start + 8 and text.sentence[i] == sentence:
        word = text.words[i]
        if word in (",", ";", ".", ":", "(", "“", "”") or word.lower() in ("who", "which", "and", "said"):
            return None
        if is_capitalised(word) and not word.lower().endswith("-based"):
            break
        i += 1
    else:
        return None
    if i >= count:
        return None
    end = i + 1
    while end < count and text.sentence[end] == sentence:
        if is_capitalised(text.words[end]) or text.words[end] == "&":
            end += 1
            continue
        k = end
        while k < count and k < end + 2 and text.words[k] in _NAME_JOINTS:
            k += 1
        if k == end or k >= count or not is_capitalised(text.words[k]) or text.sentence[k] != sentence:
            break
        end = k + 1
    return _between(text, i, end)


def _between(text: Text, start: int, end: int) -> str:
    return text.text[text.spans[start].start : text.spans[end - 1].end]

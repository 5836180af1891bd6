"""The people whom an article names: who they are, where each is mentioned, and which Smith is meant.

Only persons are collected. An organisation is named by the same words each time and needs no index.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace

from onrecord.claims.lang.en import (
    bodies,
    days,
    forenames,
    grammar,
    offices,
    papers,
    places,
    pronouns,
    unnamed,
)
from onrecord.claims.source.roles import (
    PARTICLES,
    SAID,
    Role,
    after_of,
    apposition,
    bare_title,
    employer,
    is_capitalised,
    is_joint,
    is_person,
    member_of,
    role_before,
    role_of,
    words_of,
)
from onrecord.claims.text.frame import sentence
from onrecord.claims.text.tokens import CLOSE, OPEN, Text
from onrecord.claims.who.namesakes import Known, Named, key, parts, same_first_name
from onrecord.claims.who.signs import Signs

_LONGEST_NAME = 5


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named. `name` is the fullest form the article gives; the rest is None until it is told.

    `told` is all that the article tells of offices, in text order; `role` and `affiliation` are the first.
    """

    name: str
    gender: str | None = None
    role: str | None = None
    affiliation: str | None = None
    told: tuple[Role, ...] = ()


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

    def __init__(
        self,
        persons: list[Person],
        mentions: list[Mention],
        signs: Signs,
        runs: list[tuple[int, int]],
    ) -> None:
        """`runs` are the capitalised runs of the article, people's or not."""
        self.persons = tuple(persons)
        self.runs = tuple(runs)
        self.signs = signs
        self.mentions = tuple(mentions)
        self._starts = [m.start for m in mentions]
        self._numbers = {p.name: number for number, p in enumerate(persons)}

    def number_of(self, name: str | None) -> int | None:
        """The number of the person who has this full name."""
        return self._numbers.get(name) if name else None

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
        return cls(persons, _mentions(text, runs, persons, signs), signs, bare)


@dataclass(frozen=True, slots=True)
class _Run:
    """A capitalised run cut at its last title: `first`..`end` are the words that may be the name."""

    start: int
    first: int
    end: int
    title: str | None

    def words(self, text: Text) -> tuple[str, ...]:
        """The name's words; the marks around a nickname are none."""
        return tuple(w for w in text.words[self.first : self.end] if w not in (OPEN, CLOSE))


def capitalised(text: Text) -> list[tuple[int, int]]:
    """Runs of capitalised words within a sentence, in text order, with particles and nicknames inside them
    ('Robert "Bob" Cole').

    Function words that only open a sentence ("After Ada Cole left") are cut off, and so are days and months
    ("In May Cole left").
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
            elif _is_nickname(text, i, j):
                j += 4
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
        while start < j and (words[start].lower() in grammar.FUNCTION_WORDS or _only_dates(text, start, j)):
            start += 1
        if start < j:
            runs.append((start, j))
        i = j
    return runs


def _is_nickname(text: Text, start: int, at: int) -> bool:
    """Whether token `at` opens a nickname inside the name that begins at `start`: 'Robert C. "Bob" Cole'."""
    return (
        at + 3 < len(text)
        and text.words[at] == OPEN
        and text.words[at + 2] == CLOSE
        and all(is_capitalised(text.words[k]) for k in (at + 1, at + 3))
        and text.sentence[at + 3] == text.sentence[start]
        and not text.quoted[start]
        and bare_title(text.words[at - 1]) not in offices.ROLE_NOUNS
        and text.words[at + 3].lower() not in offices.ROLE_NOUNS
    )


def _only_dates(text: Text, at: int, end: int) -> bool:
    """Whether a day or a month at the head of a run belongs to what comes before: "In May Cole left"."""
    if at + 1 >= end or text.words[at].lower() not in days.CALENDAR:
        return False
    led = at > 0 and text.words[at - 1].lower() in grammar.PREPOSITIONS | {
        "last",
        "this",
        "next",
        "since",
        "until",
    }
    return led or not is_first_name(text.words[at])


def _titled(text: Text, start: int, end: int) -> list[_Run]:
    """Cut a run at its last title or role: "Sen. Ada Cole", "White House Press Secretary Ada Cole"."""
    cut, title = start, None
    while end - start > 2 and text.words[end - 1] in offices.POSTNOMINALS:
        end -= 1  # "Ada Cole KC"
    ranks = start
    while ranks < end - 2 and text.words[ranks].rstrip(".") in offices.RANKS:
        ranks += 1
    if ranks > start and is_first_name(text.words[ranks]):
        cut, title = ranks, bare_title(text.words[ranks - 1])
    for i in range(cut, end):
        word = bare_title(text.words[i])
        told = (
            word in offices.COURTESY_TITLES
            or word in offices.ROLE_NOUNS
            or text.words[i].lower() in offices.SHORT_TITLES
        )
        opens = i == start and i < end - 2 and (i == 0 or text.sentence[i - 1] != text.sentence[i])
        if i < end - 1 and (told or (opens and is_person(word) and not is_first_name(word))):
            cut, title = i + 1, word
    if cut == start and start and text.sentence[start - 1] == text.sentence[start]:
        before = bare_title(text.words[start - 1])
        verb = start > 1 and text.words[start - 2].lower() in {"to", *grammar.MODALS, *pronouns.PRONOUNS} - {
            "his",
            "her",
        }
        if before in offices.ROLE_NOUNS or (
            text.words[start - 1].islower() and is_person(before) and not verb
        ):
            title = before  # "economist Ada Cole"
        elif before == "," and end - start > 1 and (phrase := _phrase_before(text, start, end)):
            title = _head(text, phrase)  # "the port's owner, Ada Cole,"
    if not is_first_name(text.words[cut]) and (_describes(text.words[cut]) or after_of(text, start)):
        # "Secretary of State Ada B. Cole", "Republican Ada Cole": the name begins at its first name.
        named = next((i for i in range(cut + 1, end - 1) if is_first_name(text.words[i])), cut)
        if named > cut and not is_institution(text.words[cut:end]):
            cut = named
    if cut == start and _ends_office(text, start, end):
        # "the ambassador to Britain Liu Xiaming": the place is the office's, the rest the name.
        cut, title = start + 1, title or "official"
    return [_Run(start, cut, end, title)]


def _ends_office(text: Text, start: int, end: int) -> bool:
    """Whether a run begins with the country or state that an office before it belongs to."""
    if end - start < 3 or start < 2 or text.words[start].lower() not in places.TERRITORIES:
        return False
    if text.words[start - 1].lower() not in ("to", "of", "for", "from", "in"):
        return False
    near = text.words[max(0, start - 8) : start - 1]
    return any(bare_title(w) in offices.ROLE_NOUNS for w in near)


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
    stop = next((i for i in phrase if text.words[i].lower() in grammar.PREPOSITIONS), phrase.stop)
    head = text.words[stop - 1].lower() if stop > phrase.start else ""
    return head if head in offices.ROLE_NOUNS or is_person(head) else None


_NO_PHRASE = SAID | {"and", "or", "nor", "but", "that", "because", "whether", "when", "as"}
_LEADS_PHRASE = grammar.PREPOSITIONS | frozenset(
    "neither both either the a an its his her their which whom who".split()
)


def _describes(word: str) -> bool:
    word = word.lower()
    return word in unnamed.ADJECTIVES or word in bodies.ORGANIZATION_NOUNS or word in unnamed.CLASS_NOUNS


def _is_headline(text: Text, sentence: int, cache: dict[int, bool]) -> bool:
    """Whether a sentence is set in title case, where capitals tell nothing."""
    if sentence not in cache:
        first = bisect_left(text.sentence, sentence)
        last = bisect_left(text.sentence, sentence + 1)
        # A dateline in capitals tells nothing of what follows it.
        words = [w for w in text.words[first:last] if w[0].isalpha() and len(w) > 3 and not w.isupper()]
        cache[sentence] = len(words) > 3 and sum(map(is_capitalised, words)) > 0.7 * len(words)
    return cache[sentence]


def first_name_gender(word: str) -> str | None:
    """The gender a first name usually has, None for one that is unknown or either's."""
    word = word.lower()
    male, female = word in forenames.MALE_NAMES, word in forenames.FEMALE_NAMES
    if male == female:
        return None
    return "male" if male else "female"


def is_first_name(word: str) -> bool:
    return word.lower() in forenames.MALE_NAMES or word.lower() in forenames.FEMALE_NAMES


def is_institution(words: tuple[str, ...]) -> bool:
    """Whether capitalised words name an institution by their own nouns ("Harbour Authority")."""
    last = words[-1].lower()
    if len(words) > 1 and not is_first_name(words[0]):
        if last in places.LANDMARKS or any(w.lower() in bodies.CAUSES for w in words):
            return True
        if any(len(w) > 2 and w.isupper() and w.isalpha() for w in words) and not all(
            w.isupper() for w in words
        ):
            return True  # "Rising PAC"
    return (
        last in bodies.ORGANIZATION_NOUNS
        or (words[0].lower() in bodies.ORGANIZATION_NOUNS and words[1:2] in (("of",), ("for",), ("on",)))
        or last in unnamed.CLASS_NOUNS
        or last in unnamed.ADJECTIVES
        or (len(words) > 1 and last in papers.OUTLET_NOUNS)
        or any(w.lower() in bodies.ORGANIZATION_NOUNS for w in words[1:])
        or (words[-1].isupper() and len(words[-1]) > 3 and not all(w.isupper() for w in words))
    )


def _full_names(text: Text, runs: list[_Run], signs: Signs) -> list[_Run]:
    headlines: dict[int, bool] = {}
    found: list[_Run] = []
    for run in runs:
        words = run.words(text)
        length = len(words)
        if _is_headline(text, text.sentence[run.first], headlines):
            if length >= 2 and is_first_name(words[0]) and words[1].lower() not in grammar.FUNCTION_WORDS:
                # The verb after the name is capitalised too: take the words that are sure.
                three = length > 2 and signs.often_alone(words[2]) and not signs.often_alone(words[1])
                found.append(_Run(run.start, run.first, run.first + (3 if three else 2), run.title))
            continue
        if length > _LONGEST_NAME or not words[0][0].isalpha() or " ".join(words).lower() in places.PLACES:
            continue
        if length == 1:
            body = words[0].lower() in bodies.ORGANIZATION_NOUNS  # "Justice Department"
            if run.title in offices.COURTESY_TITLES or (run.title and run.first > run.start and not body):
                found.append(run)
            continue
        if is_institution(words) and not (run.title and run.first > run.start and is_first_name(words[0])):
            continue
        if run.first == run.start and not is_first_name(words[0]) and signs.person(words) is False:
            continue  # "the owner of Vask Marine": no title makes a person of it
        known = run.title or is_first_name(words[0]) or _has_role(text, run.end)
        if known or (signs.person(words) and _may_be_name(text, run, signs)):
            found.append(run)
    return found


def _has_role(text: Text, end: int) -> bool:
    """Whether an apposition behind a name tells a role; a single capitalised word may be another name."""
    role = apposition(text, end).role
    return role is not None and (" " in role or role[0].islower())


def _may_be_name(text: Text, run: _Run, signs: Signs) -> bool:
    """Whether a run has the form of a person's name, if no list has its first name."""
    whole = sentence(text, run.first)
    if text.words[whole.stop - 1][0].isalnum():
        return False  # a headline, in which any word may be a capital
    opens = not any(w[0].isalnum() for w in text.words[whole.start : run.first])
    words = run.words(text)
    if opens and not (_opens_clause(text, run.end) or _is_described(text, run, signs)):
        return False  # "Poor Tarn." has a capital for the sentence
    plain = all(w.replace("-", "").replace(".", "").isalpha() or w in PARTICLES for w in words)
    after_article = run.first == run.start > 0 and text.words[run.start - 1].lower() in ("the", "a", "an")
    folded = [w.lower() for w in words]
    dated = any(w in days.CALENDAR for w in folded) or any(len(w) > 1 and w.isupper() for w in words)
    place = " ".join(folded) in places.PLACES or folded[0] in unnamed.ADJECTIVES
    thing = folded[-1] in papers.DOCUMENT_NOUNS or any(w in places.TERRITORIES for w in folded)
    led = folded[0] in _NO_FIRST_NAMES or folded[0].endswith(_ADJECTIVE_ENDINGS)
    return plain and not after_article and not dated and not place and not thing and not led


def _is_described(text: Text, run: _Run, signs: Signs) -> bool:
    """Whether an apposition follows a name whose last word the article has by itself elsewhere."""
    following = tuple(w.lower() for w in text.words[run.end : run.end + 2])
    return following[:1] == (",",) and following[1:] in _ARTICLES and signs.often_alone(run.words(text)[-1])


_ARTICLES = tuple((w,) for w in ("the", "a", "an"))
_ADJECTIVE_ENDINGS = ("ous", "tional", "ical", "ial")


def _opens_clause(text: Text, end: int) -> bool:
    following, after = (*text.words[end : end + 2], ".", ".")[:2]
    if following == ",":
        return after.isdigit() or after in ("who", "whose")
    return following.islower() and following not in grammar.CONJUNCTIONS


_NO_FIRST_NAMES = (
    unnamed.CLASS_NOUNS
    | bodies.ORGANIZATION_NOUNS
    | unnamed.INDEFINITES
    | papers.DOCUMENT_NOUNS
    | frozenset("new saint great royal grand".split())
)


def _relative_gender(text: Text, end: int) -> str | None:
    """The gender that an apposition tells behind a name: "Ada Cole, his mother,"."""
    if end >= len(text) or text.words[end] != ",":
        return None
    for word in text.words[end + 1 : end + 5]:
        if not word[0].isalpha():
            break
        if word in offices.FEMALE_NOUNS or word in offices.MALE_NOUNS:
            return "female" if word in offices.FEMALE_NOUNS else "male"
    return None


def _merge(text: Text, full: list[_Run]) -> list[Person]:
    """One person for each first name and surname; a title with a bare surname makes one of its own
    only where nobody with that surname and gender is named in full."""
    grouped: dict[tuple[str, str], list[_Run]] = {}
    for run in full:
        grouped.setdefault(key(run.words(text)), []).append(run)
    _join_short_forms(text, grouped)
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
        told = tuple(role for run in runs for role in _told(text, run) if role != Role())
        # An office and its place from the same words, rather than one's office with another's place.
        whole = next((one for one in told if one.role and one.affiliation), None)
        role = whole.role if whole else next((one.role for one in told if one.role), None)
        home = (
            whole.affiliation if whole else next((one.affiliation for one in told if one.affiliation), None)
        )
        persons.append(Person(_fullest(text, runs), gender, role, home, told))
    # "Ms. Cole" tells the gender of Ada Cole where she is the only Cole.
    alone = Counter(_surname(p) for p in persons)
    told_gender = {key(r.words(text))[1]: g for r in full if r.end - r.first == 1 and (g := _gender(r))}
    return [
        replace(p, gender=p.gender or told_gender.get(_surname(p))) if alone[_surname(p)] == 1 else p
        for p in persons
    ]


def _fullest(text: Text, runs: list[_Run]) -> str:
    """The longest form of a name that begins as names do ("Crooked Ada Cole" does not); of several as long
    the one written most often, or first."""
    forms = Counter(" ".join(words_of(text, run.first, run.end).split()) for run in runs)
    listed = [form for form in forms if key(parts(form))[0] and is_first_name(parts(form)[0])]
    return max(listed or forms, key=lambda form: (len(parts(form)), forms[form]))


def _surname(person: Person) -> str:
    return key(parts(person.name))[1]


def _join_short_forms(text: Text, grouped: dict[tuple[str, str], list[_Run]]) -> None:
    """Put together what the article writes of one person in two ways: "Chris Cole" and "Christopher Cole",
    'Bob Cole' and 'Robert "Bob" Cole', "Suu Kyi" and "Aung San Suu Kyi"."""
    names = {one: [run.words(text) for run in runs] for one, runs in grouped.items()}
    genders = {one: _gender_of_all(text, one[0], runs) for one, runs in grouped.items()}
    namesakes: dict[str, list[tuple[str, str]]] = {}
    for first, surname in grouped:
        if first:
            namesakes.setdefault(surname, []).append((first, surname))
    for short in [one for same in namesakes.values() if len(same) > 1 for one in same]:
        first, surname = short
        longer = [
            other
            for other in namesakes[surname]
            if other != short
            and other in grouped
            and len({genders[short], genders[other]} - {None}) < 2
            and (
                any(same_first_name(first, other[0], words) for words in names[other])
                or any(_ends_with(words, names[short][0]) for words in names[other])
            )
        ]
        if len(longer) == 1:
            grouped[longer[0]] += grouped.pop(short)


def _ends_with(words: tuple[str, ...], tail: tuple[str, ...]) -> bool:
    return len(words) > len(tail) > 1 and words[-len(tail) :] == tail


def _told(text: Text, run: _Run) -> list[Role]:
    """What the words around one mention tell of a person, nearest first."""
    plain = run.first == run.start or bare_title(text.words[run.start]) in offices.HONORIFICS
    if plain and run.title and text.words[run.start - 1] == ",":
        phrase = _phrase_before(text, run.start, run.end)
        before = role_of(text, phrase.start, phrase.stop) if phrase else Role()
    else:
        before = role_before(text, run.start, run.first)
    home = employer(text, run.end) or member_of(text, run.end)
    return [before, apposition(text, run.end), Role(None, home)]


def _gender_of_all(text: Text, first: str, runs: list[_Run]) -> str | None:
    told = (g for run in runs if (g := _gender(run) or _relative_gender(text, run.end)))
    return next(told, None) or first_name_gender(first)


def _gender(run: _Run) -> str | None:
    title = run.title or ""
    if title in offices.COURTESY_TITLES:
        return offices.COURTESY_TITLES[title]
    if title in offices.FEMALE_NOUNS:
        return "female"
    return "male" if title in offices.MALE_NOUNS else None


def _mentions(text: Text, runs: list[_Run], persons: list[Person], signs: Signs) -> list[Mention]:
    known = Known([(p.name, p.gender, p.role) for p in persons], signs.is_common)
    mentions: list[Mention] = []
    for run in runs:
        named = Named(run.first, run.end, run.words(text), run.title, _gender(run), text.paragraph[run.start])
        for start, end, number in known.people_in(named):
            mentions.append(Mention(start, end, number, _is_subject(text, run.start, end)))
    return mentions


# Between a preposition and the name that it governs.
_LEAD_UP = 6


def _is_subject(text: Text, start: int, end: int) -> bool:
    if end < len(text) and text.words[end].lower() in ("'s", "’s"):
        return False
    first = start
    while first > max(0, start - _LEAD_UP) and text.sentence[first - 1] == text.sentence[start]:
        word = text.words[first - 1]
        if word.lower() in grammar.PREPOSITIONS:
            return False
        if not (_describes(word) or bare_title(word) in _LEADS_UP or is_capitalised(word)):
            break
        first -= 1
    return True


_LEADS_UP = offices.ROLE_NOUNS | offices.ROLE_MODIFIERS | frozenset("the a an his her their its our".split())

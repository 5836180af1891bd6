"""Roles and the institutions they are held at, as told before a name or in an apposition behind it."""

from __future__ import annotations

from dataclasses import dataclass

from claims.lang import en
from claims.tokens import Text

# Particles that stand inside a surname in small letters.
PARTICLES = frozenset("van von der den de del della di da dos du la le al bin ibn ter ten zu".split())


@dataclass(frozen=True, slots=True)
class Role:
    """What an apposition tells: the words of the role and the institution it is held at."""

    role: str | None = None
    affiliation: str | None = None


def is_capitalised(word: str) -> bool:
    return word[0].isupper()


def bare_title(word: str) -> str:
    return word.rstrip(".").lower()


def after_of(text: Text, start: int) -> bool:
    return start > 1 and text.words[start - 1] == "of" and bare_title(text.words[start - 2]) in en.ROLE_NOUNS


# Endings that make a noun of a doer, where no list has it.
_DOERS = ("er", "or", "ist", "ian", "man", "woman", "person", "eer")


_PERSONS = en.ROLE_NOUNS | en.UNNAMED_NOUNS | en.PEOPLE_NOUNS | en.CLASS_NOUNS | en.SPOKESPEOPLE | en.OFFICES


def is_person(noun: str) -> bool:
    """Whether a common noun is one person's."""
    company = noun in en.COMPANY_NOUNS or noun in en.ORGANIZATION_NOUNS
    noun = noun.removeprefix("ex-")
    return noun in _PERSONS or (len(noun) > 5 and noun.endswith(_DOERS) and not company)


_ROLE_ENDS = frozenset(
    "of at for with in from on to by and who which that whose whom where when under".split()
)
_HELD_AT = frozenset("of at for with in from to on".split())
_NAME_JOINTS = frozenset("of for the".split()) | PARTICLES
_DETERMINERS = frozenset("a an the his her its their our".split())
_ROLE_REACH = 12


def role_before(text: Text, start: int, end: int) -> Role:
    """The role in the words [start, end) before a name, with small-letter words that lead up to it:
    "Harbour Authority spokeswoman", "Sen.", "the economist". Courtesy titles are none."""
    sentence = text.sentence[min(start, len(text) - 1)]
    first = start
    while first and text.sentence[first - 1] == sentence and _leads_up(text.words[first - 1]):
        first -= 1
    if first < start and first > 1 and text.words[first - 1] in ("'s", "’s"):
        first -= 1  # "Low Tide's finance chief"
    if first < start:  # Capitalised words before the small ones name the institution: "Tarn Council clerk".
        while (
            first
            and text.sentence[first - 1] == sentence
            and is_capitalised(text.words[first - 1])
            and text.words[first - 1].lower() not in en.FUNCTION_WORDS
        ):
            first -= 1
    if (
        after_of(text, start) and bare_title(text.words[start]) not in en.COURTESY_TITLES
    ):  # "Secretary of State Ada Cole"
        return Role(words_of(text, start - 2, end))
    noun = next(
        (i for i in range(end - 1, first - 1, -1) if bare_title(text.words[i]) in en.ROLE_NOUNS), None
    )
    if noun is None:
        return Role()
    begin = noun
    while begin > first and bare_title(text.words[begin - 1]) in _BEFORE_ROLE:
        begin -= 1
        if begin > first and text.words[begin - 1 : begin + 1] == ("White", "House"):
            begin += 1
            break
    role = None if text.words[noun].lower() in en.RELATIONS else words_of(text, begin, noun + 1)
    return Role(role, institution_in(text, range(first, begin)))


_BEFORE_ROLE = en.ROLE_MODIFIERS | en.ROLE_NOUNS | en.ADJECTIVES


def institution_in(text: Text, tokens: range) -> str | None:
    """The capitalised name in the words before a role ("former Tarn Council" clerk); adjectives are none."""
    first = next(
        (i for i in tokens if is_capitalised(text.words[i]) and not _opens_name(text.words[i])), None
    )
    if first is None:
        return None
    end = first
    while end < tokens.stop and (is_capitalised(text.words[end]) or text.words[end] in ("&", "of")):
        end += 1
    words = {w.lower() for w in text.words[first:end]}
    sentence_start = first == 0 or text.sentence[first - 1] != text.sentence[first]
    if words <= en.ADJECTIVES | en.CALENDAR or (
        sentence_start and len(words) == 1 and words <= en.ORGANIZATION_NOUNS
    ):
        return None
    return words_of(text, first, end)


def _opens_name(word: str) -> bool:
    """Whether a capitalised word only leads up to an institution's name: "Former Tarn Council clerk"."""
    word = bare_title(word)
    return word in en.FUNCTION_WORDS or word in en.COURTESY_TITLES or word in _TIMES_PAST


_TIMES_PAST = frozenset("former retired longtime long-time interim acting ex then".split())


def _leads_up(word: str) -> bool:
    word = word.lower()
    return word in en.ROLE_NOUNS or word in en.ROLE_MODIFIERS or word in en.ORGANIZATION_NOUNS


def apposition(text: Text, end: int) -> Role:
    """The role told after a name that ends at token `end`: ", head of research at the brewer Tarn Lights"."""
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
    described = text.words[i].lower() in ("a", "an")
    noun = next(
        (
            k
            for k in range(stop - 1, i - 1, -1)
            if text.words[k].lower() in en.ROLE_NOUNS
            or (described and k == stop - 1 and is_person(text.words[k].lower()))
        ),
        None,
    )
    if noun is None or any(text.words[k].lower() in _SAYING for k in range(i, noun)):
        return Role()
    begin = i
    while begin < noun and text.words[begin].lower() in _DETERMINERS:
        begin += 1
    affiliation = None
    possessive = next((k for k in range(begin, noun) if text.words[k] in ("'s", "’s")), None)
    if possessive is not None:
        affiliation = institution_in(text, range(begin, possessive))
        begin = possessive + 1
    elif stop < count and text.words[stop].lower() in _HELD_AT:
        if text.words[stop] == "of" and stop + 2 < count and _plain(text.words[stop + 1]):
            noun = stop + 1  # "chief of staff", "director of research"
            stop = stop + 2 if text.words[stop + 2].lower() in _HELD_AT else count
        affiliation = proper_name(text, stop + 1)
    role = None if text.words[noun].lower() in en.RELATIONS else words_of(text, begin, noun + 1)
    return Role(role, affiliation)


def _plain(word: str) -> bool:
    return word.islower() and word.isalpha() and word not in _DETERMINERS


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
    end, tied = i + 1, False  # tied by "of" or "for", after which an "and" belongs to the name
    while end < count and text.sentence[end] == sentence:
        if is_capitalised(text.words[end]) or text.words[end] == "&":
            end += 1
            continue
        k = end
        inside = _NAME_JOINTS | {"and"} if tied else _NAME_JOINTS
        while k < count and k < end + 2 and text.words[k] in inside:
            tied = tied or text.words[k] in ("of", "for")
            k += 1
        if k == end or k >= count or not is_capitalised(text.words[k]) or text.sentence[k] != sentence:
            break
        end = k + 1
    if end < count and text.words[end] in en.ORGANIZATION_NOUNS and text.sentence[end] == sentence:
        end += 1  # "the Fell campaign"
    return words_of(text, i, end)


def words_of(text: Text, start: int, end: int) -> str:
    """The characters of tokens [start, end), verbatim."""
    return text.text[text.spans[start].start : text.spans[end - 1].end]

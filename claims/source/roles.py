"""Roles and the institutions they are held at, as told before a name or in an apposition behind it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.claims.lang.en import bodies, days, forenames, grammar, offices, places, unnamed
from onrecord.claims.text.tokens import Text

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
    return (
        start > 1
        and text.words[start - 1] == "of"
        and bare_title(text.words[start - 2]) in offices.ROLE_NOUNS
    )


# Endings that make a noun of a doer, where no list has it.
_DOERS = ("er", "or", "ist", "ian", "man", "woman", "person", "eer")


_PERSONS = (
    offices.ROLE_NOUNS
    | unnamed.UNNAMED_NOUNS
    | unnamed.PEOPLE_NOUNS
    | unnamed.CLASS_NOUNS
    | offices.SPOKESPEOPLE
    | offices.OFFICES
)


_NO_PERSONS = grammar.FUNCTION_WORDS | offices.THINGS_IN_ER


def is_person(noun: str) -> bool:
    """Whether a common noun is one person's."""
    other = noun in bodies.COMPANY_NOUNS or noun in bodies.ORGANIZATION_NOUNS or noun in _NO_PERSONS
    noun = noun.removeprefix("ex-")
    return noun in _PERSONS or (len(noun) > 5 and noun.endswith(_DOERS) and not other)


def is_person_by_age(noun: str) -> bool:
    """Whether a noun is the last word of "37-year-old", its number before it or in it."""
    return noun == "year-old" or noun.endswith("-year-old")


_JOINED_BODIES = bodies.ORGANIZATION_NOUNS | {"list", "guild"}


def is_joint(text: Text, i: int) -> bool:
    """Whether token `i` is the genitive inside a name of plurals: "Fishers’ Association"."""
    plural = {"'": "s", "’": "s", "'s": "men", "’s": "men"}.get(text.words[i])
    return (
        plural is not None
        and 0 < i < len(text) - 1
        and text.words[i - 1].endswith(plural)
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
    if first < start and first and text.words[first - 1] == "to" and not _is_listed(text.words[first]):
        first += 1  # "to hammer Ada Cole"
    if first < start and first > 1 and text.words[first - 1] in ("'s", "’s"):
        first -= 1  # "Low Tide's finance chief"
    if first < start:  # Capitalised words before the small ones name the institution: "Tarn Council clerk".
        while first and text.sentence[first - 1] == sentence and _in_name(text, first - 1):
            first -= 1
    if (
        after_of(text, start) and bare_title(text.words[start]) not in offices.COURTESY_TITLES
    ):  # "Secretary of State Ada Cole"
        return Role(words_of(text, start - 2, end))
    while end > first and bare_title(text.words[end - 1]) in offices.HONORIFICS:
        end -= 1
    noun = next((i for i in range(end - 1, first - 1, -1) if _is_role(text.words[i])), None)
    if noun is None:
        return Role()
    begin = noun
    while begin > first and bare_title(text.words[begin - 1]) in _BEFORE_ROLE:
        if is_capitalised(text.words[begin]) and text.words[begin - 1] in offices.ROLE_NOUNS:
            break  # "exercise representative Colonel"
        begin -= 1
        if begin > first and text.words[begin - 1 : begin + 1] == ("White", "House"):
            begin += 1
            break
        if _ends_body(text, first, begin):
            begin += 1  # "Cole campaign spokesman", "Tarn City Mayor": the body's, and no part of the role
            break
    begin = _with_matter(text, first, begin, noun)
    role = None if text.words[noun].lower() in offices.RELATIONS else words_of(text, begin, noun + 1)
    return Role(role, institution_in(text, range(first, begin)))


def _in_name(text: Text, at: int) -> bool:
    """Whether a token belongs to the institution's name before a role: "Department of Roads spokesman"."""
    word = text.words[at]
    if is_capitalised(word):
        return word.lower() not in grammar.FUNCTION_WORDS
    tied = word in ("of", "for", "and") and at > 0
    return tied and is_capitalised(text.words[at + 1]) and text.words[at - 1].lower() in unnamed.PUBLIC_BODIES


def _is_role(word: str) -> bool:
    title = bare_title(word)
    return title in offices.ROLE_NOUNS or (is_person(title) and title not in _NO_ROLES)


def _ends_body(text: Text, first: int, at: int) -> bool:
    """Whether a word before a role ends the name of a body: "Cole CAMPAIGN", "Tarn CITY"."""
    return (
        text.words[at].lower() in _BODIES
        and at > first
        and is_capitalised(text.words[at - 1])
        and text.words[at - 1].lower() not in unnamed.ADJECTIVES
        and not _opens_name(text.words[at - 1])
    )


_BODIES = frozenset("campaign city county police".split())
_NO_ROLES = unnamed.UNNAMED_NOUNS | unnamed.PEOPLE_NOUNS | unnamed.CLASS_NOUNS | unnamed.ADJECTIVES


def _with_matter(text: Text, first: int, begin: int, noun: int) -> int:
    """Where a role begins, with the words for what it is about: "shop assistant", "Animal Control Officer".

    A capital before it may also be the institution's ("Tarn director"). It is the matter's where the role is
    an officer's and has a capital too, or where it only opens the sentence; not where the article has the
    word as a name elsewhere.
    """
    sentence = text.sentence[begin]
    opens = begin > 0 and text.sentence[begin - 1] == sentence
    if not opens:
        return begin
    start = begin - 1
    word = text.words[start]
    initial = start == 0 or text.sentence[start - 1] != sentence
    head = text.words[noun]
    if word.islower():
        if is_capitalised(head):
            return begin  # "including Senator"
        before = text.words[start - 1].lower() if not initial else ""
        according = before == "to" and text.words[start - 2 : start - 1] in (("According",), ("according",))
        led = initial or according or before in _DETERMINERS | {"'s", "’s", ","} or before in SAID
        plain = word.isalpha() and word not in grammar.FUNCTION_WORDS and word not in SAID
        return start if led and plain and not word.endswith(("ed", "ly")) else begin
    if (
        not is_capitalised(word)
        or word.lower() in grammar.FUNCTION_WORDS
        or bare_title(head) in offices.SPOKESPEOPLE
    ):
        return begin
    if head.islower():
        named = word.lower() in bodies.ORGANIZATION_NOUNS or _is_name_elsewhere(text, start)
        return start if initial and not named else begin
    while start > first and is_capitalised(text.words[start - 1]):
        start -= 1
    matter = text.words[start:begin]
    institution = any(w.lower() in bodies.ORGANIZATION_NOUNS for w in matter)
    official = head.lower() in offices.OFFICERS and not any(len(w) > 2 and w.isupper() for w in matter)
    return start if official and not institution and not _is_name_elsewhere(text, start) else begin


def _is_name_elsewhere(text: Text, at: int) -> bool:
    word = text.words[at]
    return any(
        w == word and i != at and i and text.sentence[i - 1] == text.sentence[i]
        for i, w in enumerate(text.words)
    )


_BEFORE_ROLE = offices.ROLE_MODIFIERS | offices.ROLE_NOUNS | unnamed.ADJECTIVES


def institution_in(text: Text, tokens: range) -> str | None:
    """The capitalised name in the words before a role ("former Tarn Council" clerk); adjectives are none."""
    first = next(
        (i for i in tokens if is_capitalised(text.words[i]) and not _opens_name(text.words[i])), None
    )
    if first is None:
        return None
    end = first
    while end < tokens.stop and (
        is_capitalised(text.words[end])
        or text.words[end] in ("&", "of")
        or (text.words[end] == "and" and "of" in text.words[first:end])
        or (end == tokens.stop - 1 and text.words[end] in _BODIES)
    ):
        end += 1
    words = {w.lower() for w in text.words[first:end]}
    sentence_start = first == 0 or text.sentence[first - 1] != text.sentence[first]
    if words <= unnamed.ADJECTIVES | days.CALENDAR:
        return None
    if sentence_start and len(words) == 1:
        official = is_capitalised(text.words[tokens.stop]) or text.words[first].isupper()
        if not (official or _is_name_elsewhere(text, first)) or words <= bodies.ORGANIZATION_NOUNS:
            return None  # "Funeral directors" has the sentence's capital
    return words_of(text, first, end)


def _opens_name(word: str) -> bool:
    """Whether a capitalised word only leads up to an institution's name: "Former Tarn Council clerk"."""
    word = bare_title(word)
    return word in grammar.FUNCTION_WORDS or word in offices.COURTESY_TITLES or word in _TIMES_PAST


_TIMES_PAST = frozenset("former retired longtime long-time interim acting ex then presumptive".split())


def _leads_up(word: str) -> bool:
    return _is_listed(word) or (word.islower() and is_person(word))


def _is_listed(word: str) -> bool:
    word = word.lower()
    return word in offices.ROLE_NOUNS or word in offices.ROLE_MODIFIERS or word in bodies.ORGANIZATION_NOUNS


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
    if text.words[i] in ("now", "then", "also", "currently"):
        i += 1
    noun = next(
        (
            k
            for k in range(stop - 1, i - 1, -1)
            if text.words[k].lower() in offices.ROLE_NOUNS
            or (k == stop - 1 and text.words[k].islower() and is_person(text.words[k]))
        ),
        None,
    )
    if noun is None or any(text.words[k].lower() in SAID for k in range(i, noun)):
        return Role()
    begin = i
    while begin < noun and (text.words[begin].lower() in _DETERMINERS or _is_home(text, begin, noun)):
        begin += 1
    if any(text.words[k].lower() in _NO_ROLE_HAS for k in range(begin, noun)):
        return Role()
    mixed = text.words[begin].islower() and is_capitalised(text.words[noun])
    if mixed and "'s" not in text.words[begin:noun] and "’s" not in text.words[begin:noun]:
        return Role()  # "which recommends merging Tarn General"
    affiliation = None
    last = noun
    possessive = next((k for k in range(begin, noun) if text.words[k] in ("'s", "’s")), None)
    if possessive is not None:
        affiliation = _owner(text, begin, possessive, noun)
        begin = possessive + 1
        while begin < noun and text.words[begin].lower() in _BODIES:
            begin += 1
    elif stop < count and text.words[stop].lower() == "and":
        second = _second_role(text, stop + 1)
        if second is not None:
            affiliation = proper_name(text, second + 2)
            joined = second - stop == 1 and begin == noun  # "founder and owner of"
            last = second if joined else noun
    elif (
        stop < count
        and text.words[stop].lower() in _HELD_AT
        and all(w in _NOW for w in text.words[noun + 1 : stop])
    ):
        last, affiliation = _matter_and_home(text, stop, noun)
    named = begin
    while named < noun and is_capitalised(text.words[named]):
        if text.words[named].lower() in unnamed.ADJECTIVES or (
            named == begin and _qualifies(text.words[named])
        ):
            break
        named += 1
    if begin < named and text.words[noun].islower():  # "the Tarn obstetrician", "the Green Coast leader"
        affiliation = affiliation or (words_of(text, begin, named) if named - begin > 1 else None)
        begin = named
    while begin < noun and text.words[begin] in ("new", "current"):
        begin += 1
    if text.words[noun].lower() in offices.RELATIONS:  # somebody's mother is no office, and held nowhere
        return Role(None, affiliation if text.words[noun] == "veteran" else None)
    return Role(words_of(text, begin, last + 1), affiliation)


_NOW = frozenset("now currently also based working".split())


def _qualifies(word: str) -> bool:
    """Whether a capitalised word before a role is part of it: "House editor"."""
    return word.lower() in offices.ROLE_MODIFIERS


def _is_home(text: Text, at: int, noun: int) -> bool:
    """Whether tokens from `at` tell where somebody is based, before a role: "South Tarn-based president"."""
    return any(text.words[k].lower().endswith("-based") for k in range(at, min(at + 3, noun)))


def _owner(text: Text, begin: int, possessive: int, noun: int) -> str | None:
    """The institution before a possessive; with what is its own: "the Cole campaign's", "Cole's campaign"."""
    owner = institution_in(text, range(begin, possessive))
    body = text.words[possessive + 1].lower()
    if owner and possessive + 1 < noun and body == "campaign":
        return f"{owner} {body}"
    return owner


def _second_role(text: Text, start: int) -> int | None:
    """Where, behind an "and", a second role ends that is held somewhere: "developer and spokesman for"."""
    for k in range(start, min(start + 4, len(text) - 1)):
        word = text.words[k].lower()
        if word in offices.ROLE_NOUNS and text.words[k + 1].lower() in _HELD_AT:
            return k
        if not word.isalpha() or word in _ROLE_ENDS or word in _DETERMINERS:
            return None
    return None


def _matter_and_home(text: Text, stop: int, noun: int) -> tuple[int, str | None]:
    """Behind a role, what it is about and where it is held: "professor of marine ecology and law at Tarn".

    The number of the role's last token, and the institution.
    """
    count = len(text)
    last = noun
    if text.words[stop] in ("of", "for") and stop + 2 < count and _plain(text.words[stop + 1]):
        k = stop + 1  # "chief of staff", "professor of marine ecology"
        while k + 1 < count and k < stop + 6 and _plain(text.words[k + 1]) and text.words[k + 1] not in SAID:
            if text.words[k + 1] in _ROLE_ENDS and text.words[k + 1] != "and":
                break
            k += 1
        if any(text.words[i] in bodies.COMPANY_NOUNS for i in range(stop + 1, k + 1)):
            return last, proper_name(text, stop + 1)  # "of the brewer Tarn Lights"
        held = k + 1 < count and text.words[k + 1].lower() in _HELD_AT
        if "and" in text.words[stop + 1 : k + 1] and not held:
            k = stop + 1
        last = k
        return last, proper_name(text, k + 2) if held else None
    return last, proper_name(text, stop + 1)


def _plain(word: str) -> bool:
    return word.islower() and word.isalpha() and word not in _DETERMINERS


_NO_ROLE_HAS = grammar.BE | _DETERMINERS - {"their", "its", "his", "her", "our"} | grammar.PREPOSITIONS


def role_of(text: Text, start: int, stop: int) -> Role:
    """The role in a noun phrase, tokens [start, stop), that has a name behind its comma: in "the county's
    head of culture, Ada Cole", "head of culture"."""
    end = next((i for i in range(start, stop) if text.words[i].lower() in _ROLE_ENDS), stop)
    noun = end - 1
    if noun < start or not _is_role(text.words[noun]):
        return Role()
    told = role_before(text, end, end)
    if told.role and end + 1 < stop and text.words[end] == "of" and _plain(text.words[end + 1]):
        last = end + 1
        while last + 1 < stop and _plain(text.words[last + 1]) and text.words[last + 1] not in _ROLE_ENDS:
            last += 1
        begin = end - len(told.role.split())
        return Role(words_of(text, begin, last + 1), told.affiliation)
    affiliation = told.affiliation
    if affiliation is None and end < stop and text.words[end].lower() in _HELD_AT:
        affiliation = proper_name(text, end + 1)
    return Role(told.role, affiliation)


def member_of(text: Text, end: int) -> str | None:
    """The institution behind a name: "Ada Cole of the Tarn Anglers". A single bare word is a place."""
    if end + 1 >= len(text) or text.words[end] not in ("of", "from"):
        return None
    name = (
        proper_name(text, end + 1)
        if text.words[end + 1] == "the" or text.words[end + 1][0].isupper()
        else None
    )
    if name is None:
        return None
    several = " " in name or text.words[end + 1] == "the"
    return name if several and name.lower() not in places.PLACES else None


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
    if text.words[end : end + 1] == ("and",) and _goes_on_after_and(text, end):
        end += 2  # "Fell and Tarn Divers of the North"
    while end < count and text.sentence[end] == sentence:
        if is_capitalised(text.words[end]) or text.words[end] == "&" or is_joint(text, end):
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
    for size in (1, 2):  # "the Fell campaign", "the House education committee"
        if (
            text.words[end + size - 1 : end + size]
            and text.words[end + size - 1] in bodies.ORGANIZATION_NOUNS
        ):
            if all(w.islower() and _plain(w) for w in text.words[end : end + size]):
                end += size
            break
    if text.words[end : end + 1] in (("'s",), ("’s",)) and text.words[end + 1 : end + 2] in _CLOSES:
        end += 1  # "St. Orla's"
    words = text.words[i:end]
    if all(w.lower() in unnamed.ADJECTIVES for w in words):
        return None  # "the Democratic caucus" is named by no adjective
    person = _names_person(words[0]) or any(bare_title(w) in _SHORT for w in words)
    if person and not any(w.lower() in bodies.ORGANIZATION_NOUNS for w in words[1:]):
        return None  # "adviser to Sen. Ada Cole"
    alone = end - i == 1 and i == start and not words[0].isupper()
    if alone and text.words[start - 1].lower() in ("from", "in"):
        return None  # a place
    return words_of(text, i, end)


def _goes_on_after_and(text: Text, at: int) -> bool:
    """Whether the name of one body has the "and" at token `at`, behind its first word."""
    following = text.words[at + 1 : at + 4]
    whole = len(following) > 2 and is_capitalised(following[0]) and is_capitalised(following[1])
    return whole and not _names_person(following[0])


def _names_person(word: str) -> bool:
    """Whether a word begins a person's name or title."""
    bare = bare_title(word)
    listed = bare in forenames.MALE_NAMES or bare in forenames.FEMALE_NAMES
    return listed or bare in offices.COURTESY_TITLES or bare in offices.TITLES


_CLOSES = ((",",), (".",), ("”",), (";",), ())
_SHORT = frozenset("sen rep gov mr mrs ms".split())
_LEADING = frozenset(
    "heads leads runs chairs directs manages owns edits founded headed led ran chaired directed "
    "co-founded oversees represents".split()
)
_WORKING = frozenset(
    "works teaches studies researches serves worked taught served lectures practices".split()
)
_FORMERLY = frozenset("headed led ran chaired directed worked taught served".split())


def employer(text: Text, end: int) -> str | None:
    """The institution that a clause behind a name tells: ", who heads Low Tide", ", who teaches law at the
    University of Tarn"."""
    if text.words[end : end + 2] != (",", "who") or end + 3 >= len(text):
        return None
    verb, sentence = text.words[end + 2].lower(), text.sentence[end]
    if verb in _LEADING:
        opens = text.words[end + 3] == "the" or is_capitalised(text.words[end + 3])
        return _institution(text, end + 3) if opens else None
    if verb not in _WORKING:
        return None
    for k in range(end + 3, min(end + 12, len(text) - 1)):
        if text.sentence[k] != sentence or text.words[k] in (",", "—", "“") or text.words[k].lower() in SAID:
            return None
        if text.words[k] in ("at", "for") and (
            text.words[k + 1] == "the" or is_capitalised(text.words[k + 1])
        ):
            return _institution(text, k + 1)
    return None


def _institution(text: Text, start: int) -> str | None:
    """A name that is more than a place's single word, or has its article."""
    name = proper_name(text, start)
    several = name is not None and (" " in name or text.words[start] == "the")
    return name if several and name and name.lower() not in places.PLACES else None


def words_of(text: Text, start: int, end: int) -> str:
    """The characters of tokens [start, end), verbatim."""
    return text.text[text.spans[start].start : text.spans[end - 1].end]

"""The institution that words name: before a role, behind one, behind a name."""

from __future__ import annotations

from onrecord.claims.lang.en import (
    bodies,
    days,
    forenames,
    grammar,
    numbers,
    offices,
    papers,
    places,
    unnamed,
)
from onrecord.claims.source.beside import plain
from onrecord.claims.source.nouns import (
    PARTICLES,
    SAID,
    bare_title,
    is_capitalised,
    is_first_name,
    is_joint,
    words_of,
)
from onrecord.claims.text.tokens import Text

_NAME_JOINTS = frozenset("of for the".split()) | PARTICLES
ENDS_OF_BODIES = frozenset("campaign city county police".split())


def is_name_elsewhere(text: Text, at: int) -> bool:
    word = text.words[at]
    return any(
        w == word and i != at and i and text.sentence[i - 1] == text.sentence[i]
        for i, w in enumerate(text.words)
    )


def institution_in(text: Text, tokens: range) -> str | None:
    """The capitalised name in the words before a role ("former Tarn Council" clerk); adjectives are none."""
    first = next((i for i in tokens if is_capitalised(text.words[i]) and not opens_name(text.words[i])), None)
    if first is None or is_place(" ".join(text.words[max(0, first - 1) : first + 1])):
        return None  # "Sri Lanka"
    end = first
    while end < tokens.stop and (
        is_capitalised(text.words[end])
        or is_joint(text, end)
        or text.words[end] in ("&", "of")
        or (text.words[end] == "and" and "of" in text.words[first:end])
        or (end == tokens.stop - 1 and text.words[end] in ENDS_OF_BODIES)
    ):
        end += 1
    while end > first and (text.words[end - 1] in ("of", "and", "&") or _is_party(text, first, end - 1)):
        end -= 1  # "Dozens of officials", "Senate Liberal aide"
    if end == first:
        return None
    words = {w.lower() for w in text.words[first:end]}
    bare = first
    while (
        not is_place(words_of(text, bare, end))
        and bare + 1 < end
        and (text.words[bare].lower() in unnamed.ADJECTIVES or "-wing" in text.words[bare])
    ):
        bare += 1  # "Republican South Carolina"
    titled = bare_title(text.words[first]) in _OF_PEOPLE and not words & bodies.ORGANIZATION_NOUNS
    if (
        titled
        or words & _QUANTITIES
        or words & SAID
        or words_of(text, first, end) in NO_BODIES
        or is_place(words_of(text, bare, end))
    ):
        return None
    sentence_start = first == 0 or text.sentence[first - 1] != text.sentence[first]
    if words <= unnamed.ADJECTIVES | days.CALENDAR | unnamed.CLASS_NOUNS:
        return None
    if sentence_start and len(words) == 1:
        official = is_capitalised(text.words[tokens.stop]) or text.words[first].isupper()
        if not (official or is_name_elsewhere(text, first)) or words <= bodies.ORGANIZATION_NOUNS:
            return None  # "Funeral directors" has the sentence's capital
    return words_of(text, first, end)


_QUANTITIES = frozenset(
    "dozens scores hundreds thousands several many multiple some most few current other various".split()
)
# Names of places that are bodies, or speak as one.
_BODIES = frozenset(
    ("white house", "downing street", "united nations", "european union", "capitol hill", "eu")
)
_COUNTRIES = places.KNOWN - _BODIES


# Lines of work in letters, and countries.
NO_BODIES = frozenset("Union IT PR HR TV AI VR DJ UK US USA I.T. P.R. T.V. U.S. U.K.".split())
_OF_PEOPLE = frozenset("president vice sen senator rep gov governor speaker chancellor".split())


def _is_party(text: Text, first: int, at: int) -> bool:
    return at > first and text.words[at].lower() in unnamed.ADJECTIVES


def is_place(name: str) -> bool:
    """Whether a name is a country's or a state's, where nobody is employed: "Sweden's minister"."""
    return name.lower().removeprefix("the ") in _COUNTRIES


def opens_name(word: str) -> bool:
    """Whether a capitalised word only leads up to an institution's name: "Former Tarn Council clerk"."""
    word = bare_title(word)
    return (
        word in grammar.FUNCTION_WORDS
        or word in numbers.NUMBERS
        or word in offices.COURTESY_TITLES
        or word in _TIMES_PAST
        or word.endswith("-wing")
    )


_TIMES_PAST = frozenset("former retired longtime long-time interim acting ex then presumptive fellow".split())


def member_of(text: Text, end: int) -> str | None:
    """The institution behind a name: "Ada Cole of the Tarn Anglers". A single bare word is a place."""
    if end + 1 >= len(text) or text.words[end] not in ("of", "from", "with", "at"):
        return None
    if text.words[end] in ("with", "at") and not _is_body(text, end + 1):
        return None
    name = (
        proper_name(text, end + 1)
        if text.words[end + 1] == "the" or text.words[end + 1][0].isupper()
        else None
    )
    if name is None:
        return None
    several = " " in name or text.words[end + 1] == "the" or (name.isupper() and len(name) > 1)
    return name if several and not is_place(name) else None


def _is_body(text: Text, start: int) -> bool:
    """Whether the words from a token name a body by their own nouns, or by their letters: "with the Tarn
    Trust", "with TPA"; whom somebody is only with is none."""
    name = proper_name(text, start)
    if name is None:
        return False
    words = tuple(name.split())
    letters = len(words) == 1 and name.isupper() and len(name) > 1
    return letters or (len(words) > 1 and (is_institution(words) or words[-1].lower() in bodies.FIRM_ENDINGS))


# "the Tarn-based consultancy", "the Liberal-led council": where and under whom, and no name.
_QUALIFIED = (
    "-based",
    "-led",
    "-run",
    "-controlled",
    "-backed",
    "-owned",
    "-majority",
    "-aligned",
    "-funded",
)


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
        if is_capitalised(word) and not word.lower().endswith(_QUALIFIED):
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
        if _is_named_for(text, end):
            end += 2  # "King's College"
            continue
        k = end
        inside = _NAME_JOINTS | {"and"} if tied else _NAME_JOINTS
        while k < count and k < end + 2 and text.words[k] in inside:
            tied = tied or text.words[k] in ("of", "for")
            k += 1
        if k == end or k >= count or not is_capitalised(text.words[k]) or text.sentence[k] != sentence:
            break
        end = k + 1
    if is_place(words_of(text, i, end)):  # "at UK charity Fell House"
        k = end
        while k < min(end + 2, count) and _is_common(text.words[k]):
            k += 1
        named = proper_name(text, k) if end < k < count and is_capitalised(text.words[k]) else None
        if named:
            return named
    for size in (1, 2):  # "the Fell campaign", "the House education committee"
        if (
            text.words[end + size - 1 : end + size]
            and text.words[end + size - 1] in bodies.ORGANIZATION_NOUNS
        ):
            if all(w.islower() and plain(w) for w in text.words[end : end + size]):
                end += size
            break
    if text.words[end : end + 1] in (("'s",), ("’s",)) and text.words[end + 1 : end + 2] in _CLOSES:
        end += 1  # "St. Orla's"
    words = text.words[i:end]
    if all(w.lower() in unnamed.ADJECTIVES for w in words):
        return None  # "the Democratic caucus" is named by no adjective
    titled = any(bare_title(w) in offices.TITLES for w in words[1:-1])
    person = _names_person(words[0]) or titled or any(bare_title(w) in _SHORT for w in words)
    if person and not any(w.lower() in bodies.ORGANIZATION_NOUNS for w in words[1:]):
        return None  # "adviser to Sen. Ada Cole"
    alone = end - i == 1 and i == start and not words[0].isupper()
    if alone and text.words[start - 1].lower() in ("from", "in"):
        return None  # a place
    name = words_of(text, i, end)
    return None if is_place(name) else name


def _is_common(word: str) -> bool:
    return word.replace("-", "").isalpha() and word.islower() and word not in grammar.FUNCTION_WORDS


def _is_named_for(text: Text, at: int) -> bool:
    """Whether the genitive at a token is inside a body's name: "King's College", "St Orla's Hospital"."""
    if text.words[at] not in ("'s", "’s") or at + 1 >= len(text):
        return False
    return is_capitalised(text.words[at + 1]) and text.words[at + 1].lower() in _NAMED_FOR


_NAMED_FOR = frozenset(
    "college hospital university school church trust cathedral court bench hospice club".split()
)


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


def employer(text: Text, end: int) -> str | None:
    """The institution that a clause behind a name tells: ", who heads Low Tide", ", who teaches law at the
    University of Tarn"."""
    if text.words[end : end + 2] != (",", "who") or end + 3 >= len(text):
        return None
    return employed_by(text, end + 1)


def employed_by(text: Text, who: int) -> str | None:
    """The institution that the clause of the "who" at a token tells."""
    if text.words[who : who + 1] != ("who",) or who + 2 >= len(text):
        return None
    end, verb, sentence = who - 1, text.words[who + 1].lower(), text.sentence[who]
    if verb in _LEADING:
        opens = text.words[end + 3] == "the" or is_capitalised(text.words[end + 3])
        return _institution(text, _behind_owner(text, end + 3)) if opens else None
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


def _behind_owner(text: Text, start: int) -> int:
    """Behind an owner, where a name of several words follows: who heads "the port's Tarn Harbour Lab"."""
    for i in range(start, min(start + 6, len(text) - 3)):
        if text.words[i] in ("'s", "’s") and i > start:
            several = any(is_capitalised(word) for word in text.words[i + 2 : i + 5])
            return i + 1 if several and is_capitalised(text.words[i + 1]) else start
        if not (is_capitalised(text.words[i]) or text.words[i] == "the"):
            break
    return start


def _institution(text: Text, start: int) -> str | None:
    """A name that is more than a place's single word, or has its article."""
    name = proper_name(text, start)
    several = name is not None and (" " in name or text.words[start] == "the" or name.isupper())
    return name if several and name and not is_place(name) else None


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

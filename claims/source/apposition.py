"""The role that an apposition behind a name tells: "Ada Cole, head of research at Tarn Lights,"."""

from __future__ import annotations

from onrecord.claims.lang.en import (
    bodies,
    grammar,
    offices,
    unnamed,
)
from onrecord.claims.source.beside import DETERMINERS, HELD_AT, ROLE_ENDS, plain
from onrecord.claims.source.institution import (
    ENDS_OF_BODIES,
    NO_BODIES,
    employed_by,
    institution_in,
    is_institution,
    is_place,
    member_of,
    proper_name,
)
from onrecord.claims.source.nouns import (
    SAID,
    is_capitalised,
    is_first_name,
    is_person,
    words_of,
)
from onrecord.claims.source.roles import NO_PART, Role, end_of_matter
from onrecord.claims.text.tokens import Text

_ROLE_REACH = 12


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
    if text.words[i : i + 1] and text.words[i] in offices.MEMBERS and text.sentence[i] == sentence:
        return Role(text.words[i])  # "Ada Cole TD"
    while i + 1 < count and text.words[i] == "," and _stands_between(text.words[i + 1]):
        i += 2  # an age, a degree
    if i >= count or text.words[i] != "," or text.sentence[i] != sentence:
        return Role()
    i += 1
    if text.words[i : i + 1] in (("of",), ("from",)):
        return Role(None, member_of(text, i))  # ", of the University of Tarn,"
    home = _home_before(text, i + any(w.lower() in DETERMINERS for w in text.words[i : i + 1]))
    stop = home or i
    while (
        stop < count
        and stop < i + _ROLE_REACH
        and text.sentence[stop] == sentence
        and text.words[stop].lower() not in ROLE_ENDS
        and text.words[stop] not in (",", ".", ";", ":", "(", "“", "”", "—", "–")
    ):
        stop += 1
    if i < stop and text.words[i] in _NOW:
        i += 1
    noun = next(
        (
            k
            for k in range(stop - 1, i - 1, -1)
            if text.words[k].lower() in offices.ROLE_NOUNS
            or (k == stop - 1 and is_person(text.words[k].lower()) and (text.words[k].islower() or k > i))
        ),
        None,
    )
    if noun is None or any(text.words[k].lower() in SAID for k in range(i, noun)):
        return Role()
    if noun + 1 < stop and is_capitalised(text.words[noun + 1]):
        return Role()  # a list: "Ada Cole, former governor Bill Dunn"
    begin = i
    while begin < noun and (text.words[begin].lower() in DETERMINERS or _is_home(text, begin, noun)):
        begin += 1
    if any(text.words[k].lower() in _NO_ROLE_HAS for k in range(min(home or begin, noun), noun)):
        return Role()
    mixed = text.words[begin].islower() and is_capitalised(text.words[noun])
    if mixed and "'s" not in text.words[begin:noun] and "’s" not in text.words[begin:noun]:
        return Role()  # "which recommends merging Tarn General"
    affiliation = words_of(text, begin, home) if home and home <= noun else None
    begin = home if affiliation and home else begin
    last = noun
    listed = _list_behind(text, begin, stop)
    if listed:
        noun = last = listed - 1
        stop = listed
    possessive = next((k for k in range(begin, noun) if text.words[k] in ("'s", "’s")), None)
    if possessive is not None:
        affiliation = _owner(text, begin, possessive, noun)
        begin = possessive + 1
        while begin < noun and text.words[begin].lower() in ENDS_OF_BODIES:
            begin += 1
        if stop < count and text.words[stop] in ("of", "for") and noun + 1 == stop:
            last, _ = _matter_and_home(text, stop, noun)
    elif stop < count and text.words[stop].lower() == "and":
        second = _second_role(text, stop + 1)
        if second is not None:
            affiliation = proper_name(text, second + 2)
            joined = second - stop == 1 and begin == noun  # "founder and owner of"
            last = second if joined else noun
    elif (
        stop < count
        and text.words[stop].lower() in HELD_AT
        and all(w in _NOW for w in text.words[noun + 1 : stop])
    ):
        last, affiliation = _matter_and_home(text, stop, noun)
    if text.words[begin : begin + 2] == ("White", "House") and begin + 2 <= noun:
        affiliation, begin = affiliation or words_of(text, begin, begin + 2), begin + 2
    named = begin
    while named < noun and is_capitalised(text.words[named]):
        if text.words[named].lower() in unnamed.ADJECTIVES or (
            named == begin and _qualifies(text.words[named])
        ):
            break
        named += 1
    if begin < named and text.words[noun].islower():  # "the Tarn obstetrician", "the Green Coast leader"
        name = words_of(text, begin, named)
        told = named - begin > 1 or (name.isupper() and len(name) > 1 and name not in NO_BODIES)
        affiliation = affiliation or (name if told and not is_place(name) else None)
        begin = named
    while begin < noun and (text.words[begin].lower() in NO_PART or _tells_a_camp(text.words[begin])):
        begin += 1
    if affiliation is None and begin == i and last + 1 == stop and text.words[stop : stop + 1] == (",",):
        affiliation = _body_behind(text, stop)
    if affiliation is None and text.words[last + 1 : last + 2] == ("who",):
        affiliation = employed_by(text, last + 1)
    if text.words[noun].lower() in unnamed.PEOPLE_NOUNS:
        return Role()  # "a woman from Tarn"
    if text.words[noun].lower() in offices.RELATIONS:  # somebody's mother is no office, and held nowhere
        return Role(None, affiliation if text.words[noun] == "veteran" else None)
    return Role(words_of(text, begin, last + 1), affiliation)


def _home_before(text: Text, begin: int) -> int | None:
    """Where a body's name with an "of" ends that opens what is told: "a [University of Tarn] professor"."""
    end = begin
    while end < len(text) - 1 and (is_capitalised(text.words[end]) or text.words[end] == "of"):
        end += 1
    named = "of" in text.words[begin:end] and text.words[begin].lower() in unnamed.PUBLIC_BODIES
    plain = named and text.words[end].islower() and text.words[end] not in ROLE_ENDS
    return end if named and plain and is_capitalised(text.words[end - 1]) else None


_LETTERS = offices.POSTNOMINALS - offices.MEMBERS


def _stands_between(word: str) -> bool:
    """Whether a word stands between commas behind a name before its role: an age, a degree."""
    titled = word.lower() in offices.DEGREES or word in _LETTERS
    return word.isdigit() or titled


def _is_matter(word: str) -> bool:
    return plain(word) and word not in ROLE_ENDS and word not in SAID


def _body_behind(text: Text, comma: int) -> str | None:
    """The body behind the comma of a bare role: "Ada Cole, president, [Low Tide Divers],"."""
    end = comma + 1
    while end < len(text) and end < comma + _ROLE_REACH and is_capitalised(text.words[end]):
        end += 1
    words = text.words[comma + 1 : end]
    if len(words) < 2 or text.sentence[end - 1] != text.sentence[comma] or is_first_name(words[0]):
        return None
    closed = end == len(text) or text.words[end] in (",", "(", ")", ".", ";", "”") or text.words[end] in SAID
    name = words_of(text, comma + 1, end)
    return name if closed and not is_place(name) else None


def _tells_a_camp(word: str) -> bool:
    """Whether a word before a role tells a nation or a party, which are no part of it."""
    return is_capitalised(word) and word.lower() in unnamed.ADJECTIVES and word.lower() not in _OF_ROLES


_OF_ROLES = frozenset(("federal", "south", "north"))


def _list_behind(text: Text, begin: int, stop: int) -> int | None:
    """Where a list of roles ends that goes on behind a comma: "chairman, [CEO and president] of"."""
    k = stop
    while k + 2 < len(text) and k < begin + _ROLE_REACH and text.words[k] in (",", "and"):
        joined = text.words[k] == "and"
        k += 1 + (text.words[k] == "," and text.words[k + 1] == "and")
        joined = joined or text.words[k - 1] == "and"
        while k + 1 < len(text) and text.words[k].lower() in offices.ROLE_MODIFIERS:
            k += 1
        if text.words[k].lower() not in offices.ROLE_NOUNS:
            return None
        k += 1
        if joined:
            return k if text.words[stop] == "," else None
    return None


_NOW = frozenset("now then currently also based working emeritus emerita".split())


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
        if word in offices.ROLE_NOUNS and text.words[k + 1].lower() in HELD_AT:
            return k
        if not word.isalpha() or word in ROLE_ENDS or word in DETERMINERS:
            return None
    return None


def _matter_and_home(text: Text, stop: int, noun: int) -> tuple[int, str | None]:
    """Behind a role, what it is about and where it is held: "professor of marine ecology and law at Tarn".

    The number of the role's last token, and the institution.
    """
    count = len(text)
    last = noun
    if text.words[stop : stop + 2] == ("of", "Parliament"):
        return noun + 2, None
    matter = end_of_matter(text, stop, min(count, stop + _ROLE_REACH))
    while matter and matter + 2 < count and matter < stop + _ROLE_REACH and _is_matter(text.words[matter]):
        matter += 1  # "product manager for GKE infrastructure at"
    if matter:
        held = matter + 1 < count and text.words[matter] in ("at", "for", "with")
        if held and (text.words[matter + 1] == "the" or is_capitalised(text.words[matter + 1])):
            return matter - 1, proper_name(text, matter + 1)  # "Head of Sales at Low Tide"
        named = text.words[stop + 1 : matter]
        body = is_institution(named) or (len(named) == 1 and len(named[0]) > 1 and named[0].isupper())
        if text.words[noun].lower() in offices.OF_MATTERS and not body:
            return matter - 1, None  # "Minister of Justice", but "secretary of TPA"
    within = text.words[stop] in ("in", "on") and text.words[noun].lower() in offices.IN_MATTERS
    if (within or text.words[stop] in ("of", "for")) and stop + 2 < count and plain(text.words[stop + 1]):
        k = stop + 1  # "chief of staff", "professor of marine ecology"
        while k + 1 < count and k < stop + 6 and plain(text.words[k + 1]) and text.words[k + 1] not in SAID:
            if text.words[k + 1] in ROLE_ENDS and text.words[k + 1] != "and":
                break
            k += 1
        if any(text.words[i] in bodies.COMPANY_NOUNS for i in range(stop + 1, k + 1)):
            return last, proper_name(text, stop + 1)  # "of the brewer Tarn Lights"
        described = k + 1 < count and is_capitalised(text.words[k + 1]) and k > stop + 1
        if described and text.words[stop] == "of" and text.sentence[k + 1] == text.sentence[stop]:
            return last, proper_name(text, k + 1)  # "of the diving club Low Tide"
        held = k + 1 < count and text.words[k + 1].lower() in HELD_AT
        if "and" in text.words[stop + 1 : k + 1] and not held:
            k = stop + 1
        last = k
        return last, proper_name(text, k + 2) if held else None
    return last, proper_name(text, stop + 1)


_NO_ROLE_HAS = grammar.BE | DETERMINERS - {"their", "its", "his", "her", "our"} | grammar.PREPOSITIONS

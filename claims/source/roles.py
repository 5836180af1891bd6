"""Roles as told before a name, each with the institution that it is held at."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.claims.lang.en import (
    bodies,
    grammar,
    offices,
    unnamed,
)
from onrecord.claims.source.beside import DETERMINERS, HELD_AT, ROLE_ENDS, plain
from onrecord.claims.source.institution import (
    ENDS_OF_BODIES,
    institution_in,
    is_name_elsewhere,
    opens_name,
    proper_name,
)
from onrecord.claims.source.nouns import (
    SAID,
    after_of,
    bare_title,
    is_capitalised,
    is_joint,
    is_person,
    words_of,
)
from onrecord.claims.text.tokens import Text


@dataclass(frozen=True, slots=True)
class Role:
    """What an apposition tells: the words of the role and the institution it is held at."""

    role: str | None = None
    affiliation: str | None = None


_MODIFIERS = offices.ROLE_MODIFIERS - {"house"}


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
    while end > first and bare_title(text.words[end - 1]) in _CALLED:
        end -= 1 + (text.words[end - 2 : end] == ("Tan", "Sri"))
    end = _without_rank(text, first, end)
    if (
        after_of(text, start) and end > start and bare_title(text.words[start]) not in offices.COURTESY_TITLES
    ):  # "Secretary of State Ada Cole"
        begin = start - 2
        while begin and bare_title(text.words[begin - 1]) in _MODIFIERS:
            begin -= 1
        first = begin
        while first and text.sentence[first - 1] == sentence and _in_name(text, first - 1):
            first -= 1
        return Role(words_of(text, begin, end), institution_in(text, range(first, begin)))
    noun = next((i for i in range(end - 1, first - 1, -1) if _is_post(text.words[i])), None)
    if noun is None:
        return Role()
    begin = noun
    while begin > first and (
        bare_title(text.words[begin - 1]) in _BEFORE_ROLE
        or _is_of_a_house(text, first, begin - 1)
        or _is_of_work(text.words[begin - 1])
        or text.words[begin - 1].rstrip(".") in offices.RANKS
    ):
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
    listed = _list_before(text, begin)
    if listed < begin:
        begin = listed
        first = min(first, begin)
        while first and text.sentence[first - 1] == sentence and _in_name(text, first - 1):
            first -= 1
    named = begin
    while begin < noun and text.words[begin].lower() in NO_PART:
        begin += 1
    role = None if text.words[noun].lower() in offices.RELATIONS else words_of(text, begin, noun + 1)
    body = institution_in(text, range(first, named)) or _body_in_full(text, named)
    return Role(role, body)


def _body_in_full(text: Text, at: int) -> str | None:
    """The body before its letters in brackets, right before a role: "Tarn Port Police (TPP) chief"."""
    if at < 4 or text.words[at - 1] != ")" or text.words[at - 3] != "(" or not text.words[at - 2].isupper():
        return None
    first = at - 3
    while first and text.sentence[first - 1] == text.sentence[at] and _in_name(text, first - 1):
        first -= 1
    return institution_in(text, range(first, at - 3))


def _without_rank(text: Text, first: int, end: int) -> int:
    """Where a role ends that has a rank behind it: "army spokesman [Brig. Gen.]", "chief of staff [Gen.]"."""
    stop = end
    while stop > first and bare_title(text.words[stop - 1]) in offices.SERVICE_RANKS:
        general = bare_title(text.words[stop - 1]) == "general"
        if general and stop - 1 > first and bare_title(text.words[stop - 2]) in offices.GENERALS:
            break
        stop -= 1
    if stop == end or stop <= first:
        return end
    if stop - first > 1 and bare_title(text.words[stop - 1]) in _SERVICES:
        stop -= 1  # "spokesperson Police Brigadier General"
    before = bare_title(text.words[stop - 1])
    behind_of = stop > 3 and "of" in text.words[stop - 3 : stop]  # "Chief of Army Staff"
    plain = text.words[stop - 1] == "chief" and is_capitalised(text.words[stop])  # "police chief General"
    post = before not in offices.ROLE_MODIFIERS and before not in _RANKED and _is_role(text.words[stop - 1])
    return stop if post or plain or behind_of else end


def _list_before(text: Text, begin: int) -> int:
    """Where a list of roles begins that ends in the one at `begin`: "[chairman, CEO and] president". With an
    article before it the first is another person's."""
    k, joined = begin, False
    while k > 1 and text.sentence[k - 1] == text.sentence[begin]:
        tie = text.words[k - 1]
        at = k - 1 - (tie == "and" and text.words[k - 2] == ",")
        if tie not in ("and", "&", ",") or (tie == "," and not joined) or not _is_role(text.words[at - 1]):
            break
        joined = True
        at -= 1
        while at and bare_title(text.words[at - 1]) in offices.ROLE_MODIFIERS:
            at -= 1
        k = at
    article = (
        k > 0 and text.sentence[k - 1] == text.sentence[begin] and text.words[k - 1].lower() in _ARTICLES
    )
    return begin if article else k


# What tells for how long somebody has a role, and is no part of it.
NO_PART = frozenset("new current longtime long-time veteran fellow".split())
_ARTICLES = DETERMINERS | {"'s", "’s", ","}
_CALLED = offices.HONORIFICS | offices.COURTESY_TITLES.keys()
_SERVICES = frozenset("police army navy".split())
_RANKED = frozenset("chief deputy assistant vice rear sheriff".split())


def _in_name(text: Text, at: int) -> bool:
    """Whether a token belongs to the institution's name before a role: "Department of Roads spokesman"."""
    word = text.words[at]
    if is_joint(text, at):
        return True  # "Fishers’ Union president"
    if is_capitalised(word):
        return word.lower() not in grammar.FUNCTION_WORDS
    tied = word in ("of", "for", "and") and at > 0
    return tied and is_capitalised(text.words[at + 1]) and text.words[at - 1].lower() in unnamed.PUBLIC_BODIES


def _is_of_a_house(text: Text, first: int, at: int) -> bool:
    """Whether a party's adjective stands behind its house: "Senate LIBERAL leader"."""
    party = text.words[at].lower() in unnamed.ADJECTIVES
    return party and at > first and text.words[at - 1].lower() in ("house", "senate")


def _is_post(word: str) -> bool:
    return _is_role(word) or word.rstrip(".") in offices.RANKS or word in offices.LETTERED


def _is_role(word: str) -> bool:
    title = bare_title(word)
    return title in offices.ROLE_NOUNS or (is_person(title) and title not in _NO_ROLES)


def _ends_body(text: Text, first: int, at: int) -> bool:
    """Whether a word before a role ends the name of a body: "Cole CAMPAIGN", "Tarn CITY"."""
    return (
        text.words[at].lower() in ENDS_OF_BODIES
        and at > first
        and is_capitalised(text.words[at - 1])
        and text.words[at - 1].lower() not in unnamed.ADJECTIVES
        and not opens_name(text.words[at - 1])
    )


_NO_ROLES = unnamed.UNNAMED_NOUNS | unnamed.PEOPLE_NOUNS | unnamed.CLASS_NOUNS | unnamed.ADJECTIVES


_LEADS_IN = DETERMINERS | {"'s", "’s", ","}


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
    if word.lower() in unnamed.ADJECTIVES:
        return begin  # a nation or a party
    initial = start == 0 or text.sentence[start - 1] != sentence
    head = text.words[noun]
    if word.islower():
        if is_capitalised(head):
            return begin  # "including Senator"
        before = text.words[start - 1].lower() if not initial else ""
        according = before == "to" and text.words[start - 2 : start - 1] in (("According",), ("according",))
        led = initial or according or before in _LEADS_IN or before in SAID
        plain = word.isalpha() and word not in grammar.FUNCTION_WORDS and word not in SAID
        return start if led and plain and not word.endswith(("ed", "ly")) else begin
    if (
        not is_capitalised(word)
        or word.lower() in grammar.FUNCTION_WORDS
        or bare_title(head) in offices.SPOKESPEOPLE
    ):
        return begin
    if head.islower():
        letters = len(word) > 1 and word.isupper()
        body = word.lower() in bodies.ORGANIZATION_NOUNS and bare_title(head) not in offices.OF_MATTERS
        named = letters or body or is_name_elsewhere(text, start)
        return start if initial and not named else begin
    while start > first and is_capitalised(text.words[start - 1]):
        start -= 1
    if begin - start > 1 and len(text.words[start]) > 2 and text.words[start].isupper():
        start += 1  # "[NSW] Health Minister"
    matter = text.words[start:begin]
    institution = any(w.lower() in bodies.ORGANIZATION_NOUNS for w in matter)
    official = head.lower() in offices.OFFICERS and not any(len(w) > 2 and w.isupper() for w in matter)
    return start if official and not institution and not is_name_elsewhere(text, start) else begin


# No nation and no party: "Norlandish Prime Minister", "Liberal pollster" are a prime minister, a pollster.
_BEFORE_ROLE = offices.ROLE_MODIFIERS | offices.ROLE_NOUNS | {"federal", "national", "regional"}


def _leads_up(word: str) -> bool:
    return _is_listed(word) or (word.islower() and is_person(word)) or _is_of_work(word)


def _is_of_work(word: str) -> bool:
    """Whether a word looks like an adjective of some line of work: "LEGISLATIVE director"."""
    return word.islower() and len(word) > 6 and word.endswith(("ative", "utive", "ional", "ical", "uctive"))


def _is_listed(word: str) -> bool:
    word = word.lower()
    return word in offices.ROLE_NOUNS or word in offices.ROLE_MODIFIERS or word in bodies.ORGANIZATION_NOUNS


def end_of_matter(text: Text, tie: int, stop: int) -> int | None:
    """Where the capitalised matter ends that an "of" or "for" ties to an office: "Minister of [Justice]".
    None where something else follows."""
    if text.words[tie] not in ("of", "for") or tie + 1 >= stop or not is_capitalised(text.words[tie + 1]):
        return None
    end = tie + 2
    while end < stop and (
        is_capitalised(text.words[end])
        or (text.words[end] in ("and", "of", "&") and end + 1 < stop and is_capitalised(text.words[end + 1]))
    ):
        end += 1
    return end


def role_of(text: Text, start: int, stop: int) -> Role:
    """The role in a noun phrase, tokens [start, stop), that has a name behind its comma: in "the county's
    head of culture, Ada Cole", "head of culture"."""
    end = next((i for i in range(start, stop) if text.words[i].lower() in ROLE_ENDS), stop)
    noun = end - 1
    if noun < start or not _is_role(text.words[noun]):
        return Role()
    told = role_before(text, end, end)
    if told.role and text.words[end : end + 2] == ("of", "Parliament"):
        return Role(words_of(text, end - len(told.role.split()), end + 2), told.affiliation)
    if told.role and text.words[noun].lower() in offices.OF_MATTERS and end < stop:
        matter = end_of_matter(text, end, stop)
        if matter:
            return Role(words_of(text, end - len(told.role.split()), matter), told.affiliation)
    if told.role and end + 1 < stop and text.words[end] == "of" and plain(text.words[end + 1]):
        last = end + 1
        while last + 1 < stop and plain(text.words[last + 1]) and text.words[last + 1] not in ROLE_ENDS:
            last += 1
        begin = end - len(told.role.split())
        return Role(words_of(text, begin, last + 1), told.affiliation)
    affiliation = told.affiliation
    if affiliation is None and end < stop and text.words[end].lower() in HELD_AT:
        affiliation = proper_name(text, end + 1)
    return Role(told.role, affiliation)

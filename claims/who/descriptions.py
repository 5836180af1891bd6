"""Whom a description means by what the article tells of its people: "the Fell senator", "the 37-year-old".

A description means the one person of whom all of it is told. Where of nobody all is told, or of two, it may
still go back to whoever has just spoken, if some of it is told of them and no more of anybody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.claims.lang.en import grammar, offices, unnamed
from onrecord.claims.source.apposition import apposition
from onrecord.claims.source.nouns import CLITICS, bare_title, is_capitalised, is_person
from onrecord.claims.text.tokens import Text
from onrecord.claims.who.names import Mention, Names
from onrecord.claims.who.namesakes import fold

# What stands before a name is read so many tokens back, what stands behind it so many on.
_BEFORE, _BEHIND = 10, 14
# So many words has the noun phrase of an apposition.
_NOUN = 4
_CLAUSES = frozenset("who which whose whom where when said says told that".split())
# They tell nothing of who is meant.
_EMPTY = grammar.FUNCTION_WORDS | frozenset(
    "former longtime long-time veteran new old late then current also outspoken year-old".split()
)


class Descriptions:
    """What an article tells of each of its people, in single words."""

    def __init__(self, text: Text, names: Names) -> None:
        self._text = text
        self._facts: list[set[str]] = [set() for _ in names.persons]
        # Of what each was told to be once, and of what now.
        self._once: list[set[str]] = [set() for _ in names.persons]
        self._now: list[set[str]] = [set() for _ in names.persons]
        self._first: dict[int, int] = {}
        for mention in names.mentions:
            if mention.person is not None:
                self._first.setdefault(mention.person, mention.start)
                told = _told(text, mention)
                self._facts[mention.person] |= told
                past = _is_past(
                    _around(text, mention) + text.words[_noun_before(text, mention) : mention.start]
                )
                (self._once if past else self._now)[mention.person].update(told)
        for number, person in enumerate(names.persons):
            held = " ".join(f"{one.role or ''} {one.affiliation or ''}" for one in person.told)
            self._facts[number] |= _plain(held.split())
        self._names = names

    def person(self, tokens: range, *, spoke_last: int | None = None) -> int | None:
        """The number of the person whom the noun phrase in `tokens` describes, or None.

        `spoke_last` is the person who spoke in the sentence before, if there was one.
        """
        text = self._text
        words = _plain(text.words[tokens.start : tokens.stop])
        once = _is_past(text.words[tokens.start : tokens.stop])
        inside = {m.person for m in self._names.within(tokens.start, tokens.stop)}
        if not words:
            return None
        hits = {
            n: len(words & facts)
            for n, facts in enumerate(self._facts)
            if n not in inside
            and not (facts - words) & _LESSER
            and not self._contradicts(n, words)
            and not self._is_past(n, words, once)
        }
        whole = [
            n
            for n, hit in hits.items()
            if hit == len(words) and (self._first[n] < tokens.start or len(words) > 1)
        ]
        if whole:
            return spoke_last if spoke_last in whole else whole[0] if len(whole) == 1 else None
        if spoke_last is None:
            return None
        if all(w.isdigit() for w in words) and not any(w.isdigit() for w in self._facts[spoke_last]):
            return spoke_last  # an age that has not been told yet
        if not hits.get(spoke_last):
            return None
        best = all(hit < hits[spoke_last] for n, hit in hits.items() if n != spoke_last)
        return spoke_last if best else None

    def introduced(self, tokens: range, within: int) -> int | None:
        """The one person of whom all words of an indefinite phrase are told, and who is first named behind it
        at most `within` sentences on: "A former Fell mayor says no. Former Fell mayor Ada Cole ..."."""
        text = self._text
        words = _plain(text.words[tokens.start : tokens.stop])
        last = text.sentence[tokens.start] + within
        if len(words) < 2:
            return None
        whole = [
            n
            for n, facts in enumerate(self._facts)
            if words <= facts and tokens.stop <= self._first[n] and text.sentence[self._first[n]] <= last
        ]
        return whole[0] if len(whole) == 1 else None

    def _is_past(self, person: int, words: set[str], once: bool) -> bool:
        """Whether the office described is one that this person holds no more, or, `once`, still holds."""
        held = words & offices.ROLE_NOUNS
        if once:
            return bool(held & self._now[person]) and not held & self._once[person]
        return bool(held & self._once[person]) and not held & self._now[person]

    def fits(self, person: int, tokens: range) -> bool:
        """Whether nothing that is told of a person speaks against the description in `tokens`."""
        text = self._text
        words = _plain(text.words[tokens.start : tokens.stop])
        once = _is_past(text.words[tokens.start : tokens.stop])
        return not self._contradicts(person, words) and not self._is_past(person, words, once)

    def shares(self, mention: Mention, tokens: range) -> bool:
        """Whether a word of a description, besides its noun, stands around a name too."""
        text = self._text
        words = _plain(text.words[tokens.start : tokens.stop - 1]) - offices.ROLE_MODIFIERS
        near = range(max(0, mention.start - _BEFORE), min(len(text), mention.end + _BEHIND))
        own = text.sentence[mention.start]
        return bool(words & _plain(text.words[i] for i in near if text.sentence[i] == own))

    def is_told(self, noun: str) -> bool:
        """Whether a noun is told of any person."""
        return any(_plain([noun]) <= facts for facts in self._facts)

    def may_hold(self, person: int, noun: str) -> bool:
        """Whether a person may be meant by an office's noun: it is told of them, or no role is."""
        facts = self._facts[person]
        return noun not in _SOLE or bool(_plain([noun]) & facts) or not facts & offices.ROLE_NOUNS

    def _contradicts(self, person: int, words: set[str]) -> bool:
        """Whether one is told of who holds another office, or is of another party."""
        facts = self._facts[person]
        other_office = bool(words & _HELD) and bool(facts & _HELD) and not words & facts & _HELD
        other_party = bool(words & _PARTIES) and bool(facts & _PARTIES) and not words & facts & _PARTIES
        return other_office or other_party


_PARTIES = frozenset("republican democrat libertarian tory labour".split())
_HELD = offices.OFFICES - _PARTIES - {"nominee", "candidate"}
# Of these whoever holds one is told to.
_SOLE = frozenset(
    "president premier chancellor mayor governor minister secretary pope king queen prince princess".split()
)
_PAST = frozenset(
    "former formerly ex outgoing late retired ousted deposed disgraced erstwhile previous onetime one-time "
    "predecessor then".split()
)
# With one of these before it an office is another.
_LESSER = frozenset("vice deputy assistant associate junior under shadow".split())


def _is_past(words: Iterable[str]) -> bool:
    """Whether words tell of an office that is held no more: "former", "ex-mayor"."""
    return any(w.lower() in _PAST or w.lower().startswith("ex-") for w in words)


_YEAR = re.compile(r"(?:19|20)\d\d")
_SAME = {
    "gop": "republican", "republicans": "republican", "democratic": "democrat", "democrats": "democrat",
    "sen": "senator", "gov": "governor", "rep": "congressman", "representative": "congressman",
    "congresswoman": "congressman", "pres": "president", "prof": "professor", "supt": "superintendent",
    "candidate": "nominee", "ceo": "chief", "minister": "minister", "dem": "democrat", "r": "republican",
    "d": "democrat",
}  # fmt: skip


def _plain(words: Iterable[str]) -> set[str]:
    """The words that tell something, each in one form."""
    found: set[str] = set()
    for word in words:
        bare = bare_title(fold(word)).removeprefix("ex-")
        if bare and bare[0].isalnum() and bare not in _EMPTY:
            found.add(_SAME.get(bare, bare))
    return found


def _around(text: Text, mention: Mention) -> tuple[str, ...]:
    """The words right before a mention, and those of an apposition behind it."""
    sentence = text.sentence[mention.start]
    first = mention.start
    while first and mention.start - first < _BEFORE and text.sentence[first - 1] == sentence:
        if not (text.words[first - 1][0].isalnum() or text.words[first - 1] in CLITICS):
            break
        first -= 1
    stop = mention.end
    if text.words[stop : stop + 1] == (",",) and apposition(text, mention.end).role:
        stop += 1
        while stop < len(text) and stop < mention.end + _BEHIND and text.words[stop][0].isalnum():
            stop += 1
    return text.words[first : mention.start] + text.words[mention.end : stop]


_TOLD_BEFORE = offices.ROLE_NOUNS | unnamed.ADJECTIVES


def _told(text: Text, mention: Mention) -> set[str]:
    """What stands around one mention of a name: offices and adjectives before it, an age, a party or an
    apposition behind it."""
    sentence = text.sentence[mention.start]
    first = mention.start
    while first and mention.start - first < _BEFORE and text.sentence[first - 1] == sentence:
        word = text.words[first - 1]
        lower = bare_title(word)
        listed = lower in offices.ROLE_NOUNS or lower in offices.ROLE_MODIFIERS or lower in unnamed.ADJECTIVES
        if not (listed or word in CLITICS or is_capitalised(word) or (word.islower() and is_person(lower))):
            break
        first -= 1
    if first == mention.start:
        first = _noun_before(text, mention)
    before = [w for w in text.words[first : mention.start] if w != ","]
    if before and before[0].lower() in grammar.FUNCTION_WORDS:
        before = before[1:]
    if any(_YEAR.fullmatch(w) for w in before):
        return _behind(text, mention.end)  # "2012 nominee Ada Cole" is the nominee no more
    titled = any(bare_title(w) in _TOLD_BEFORE or is_person(bare_title(w)) for w in before)
    found = _plain(before) if titled else set()
    return found | _behind(text, mention.end)


_PASSED_OVER = grammar.FUNCTION_WORDS - _PAST


def _noun_before(text: Text, mention: Mention) -> int:
    """Where the noun begins that a name is told in apposition to: "the driver, Ada Cole, ..."; the name's own
    place where there is none."""
    comma, words = mention.start - 1, text.words
    closed = mention.end >= len(text) or words[mention.end] in (",", ".", ")", "(")
    if comma < 1 or words[comma] != "," or not closed or text.sentence[comma] != text.sentence[mention.start]:
        return mention.start
    if not (words[comma - 1].islower() and is_person(bare_title(words[comma - 1]))):
        return mention.start
    first = comma - 1
    while first and comma - first < _NOUN and text.sentence[first - 1] == text.sentence[comma]:
        word = words[first - 1]
        if not word[0].isalpha() or word.lower() in _PASSED_OVER:
            break
        first -= 1
    return first


def _behind(text: Text, end: int) -> set[str]:
    stop, sentence = end, text.sentence[end - 1]
    found: set[str] = set()
    if text.words[stop : stop + 1] == ("(",):  # (R-Fell)
        while stop < len(text) and text.words[stop] != ")" and stop < end + _BEHIND:
            stop += 1
        found |= _plain(piece for word in text.words[end + 1 : stop] for piece in word.split("-"))
        stop += 1
    if stop + 1 >= len(text) or text.words[stop] != "," or text.sentence[stop] != sentence:
        return found
    if text.words[stop + 1].isdigit():
        return found | {text.words[stop + 1]}
    if apposition(text, end).role is None:
        return found
    words: list[str] = []
    for i in range(stop + 1, min(stop + _BEHIND, len(text))):
        word = text.words[i]
        if word in (",", ".", ";", "—", "–", "“", "”") or word.lower() in _CLAUSES:
            break
        words.append(word)
    return found | _plain(words)

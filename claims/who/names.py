"""The people whom an article names: who they are, where each is mentioned, and which Smith is meant.

Only persons are collected. An organisation is named by the same words each time and needs no index.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from onrecord.claims.lang.en import (
    grammar,
    offices,
)
from onrecord.claims.mentions.records import Mentions
from onrecord.claims.source.nouns import (
    bare_title,
    is_capitalised,
)
from onrecord.claims.text.tokens import Text
from onrecord.claims.who.fullnames import full_names
from onrecord.claims.who.learned import Learned
from onrecord.claims.who.namesakes import Known, Named
from onrecord.claims.who.persons import Person, gender_of, merge
from onrecord.claims.who.runs import Run, capitalised, describes, titled
from onrecord.claims.who.signs import Signs


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

    def person_in(self, start: int, end: int) -> int | None:
        """The number of the one person whom tokens [start, end) name."""
        named = {m.person for m in self.within(start, end)}
        return named.pop() if len(named) == 1 else None

    @classmethod
    def read(cls, text: Text, learned: Learned | None = None) -> Names:
        """`learned` is what a network sees of the names."""
        learned = learned or Learned(text, Mentions(text))
        bare = capitalised(text)
        signs = Signs(text, bare)
        runs = learned.cut(run for start, end in bare for run in titled(text, start, end))
        full = learned.weighed(full_names(text, runs, signs), runs)
        persons = merge(text, full)
        return cls(persons, _mentions(text, runs, persons, signs), signs, bare)


def _mentions(text: Text, runs: list[Run], persons: list[Person], signs: Signs) -> list[Mention]:
    known = Known([(p.name, p.gender, p.role) for p in persons], signs.is_common)
    mentions: list[Mention] = []
    for run in runs:
        named = Named(
            run.first, run.end, run.words(text), run.title, gender_of(run), text.paragraph[run.start]
        )
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
        if not (describes(word) or bare_title(word) in _LEADS_UP or is_capitalised(word)):
            break
        first -= 1
    return True


_LEADS_UP = offices.ROLE_NOUNS | offices.ROLE_MODIFIERS | frozenset("the a an his her their its our".split())

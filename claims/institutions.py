"""Institutions, outlets and places by their names: which kind a name is, and whom "the company" means."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from claims.lang import en
from claims.names import Names, capitalised, is_first_name, is_institution
from claims.roles import is_capitalised, words_of
from claims.signs import Signs
from claims.tokens import Text

# How many paragraphs, and mentions, back "the company" may look.
_REACH = 3
_MENTIONS = 60
_LONGEST_NAME = 8


@dataclass(frozen=True, slots=True)
class Institution:
    """Tokens [start, end) name it."""

    start: int
    end: int
    name: str


class Institutions:
    """The capitalised runs of an article that name no person."""

    def __init__(self, text: Text, mentions: Sequence[Institution]) -> None:
        self._text = text
        self._mentions = tuple(mentions)
        self._starts = [m.start for m in mentions]
        self._often = Counter(m.name for m in mentions)
        # For each word of a name of several words, and for its initials, the names, as first met.
        self._by_word: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for m in mentions:
            words = [w for w in m.name.split() if is_capitalised(w)]
            if len(words) > 1:
                for word in {*(w.lower() for w in words), "".join(w[0] for w in words)}:
                    self._by_word[word].setdefault(m.name, m.end)

    @classmethod
    def read(cls, text: Text, names: Names) -> Institutions:
        people = {i for m in names.mentions for i in range(m.start, m.end)}
        found = []
        for start, end in _joined(text, capitalised(text)):
            words = text.words[start:end]
            if len(words) > _LONGEST_NAME or any(i in people for i in range(start, end)):
                continue
            if not all(w.lower() in en.CALENDAR or w.lower() in en.CLASS_NOUNS for w in words):
                found.append(Institution(start, end, words_of(text, start, end)))
        return cls(text, found)

    def named_by(self, noun: str, before: int) -> str | None:
        """The one institution before token `before` whose name has this noun: "the ministry". None where
        there are two."""
        return self._one(noun, before) if noun in en.PUBLIC_BODIES else None

    def in_full(self, name: str, before: int) -> str:
        """The one longer name that a short one stands for ("TPA" for "Tarn Ports Authority", "Post" for
        "Tarn Post"), or the name itself."""
        if len(name) > 2 and name.isupper() and name.isalpha():
            return self._one(name, before) or name
        return (self._one(name.lower(), before) or name) if name.lower() in en.OUTLET_NOUNS else name

    def _one(self, word: str, before: int) -> str | None:
        names = [name for name, end in self._by_word.get(word, {}).items() if end <= before]
        return names[0] if len(names) == 1 else None

    def company(self, before: int) -> str | None:
        """The company that "the company" goes back to: the one institution in the nearest sentence that
        names any as its subject; None where a sentence names two, or none is near."""
        text = self._text
        last = bisect_left(self._starts, before)
        nearest: int | None = None
        names: set[str] = set()
        for m in reversed(self._mentions[max(0, last - _MENTIONS) : last]):
            if text.paragraph[m.start] < text.paragraph[before] - _REACH:
                break
            if nearest is not None and text.sentence[m.start] != nearest:
                break
            known = self._often[m.name] > 1 or is_institution(tuple(m.name.split()))
            if known and m.end <= before and _may_be_company(text, m):
                nearest = text.sentence[m.start]
                names.add(m.name)
        return names.pop() if len(names) == 1 else None


def _joined(text: Text, runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Runs with those that "of" or "for" ties to them: "Bank of Tarn"."""
    joined: list[tuple[int, int]] = []
    for start, end in runs:
        if joined:
            first, last = joined[-1]
            between = text.words[last:start]
            ties = between in (("of",), ("of", "the"), ("for",), ("for", "the"))
            if (
                ties
                and is_institution(text.words[first:last])
                and text.sentence[first] == text.sentence[start]
            ):
                joined[-1] = (first, end)
                continue
        joined.append((start, end))
    return joined


def _may_be_company(text: Text, m: Institution) -> bool:
    if text.quoted[m.start] or m.name.lower() in en.PLACES:
        return False
    before = text.words[m.start - 1].lower() if m.start else ""
    same_sentence = m.start and text.sentence[m.start - 1] == text.sentence[m.start]
    return not (same_sentence and before in ("in", "to", "from", "on", "at", "near", "of", "a", "an"))


def kind_of_name(words: tuple[str, ...], definite: bool, signs: Signs) -> str:
    """`outlet`, `organization` or `person` for a capitalised name that the article's people do not explain.

    A name of two or three words without any sign of an institution is taken for a person's; one word alone
    for an institution's, since news gives people their full names first.
    """
    folded = tuple(w.lower() for w in words if w.lower() != "the")
    whole = " ".join(folded)
    if whole in en.OUTLETS or "the " + whole in en.OUTLETS or is_outlet(words):
        return "outlet"
    person = signs.person(words)
    if person is False or whole in en.PLACES:
        return "organization"
    if (person and not definite) or words[0].startswith(("O'", "O’", "Mc")):
        return "person"
    if len(folded) == 1 and not definite and is_first_name(folded[0]) and folded[0] not in en.CALENDAR:
        return "person"
    if definite or whole in en.PLACES or is_institution(words) or len(folded) not in (2, 3):
        return "organization"
    if any(not w.replace(".", "").replace("-", "").isalpha() for w in folded):
        return "organization"
    if any(w in en.CLASS_NOUNS or w in ("of", "for", "the") for w in folded):
        return "organization"
    return "person" if not all(w.isupper() for w in words) else "organization"


def is_outlet(words: tuple[str, ...]) -> bool:
    """Whether a name ends as a newspaper's or a station's does."""
    last = words[-1].lower()
    station = len(words) > 1 and words[0].lower() in ("radio", "tv")
    agency = "news" in (w.lower() for w in words[:-1]) and last in ("service", "agency", "network")
    return station or agency or last in en.OUTLET_NOUNS or " ".join(w.lower() for w in words) in en.OUTLETS


def outlet_name(name: str) -> str:
    """An outlet's name as it goes on record: without an article, unless that is part of it ("The Hill")."""
    bare = name.removeprefix("The ").removeprefix("the ")
    return "The " + bare if "the " + bare.lower() in en.OUTLETS else bare

"""Institutions, outlets and places by their names: which kind a name is, and whom "the company" means."""

from __future__ import annotations

from dataclasses import dataclass

from claims.lang import en
from claims.names import Names, capitalised, is_institution
from claims.tokens import Text

# How many paragraphs back "the company" may look.
_REACH = 3


@dataclass(frozen=True, slots=True)
class Institution:
    """Tokens [start, end) name it. `subject`: no possessive, and no preposition before it."""

    start: int
    end: int
    name: str


class Institutions:
    """The capitalised runs of an article that name no person."""

    def __init__(self, text: Text, mentions: tuple[Institution, ...]) -> None:
        self._text = text
        self.mentions = mentions

    @classmethod
    def read(cls, text: Text, names: Names) -> Institutions:
        people = {i for m in names.mentions for i in range(m.start, m.end)}
        found = []
        for start, end in _joined(text, capitalised(text)):
            words = text.words[start:end]
            if any(i in people for i in range(start, end)) or len(words) > 8:
                continue
            if all(w.lower() in en.CALENDAR or w.lower() in en.CLASS_NOUNS for w in words):
                continue
            found.append(Institution(start, end, written(text, start, end)))
        return cls(text, tuple(found))

    def named_by(self, noun: str, before: int) -> str | None:
        """The one institution before token `before` whose name has this noun: "the ministry". None where
        there are two."""
        names = {
            m.name
            for m in self.mentions
            if m.end <= before and noun in m.name.lower().split() and " " in m.name
        }
        return names.pop() if len(names) == 1 else None

    def in_full(self, name: str, before: int) -> str:
        """The full name that a short one stands for ("TPA" for "Tarn Ports Authority"), or the name itself."""
        if len(name) > 2 and name.isupper() and name.isalpha():
            for m in self.mentions:
                words = [w for w in m.name.split() if w[0].isupper()]
                if m.end <= before and len(words) > 1 and "".join(w[0] for w in words) == name:
                    return m.name
        return name

    def company(self, before: int) -> str | None:
        """The company that "the company" goes back to: the one institution in the nearest sentence that
        names any as its subject; None where a sentence names two, or none is near."""
        text = self._text
        paragraph = text.paragraph[before]
        by_sentence: dict[int, set[str]] = {}
        for m in self.mentions:
            if m.end <= before and text.paragraph[m.start] >= paragraph - _REACH and _may_be_company(text, m):
                by_sentence.setdefault(text.sentence[m.start], set()).add(m.name)
        if not by_sentence:
            return None
        nearest = by_sentence[max(by_sentence)]
        return nearest.pop() if len(nearest) == 1 else None


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


def kind_of_name(words: tuple[str, ...], definite: bool) -> str:
    """`outlet`, `organization` or `person` for a capitalised name that the article's people do not explain.

    A name of two or three words without any sign of an institution is taken for a person's; one word alone
    for an institution's, since news gives people their full names first.
    """
    folded = tuple(w.lower() for w in words if w.lower() != "the")
    whole = " ".join(folded)
    if whole in en.OUTLETS or "the " + whole in en.OUTLETS or is_outlet(words):
        return "outlet"
    if whole in en.PUBLIC_SURNAMES:
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
    return last in en.OUTLET_NOUNS or " ".join(w.lower() for w in words) in en.OUTLETS


def outlet_name(name: str) -> str:
    """An outlet's name as it goes on record: without an article, unless that is part of it ("The Hill")."""
    bare = name.removeprefix("The ").removeprefix("the ")
    return name if "the " + bare.lower() in en.OUTLETS and name[0] == "T" else bare


def written(text: Text, start: int, end: int) -> str:
    return text.text[text.spans[start].start : text.spans[end - 1].end]

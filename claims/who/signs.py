"""What an article's own usage tells of a name that no list explains: a person's, or an institution's.

News gives people their full names first and their surnames later ("Orrin Vask", "Mr Vask", "Vask said he"),
institutions theirs the other way about ("Vask Terminals", "Vask", "Vask Terminals, which").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import takewhile

from onrecord.claims.lang.en import bodies, grammar, offices
from onrecord.claims.source.nouns import bare_title, is_family_first
from onrecord.claims.text.kinds import SPEECH
from onrecord.claims.text.tokens import Text

_PERSONAL = frozenset("he she his her who whose whom".split())
_THINGS = frozenset("it its which".split())
# The noun of an apposition stands among so many words: "its long-serving chief spokesman".
_MODIFIED = 3
_FIRMS = bodies.COMPANY_NOUNS | frozenset("consultancy charity nonprofit agency magazine website".split())
# How far behind a name that speaks its pronoun may stand.
_REACH = 10


class Signs:
    """The signs of one article, from its capitalised runs as (start, end) tokens."""

    def __init__(self, text: Text, runs: Iterable[tuple[int, int]]) -> None:
        self._courtesy: set[str] = set()
        self._alone: Counter[str] = Counter()
        self._votes: Counter[tuple[str, ...]] = Counter()
        self._leanings: Counter[str] = Counter()
        self._common = frozenset(w for w in text.words if w.islower())
        for start, end in runs:
            words = _folded(text.words[start:end])
            if bare_title(words[0]) in offices.COURTESY_TITLES and len(words) > 1:
                self._courtesy.add(words[-1])
            if end - start == 1 and not _has_article(text, start):
                self._alone[words[0]] += 1
            vote = _vote(text, start, end)
            if vote:
                self._votes[words] += vote
            if end - start == 1:
                self._leanings[words[0]] += _leaning(text, start)

    def is_common(self, word: str) -> bool:
        """Whether the article has the word in small letters too."""
        return word.lower() in self._common

    def often_alone(self, word: str) -> bool:
        """Whether a capitalised word stands by itself more than once, as surnames do."""
        return self._alone[word.lower()] > 1

    def leans_to_person(self, word: str) -> bool:
        """Whether a single name is rather a person's by the pronouns that follow it when it speaks."""
        return self._leanings[word.lower()] > 0

    def person(self, words: tuple[str, ...]) -> bool | None:
        """Whether a name is a person's; None where the article does not tell, or tells both."""
        words = _folded(words)
        first, last = words[0], words[-1]
        if last in self._courtesy:
            return True
        if votes := self._votes[words]:
            return votes > 0
        if len(words) not in (2, 3):
            return None
        if last in self._common or (self._alone[first] > self._alone[last] and not is_family_first(words)):
            return False
        return True if self._alone[last] else None


def _folded(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(w.lower() for w in words)


def _has_article(text: Text, start: int) -> bool:
    return start > 0 and text.words[start - 1].lower() in grammar.ARTICLES


def _leaning(text: Text, at: int) -> int:
    """1 for a person, -1 for an institution, by the next pronoun behind a name that speaks: "Cole said on
    Friday that he". 0 where none follows in its sentence."""
    following = text.words[at + 1 : at + 2]
    if following and following[0].lower() not in SPEECH and not following[0].endswith("ed"):
        return 0
    for i in range(at + 2, min(at + 2 + _REACH, len(text))):
        if text.sentence[i] != text.sentence[at] or text.quoted[i] != text.quoted[at]:
            return 0
        word = text.words[i].lower()
        if word in _PERSONAL or word in _THINGS:
            return 1 if word in _PERSONAL else -1
    return 0


def _vote(text: Text, start: int, end: int) -> int:
    """1 for a person, -1 for an institution, by the pronoun behind a name (", who", "said she", "said it") or
    the noun before it ("the broker Cole Marine")."""
    before = text.words[start - 1] if start else ""
    if end - start > 1 and before.islower() and before in _FIRMS:
        return -1
    words = [w.lower() for w in text.words[end : end + 3]]
    at = 0
    if words and words[0] in SPEECH:
        at = 2 if words[1:2] == ["that"] else 1
    elif words[:1] == [","]:
        if len(words) > 2 and words[1].isdigit() and words[2] in (",", ".", "and"):
            return 1  # an age
        at = 1
    if not at or len(words) <= at:
        return 0
    spoken = text.quoted[end + at] != text.quoted[end]
    if spoken or text.sentence[end + at] != text.sentence[end]:
        return 0
    if end - start == 1 and words[at] == "who":
        return 0  # "the Rovers, who"
    if words[:2] == [",", "its"]:  # "Cole, its spokesman", but "Cole Marine, its largest debtor"
        described = (w.lower() for w in text.words[end + 2 : end + 2 + _MODIFIED])
        return 1 if any(word in offices.ROLE_NOUNS for word in takewhile(str.isalpha, described)) else -1
    return (words[at] in _PERSONAL) - (words[at] in _THINGS)

"""What speaks for two mentions being one, seen without a network: distance, form, number, gender, words."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

import numpy as np

from onrecord.claims.lang.en import forenames, grammar, offices, pronouns
from onrecord.claims.mentions.records import Form, Kind, Mention
from onrecord.claims.mentions.tags import Floats
from onrecord.claims.text.tokens import Text

# A mention is looked for among so many before it, and among the names of so many sentences behind it.
BEFORE, BEHIND, NAMES_BEHIND = 40, 2, 5

_STEPS = (0, 1, 2, 4, 8)
_COUNTS = (1, 2, 3, 5, 10)
_PARAGRAPHS = (0, 1, 2)
_PRONOUNS = ("male", "female", "plural", "thing")
_GENDERS = {"male": 1, "female": 2}
_SMALL = frozenset("of the and for & 's ’s".split())
_OWNERS = frozenset({"'s", "’s"})
FEATURES = 1 + 6 + 6 + 4 + 2 + 3 + 6 + 6 + 4 + 5 + 5 + 1 + 3 + 6 + 4 + 3 + 4


class Pairs:
    """The pairs of one article's mentions."""

    def __init__(self, text: Text, every: Sequence[Mention]) -> None:
        self._every = every
        heads = [m.head for m in every]
        self._sentence = np.array([text.sentence[i] for i in heads], dtype=np.int64)
        self._paragraph = np.array([text.paragraph[i] for i in heads], dtype=np.int64)
        self._quotation = np.array([_quotation(text, i) for i in heads], dtype=np.int64)
        self._form = np.array([m.form for m in every], dtype=np.int64)
        self._kinds = np.array([m.kinds for m in every], dtype=np.float32).reshape(-1, len(Kind))
        self._plural = np.array([m.plural for m in every], dtype=np.int64)
        self._words = [tuple(w.lower() for w in text.words[m.start : m.end]) for m in every]
        self._pronoun = np.array(
            [_pronoun(m, w) for m, w in zip(every, self._words, strict=True)], dtype=np.int64
        )
        self._gender = np.array(_genders(text, every, self._words), dtype=np.int64)
        first: dict[int, int] = {}
        seen: Counter[str] = Counter()
        rows = []
        for m, words in zip(every, self._words, strict=True):
            seen[words[-1]] += 1
            before = text.words[m.start - 1].lower() if m.start else ""
            rows.append(
                (
                    first.setdefault(text.sentence[m.head], m.head) == m.head,
                    np.log(seen[words[-1]]),
                    text.words[m.end : m.end + 1] != () and text.words[m.end] in _OWNERS,
                    before in grammar.PREPOSITIONS,
                )
            )
        self._own = np.array(rows, dtype=np.float32).reshape(-1, 4)
        self._total = np.array([np.log(seen[words[-1]]) for words in self._words], dtype=np.float32)

    def candidates(self, number: int) -> list[int]:
        """What mention `number` may go back to, in text order."""
        last = int(self._sentence[number]) + BEHIND
        behind: list[int] = []
        for n in range(number + 1, len(self._every)):
            if self._sentence[n] > last or len(behind) == NAMES_BEHIND:
                break
            if self._every[n].form is Form.NAME:
                behind.append(n)
        return [*range(max(0, number - BEFORE), number), *behind]

    def features(self, number: int, others: Sequence[int]) -> Floats:
        """Shape (others, FEATURES), for mention `number` and each of the others."""
        c = np.array(others, dtype=np.int64)
        q = number
        size = len(c)
        out = np.zeros((size, FEATURES), dtype=np.float32)
        rows = np.arange(size)
        at = 0

        def one_of(index: np.ndarray, width: int) -> None:
            nonlocal at
            out[rows, at + index] = 1
            at += width

        def plain(*columns: np.ndarray) -> None:
            nonlocal at
            for column in columns:
                out[:, at] = column
                at += 1

        plain(c > q)
        one_of(np.searchsorted(_STEPS, np.abs(self._sentence[q] - self._sentence[c])), 6)
        one_of(np.searchsorted(_COUNTS, np.abs(q - c)), 6)
        one_of(np.searchsorted(_PARAGRAPHS, np.abs(self._paragraph[q] - self._paragraph[c])), 4)
        one_of(np.full(size, self._form[q] - 1), 2)
        one_of(self._form[c], 3)
        out[:, at : at + 6] = self._kinds[q]
        out[:, at + 6 : at + 12] = self._kinds[c]
        at += 12
        one_of(2 * self._plural[q] + self._plural[c], 4)
        one_of(np.full(size, self._pronoun[q]), 5)
        one_of(self._pronoun[c], 5)
        plain((self._pronoun[q] == self._pronoun[c]) & (self._pronoun[c] > 0))
        mine, theirs = self._gender[q], self._gender[c]
        one_of(np.where((theirs == 0) | (mine == 0), 0, np.where(theirs == mine, 1, 2)), 3)
        if size and self._every[q].form is Form.DESCRIPTION:
            out[:, at : at + 6] = [self._alike(q, n) for n in others]
        at += 6
        same = self._quotation[q] == self._quotation[c]
        plain(
            np.full(size, self._quotation[q] > 0),
            self._quotation[c] > 0,
            same,
            same & (self._quotation[c] > 0),
        )
        plain(self._own[c, 0], self._own[c, 1], self._total[c])
        plain(
            self._own[c, 2], self._own[c, 3], np.full(size, self._own[q, 2]), np.full(size, self._own[q, 3])
        )
        return out

    def _alike(self, q: int, c: int) -> tuple[bool, ...]:
        mine, theirs = self._words[q], self._words[c]
        if self._form[c] == Form.PRONOUN:
            return (False,) * 6
        one, other = mine[-1].removesuffix("s"), theirs[-1].removesuffix("s")
        return (
            mine == theirs,
            mine[-1] == theirs[-1],
            one == other,
            mine[-1] in theirs,
            bool(set(mine) & set(theirs) - _SMALL),
            one.startswith(other) or other.startswith(one),
        )


def _quotation(text: Text, token: int) -> int:
    """The number of the quotation that a token stands in, from 1; 0 outside."""
    if not text.quoted[token]:
        return 0
    return max(1, bisect_left(text.quotations, text.spans[token].start, key=lambda span: span.start))


def _pronoun(mention: Mention, words: tuple[str, ...]) -> int:
    return 1 + _PRONOUNS.index(pronouns.PRONOUNS[words[0]]) if mention.form is Form.PRONOUN else 0


def _genders(text: Text, every: Sequence[Mention], words: Sequence[tuple[str, ...]]) -> list[int]:
    """0 unknown, 1 male, 2 female; a surname alone has that of the fuller name."""
    own = [_gender(text, m, w) for m, w in zip(every, words, strict=True)]
    named = [m.form is Form.NAME and m.kind is Kind.PERSON for m in every]
    told: dict[str, int] = {}
    for w, gender, name in zip(words, own, named, strict=True):
        if name and gender:
            told.setdefault(w[-1], gender)
    return [g or (told.get(w[-1], 0) if n else 0) for g, w, n in zip(own, words, named, strict=True)]


def _gender(text: Text, mention: Mention, words: tuple[str, ...]) -> int:
    if mention.form is Form.PRONOUN:
        return _GENDERS.get(pronouns.PRONOUNS[words[0]], 0)
    if mention.form is Form.DESCRIPTION:
        return 1 if words[-1] in offices.MALE_NOUNS else 2 if words[-1] in offices.FEMALE_NOUNS else 0
    if mention.kind is not Kind.PERSON:
        return 0
    title = text.words[mention.start - 1].lower().rstrip(".") if mention.start else ""
    if title in offices.COURTESY_TITLES:
        return _GENDERS.get(offices.COURTESY_TITLES[title] or "", 0)
    if title in offices.MALE_NOUNS or title in offices.FEMALE_NOUNS:
        return 1 if title in offices.MALE_NOUNS else 2
    male, female = words[0] in forenames.MALE_NAMES, words[0] in forenames.FEMALE_NAMES
    return 0 if male == female or len(words) < 2 else 1 if male else 2

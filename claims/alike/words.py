"""The words by which claims find one another, and how rare each is.

How rare a word is stands in a table that comes with the package, not in the database: the same claims are
alike or not whatever else is stored, and whatever came first.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from threading import Lock
from typing import TYPE_CHECKING

from onrecord.claims.alike.records import Told
from onrecord.claims.lang.en.likeness import EMPTY

if TYPE_CHECKING:
    from snowballstemmer.english_stemmer import EnglishStemmer

# Of the index words: raise it when `index_words` or the table of their rarity changes.
VERSION = "1"

MOST_RARE = 12
# Of a statement of a whole page no more is read: what two tell alike stands in the beginning.
MOST_WORDS = 300
_LONGEST_WORD = 40

# A stemmer keeps the word that it is at.
_TURN = Lock()

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands. `folded`: in plain small letters; `index`: what it is found by, or "" where it
    tells nothing; `is_name`: it has a capital that the beginning of a sentence does not explain."""

    shown: str
    folded: str
    index: str
    is_name: bool
    start: int


def read(text: str) -> tuple[Word, ...]:
    """The first `MOST_WORDS` words of a text."""
    found: list[Word] = []
    for match in WORD.finditer(text):
        if len(found) >= MOST_WORDS:
            break
        shown = match.group()
        folded = fold(shown)
        index = _index(folded)
        is_name = bool(index) and shown[0].isupper() and not _begins(text, match.start())
        found.append(Word(shown, folded, index, is_name, match.start()))
    return tuple(found)


def index_words(text: str) -> frozenset[str]:
    """The stems of the words of a text that tell something."""
    return frozenset(word.index for word in read(text) if word.index)


def rare(told: Told) -> tuple[str, ...]:
    """The rarest index words of a claim, at most `MOST_RARE`, the rarest first."""
    found = index_words(told.claim.content)
    return tuple(sorted(found, key=lambda word: (-rarity(word), word))[:MOST_RARE])


@lru_cache(maxsize=1 << 16)
def rarity(index: str) -> float:
    """How much an index word tells: the natural logarithm of how many texts there are to one that has it."""
    table = _table()
    return math.log((table.texts + 1) / (table.counts.get(index, 0) + 1))


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """A word in plain small letters, without accents, with straight apostrophes."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return plain.casefold().replace("’", "'")


@lru_cache(maxsize=1 << 16)
def _index(folded: str) -> str:
    if folded[0].isdigit():
        return folded.replace(",", "")[:_LONGEST_WORD]
    bare = folded[:-2] if folded.endswith("'s") else folded.partition("'")[0]
    if len(bare) < 2 or folded.endswith("n't") or bare in EMPTY:
        return ""
    with _TURN:
        return str(_stemmer().stemWord(bare[:_LONGEST_WORD]))


def stem(word: str) -> str:
    """What a word is found by; "" where it tells nothing."""
    return _index(fold(word))


def _begins(text: str, start: int) -> bool:
    """Whether a sentence, or all of the text, begins here."""
    before = text[max(0, start - 3) : start].rstrip(" \n\t“\"'‘(")
    return not before or before[-1] in ".?!:"


@cache
def _stemmer() -> EnglishStemmer:
    from snowballstemmer.english_stemmer import EnglishStemmer

    return EnglishStemmer()


@dataclass(frozen=True, slots=True)
class _Table:
    texts: int
    counts: Mapping[str, int]


@cache
def _table() -> _Table:
    written = json.loads(files("onrecord.claims.weights").joinpath("rarity.json").read_text("utf-8"))
    return _Table(written["texts"], {w: int(n) for n, ws in written["words"].items() for w in ws.split()})

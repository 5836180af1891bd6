"""What an article tells of, for comparing it with others: its words, where they stand, how rare they are."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from onrecord.claims.across import order
from onrecord.claims.across.records import Report
from onrecord.claims.alike.words import rarity, stem

# Of a long text no more is read: what it tells of stands in the beginning.
MOST_WORDS = 1500
LEAD = 700  # code points: a headline's worth of paragraphs
MOST_LEAD_WORDS = 20
# What more than one text in seven has, tells no event apart.
_RARE = 2.0
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class Telling:
    """An article, read. `body`, `lead` and `title` are weights by stem, as vectors of length 1; `names`, by
    stem, the words that are written with a capital, as they first stand there; `bigrams` neighbours, without
    what tells nothing; `size` the number of words that tell something.
    """

    article_id: int
    published: date | None
    body: dict[str, float]
    lead: dict[str, float]
    title: dict[str, float]
    names: Mapping[str, str]
    bigrams: frozenset[tuple[str, str]]
    size: int


def telling(report: Report) -> Telling:
    """Read an article. Takes time in step with its text, of which `MOST_WORDS` words are read."""
    body, names = _stems(report.text)
    title, title_names = _stems(report.title)
    lead, _ = _stems(report.text[:LEAD])
    counts = Counter(body)
    counts.update(title)
    for word in set(lead) | set(title):
        counts[word] += 2
    return Telling(
        report.article_id,
        order.day(report.published),
        _unit({word: (1 + math.log(n)) * rarity(word) ** 1.5 for word, n in counts.items()}),
        _unit({word: rarity(word) for word in {*lead, *title}}),
        _unit({word: rarity(word) for word in title}),
        title_names | names,
        frozenset(pairwise(body)),
        len(body),
    )


def lead_words(report: Report) -> tuple[str, ...]:
    """The rarest words of an article's title and lead, names before others, at most `MOST_LEAD_WORDS`: two
    articles about one event share some."""
    lead, names = _stems(report.text[:LEAD])
    title, title_names = _stems(report.title)
    named = {*names, *title_names}
    told = [word for word in {*lead, *title} if rarity(word) >= _RARE]
    ranked = sorted(told, key=lambda word: (word not in named, -rarity(word), word))
    return tuple(ranked[:MOST_LEAD_WORDS])


def stems(text: str) -> frozenset[str]:
    """The stems of the words of a text that tell something."""
    return frozenset(_stems(text)[0])


def cosine(ours: dict[str, float], theirs: dict[str, float]) -> float:
    """How alike two vectors of length 1 are, 0 to 1."""
    shorter, longer = sorted((ours, theirs), key=len)
    return math.fsum(weight * longer[word] for word, weight in shorter.items() if word in longer)


def _stems(text: str) -> tuple[list[str], dict[str, str]]:
    """The stems of the words that tell something, in order, and those of them that have a capital, each with
    the word as it first stands there."""
    found: list[str] = []
    names: dict[str, str] = {}
    for n, match in enumerate(_WORD.finditer(text)):
        if n >= MOST_WORDS:
            break
        word = stem(match.group())
        if word:
            found.append(word)
            if match.group()[0].isupper():
                names.setdefault(word, match.group())
    return found, names


def _unit(weights: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()} if length else {}

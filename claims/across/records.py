"""The records of what several articles tell together: frozen, typed, without behaviour.

They know nothing of the database: an article is told by its number, a claim by its permanent id, a speaker
by whatever number the caller gives to one person or body wherever it is named.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from onrecord.claims.records import Span


@dataclass(frozen=True, slots=True)
class Report:
    """An article as it stands among others.

    `wire` is the agency that it credits, `links` are the addresses it links to. `published` has its minute
    and zone where the article tells them, is a day where it tells no more, and None where it tells nothing.
    """

    article_id: int
    url: str
    outlet_id: int | None
    outlet: str | None
    title: str
    text: str
    published: datetime | date | None
    wire: str | None
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticlePair:
    """Two articles that tell of one event: `a` < `b`, the probability, and the reasons in words."""

    a: int
    b: int
    score: float
    reasons: tuple[str, ...]


# How an article came to what it tells, strongest sign first.
WIRE, CREDITED, LINKED, REPRINT, REWRITE, OWN, UNKNOWN = (
    "wire", "credited", "linked", "reprint", "rewrite", "own", "unknown"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Edge:
    """Where one article has something from.

    `origin_article_id` is the article it comes from, where that is known, else `origin_name` names the
    outlet or agency. `claim_id` is set where only this claim comes from there (a credit for one statement),
    and None where the whole article does. `evidence` are the very words, at `span` of the article's text, or
    a reason in words where it was inferred.
    """

    article_id: int
    kind: str
    origin_article_id: int | None
    origin_name: str | None
    claim_id: str | None
    evidence: str
    span: Span | None
    inferred: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class Placed:
    """How one article of a group was placed: with which origin (numbered from 0), by which kind of sign, and
    why.
    """

    article_id: int
    origin: int
    kind: str
    reason: str
    inferred: bool


@dataclass(frozen=True, slots=True)
class Origins:
    """How many independent origins a group of claims can stand on: `least` to `most`, each at least 1.

    `utterance` is true where all heard one speaker at one occasion: one origin, and as many witnesses as
    `witnesses`. `circular` says, in words, why it is circular reporting, or is None.
    """

    least: int
    most: int
    placed: tuple[Placed, ...]
    utterance: bool
    witnesses: int
    circular: str | None


@dataclass(frozen=True, slots=True)
class Reversal:
    """Two claims of one speaker on one subject, said on different days, that oppose each other: possible,
    never asserted.

    `secondhand` is true where at least one of them is told by somebody else.
    """

    earlier: str
    later: str
    reasons: tuple[str, ...]
    secondhand: bool


@dataclass(frozen=True, slots=True)
class Decay:
    """What became of a claim's source on its way from one article to another, along an edge or between two
    that only tell the same (`edge` None: "sourced differently").

    `changes` are names of what changed (`count`, `basis`, `reason`, `unnamed`, `step`, `hedge`, `source`),
    `lost` the spans of words in the origin's source phrase that the later one does not have.
    """

    origin_claim_id: str
    claim_id: str
    changes: tuple[str, ...]
    lost: tuple[Span, ...]
    edge: Edge | None

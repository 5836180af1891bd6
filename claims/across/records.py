"""The records of what several articles tell together: frozen, typed, without behaviour.

They know nothing of the database: an article is told by its number, a claim by its permanent id, a speaker
by whatever number the caller gives to one person or body wherever it is named.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from onrecord.claims.records import Claim, Span

# How alike two claims are: `same` is counted, `likely` shown and never counted, `related` is of one matter.
SAME, LIKELY, RELATED = "same", "likely", "related"
BANDS = (SAME, LIKELY, RELATED)


@dataclass(frozen=True, slots=True)
class Told:
    """A claim as it stands among those of other articles.

    `context` is the text around it (up to 250 code points on each side, the content included). `published`
    is the day on which its article came out. `speaker_id` is the same wherever the speaker is the same; None
    where nobody is named.
    """

    claim: Claim
    article_id: int
    outlet_id: int | None
    outlet: str | None
    published: date | None
    speaker_id: int | None
    context: str


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
class Pair:
    """Two claims that were compared: `a` < `b`, so that a pair has one name.

    `score` is the calibrated probability, 0 to 1, that they say the same. `reasons` are in words for a
    reader. `veto` says why a pair that scores like `same` is not counted as such. `opposed` is true where
    the one denies the other.
    """

    a: str
    b: str
    score: float
    band: str
    reasons: tuple[str, ...]
    veto: str | None = None
    opposed: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer said of two claims (`a` < `b`): that they are the same, or that they are not. It holds
    for ever.
    """

    a: str
    b: str
    same: bool


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

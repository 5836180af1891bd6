"""The records of what is alike: frozen, typed, without behaviour.

They know nothing of the database: an article is told by its number, a claim by its permanent id, a speaker by
whatever number the caller gives to one person or body wherever it is named.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.claims.records import Claim

# How alike two claims are: `same` is counted, `likely` shown and never counted, `related` is of one matter.
SAME, LIKELY, RELATED = "same", "likely", "related"


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

"""How much speaks for two articles telling of one event: numbers for a logistic model, and its weights."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from onrecord.claims.across.telling import Telling, cosine
from onrecord.claims.alike.records import LIKELY, SAME, Pair
from onrecord.claims.alike.words import rarity

FEATURES = (
    "body", "lead", "title", "rare_names", "rarest_names", "names", "bigrams", "days", "day", "size",
    "shared_claims",
)  # fmt: skip
WEIGHTS = "stories.json"
_RARE = 3.0
_RARE_PAIR = 8.0
_MOST_CLAIMS = 4.0


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model: the features' means, spreads and coefficients, in the order of `FEATURES`.

    `together` is the probability from which two articles are of one story.
    """

    mean: tuple[float, ...]
    spread: tuple[float, ...]
    coefficient: tuple[float, ...]
    intercept: float
    together: float
    version: str

    @classmethod
    def load(cls, folder: Traversable | None = None) -> Weights:
        """Those in `folder`, else those that come with the package."""
        return _shipped() if folder is None else cls.from_json(folder.joinpath(WEIGHTS).read_text("utf-8"))

    @classmethod
    def from_json(cls, written: str) -> Weights:
        """Raises ValueError where they are of other features than these."""
        read = json.loads(written)
        if tuple(read["features"]) != FEATURES:
            raise ValueError(f"story weights of other features: {', '.join(read['features'])}")
        return cls(
            tuple(read["mean"]),
            tuple(read["spread"]),
            tuple(read["coefficient"]),
            read["intercept"],
            read["together"],
            read["version"],
        )

    def probability(self, features: Sequence[float]) -> float:
        """That two articles are of one story, 0 to 1."""
        parts = zip(features, self.mean, self.spread, self.coefficient, strict=True)
        logit = self.intercept + math.fsum((x - m) / s * c for x, m, s, c in parts)
        return 1 / (1 + math.exp(-max(-50.0, min(50.0, logit))))


@cache
def _shipped() -> Weights:
    return Weights.from_json(files("onrecord.claims.weights").joinpath(WEIGHTS).read_text("utf-8"))


def features(a: Telling, b: Telling, pairs: Sequence[Pair], days: int | None) -> tuple[float, ...]:
    """What speaks for one event, in the order of `FEATURES`; the same whichever comes first. `pairs` are
    those of the two articles' claims, `days` between the two, taken for 0 where unknown."""
    names = sorted((rarity(word) for word in a.names.keys() & b.names.keys()), reverse=True)
    bigrams = [rarity(x) + rarity(y) for x, y in a.bigrams & b.bigrams]
    claims = sum({SAME: 1.0, LIKELY: 0.5}.get(pair.band, 0.0) for pair in pairs)
    return (
        cosine(a.body, b.body),
        cosine(a.lead, b.lead),
        cosine(a.title, b.title),
        math.fsum(weight for weight in names if weight > _RARE) / 20,
        math.fsum(names[:3]) / 15,
        math.log1p(len(names)),
        math.log1p(math.fsum(sorted(weight for weight in bigrams if weight > _RARE_PAIR))),
        math.log1p(days or 0),
        float((days or 0) <= 1),
        math.log1p(min(a.size, b.size)),
        min(_MOST_CLAIMS, claims),
    )


def in_words(a: Telling, b: Telling, pairs: Sequence[Pair], days: int | None) -> tuple[str, ...]:
    """Why two articles are taken for one story, for a reader: shared names, shared claims, days apart."""
    found = []
    both = a.names.keys() & b.names.keys() & {*a.lead, *b.lead}
    shared = sorted(both, key=lambda word: (-rarity(word), word))[:3]
    if shared:
        found.append("share " + ", ".join(a.names[word] for word in shared))
    same = sum(pair.band == SAME for pair in pairs)
    likely = sum(pair.band == LIKELY for pair in pairs)
    if same or likely:
        found.append(f"{same} claims the same, {likely} likely")
    if days is None:
        found.append("a date is missing")
    else:
        found.append("the same day" if days == 0 else f"{days} {'day' if days == 1 else 'days'} apart")
    return tuple(found)

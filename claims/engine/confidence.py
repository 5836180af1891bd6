"""The second look: how probable it is that an attribution is right, and from which probability it is given.

A logistic model over what `evidence` tells; the bar depends on the kind, since attitudes and deeds that are
right by a corpus say less to a reader, and more of them are wrong.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.claims.engine.evidence import FEATURES

KINDS = ("statement", "quoted", "attitude", "deed")

_DEED, _ATTITUDE, _QUOTED = (FEATURES.index(name) for name in ("deed", "attitude_cue", "quoted"))


@dataclass(frozen=True, slots=True)
class Confidence:
    """`weights` run parallel to `FEATURES`."""

    bias: float
    weights: tuple[float, ...]

    def score(self, features: Sequence[float]) -> float:
        """The probability, 0 to 1."""
        odds = self.bias + sum(w * f for w, f in zip(self.weights, features, strict=True))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))

    def as_dict(self) -> dict[str, float | dict[str, float]]:
        """To be read by people too: a weight stands under its feature's name."""
        weights = zip(FEATURES, self.weights, strict=True)
        return {"bias": round(self.bias, 4), "weights": {name: round(w, 4) for name, w in weights}}

    @classmethod
    def from_dict(cls, bias: float, weights: Mapping[str, float]) -> Confidence:
        """Raises `KeyError` where a feature has no weight."""
        return cls(bias, tuple(weights[name] for name in FEATURES))


def kind_of(features: Sequence[float]) -> str:
    """Which of `KINDS` an attribution with these features is, for its bar."""
    if features[_DEED]:
        return "deed"
    if features[_ATTITUDE]:
        return "attitude"
    return "quoted" if features[_QUOTED] else "statement"

"""What evidence comes to: a logistic model of readable weights, the bands, and how their numbers are kept."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.claims.alike.evidence import FEATURES
from onrecord.claims.alike.records import LIKELY, RELATED, SAME

_STEEPEST = 30.0


@dataclass(frozen=True, slots=True)
class Sure:
    """How sure a logit is: it becomes a probability times `slope` plus `shift`."""

    slope: float
    shift: float

    def probability(self, logit: float) -> float:
        steep = max(-_STEEPEST, min(_STEEPEST, self.slope * logit + self.shift))
        return 1 / (1 + math.exp(-steep))


@dataclass(frozen=True, slots=True)
class Weighing:
    """`weights` are in the order of `FEATURES`, `sure` makes a probability of what they come to, `bars` are
    the least probabilities of the bands.
    """

    version: str
    bias: float
    weights: tuple[float, ...]
    sure: Sure
    bars: Mapping[str, float]

    @classmethod
    def from_json(cls, written: str) -> Weighing:
        values = json.loads(written)
        return cls(
            version=values["version"],
            bias=values["bias"],
            weights=tuple(values["weights"][name] for name in FEATURES),
            sure=Sure(**values["sure"]),
            bars={band: values["bars"][band] for band in (SAME, LIKELY, RELATED)},
        )

    def as_dict(self) -> dict[str, Any]:
        return {
            "version": self.version,
            "bias": round(self.bias, 4),
            "weights": {name: round(w, 4) for name, w in zip(FEATURES, self.weights, strict=True)},
            "sure": {"slope": round(self.sure.slope, 4), "shift": round(self.sure.shift, 4)},
            "bars": dict(self.bars),
        }

    def probability(self, values: Sequence[float]) -> float:
        """Of being the same, by the evidence."""
        logit = self.bias + sum(w * v for w, v in zip(self.weights, values, strict=True))
        return self.sure.probability(logit)

    def band(self, probability: float) -> str | None:
        """The band that a probability is in; None below all."""
        return next((band for band in (SAME, LIKELY, RELATED) if probability >= self.bars[band]), None)

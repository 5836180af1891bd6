"""What evidence comes to: a logistic model of readable weights, the bands, and how their numbers are kept."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.claims.across.evidence import FEATURES
from onrecord.claims.across.records import LIKELY, RELATED, SAME

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
    """`weights` are in the order of `FEATURES`. `alone` makes a probability of what they come to; `together`,
    where there is a second reader, of its logit and theirs, of which its counts `share`. `bars` are the least
    probabilities of the bands.
    """

    version: str
    bias: float
    weights: tuple[float, ...]
    alone: Sure
    together: Sure | None
    share: float
    bars: Mapping[str, float]

    @classmethod
    def from_json(cls, written: str) -> Weighing:
        values = json.loads(written)
        together = values["together"]
        return cls(
            version=values["version"],
            bias=values["bias"],
            weights=tuple(values["weights"][name] for name in FEATURES),
            alone=Sure(**values["alone"]),
            together=Sure(**together) if together else None,
            share=values["share"],
            bars={band: values["bars"][band] for band in (SAME, LIKELY, RELATED)},
        )

    def as_dict(self) -> dict[str, Any]:
        return {
            "version": self.version,
            "bias": round(self.bias, 4),
            "weights": {name: round(w, 4) for name, w in zip(FEATURES, self.weights, strict=True)},
            "alone": _rounded(self.alone),
            "together": _rounded(self.together),
            "share": self.share,
            "bars": dict(self.bars),
        }

    def logit(self, values: Sequence[float]) -> float:
        """What the evidence comes to by itself."""
        return self.bias + sum(w * v for w, v in zip(self.weights, values, strict=True))

    def probability(self, logit: float, second: float | None = None) -> float:
        """Of being the same; `second` is the second reader's logit, where it was asked."""
        if second is None or self.together is None:
            return self.alone.probability(logit)
        return self.together.probability((1 - self.share) * logit + self.share * second)

    def band(self, probability: float) -> str | None:
        """The band that a probability is in; None below all."""
        return next((band for band in (SAME, LIKELY, RELATED) if probability >= self.bars[band]), None)


def _rounded(sure: Sure | None) -> dict[str, float] | None:
    return {"slope": round(sure.slope, 4), "shift": round(sure.shift, 4)} if sure else None

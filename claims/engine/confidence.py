"""How probable it is that an attribution is right: a logistic model over what the engine knows of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.claims.engine.labels import Floats, Label, Role
from onrecord.claims.engine.link import Link
from onrecord.claims.text.kinds import ATTITUDE, SPEECH
from onrecord.claims.text.tokens import Text

FEATURES = (
    "content", "content_least", "content_start", "content_end", "cue", "source", "cue_fit", "source_fit",
    "no_cue", "no_source", "cue_filled", "source_filled", "quoted", "speech_cue", "attitude_cue", "other_cue",
)  # fmt: skip

OTHER_CUE = FEATURES.index("other_cue")

_FLOOR = 1e-4


@dataclass(frozen=True, slots=True)
class Confidence:
    """`weights` run parallel to `FEATURES`."""

    bias: float
    weights: tuple[float, ...]

    def score(self, features: Sequence[float]) -> float:
        """The probability, 0 to 1."""
        odds = self.bias + sum(w * f for w, f in zip(self.weights, features, strict=True))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def features(text: Text, probabilities: Floats, link: Link) -> tuple[float, ...]:
    """The model's inputs in the order of `FEATURES`: logarithms of probabilities, log odds, and flags."""
    content = list(link.content)
    inside = probabilities[content, Role.CONTENT.begin] + probabilities[content, Role.CONTENT.inside]
    after = link.content[-1] + 1
    ends = 1 - probabilities[after, Label.I_CONTENT] if after < len(text) else 1.0
    return (
        float(np.log(inside + _FLOOR).mean()),
        float(np.log(inside.min() + _FLOOR)),
        _log(probabilities[content[0], Label.B_CONTENT]),
        _log(ends),
        _mean_log(probabilities, link.cue, Role.CUE),
        _mean_log(probabilities, link.source, Role.SOURCE),
        _fit(link.cue_fit),
        _fit(link.source_fit),
        float(not link.cue),
        float(not link.source),
        float(bool(link.cue) and link.cue_fit is None),
        float(bool(link.source) and link.source_fit is None),
        sum(text.quoted[i] for i in content) / len(content),
        *_cue_kind(text, link),
    )


def _cue_kind(text: Text, link: Link) -> tuple[float, float, float]:
    """Whether the cue tells of speech; of a thought or feeling; of neither, outside quotation marks.

    Annotators agree least about the last, and the tagger is surer of them than is right.
    """
    words = {text.words[i].lower() for i in link.cue if text.words[i][0].isalnum()}
    speech = not SPEECH.isdisjoint(words)
    attitude = not speech and not ATTITUDE.isdisjoint(words)
    narrated = any(text.words[i][0].isalnum() and not text.quoted[i] for i in link.content)
    return float(speech), float(attitude), float(bool(words) and narrated and not (speech or attitude))


def _log(probability: float) -> float:
    return math.log(float(probability) + _FLOOR)


def _mean_log(probabilities: Floats, tokens: Sequence[int], role: Role) -> float:
    if not tokens:
        return 0.0
    rows = list(tokens)
    return float(np.log(probabilities[rows, role.begin] + probabilities[rows, role.inside] + _FLOOR).mean())


def _fit(fit: float | None) -> float:
    return 0.0 if fit is None else max(-3.0, min(6.0, fit)) / 3

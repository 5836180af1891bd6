"""Choosing on the dev part what no gradient reaches: the strength of the moves, and what is filled in."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from onrecord.claims.engine.attribute import Settings, attribution, candidates
from onrecord.claims.engine.labels import Floats
from onrecord.claims.engine.link import Linker
from onrecord.claims.evaluate.spans import right_ones
from onrecord.claims.evaluate.tally import Tally, counted
from onrecord.claims.training.look import Read, bare

_STRENGTHS = (0.0, 0.15, 0.3, 0.45, 0.6)
_LEAST = (0.05, 0.1, 0.2, 1.0)


def tune(dev: Sequence[Read], linker: Linker, moves: Floats, version: str) -> Settings:
    """The settings with the best F1 end to end when all that is found is given; not looked at twice yet."""
    tried = []
    for strength in _STRENGTHS:
        for least in _LEAST:
            settings = bare(version, moves * np.float32(strength), least)
            tried.append((_rates(dev, linker, settings).f1, -strength, -least, settings))
    *_, settings = max(tried, key=lambda t: t[:3])
    return settings


def _rates(dev: Sequence[Read], linker: Linker, settings: Settings) -> Tally:
    given = right = 0
    for read in dev:
        found = candidates(read.text, read.log_probabilities, linker, settings)
        given += len(found)
        right += len(right_ones(read.text.text, read.gold, [attribution(read.text, c, 1.0) for c in found]))
    return counted(right, given, sum(len(read.gold) for read in dev))

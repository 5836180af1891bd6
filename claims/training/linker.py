"""Learning which cue goes with which content and source: logistic regression over pairs of gold units."""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from onrecord.claims.engine.labels import Role, labels_of, segments
from onrecord.claims.engine.link import (
    Scene,
    Tokens,
    candidates,
    cue_content_features,
    cue_source_features,
    join_features,
    units,
)
from onrecord.claims.records import Attribution
from onrecord.claims.text.tokens import Text

Pair = tuple[tuple[str, ...], bool]


def pairs(text: Text, attributions: Iterable[Attribution]) -> Iterator[Pair]:
    """Every pair that the linker would consider, with its features and whether it belongs together."""
    attributions = list(attributions)
    labels = labels_of(text, attributions)
    tagged = units(text, labels)
    scene = Scene.of(text, labels)
    members: dict[str, dict[int, set[int]]] = {"cue": {}, "content": {}, "source": {}}
    for number, attribution in enumerate(attributions):
        for role, of_token in members.items():
            for span in getattr(attribution, role):
                for i in text.tokens_in(span):
                    of_token.setdefault(i, set()).add(number)

    def belongs(role: str, unit: Tokens) -> set[int]:
        return set().union(*(members[role].get(i, set()) for i in unit))

    for cue in tagged.cues:
        own = belongs("cue", cue)
        for index in candidates(text, cue, tagged.contents):
            content = tagged.contents[index]
            features = tuple(cue_content_features(scene, cue, content))
            yield features, bool(own & belongs("content", content))
        for index in candidates(text, cue, tagged.sources):
            source = tagged.sources[index]
            features = tuple(cue_source_features(scene, cue, source))
            yield features, bool(own & belongs("source", source))


def joins(text: Text, attributions: Iterable[Attribution]) -> Iterator[Pair]:
    """Every two content runs in succession, and whether they are pieces of one content."""
    labels = labels_of(text, attributions)
    runs = [s for s in segments(labels) if s.role == Role.CONTENT]
    for one, other in pairwise(runs):
        if other.start > one.end and text.paragraph[other.start] - text.paragraph[one.end - 1] <= 1:
            yield tuple(join_features(text, labels, one, other)), not other.begins


def learn(
    rows: list[Pair], *, epochs: int = 5, rate: float = 0.3, at_least: int = 3, seed: int = 3
) -> dict[str, float]:
    """Weights by AdaGrad; features seen in fewer than `at_least` pairs are left out."""
    seen = Counter(feature for features, _ in rows for feature in features)
    kept = [(tuple(f for f in features if seen[f] >= at_least), yes) for features, yes in rows]
    weights: dict[str, float] = defaultdict(float)
    squares: dict[str, float] = defaultdict(lambda: 1.0)
    chance = random.Random(seed)
    for _ in range(epochs):
        chance.shuffle(kept)
        for features, yes in kept:
            odds = sum(weights[f] for f in features)
            error = yes - 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
            if abs(error) < 0.002:
                continue
            for f in features:
                squares[f] += error * error
                weights[f] += rate * error / math.sqrt(squares[f])
    return {f: round(w, 3) for f, w in sorted(weights.items()) if abs(w) >= 0.02}

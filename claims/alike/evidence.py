"""What speaks for and against two claims being the same, as numbers for the model that weighs it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.claims.alike import speakers
from onrecord.claims.alike.polarity import opposed
from onrecord.claims.alike.quantities import Quantity, agree, conflict
from onrecord.claims.alike.reading import Reading, weight
from onrecord.claims.alike.words import rarity

FEATURES = (
    "cosine", "contained", "weight", "weight_plain", "rarest", "shared", "shared_plain", "run", "run_share",
    "pairs", "pairs_share", "shorter", "ratio", "missing", "names", "names_share", "names_apart",
    "same_speaker", "other_speaker", "unnamed", "source", "kind_apart", "both_direct", "quote_apart",
    "numbers", "numbers_apart", "number_in_one", "opposed", "days", "same_day", "far", "undated",
    "said_together", "said_apart", "context", "around",
)  # fmt: skip
# The groups of features that an ablation leaves out (docs/matching.md).
SPEAKER = frozenset(("same_speaker", "other_speaker", "unnamed", "source"))
SETTING = frozenset(
    ("days", "same_day", "far", "undated", "said_together", "said_apart", "context", "around")
)

# Of so much of the shorter one both must speak, for a negation in one to be about what the other says.
_ONE_SUBJECT = 0.35
# Paragraphs that stand in every article on a matter make nothing the same that is said beside them.
_SETTING = 0.3
_MOST_DAYS = 3650
_UNKNOWN_DAYS = 3
_FAR = 30


@dataclass(frozen=True, slots=True)
class Evidence:
    """Two claims held against one another. `values` are in the order of `FEATURES`; the rest is what vetoes
    and reasons ask for. `days`: between the days on which the articles came out; None where one is unknown.
    """

    values: tuple[float, ...]
    speaker: str
    shared: tuple[str, ...]
    run: int
    numbers: tuple[Quantity, Quantity] | None
    clash: tuple[Quantity, Quantity] | None
    contrary: tuple[str, str] | None
    days: int | None


def evidence(a: Reading, b: Reading) -> Evidence:
    """What speaks for and against. The same whichever comes first."""
    shared = a.telling & b.telling
    names = a.names | b.names
    plain = shared - names
    total = weight(shared)
    run = longest_run(a.folded, b.folded)
    bigrams = a.bigrams & b.bigrams
    fewest = max(1, min(len(a.folded), len(b.folded)))
    fewest_bigrams = max(1, min(len(a.bigrams), len(b.bigrams)))
    shorter, longer = sorted((a, b), key=lambda r: (r.weight, r.order))
    size_a, size_b = len(a.order), len(b.order)
    ours, theirs = a.names & a.telling, b.names & b.telling
    speaker = speakers.compare(a, b)
    clash = conflict(a.quantities, b.quantities)
    equal = _equal(a.quantities, b.quantities)
    contained = total / max(1e-9, shorter.weight)
    contrary = None
    if contained >= _ONE_SUBJECT:
        contrary = opposed(a.polarity.without(names), b.polarity.without(names))
    days = _days(a, b)
    one, other = a.told.claim, b.told.claim
    said = said_apart(a, b)
    values = (
        _cosine(a.telling, b.telling, a.length, b.length),
        contained,
        min(total, 60.0) / 10,
        min(weight(plain), 50.0) / 10,
        max((rarity(word) for word in shared), default=0.0) / 7,
        math.log1p(len(shared)),
        math.log1p(len(plain)),
        math.log1p(run),
        run / fewest,
        math.log1p(len(bigrams)),
        len(bigrams) / fewest_bigrams,
        math.log1p(min(size_a, size_b)),
        math.log((max(size_a, size_b) + 1) / (min(size_a, size_b) + 1)),
        max((rarity(word) for word in shorter.telling - longer.telling), default=0.0) / 7,
        min(5.0, len(ours & theirs)),
        len(ours & theirs) / max(1, min(len(ours), len(theirs))),
        min(5.0, min(len(ours - theirs), len(theirs - ours))),
        {speakers.SAME: 1.0, speakers.NEAR: 0.5}.get(speaker, 0.0),
        float(speaker == speakers.OTHER),
        float(speaker == speakers.UNNAMED),
        _cosine(a.source, b.source, a.source_length, b.source_length),
        float(one.kind != other.kind),
        float(one.quote_type == other.quote_type == "direct"),
        float(one.quote_type != other.quote_type),
        float(equal is not None),
        float(clash is not None),
        float(bool(a.quantities) != bool(b.quantities)),
        float(contrary is not None),
        math.log1p(_UNKNOWN_DAYS if days is None else min(days, _MOST_DAYS)),
        float(days is not None and days <= 1),
        float(days is not None and days > _FAR),
        float(days is None),
        float(said == 0),
        float(bool(said)),
        min(_SETTING, _cosine(a.context, b.context, a.context_length, b.context_length)),
        min(
            _SETTING,
            _cosine(a.context - shared, b.context - shared, a.context_length, b.context_length),
        ),
    )
    rarest = tuple(sorted(shared, key=lambda word: (-rarity(word), word)))
    return Evidence(values, speaker, rarest, run, equal, clash, contrary, days)


def longest_run(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """How many words the two share in a row. Time: the product of two lengths, each bounded."""
    best = 0
    places: dict[str, list[int]] = {}
    for n, word in enumerate(theirs):
        places.setdefault(word, []).append(n)
    before: dict[int, int] = {}
    for word in ours:
        here = {n: before.get(n - 1, 0) + 1 for n in places.get(word, ())}
        best = max(best, *here.values()) if here else best
        before = here
    return best


def _cosine(ours: frozenset[str], theirs: frozenset[str], our_length: float, their_length: float) -> float:
    common = sum(rarity(word) ** 2 for word in ours & theirs)
    return common / max(1e-9, our_length * their_length) if common else 0.0


def _equal(ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    return next(((a, b) for a in ours for b in theirs if agree(a, b)), None)


def _days(a: Reading, b: Reading) -> int | None:
    one, other = a.told.published, b.told.published
    return abs((one - other).days) if one and other else None


def said_apart(a: Reading, b: Reading) -> int | None:
    """Days between the days on which two things were said; None unless both days are told."""
    one, other = a.said, b.said
    return abs((one - other).days) if one and other else None

"""Which of the pairs that an index suggests are the same claim, how surely, and why."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable

from onrecord.claims.alike import speakers, words
from onrecord.claims.alike.evidence import Evidence, evidence
from onrecord.claims.alike.reading import Reading, reading, weight
from onrecord.claims.alike.reasons import reasons
from onrecord.claims.alike.records import LIKELY, RELATED, SAME, Pair, Told
from onrecord.claims.alike.vetoes import veto
from onrecord.claims.alike.weighing import Weighing

WEIGHTS = "alike.json"

# What shares less than this is not weighed: so much of what the shorter one tells, and so much in all; less
# where one speaker says both.
_SHARE, _WEIGHT = 0.2, 5.0
_OWN_SHARE, _OWN_WEIGHT = 0.15, 3.0
# Of one speaker, what shares so much is on one matter, however differently it reads.
_MATTER = 5.0


class Matcher:
    """Weighs pairs of claims. Pure: a pair gets the same answer, whatever is weighed beside it."""

    def __init__(self, weighing: Weighing) -> None:
        self._weighing = weighing
        self.version = f"{weighing.version}+{words.VERSION}"

    @classmethod
    def load(cls, folder: Traversable | None = None) -> Matcher:
        """With the weights in `folder`, else those that come with the package."""
        folder = folder or files("onrecord.claims.weights")
        return cls(Weighing.from_json(folder.joinpath(WEIGHTS).read_text("utf-8")))

    def pairs(self, candidates: Sequence[tuple[Told, Told]]) -> list[Pair]:
        """The candidates that are related or more, by their ids, each once. Time goes with their number."""
        read: dict[str, Reading] = {}
        found: dict[tuple[str, str], Pair] = {}
        for one, other in candidates:
            first, second = sorted((one, other), key=lambda told: told.claim.claim_id)
            key = first.claim.claim_id, second.claim.claim_id
            if key[0] == key[1] or key in found:
                continue
            a, b = (_once(read, told) for told in (first, second))
            if not _worth_weighing(a, b):
                continue
            seen = evidence(a, b)
            pair = self._judge(a, b, seen)
            if pair is not None:
                found[key] = pair
        return [found[key] for key in sorted(found)]

    def _judge(self, a: Reading, b: Reading, seen: Evidence) -> Pair | None:
        against = veto(a, b, seen)
        score = self._weighing.probability(seen.values)
        band = self._weighing.band(score)
        if band is None and seen.speaker == speakers.SAME and _on_one_matter(a, b, seen):
            band = RELATED
        if band is None:
            return None
        if against is not None and band in (SAME, LIKELY):
            band = RELATED if against.hard else LIKELY
        return Pair(
            a=a.told.claim.claim_id,
            b=b.told.claim.claim_id,
            score=round(score, 4),
            band=band,
            reasons=reasons(a, b, seen),
            veto=against.reason if against else None,
            opposed=seen.contrary is not None,
        )


def _once(read: dict[str, Reading], told: Told) -> Reading:
    known = read.get(told.claim.claim_id)
    if known is None:
        known = read[told.claim.claim_id] = reading(told)
    return known


def _worth_weighing(a: Reading, b: Reading) -> bool:
    """Whether they share enough to be looked at: cheap, and right for nearly all that are one."""
    shared = weight(a.telling & b.telling)
    part = shared / max(1e-9, min(a.weight, b.weight))
    if speakers.compare(a, b) == speakers.SAME and shared >= _OWN_WEIGHT and part >= _OWN_SHARE:
        return True
    return shared >= _WEIGHT and part >= _SHARE


def _on_one_matter(a: Reading, b: Reading, seen: Evidence) -> bool:
    """Whether two statements of one speaker share words that tell of a matter, beside names."""
    plain = [word for word in seen.shared if word not in a.names | b.names]
    return len(seen.shared) > 1 and bool(plain) and weight(seen.shared) >= _MATTER

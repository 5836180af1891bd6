"""Which claims the index of rare words would set beside one another, as the database's does: in memory, for
measuring and for drawing pairs to be judged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.claims.alike.records import Told
from onrecord.claims.alike.words import rare, rarity

# So many days apart two articles may be, so many claims one word may lead to, and so much more a shared word
# weighs between two claims of one speaker.
_DAYS, _COMMONEST, _OWN = 45, 4000, 1.3


class Index:
    """The claims by their rare words. `of` takes time in step with how many share one with a claim."""

    def __init__(self, told: Iterable[Told]) -> None:
        self._told = {each.claim.claim_id: each for each in told}
        self._words = {claim: rare(each) for claim, each in self._told.items()}
        self._by_word: dict[str, list[str]] = {}
        for claim, words in sorted(self._words.items()):
            for word in words:
                self._by_word.setdefault(word, []).append(claim)

    def of(self, claim: str, most: int) -> Sequence[str]:
        """The likeliest candidates of a claim, at most `most`, the likeliest first."""
        own = self._told[claim]
        weights: dict[str, float] = {}
        for word in self._words[claim]:
            others = self._by_word[word]
            if len(others) > _COMMONEST:
                continue
            for other in others:
                if _may_be(own, self._told[other]):
                    weights[other] = weights.get(other, 0.0) + rarity(word)
        for other in weights:
            if own.speaker_id is not None and own.speaker_id == self._told[other].speaker_id:
                weights[other] *= _OWN
        return sorted(weights, key=lambda other: (-weights[other], other))[:most]

    def holds(self, pairs: Iterable[tuple[str, str]], most: int) -> float:
        """The share of the pairs of which either end is among the other's candidates."""
        found = [b in self.of(a, most) or a in self.of(b, most) for a, b in pairs]
        return sum(found) / len(found) if found else 1.0


def _may_be(one: Told, other: Told) -> bool:
    if one.article_id == other.article_id:
        return False
    if one.published is None or other.published is None:
        return True
    return abs((one.published - other.published).days) <= _DAYS

"""Groups of claims that are the same: found as a set, whatever the order in which they came.

Two groups become one where their likeliest pair is of band `same` and all pairs between them are likely on
the whole. A group has one claim of an article at most, holds no two named speakers, and no pair that a veto
keeps apart. What a reviewer decided goes before all of that.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from onrecord.claims.alike.records import LIKELY, RELATED, SAME, Decision, Pair, Told
from onrecord.claims.alike.words import read

# What a pair counts for that was never found to be even related, and the least and the most that any counts,
# in logits.
_MISSING = -2.0
_MOST = 3.0
# What all pairs of two groups come to on the mean, for them to be one.
_LEAST = 0.0
# Statements of so many words, word for word the same, are copies of one another.
_COPY = 6

_Link = tuple[str, str]


def groups(
    told: Sequence[Told], pairs: Sequence[Pair], decisions: Sequence[Decision] = ()
) -> tuple[tuple[str, ...], ...]:
    """The groups of two claims and more, each by claim id, first by its first. Pairs and decisions of other
    claims than `told` are left aside. Claims outside `pairs` and `decisions` are in no group.
    """
    known = {each.claim.claim_id: each for each in told}
    links = {(p.a, p.b): p for p in pairs if p.a in known and p.b in known}
    decided = {(d.a, d.b): d.same for d in decisions if d.a in known and d.b in known}
    found = _Groups(known, links, decided)
    for link in sorted(link for link, same in decided.items() if same):
        found.join(*link)
    for members in _copies(known, links):
        for other in members[1:]:
            found.consider(members[0], other, copies=True)
    for pair in sorted(links.values(), key=lambda p: (-p.score, p.a, p.b)):
        if pair.band == SAME and pair.veto is None:
            found.consider(pair.a, pair.b)
    return found.of_two_or_more()


def likely(
    pairs: Iterable[Pair], found: Sequence[Sequence[str]], decisions: Sequence[Decision] = ()
) -> dict[str, tuple[str, ...]]:
    """By claim: those that are likely the same and stand in no group with it, by id. Those that a reviewer
    decided are not the same are left out.
    """
    group = {claim: n for n, members in enumerate(found) for claim in members}
    apart = {(d.a, d.b) for d in decisions if not d.same}
    near: dict[str, set[str]] = {}
    for pair in pairs:
        if pair.band not in (SAME, LIKELY) or (pair.a, pair.b) in apart:
            continue
        if pair.a in group and group[pair.a] == group.get(pair.b):
            continue
        near.setdefault(pair.a, set()).add(pair.b)
        near.setdefault(pair.b, set()).add(pair.a)
    return {claim: tuple(sorted(others)) for claim, others in sorted(near.items())}


class _Groups:
    """Groups as they grow."""

    def __init__(
        self, told: Mapping[str, Told], links: Mapping[_Link, Pair], decided: Mapping[_Link, bool]
    ) -> None:
        self._told = told
        self._links = links
        self._decided = decided
        self._of: dict[str, list[str]] = {}

    def join(self, a: str, b: str) -> None:
        """Make one group of theirs, whatever speaks against it."""
        ours, theirs = self._members(a), self._members(b)
        if ours is not theirs:
            joined = sorted((*ours, *theirs))
            self._of.update(dict.fromkeys(joined, joined))

    def consider(self, a: str, b: str, *, copies: bool = False) -> None:
        """Make one group of theirs if they are one: `copies` need no score."""
        ours, theirs = self._members(a), self._members(b)
        if ours is theirs or not self._may(ours, theirs):
            return
        if copies or self._likely(ours, theirs):
            self.join(a, b)

    def of_two_or_more(self) -> tuple[tuple[str, ...], ...]:
        return tuple(sorted({tuple(members) for members in self._of.values() if len(members) > 1}))

    def _members(self, claim: str) -> list[str]:
        return self._of.setdefault(claim, [claim])

    def _may(self, ours: Sequence[str], theirs: Sequence[str]) -> bool:
        if not self._articles(ours).isdisjoint(self._articles(theirs)):
            return False
        return not any(self._kept_apart(a, b) for a in ours for b in theirs)

    def _articles(self, members: Iterable[str]) -> set[int]:
        return {self._told[claim].article_id for claim in members}

    def _kept_apart(self, a: str, b: str) -> bool:
        link = _link(a, b)
        if link in self._decided:
            return not self._decided[link]
        pair = self._links.get(link)
        if pair is not None and pair.veto is not None:
            return True
        # Two named speakers may be one where the two claims are alike themselves, not by way of a third.
        first, second = self._told[a].speaker_id, self._told[b].speaker_id
        alike = pair is not None and pair.band != RELATED
        return not alike and first is not None and second is not None and first != second

    def _likely(self, ours: Sequence[str], theirs: Sequence[str]) -> bool:
        """On the mean over all pairs between the two."""
        total = sum(self._logit(a, b) for a in ours for b in theirs)
        return total / (len(ours) * len(theirs)) >= _LEAST

    def _logit(self, a: str, b: str) -> float:
        link = _link(a, b)
        if self._decided.get(link):
            return _MOST
        pair = self._links.get(link)
        if pair is None:
            return _MISSING
        score = min(max(pair.score, 1e-6), 1 - 1e-6)
        return max(_MISSING, min(_MOST, math.log(score / (1 - score))))


def _copies(told: Mapping[str, Told], links: Mapping[_Link, Pair]) -> list[list[str]]:
    """Claims of a pair of band `same` that say word for word the same, by one speaker or none: a wire story
    is printed by more outlets than an index suggests for each."""
    alike: dict[tuple[object, ...], list[str]] = {}
    for claim in sorted({c for p in links.values() if p.band == SAME and p.veto is None for c in (p.a, p.b)}):
        each = told[claim]
        words = tuple(word.folded for word in read(each.claim.content))
        if len(words) >= _COPY:
            alike.setdefault((words, each.speaker_id, each.claim.kind), []).append(claim)
    return [members for members in alike.values() if len(members) > 1]


def _link(a: str, b: str) -> _Link:
    return (a, b) if a < b else (b, a)

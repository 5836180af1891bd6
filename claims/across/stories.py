"""Which articles tell of one event.

Two articles are weighed by their words, names, dates and shared claims (`oneevent`). Articles are then joined
where they fit together on average, over those at most three days apart: so a running story chains from day to
day, and its last article need not be like its first. Nothing is joined over more than a week but by a claim
that both sides share, and an article without a date joins by such claims alone.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from onrecord.claims.across import order, telling
from onrecord.claims.across.oneevent import Weights, features, in_words
from onrecord.claims.across.records import ArticlePair, Report
from onrecord.claims.across.telling import Telling
from onrecord.claims.alike.records import SAME, Pair
from onrecord.claims.alike.words import rarity

Links = Mapping[tuple[int, int], Sequence[Pair]]

lead_words = telling.lead_words

# Days over which two articles are held against each other; beyond them a story chains.
NEAR = 3
# Days over which nothing is joined without a shared claim.
FAR = 7
# Below this nobody asks for a pair, and it need not be kept.
WORTH_KEEPING = 0.1
# Scores are added up in whole numbers, so that no order of adding matters.
_UNIT = 1_000_000


def pairs(
    candidates: Sequence[tuple[Report, Report]], links: Links, weights: Weights | None = None
) -> list[ArticlePair]:
    """The candidates that may be of one story (`WORTH_KEEPING` and up), each once, by number.

    `links` are the pairs of claims by two articles, the smaller number first. An article without a date is
    paired only where a claim is the same.
    """
    weights = weights or Weights.load()
    read: dict[int, Telling] = {}
    found: dict[tuple[int, int], ArticlePair] = {}
    for one, other in candidates:
        first, second = sorted((one, other), key=lambda report: report.article_id)
        numbers = first.article_id, second.article_id
        if numbers[0] == numbers[1] or numbers in found:
            continue
        for report in (first, second):
            if report.article_id not in read:
                read[report.article_id] = telling.telling(report)
        a, b = read[numbers[0]], read[numbers[1]]
        between = links.get(numbers, ())
        days = order.days_apart(a.published, b.published)
        if days is None and not _share_a_claim(between):
            continue
        score = round(weights.probability(features(a, b, between, days)), 4)
        if score >= WORTH_KEEPING:
            found[numbers] = ArticlePair(*numbers, score, in_words(a, b, between, days))
    return [found[numbers] for numbers in sorted(found)]


def stories(
    reports: Sequence[Report],
    article_pairs: Sequence[ArticlePair],
    links: Links,
    weights: Weights | None = None,
) -> tuple[tuple[int, ...], ...]:
    """The stories of two and more articles, each by number in order of time, the oldest story first.

    The same in any order of what is given. Time: n log n in the number of pairs, for articles of which each
    has few.
    """
    joined = _Joining(reports, article_pairs, links, (weights or Weights.load()).together)
    by_number = {report.article_id: report for report in reports}

    def in_time(number: int) -> tuple[object, ...]:
        return order.sort_key(by_number[number].published, number)

    found = [tuple(sorted(story, key=in_time)) for story in joined.stories() if len(story) > 1]
    return tuple(sorted(found, key=lambda story: in_time(story[0])))


def title(reports: Sequence[Report]) -> str:
    """The title whose words most of the articles have in their titles and leads; of those alike the oldest
    article's. "" for none."""
    titled = [report for report in reports if report.title.strip()]
    heads = {
        report.article_id: telling.stems(f"{report.title}\n{report.text[: telling.LEAD]}")
        for report in reports
    }

    def central(report: Report) -> float:
        mine = telling.stems(report.title)
        others = [head for number, head in heads.items() if number != report.article_id]
        weights = sorted(rarity(word) * sum(word in head for head in others) for word in mine)
        return round(math.fsum(weights) / math.sqrt(5 + len(mine)), 6)

    def rank(report: Report) -> tuple[object, ...]:
        return -central(report), order.sort_key(report.published, report.article_id)

    return " ".join(min(titled, key=rank).title.split()) if titled else ""


def _share_a_claim(between: Sequence[Pair]) -> bool:
    return any(pair.band == SAME for pair in between)


@dataclass(slots=True)
class _Part:
    """Articles that are one story so far: their numbers, how many there are of each day, and what ties them
    to other parts: the sum of the scores between the two, how many of these are of articles that are not near
    in time, and whether they share a claim."""

    numbers: list[int]
    days: Counter[int]
    sums: dict[int, int]
    far: dict[int, int]
    claims: set[int]


class _Joining:
    """Articles joined step by step, those that fit best first, into stories."""

    def __init__(
        self, reports: Sequence[Report], article_pairs: Sequence[ArticlePair], links: Links, together: float
    ) -> None:
        self._least = round(together * _UNIT)
        self._parts: dict[int, _Part] = {}
        for report in sorted(reports, key=lambda report: report.article_id):
            day = order.day(report.published)
            days = Counter([day.toordinal()] if day else ())
            self._parts[report.article_id] = _Part([report.article_id], days, {}, {}, set())
        for pair in article_pairs:
            for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
                if one in self._parts and other in self._parts:
                    part = self._parts[one]
                    part.sums[other] = round(pair.score * _UNIT)
                    part.far[other] = int(not _near(part, self._parts[other]))
        for (one, other), between in links.items():
            if one in self._parts and other in self._parts and _share_a_claim(between):
                self._parts[one].claims.add(other)
                self._parts[other].claims.add(one)

    def stories(self) -> list[list[int]]:
        queue = [self._step(a, b) for a, part in self._parts.items() for b in part.sums if a < b]
        heapify(queue)
        while queue:
            fit, one, other, sizes = heappop(queue)
            if -fit < self._least:
                break
            gone = one not in self._parts or other not in self._parts
            if gone or sizes != self._sizes(one, other) or not self._may_join(one, other):
                continue
            self._join(one, other)
            for near in self._parts[one].sums:
                heappush(queue, self._step(min(one, near), max(one, near)))
        return [sorted(part.numbers) for part in self._parts.values()]

    def _step(self, one: int, other: int) -> tuple[int, int, int, tuple[int, int]]:
        """A step that may be taken: how well two parts fit (negated), which, and how large they were."""
        part = self._parts[one]
        compared = _near(part, self._parts[other]) + part.far[other]
        return -(part.sums[other] // max(1, compared)), one, other, self._sizes(one, other)

    def _sizes(self, one: int, other: int) -> tuple[int, int]:
        return len(self._parts[one].numbers), len(self._parts[other].numbers)

    def _may_join(self, one: int, other: int) -> bool:
        """Whether two parts share a claim, or are near in time."""
        ours, theirs = self._parts[one], self._parts[other]
        return other in ours.claims or any(abs(a - b) <= FAR for a in ours.days for b in theirs.days)

    def _join(self, one: int, other: int) -> None:
        """Takes `other` into `one`, the smaller number."""
        part, gone = self._parts[one], self._parts.pop(other)
        part.numbers += gone.numbers
        part.days += gone.days
        for near in gone.sums:
            tied = self._parts[near]
            total, far = tied.sums.pop(other), tied.far.pop(other)
            if near != one:
                for here, there in ((part, near), (tied, one)):
                    here.sums[there] = here.sums.get(there, 0) + total
                    here.far[there] = here.far.get(there, 0) + far
        for near in gone.claims:
            self._parts[near].claims.discard(other)
            if near != one:
                self._parts[near].claims.add(one)
                part.claims.add(near)


def _near(one: _Part, other: _Part) -> int:
    """How many pairs of their articles are near in time."""
    return sum(
        count * other.days[day + apart]
        for day, count in one.days.items()
        for apart in range(-NEAR, NEAR + 1)
        if day + apart in other.days
    )

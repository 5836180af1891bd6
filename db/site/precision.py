"""How right the statements were that people checked: shares with their intervals."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from datasette.database import Database

from onrecord.db.site.library import Row, select
from onrecord.db.site.terms import KINDS, MARKS

# Fewer than these say too little to stand in a row of their own.
ENOUGH = 20
_Z = 1.959964  # of a normal distribution, 95 in 100 lie within so many standard deviations

_BY_TERMS = """
    select reviewed, anonymity, kind, count(*) as n, sum(confidence) as expected
    from claims where reviewed is not null group by 1, 2, 3
"""
_AT_RANDOM = """
    select reviewed, count(*) as n, sum(confidence) as expected from claims
    where reviewed is not null and claim_id in (
        select claim_id from reviews where drawn = 'random' and undone is null
    ) group by 1
"""


@dataclass(frozen=True, slots=True)
class Precision:
    """Statements that people checked: `right` as they were found, `fixed` where a field had to be put right,
    `wrong`. `expected`: the sum of their confidences, so how many of them the extractor held for right."""

    label: str
    right: int
    fixed: int
    wrong: int
    expected: float

    @property
    def total(self) -> int:
        return self.right + self.fixed + self.wrong

    @property
    def rate(self) -> float:
        """Right as found, of all: a statement that had to be put right was wrong."""
        return self.right / self.total

    @property
    def interval(self) -> tuple[float, float]:
        return wilson(self.right, self.total)


def wilson(right: int, total: int) -> tuple[float, float]:
    """The 95 % interval of a share, as Wilson has it: sound for small numbers, and never outside 0 to 1.
    `total` is not 0."""
    share, spread = right / total, _Z * _Z / total
    middle = (share + spread / 2) / (1 + spread)
    half = _Z * math.sqrt(share * (1 - share) / total + spread / (4 * total)) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


async def precisions(db: Database) -> list[Precision]:
    """All that was reviewed, what was drawn at random, then each way of sourcing and kind with ENOUGH of it;
    nothing where nothing was reviewed."""
    rows = await select(db, _BY_TERMS)
    drawn = await select(db, _AT_RANDOM)
    found = [_sum("All", rows), _sum("Drawn at random", drawn)]
    for column, names in (("anonymity", MARKS), ("kind", KINDS)):
        found += [_share(rows, column, value, name) for value, name in names.items()]
    return [one for n, one in enumerate(found) if one.total >= (1 if n < 2 else ENOUGH)]


def _share(rows: Iterable[Row], column: str, value: str, name: str) -> Precision:
    return _sum(name, [row for row in rows if row[column] == value])


def _sum(label: str, rows: Iterable[Mapping[str, Any]]) -> Precision:
    counts = {"right": 0, "fixed": 0, "wrong": 0}
    expected = 0.0
    for row in rows:
        counts[row["reviewed"]] += row["n"]
        expected += row["expected"]
    return Precision(label, expected=expected, **counts)

"""How many statements stand on each kind of source, as the pages count them."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.db.site.library import Row
from onrecord.db.site.terms import MARKS, mark_of


def by_mark(rows: Iterable[Row]) -> dict[str, int]:
    """How many statements carry each mark, in the order of MARKS; marks without any are left out. `rows`: `n`
    statements of each `anonymity` and `source_type`."""
    counts = dict.fromkeys(MARKS, 0)
    for row in rows:
        counts[mark_of(row["anonymity"], row["source_type"])] += row["n"]
    return {mark: number for mark, number in counts.items() if number}

"""Which of the statements that came are of a search, and what is told of them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from onrecord.db.query.filters import TimelineFilter

Row = dict[str, Any]

_CAME = """
    select key from arrivals cross join timeline on timeline.claim_id = arrivals.claim_id
    where number > :seen and number <= :latest
"""
# A program gets the ids of so many; an archive that is taken in at once may bring a million.
MOST_TOLD = 1_000
_COUNT = "select count(*) from timeline where claim_id in (select value from json_each(?))"
_TOLD = f"""
    select claim_id, content, quote_type, speaker, source, role, affiliation, anonymity, kind, said_on,
        said_precision, outlet, title, published, url
    from timeline where claim_id in (select value from json_each(?)) order by key desc limit {MOST_TOLD}
"""


def matching(connection: sqlite3.Connection, filter: TimelineFilter, seen: int, latest: int) -> list[str]:
    """The ids of the statements of a search among the arrivals after `seen` up to `latest`, newest first."""
    came = {"seen": seen, "latest": latest}
    low, high = connection.execute(f"select min(key), max(key) from ({_CAME})", came).fetchone()
    if low is None:
        return []
    # What came is of few days as a rule, and so little of the index is walked.
    asked = filter.keys()
    key = "rowid" if asked.indexed else "key"
    among = replace(asked, where=f"({asked.where}) and {key} between :low and :high")
    found = connection.execute(
        f"""select claim_id from ({among.newest()}) as found
        cross join timeline on timeline.key = found.key
        where found.key in ({_CAME}) order by found.key desc""",
        {**asked.params, **came, "low": low, "high": high},
    )
    return [row[0] for row in found]


def told(connection: sqlite3.Connection, claim_ids: Sequence[str]) -> tuple[list[Row], int]:
    """What a message tells of these statements, of the newest MOST_TOLD of them, and how many there are;
    withdrawn ones are left out."""
    given = [json.dumps(list(claim_ids))]
    number = connection.execute(_COUNT, given).fetchone()[0]
    return [dict(row) for row in connection.execute(_TOLD, given)], int(number)

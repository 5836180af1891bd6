"""Possible reversals: two statements of one speaker that oppose each other, both to be read."""

from __future__ import annotations

import json
from dataclasses import dataclass

from datasette.database import Database

from onrecord.db.site.dates import readable
from onrecord.db.site.feed import Entry, moment
from onrecord.db.site.library import Row, select
from onrecord.db.site.render import plain, segment
from onrecord.db.site.tables import Table

_BOTH = ("earlier", "later")
_SIDES = (
    "claim_id",
    "said_on",
    "said_precision",
    "content",
    "source",
    "outlet",
    "title",
    "url",
    "article_id",
)
COLUMNS = (
    "id", "speaker", "speaker_slug", "speaker_id",
    *(f"{side}_{name}" for side in _BOTH for name in _SIDES), "secondhand", "reasons",
)  # fmt: skip
_SOURCE = f"""
    (
        select speakers.name as speaker, speakers.slug as speaker_slug, reversals.speaker_id,
            {", ".join(f"{side}.{name} as {side}_{name}" for side in _BOTH for name in _SIDES)},
            reversals.secondhand, reversals.reasons, reversals.id, later.key as at
        from reversals join timeline as earlier on earlier.claim_id = reversals.earlier
        join timeline as later on later.claim_id = reversals.later
        join speakers on speakers.id = reversals.speaker_id
    ) where 1
"""


@dataclass(frozen=True, slots=True)
class Reversed:
    """`row`: both statements, in the columns of COLUMNS; `reasons` in words."""

    row: Row
    reasons: tuple[str, ...]


def table(speaker_id: int | None = None) -> Table:
    """All possible reversals, or one speaker's, the latest first."""
    theirs = " and speaker_id = :speaker" if speaker_id is not None else ""
    return Table(
        COLUMNS,
        _SOURCE + theirs,
        "at desc, id desc",
        """(at, id) < (
            select key, reversals.id from reversals join timeline on claim_id = later
            where reversals.id = :after
        )""",
        {} if speaker_id is None else {"speaker": speaker_id},
    )


def shown(row: Row) -> Reversed:
    return Reversed(row, tuple(json.loads(row["reasons"])))


async def of_speaker(db: Database, speaker_id: int, limit: int) -> list[Reversed]:
    """The latest of a speaker."""
    theirs = table(speaker_id)
    return [shown(row) for row in await select(db, theirs.sql(limit, further=False), theirs.params)]


async def of_claim(db: Database, claim_id: str, limit: int) -> list[Reversed]:
    """Those in which a statement is the earlier or the later, the latest first."""
    own = """ and id in (
        select id from reversals where earlier = :claim union select id from reversals where later = :claim
    ) order by at desc, id desc limit :limit"""
    sql = f"select {', '.join(COLUMNS)} from {_SOURCE}{own}"
    return [shown(row) for row in await select(db, sql, {"claim": claim_id, "limit": limit})]


async def newest(db: Database, limit: int) -> list[Reversed]:
    """The latest of all speakers."""
    return [shown(row) for row in await select(db, table().sql(limit, further=False))]


def entry(row: Row) -> Entry:
    """What a feed tells of one."""
    told = "\n\n".join(
        f"{readable(row[f'{side}_said_on'])}: {row[f'{side}_content']} "
        f"({row[f'{side}_outlet'] or 'Unknown outlet'})"
        for side in _BOTH
    )
    return Entry(
        path=f"/claim/{segment(row['later_claim_id'])}",
        title=f"Possible reversal: {plain(row['speaker'], 120)}",
        updated=moment(row["later_said_on"]),
        author=row["later_outlet"] or "Unknown outlet",
        text=told + ("\n\nSecond-hand." if row["secondhand"] else ""),
        via=row["later_url"],
        category=("reversal", "Possible reversal"),
    )

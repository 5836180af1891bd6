"""What somebody said of one thing over time, with what they took back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from datasette.database import Database

from onrecord.db.site.library import Row, array, select

# Of the newest statements: a president's are too many to go through for every reader. Topics that are looked
# at are those of most of them, and those of which something was taken back.
_MOST_THEIRS = 400
_MOST_TOPICS = 30
_SHOWN, _ROWS = 6, 12
_THEIRS = f"""
    with theirs as materialized (
        select claim_id from timeline where speaker_id = :id order by key desc limit {_MOST_THEIRS}
    )
"""
_TOPICS = f"""
    {_THEIRS} select topic from (
        select topic from theirs cross join topics on topics.claim_id = theirs.claim_id
        where topics.speaker_id = :id
        group by topic having count(*) > 1 order by count(*) desc limit {_MOST_TOPICS}
    )
    union
    select topics.topic from theirs cross join propositions as own on own.claim_id = theirs.claim_id
    cross join topics on topics.claim_id = own.claim_id
    where topics.speaker_id = :id and (own.turn is not null or own.words in (
        select words from propositions where speaker_id = :id and words is not null
        group by words having min(denied) <> max(denied)
    ))
    limit {2 * _MOST_TOPICS}
"""
_POSITIONS = f"""
    {_THEIRS} select topic, said_on, claim_id, content, outlet, article_id, reverses, turn from positions
    where speaker_id = :id and topic in (select value from json_each(:topics))
        and claim_id in (select claim_id from theirs)
"""


@dataclass(frozen=True, slots=True)
class Position:
    """A topic with what was said of it, the oldest first; `reversed`: something of it was taken back."""

    topic: str
    rows: tuple[Row, ...]
    reversed: bool


async def positions(db: Database, speaker_id: int) -> list[Position]:
    """The topics that a speaker came back to in several articles, reversals first."""
    topics = await select(db, _TOPICS, {"id": speaker_id})
    if not topics:
        return []
    rows = await select(db, _POSITIONS, {"id": speaker_id, "topics": array(row["topic"] for row in topics)})
    return grouped(rows)


def grouped(rows: Iterable[Row]) -> list[Position]:
    """Rows of the view `positions` by their topic; topics of the very same statements are one."""
    by_topic: dict[str, list[Row]] = {}
    for row in rows:
        by_topic.setdefault(row["topic"], []).append(row)
    once: dict[tuple[str, ...], Position] = {}
    for topic, group in by_topic.items():
        group.sort(key=lambda row: (row["said_on"] is None, row["said_on"] or ""))
        is_reversed = any(row["reverses"] or row["turn"] for row in group)
        shown = tuple(group[-_ROWS:])
        once.setdefault(tuple(row["claim_id"] for row in shown), Position(topic, shown, is_reversed))
    found = sorted(once.values(), key=lambda one: (not one.reversed, -len(one.rows), one.topic))
    return found[:_SHOWN]

"""The published face: one row a claim, in the order of the timeline, ready to be read without a join."""

from __future__ import annotations

import sqlite3
from datetime import date

from onrecord.db.migrations import TIMELINE_COLUMNS
from onrecord.db.rules.days import KEY_SHIFT, first_day, julian_day, undated_day

_ROWS = """
    select claims.said_date, coalesce(speakers.name, claims.speaker) as speaker, claims.source,
        claims.anonymity, claims.source_type,
        claims.source_count, claims.basis, claims.anonymity_reason, claims.role, claims.affiliation,
        claims.cue, claims.content, claims.quote_type, claims.kind, claims.hedge, claims.via,
        outlets.name as outlet, articles.title, articles.published, articles.url, claims.said_text,
        claims.said_precision, claims.sourcing, claims.confidence, claims.claim_id, claims.article_id,
        claims.speaker_id, claims.group_id, articles.story_id, claims.unnamed_as, claims.through,
        group_origins.least as corroboration, group_origins.most as origins_max,
        claims.reviewed, articles.fetched
    from claims join articles on articles.id = claims.article_id
    left join outlets on outlets.id = articles.outlet_id
    left join speakers on speakers.id = claims.speaker_id
    left join group_origins on group_origins.group_id = claims.group_id
    where claims.article_id = ? and claims.reviewed is not 'wrong' order by claims.position
"""
_COLUMNS = (*TIMELINE_COLUMNS, "key")
_INSERT = f"""
    insert into timeline ({", ".join(_COLUMNS)}) values ({", ".join(":" + column for column in _COLUMNS)})
"""


def refresh(connection: sqlite3.Connection, article_id: int) -> None:
    """Bring the rows of one article in line with its claims. A claim whose day is the same keeps its key; one
    that a reviewer found wrong has no row."""
    before = {
        row["claim_id"]: row["key"]
        for row in connection.execute("select claim_id, key from timeline where article_id = ?", [article_id])
    }
    connection.execute("delete from timeline where article_id = ?", [article_id])
    new: list[tuple[int, dict[str, object]]] = []
    for found in connection.execute(_ROWS, [article_id]).fetchall():
        row = dict(found)
        old = before.get(row["claim_id"])
        row["said_on"] = said_on(row["said_date"], row["published"])
        day = order_day(row["said_on"], row["fetched"])
        if old is not None and old >> KEY_SHIFT == day:
            _insert(connection, row, old)
        else:
            new.append((day, row))
    # After the others, so that no key is given twice; backwards, because the newest stands first: so the
    # claims of an article read in its own order.
    for day, row in reversed(new):
        _insert(connection, row, _next_key(connection, day))


def _insert(connection: sqlite3.Connection, row: dict[str, object], key: int) -> None:
    connection.execute(_INSERT, {column: row[column] for column in TIMELINE_COLUMNS} | {"key": key})


def said_on(said_date: str | None, published: str | None) -> str | None:
    """When it was said, as far as is known: a stated date as precise as it is, else the day published."""
    return said_date or (published[:10] if published else None)


def order_day(said: str | None, fetched: str) -> int:
    """The day's number that orders a row. A month or a year stands on its first day; what has no date at all
    behind everything that has one, by when it was fetched."""
    try:
        return julian_day(first_day(said or ""))
    except ValueError:
        return undated_day(date.fromisoformat(fetched[:10]))


def _next_key(connection: sqlite3.Connection, day: int) -> int:
    first, end = day << KEY_SHIFT, (day + 1) << KEY_SHIFT
    row = connection.execute(
        "select max(key) from timeline where key >= ? and key < ?", [first, end]
    ).fetchone()
    return first if row[0] is None else int(row[0]) + 1

"""The names in an article and the speakers behind them.

All that is kept of them, but people's decisions, can be worked out anew from the claims.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.db.store.kinship import forget_nameless, give, relate, speaker_of
from onrecord.db.store.mentions import Named, note


@dataclass(frozen=True, slots=True)
class Settled:
    """`speaker_ids` by the names of an article; `moved`: speakers that gained or lost a name by it."""

    speaker_ids: Mapping[str, int]
    moved: frozenset[int]


def settle(connection: sqlite3.Connection, article_id: int, mentions: Sequence[Named]) -> Settled:
    """Note whom an article's claims name, in text order, and decide whom that makes one speaker."""
    aliases, stirred = note(connection, article_id, mentions)
    moved = relate(connection, stirred)
    return Settled({name: speaker_of(connection, alias) for name, alias in aliases.items()}, moved)


def rebuild(connection: sqlite3.Connection) -> frozenset[int]:
    """Work everything out anew from the stored claims and what people decided; the ids of all speakers."""
    for table in ("speaker_mentions", "abbreviations"):
        connection.execute(f"delete from {table}")
    connection.execute("update speaker_aliases set family = null, stem = null")
    for [article_id] in connection.execute("select id from articles order by id").fetchall():
        rows = connection.execute(
            """select speaker, source_type, role, affiliation from claims
            where article_id = ? and speaker is not null and reviewed is not 'wrong' order by position""",
            [article_id],
        ).fetchall()
        for name, speaker in settle(
            connection, article_id, [Named(*row) for row in rows]
        ).speaker_ids.items():
            give(connection, name, speaker, "select ?", article_id)
    ids = [row["id"] for row in connection.execute("select id from speakers")]
    forget_nameless(connection, ids)
    return frozenset(ids)

"""Where a speaker may have said the opposite before: possible, never asserted."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from onrecord.claims.alike.records import Told
from onrecord.db.store.relating.reading import pairs_of, told


def reverse(connection: sqlite3.Connection, speakers: Iterable[int]) -> None:
    """Work out anew the possible reversals of these speakers."""
    from onrecord.claims.across.positions import reversals

    for speaker_id in speakers:
        rows = connection.execute(
            """select a, b from claims as one cross join claim_pairs on claim_pairs.a = one.claim_id
            join claims as other on other.claim_id = claim_pairs.b
            where one.speaker_id = ?1 and other.speaker_id = ?1 and opposed""",
            [speaker_id],
        ).fetchall()
        theirs = told(connection, sorted({row[key] for row in rows for key in ("a", "b")}))
        pairs = [
            pair for pair in pairs_of(connection, sorted(theirs)) if pair.a in theirs and pair.b in theirs
        ]
        found = reversals(list(theirs.values()), pairs) if theirs else []
        connection.execute("delete from reversals where speaker_id = ?", [speaker_id])
        connection.executemany(
            """insert or replace into reversals (earlier, later, speaker_id, reasons, secondhand)
            values (?, ?, ?, ?, ?)""",
            [
                (
                    one.earlier,
                    one.later,
                    speaker_id,
                    json.dumps(one.reasons, ensure_ascii=False),
                    one.secondhand,
                )
                for one in found
            ],
        )


def speakers_of(own: Iterable[Told]) -> list[int]:
    return sorted({one.speaker_id for one in own if one.speaker_id is not None})

"""An article's claims with all that follows from them: sources, speakers, standing and timeline, in step."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from onrecord.claims.records import Claim
from onrecord.db.store import claims as claim_rows
from onrecord.db.store import standing, timeline
from onrecord.db.store.offices import refresh_offices
from onrecord.db.store.relating import articles as relating
from onrecord.db.store.relating.groups import members
from onrecord.db.store.relating.reading import told_in


def put(connection: sqlite3.Connection, article_id: int, revision: int, extracted: Sequence[Claim]) -> None:
    """Make what was extracted the article's claims, as reviewers decided on them. Inside a transaction."""
    # Who is quoted no more is told less of.
    before = _speakers(connection, article_id)
    stood = told_in(connection, [article_id])
    kin = members(connection, [one.claim.claim_id for one in stood])
    after = claim_rows.replace(connection, article_id, revision, extracted)
    standing.refresh(connection, article_id)
    relating.follow(connection, article_id, stood, kin)
    timeline.refresh(connection, article_id)
    refresh_offices(connection, before | after)


def _speakers(connection: sqlite3.Connection, article_id: int) -> frozenset[int]:
    rows = connection.execute(
        "select distinct speaker_id from claims where article_id = ? and speaker_id is not null", [article_id]
    )
    return frozenset(row["speaker_id"] for row in rows)

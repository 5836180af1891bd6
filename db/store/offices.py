"""What a speaker is said to be, of all that was ever told of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

# Who is quoted every day is told of often enough among the last so many times.
_LAST = 50


def refresh_offices(connection: sqlite3.Connection, speakers: Iterable[int]) -> None:
    """Give speakers the role and affiliation last stated together anywhere, else the role last stated alone,
    else the affiliation: never the office of one day with the party of another. An institution holds no
    office; whoever spoke for it does. Reads the timeline."""
    connection.executemany(
        f"""update speakers set (role, affiliation) = (
            select role, affiliation from (
                select role, affiliation, key from timeline
                where speaker_id = speakers.id and (role is not null or affiliation is not null)
                    and speakers.source_type is not 'organization' and speakers.source_type is not 'outlet'
                order by key desc limit {_LAST}
            )
            order by (role is not null) + (affiliation is not null) desc, role is null, key desc limit 1
        )
        where id = ?""",
        [(speaker,) for speaker in speakers],
    )

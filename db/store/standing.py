"""What an article's claims tell together: whom it stands on, who was asked, what is the contrary of what."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from onrecord.claims.records import Claim
from onrecord.db.store.claims import standing_claims

_SOURCE = """
    insert into sources (article_id, description, source_type, anonymity, source_count, basis,
        anonymity_reason, affiliation, people_min, people_max, stands, in_fewest)
    values (:article_id, :description, :type, 'anonymous', :count, :basis, :reason, :affiliation, :least,
        :most, :stands, :in_fewest)
    on conflict (article_id, description) do update set
        speaker_id = null, source_type = excluded.source_type, anonymity = excluded.anonymity,
        source_count = excluded.source_count, basis = excluded.basis,
        anonymity_reason = excluded.anonymity_reason, affiliation = excluded.affiliation,
        people_min = excluded.people_min, people_max = excluded.people_max, stands = excluded.stands,
        in_fewest = excluded.in_fewest
    returning id
"""


def refresh(connection: sqlite3.Connection, article_id: int) -> None:
    """Conclude anew what the claims of an article tell together: those that no reviewer withdrew."""
    [text] = connection.execute("select text from articles where id = ?", [article_id]).fetchone()
    claims = standing_claims(connection, article_id)
    _sources(connection, article_id, claims)
    _replies(connection, article_id, text, claims)
    _positions(connection, article_id, claims)


def waiting(connection: sqlite3.Connection) -> list[int]:
    """Ids of articles with claims about which nothing was concluded: an older version stored them."""
    rows = connection.execute(
        """select id from articles where extractor is not null
        and not exists (select 1 from standings where article_id = articles.id) order by id"""
    )
    return [row[0] for row in rows]


def _sources(connection: sqlite3.Connection, article_id: int, claims: Sequence[Claim]) -> None:
    # What reads claims loads slowly, and most runs bring none: so here and below.
    from onrecord.claims.relate.standing import standing

    found = standing(claims)
    types = {claim.claim_id: claim.source_type for claim in claims}
    connection.execute(
        "delete from source_claims where source_id in (select id from sources where article_id = ?)",
        [article_id],
    )
    connection.execute(
        "update claims set source_id = null where article_id = ? and anonymity = 'anonymous'", [article_id]
    )
    for number, source in enumerate(found.sources):
        row = {
            "article_id": article_id,
            "description": source.description,
            "type": types[source.claims[0]],
            "count": source.count,
            "basis": source.basis,
            "reason": source.reason,
            "affiliation": source.affiliation,
            "least": source.least,
            "most": source.most,
            "stands": source.stands,
            "in_fewest": number in found.fewest,
        }
        [source_id] = connection.execute(_SOURCE, row).fetchone()
        connection.executemany(
            "insert into source_claims (source_id, claim_id, whole) values (?, ?, ?)",
            [(source_id, claim_id, claim_id not in source.shared) for claim_id in source.claims],
        )
        connection.executemany(
            "update claims set source_id = ? where claim_id = ? and source_id is null",
            [(source_id, claim_id) for claim_id in source.claims],
        )
    connection.execute(
        """delete from sources where article_id = ?
        and not exists (select 1 from claims where source_id = sources.id)
        and not exists (select 1 from source_claims where source_id = sources.id)""",
        [article_id],
    )
    connection.execute(
        "insert or replace into standings (article_id, anonymous_min, anonymous_max) values (?, ?, ?)",
        [article_id, found.least, found.most],
    )


def _replies(connection: sqlite3.Connection, article_id: int, text: str, claims: Sequence[Claim]) -> None:
    from onrecord.claims.relate.asked import asked

    connection.execute("delete from replies where article_id = ?", [article_id])
    connection.executemany(
        "insert into replies (claim_id, article_id, party, outcome, words) values (?, ?, ?, ?, ?)",
        [(a.claim_id, article_id, a.party, a.outcome, a.words) for a in asked(text, claims)],
    )


def _positions(connection: sqlite3.Connection, article_id: int, claims: Sequence[Claim]) -> None:
    from onrecord.claims.relate.position import proposition, topics, turn

    theirs = "claim_id in (select claim_id from claims where article_id = ?)"
    connection.execute(f"delete from topics where {theirs}", [article_id])
    connection.execute(f"delete from propositions where {theirs}", [article_id])
    speakers: Mapping[str, int] = dict(
        connection.execute(
            "select claim_id, speaker_id from claims where article_id = ? and speaker_id is not null",
            [article_id],
        ).fetchall()
    )
    for claim in claims:
        speaker_id = speakers.get(claim.claim_id)
        if speaker_id is None or claim.kind == "no_comment":
            continue
        connection.executemany(
            "insert into topics (speaker_id, topic, claim_id) values (?, ?, ?)",
            [(speaker_id, topic, claim.claim_id) for topic in topics(claim.content)],
        )
        said = proposition(claim.content)
        turned = turn(claim.content, claim.quote_type != "indirect")
        if said or turned:
            connection.execute(
                """insert into propositions (claim_id, speaker_id, words, denied, turn)
                values (?, ?, ?, ?, ?)""",
                [claim.claim_id, speaker_id, said and said.words, said and said.denied, turned],
            )

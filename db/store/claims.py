"""Claims, the sources they stand on within an article, and the speakers they share across articles."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from claims.records import Claim, Spans
from db.revision import Change
from db.slug import slugify

_COPIED = (
    "claim_id", "content", "cue", "source", "speaker", "role", "affiliation", "source_type", "anonymity",
    "source_count", "basis", "anonymity_reason", "via", "quote_type", "kind", "reported_by", "hedge",
    "said_text", "said_date", "said_precision", "sourcing", "sourcing_rule", "confidence", "method",
    "extractor",
)  # fmt: skip
_COLUMNS = (
    *_COPIED, "article_id", "revision", "position", "content_spans", "cue_spans", "source_spans", "source_id",
    "speaker_id",
)  # fmt: skip
_COMPARED = ("claim_id", "content", "speaker", "source", "anonymity", "sourcing")
_UPSERT = f"""
    insert into claims ({", ".join(_COLUMNS)}) values ({", ".join(":" + column for column in _COLUMNS)})
    on conflict (claim_id) do update set
    {", ".join(f"{column} = excluded.{column}" for column in _COLUMNS if column != "claim_id")}
"""


def replace(connection: sqlite3.Connection, article_id: int, revision: int, claims: Sequence[Claim]) -> None:
    """Make `claims` those of the article. One that was there already keeps its group and its reviews."""
    kept = json.dumps([claim.claim_id for claim in claims])
    connection.execute(
        "delete from claims where article_id = ? and claim_id not in (select value from json_each(?))",
        [article_id, kept],
    )
    for position, claim in enumerate(claims):
        speaker_id = _speaker(connection, claim) if claim.speaker else None
        row: dict[str, object] = {column: getattr(claim, column) for column in _COPIED}
        row |= {
            "article_id": article_id,
            "revision": revision,
            "position": position,
            "content_spans": _spans(claim.content_spans),
            "cue_spans": _spans(claim.cue_spans),
            "source_spans": _spans(claim.source_spans),
            "speaker_id": speaker_id,
            # Who is unnamed is told apart by all of the claims together: see db.store.standing.
            "source_id": None
            if claim.anonymity == "anonymous"
            else _source(connection, article_id, claim, speaker_id),
        }
        connection.execute(_UPSERT, row)


def note_changes(
    connection: sqlite3.Connection, article_id: int, revision: int, changes: Sequence[Change]
) -> None:
    """Remember what a revision did to the article's claims."""
    for change in changes:
        row: dict[str, object] = {
            "article_id": article_id,
            "revision": revision,
            "change": change.name,
            "sourcing_change": change.sourcing,
        }
        for name in _COMPARED:
            row[name] = getattr(change.after, name, None)
            row[f"former_{name}"] = getattr(change.before, name, None)
        names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
        connection.execute(f"insert into claim_changes ({names}) values ({marks})", row)


def refresh_speakers(connection: sqlite3.Connection, article_id: int) -> None:
    """Give the article's speakers the role and affiliation last stated together anywhere, else the role last
    stated alone, else the affiliation: never the office of one day with the party of another. Reads the
    timeline."""
    connection.execute(
        """update speakers set (role, affiliation) = (
            select role, affiliation from timeline
            where speaker_id = speakers.id and (role is not null or affiliation is not null)
            order by (role is not null) + (affiliation is not null) desc, role is null, key desc limit 1
        )
        where id in (select speaker_id from claims where article_id = ?)""",
        [article_id],
    )


def _speaker(connection: sqlite3.Connection, claim: Claim) -> int:
    """One row a canonical name. A slug, once given, stays with its name: addresses are cited."""
    name = claim.speaker or ""
    row = connection.execute("select id from speakers where name = ?", [name]).fetchone()
    if row is None:
        row = connection.execute(
            "insert into speakers (slug, name, source_type) values (?, ?, ?) returning id",
            [_free_slug(connection, slugify(name)), name, claim.source_type],
        ).fetchone()
    return int(row[0])


def _free_slug(connection: sqlite3.Connection, slug: str) -> str:
    candidate, number = slug, 1
    while connection.execute("select 1 from speakers where slug = ?", [candidate]).fetchone():
        number += 1
        candidate = f"{slug}-{number}"
    return candidate


def _source(
    connection: sqlite3.Connection, article_id: int, claim: Claim, speaker_id: int | None
) -> int | None:
    """One row a distinct source of the article: a named one by its name, another by its words there."""
    description = claim.speaker or claim.source
    if not description:
        return None
    row = connection.execute(
        """insert into sources (article_id, description, speaker_id, source_type, anonymity, source_count,
            basis, anonymity_reason) values (?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (article_id, description) do update set
            speaker_id = excluded.speaker_id,
            source_type = coalesce(excluded.source_type, source_type),
            anonymity = coalesce(excluded.anonymity, anonymity),
            source_count = coalesce(excluded.source_count, source_count),
            basis = coalesce(excluded.basis, basis),
            anonymity_reason = coalesce(excluded.anonymity_reason, anonymity_reason)
        returning id""",
        [
            article_id, description, speaker_id, claim.source_type, claim.anonymity, claim.source_count,
            claim.basis, claim.anonymity_reason,
        ],
    ).fetchone()  # fmt: skip
    return int(row[0])


def _spans(spans: Spans) -> str:
    return json.dumps([list(span) for span in spans])

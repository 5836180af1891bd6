"""Claims, the sources they stand on within an article, and the speakers they share across articles.

What reviewers put right stands in the claims themselves, with the extractor's values beside it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace as with_fields
from typing import Any

from onrecord.claims.records import Claim, Span, Spans
from onrecord.db.rows import CLAIM_SPANS
from onrecord.db.rules.fixes import applied, moved
from onrecord.db.rules.revision import Change
from onrecord.db.store.aliases import settle
from onrecord.db.store.decided import UNDECIDED, Decided, decided
from onrecord.db.store.mentions import Named

_COPIED = (
    "claim_id", "content", "cue", "source", "speaker", "role", "affiliation", "source_type", "anonymity",
    "source_count", "unnamed_as", "through", "basis", "anonymity_reason", "via", "quote_type",
    "kind", "reported_by", "hedge",
    "said_text", "said_date", "said_precision", "sourcing", "sourcing_rule", "confidence", "method",
    "extractor",
)  # fmt: skip
_COLUMNS = (
    *_COPIED, *CLAIM_SPANS, "article_id", "revision", "position", "source_id", "speaker_id", "reviewed",
    "extracted",
)  # fmt: skip
_STORED = "select claims.*, articles.url as doc from claims join articles on articles.id = article_id"
_COMPARED = ("claim_id", "content", "speaker", "source", "anonymity", "sourcing")
_UPSERT = f"""
    insert into claims ({", ".join(_COLUMNS)}) values ({", ".join(":" + column for column in _COLUMNS)})
    on conflict (claim_id) do update set
    {", ".join(f"{column} = excluded.{column}" for column in _COLUMNS if column != "claim_id")}
"""


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim as it stands, and as the extractor has it."""

    article_id: int
    claim: Claim
    extracted: Claim


def replace(
    connection: sqlite3.Connection, article_id: int, revision: int, extracted: Sequence[Claim]
) -> frozenset[int]:
    """Make what was extracted the claims of the article. One that was there already keeps its group, and what
    reviewers decided on it, now or before, is applied again.

    The ids of the speakers that this told something of, or gave a name or took one from.
    """
    ids = [claim.claim_id for claim in extracted]
    connection.execute(
        "delete from claims where article_id = ? and claim_id not in (select value from json_each(?))",
        [article_id, json.dumps(ids)],
    )
    found = decided(connection, ids)
    decisions = [found.get(claim_id, UNDECIDED) for claim_id in ids]
    claims = [applied(claim, decision.fixes) for claim, decision in zip(extracted, decisions, strict=True)]
    # What was withdrawn tells nothing of anybody.
    stand = [claim for claim, decision in zip(claims, decisions, strict=True) if not decision.is_withdrawn]
    named = [Named(c.speaker, c.source_type, c.role, c.affiliation) for c in stand if c.speaker]
    settled = settle(connection, article_id, named)
    for position, (claim, before, decision) in enumerate(zip(claims, extracted, decisions, strict=True)):
        row = {column: getattr(claim, column) for column in _COPIED} | _reviewed(claim, before, decision)
        row |= {name: _spans(getattr(claim, name)) for name in CLAIM_SPANS}
        row |= {"article_id": article_id, "revision": revision, "position": position}
        row |= {"speaker_id": None, "source_id": None}
        if not decision.is_withdrawn:
            speaker_id = settled.speaker_ids[claim.speaker] if claim.speaker else None
            # Who is unnamed is told apart by all of the claims together: see db.store.standing.
            unnamed = claim.anonymity == "anonymous"
            source_id = None if unnamed else _source(connection, article_id, claim, speaker_id)
            row |= {"speaker_id": speaker_id, "source_id": source_id}
        connection.execute(_UPSERT, row)
    return settled.moved | frozenset(settled.speaker_ids.values())


def stored(connection: sqlite3.Connection, claim_id: str) -> StoredClaim | None:
    """The claim with this id, or None where it is not, or no longer, found."""
    row = connection.execute(f"{_STORED} where claim_id = ?", [claim_id]).fetchone()
    return None if row is None else _read(row)


def of_article(connection: sqlite3.Connection, article_id: int) -> list[StoredClaim]:
    """The claims of an article, in their order."""
    rows = connection.execute(f"{_STORED} where article_id = ? order by position", [article_id])
    return [_read(row) for row in rows.fetchall()]


def standing_claims(connection: sqlite3.Connection, article_id: int) -> list[Claim]:
    """The claims of an article as they stand, in their order, without those that a reviewer withdrew."""
    rows = connection.execute(
        f"{_STORED} where article_id = ? and reviewed is not 'wrong' order by position", [article_id]
    )
    return [_read(row).claim for row in rows.fetchall()]


def claim_of(row: sqlite3.Row) -> Claim:
    """The claim in a row that has all columns of `claims`, and the article's address as `doc`."""
    values: dict[str, Any] = {name: row[name] for name in (*_COPIED, "doc")}
    values |= {name: tuple(Span(*span) for span in json.loads(row[name])) for name in CLAIM_SPANS}
    return Claim(**values)


def _read(row: sqlite3.Row) -> StoredClaim:
    claim = claim_of(row)
    return StoredClaim(row["article_id"], claim, with_fields(claim, **json.loads(row["extracted"] or "{}")))


def _reviewed(claim: Claim, extracted: Claim, decision: Decided) -> dict[str, object]:
    before = moved(extracted, claim)
    return {
        "reviewed": decision.reviewed,
        "extracted": json.dumps(before, ensure_ascii=False) if before else None,
    }


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

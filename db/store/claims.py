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

from claims.records import Claim, Span, Spans
from db.fixes import applied, moved
from db.revision import Change
from db.slug import slugify
from db.store.decided import UNDECIDED, Decided, decided

_COPIED = (
    "claim_id", "content", "cue", "source", "speaker", "role", "affiliation", "source_type", "anonymity",
    "source_count", "basis", "anonymity_reason", "via", "quote_type", "kind", "reported_by", "hedge",
    "said_text", "said_date", "said_precision", "sourcing", "sourcing_rule", "confidence", "method",
    "extractor",
)  # fmt: skip
_SPANS = ("content_spans", "cue_spans", "source_spans")
_COLUMNS = (
    *_COPIED, *_SPANS, "article_id", "revision", "position", "source_id", "speaker_id", "reviewed",
    "extracted",
)  # fmt: skip
_COMPARED = ("claim_id", "content", "speaker", "source", "anonymity", "sourcing")
_UPSERT = f"""
    insert into claims ({", ".join(_COLUMNS)}) values ({", ".join(":" + column for column in _COLUMNS)})
    on conflict (claim_id) do update set
    {", ".join(f"{column} = excluded.{column}" for column in _COLUMNS if column != "claim_id")}
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim stands: its article, the revision that its spans count in, its number there."""

    article_id: int
    revision: int
    position: int


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim as it stands, with its speaker's number, and as the extractor has it."""

    place: Place
    claim: Claim
    speaker_id: int | None
    extracted: Claim


def replace(connection: sqlite3.Connection, article_id: int, revision: int, claims: Sequence[Claim]) -> None:
    """Make `claims` those of the article. One that was there already keeps its group, and what reviewers
    decided on it, now or before, is applied again."""
    ids = [claim.claim_id for claim in claims]
    connection.execute(
        "delete from claims where article_id = ? and claim_id not in (select value from json_each(?))",
        [article_id, json.dumps(ids)],
    )
    decisions = decided(connection, ids)
    for position, claim in enumerate(claims):
        place = Place(article_id, revision, position)
        _put(connection, place, claim, decisions.get(claim.claim_id, UNDECIDED))
    _drop_sources(connection, article_id)


def stored(connection: sqlite3.Connection, claim_id: str) -> StoredClaim | None:
    """The claim with this id, or None where it is not, or no longer, found."""
    row = connection.execute(
        """select claims.*, articles.url as doc from claims
        join articles on articles.id = article_id where claim_id = ?""",
        [claim_id],
    ).fetchone()
    if row is None:
        return None
    values: dict[str, Any] = {name: row[name] for name in (*_COPIED, "doc")}
    values |= {name: _read_spans(row[name]) for name in _SPANS}
    claim = Claim(**values)
    place = Place(row["article_id"], row["revision"], row["position"])
    extracted = with_fields(claim, **json.loads(row["extracted"] or "{}"))
    return StoredClaim(place, claim, row["speaker_id"], extracted)


def rewrite(connection: sqlite3.Connection, claim: StoredClaim) -> None:
    """Bring a stored claim in line with what now stands of the decisions on it."""
    claim_id = claim.claim.claim_id
    decision = decided(connection, [claim_id]).get(claim_id, UNDECIDED)
    _put(connection, claim.place, claim.extracted, decision)
    _drop_sources(connection, claim.place.article_id)


def _put(connection: sqlite3.Connection, place: Place, extracted: Claim, decision: Decided) -> None:
    claim = applied(extracted, decision.fixes)
    before = moved(extracted, claim)
    speaker_id = _speaker(connection, claim) if claim.speaker else None
    row: dict[str, object] = {column: getattr(claim, column) for column in _COPIED}
    row |= {name: _spans(getattr(claim, name)) for name in _SPANS}
    row |= {
        "article_id": place.article_id,
        "revision": place.revision,
        "position": place.position,
        "speaker_id": speaker_id,
        "source_id": _source(connection, place.article_id, claim, speaker_id),
        "reviewed": decision.reviewed,
        "extracted": json.dumps(before, ensure_ascii=False) if before else None,
    }
    connection.execute(_UPSERT, row)


def _drop_sources(connection: sqlite3.Connection, article_id: int) -> None:
    """Take away the article's sources that no claim stands on any more."""
    connection.execute(
        """delete from sources where article_id = ?
        and not exists (select 1 from claims where source_id = sources.id)""",
        [article_id],
    )


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


def refresh_speakers(connection: sqlite3.Connection, article_id: int, also: int | None = None) -> None:
    """Give the article's speakers, and the speaker `also`, the role and affiliation last stated together
    anywhere, else the role last stated alone, else the affiliation: never the office of one day with the
    party of another. Reads the timeline."""
    connection.execute(
        """update speakers set (role, affiliation) = (
            select role, affiliation from timeline
            where speaker_id = speakers.id and (role is not null or affiliation is not null)
            order by (role is not null) + (affiliation is not null) desc, role is null, key desc limit 1
        )
        where id = ? or id in (select speaker_id from claims where article_id = ?)""",
        [also, article_id],
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


def _read_spans(stored_spans: str) -> Spans:
    return tuple(Span(start, end) for start, end in json.loads(stored_spans))

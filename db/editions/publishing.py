"""A database fit for the public: the same statements, with snippets in place of whole articles."""

from __future__ import annotations

import json
import os
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

from onrecord.db.editions.snippets import Range, Snippet, snippet
from onrecord.db.query.edition import PUBLIC
from onrecord.db.store import Store
from onrecord.ingest.web.urls import redact

# Characters of its own paragraph that stay on each side of a statement.
AROUND = 90
_ROLES = ("content", "cue", "source")
# What ran, what failed and what waits is nobody's business.
_INTERNAL = ("pending", "announcements", "feed_parts", "fetches", "runs")
# Who reviews, with what remarks, and what was wrong before, is the house's own; that something was put right
# is not. Of a withdrawn statement only its address stays, which tells that it was withdrawn.
_REVIEWS = (
    "delete from reviews where undone is not null",
    "update reviews set note = null, reviewer = null, former = null",
    "update reviews set content = null where verdict = 'wrong'",
    """
    delete from claim_changes where exists (
        select 1 from reviews where verdict = 'wrong' and undone is null
        and reviews.claim_id in (claim_changes.claim_id, claim_changes.former_claim_id)
    )
    """,
    "insert into timeline_fts (timeline_fts) values ('optimize')",  # the index drops withdrawn words for good
    "update speaker_decisions set reviewer = null",
    "update claims set extracted = null",
    """
    update claims set content = '', cue = null, source = null, speaker = null, role = null,
        affiliation = null, basis = null, anonymity_reason = null, via = null, hedge = null, said_text = null,
        said_date = null, said_precision = null, speaker_id = null, source_id = null, group_id = null,
        content_spans = '[]', cue_spans = '[]', source_spans = '[]'
    where reviewed = 'wrong'
    """,
)


def publish(path: Path, out: Path) -> int:
    """Write the public edition of the database at `path` to `out`; how many articles it holds.

    Raises UnusableDatabase; OSError or sqlite3.Error where `out` cannot be written: it appears whole or not.
    """
    part = out.with_name(f"{out.name}.part")
    part.unlink(missing_ok=True)
    try:
        with Store.read(path) as store:
            store.connection.execute("vacuum into ?", [str(part)])
        with closing(sqlite3.connect(part, isolation_level=None)) as connection:
            connection.row_factory = sqlite3.Row
            count = _cut(connection)
        os.replace(part, out)
    finally:
        part.unlink(missing_ok=True)
    return count


def _cut(connection: sqlite3.Connection) -> int:
    # Deleted pages must not keep what was cut out.
    connection.execute("pragma secure_delete = on")
    connection.execute("begin")
    for statement in _REVIEWS:
        connection.execute(statement)
    ids = [row["id"] for row in connection.execute("select id from articles order by id")]
    for article_id in ids:
        _cut_article(connection, article_id)
    for table in _INTERNAL:
        connection.execute(f"delete from {table}")
    # That there were versions, and what they did to the statements, stays; what else they said does not.
    connection.execute("update revisions set text = '', text_hash = ''")
    connection.execute("update feeds set etag = null, last_modified = null, error = null, note = null")
    _cut_secrets(connection)
    connection.execute(f"pragma user_version = {PUBLIC}")
    connection.execute("commit")
    connection.execute("vacuum")
    return len(ids)


def _cut_secrets(connection: sqlite3.Connection) -> None:
    """Feeds that are one's own have addresses with a key in them, and so have the links that they give."""
    rows = connection.execute("select id, url from feeds").fetchall()
    shown = [(redact(row["url"]), row["id"]) for row in rows]
    taken = Counter(url for url, _ in shown)
    connection.executemany(
        "update feeds set url = ? where id = ?",
        [(url if taken[url] == 1 else f"{url}#{number}", number) for url, number in shown],
    )
    connection.create_function("redact", 1, lambda url: url and redact(url))
    connection.execute("update articles set requested_url = redact(requested_url)")


def _cut_article(connection: sqlite3.Connection, article_id: int) -> None:
    text: str = connection.execute("select text from articles where id = ?", [article_id]).fetchone()["text"]
    columns = ", ".join(f"{role}_spans" for role in _ROLES)
    claims = connection.execute(f"select claim_id, {columns} from claims where article_id = ?", [article_id])
    spans = {
        claim["claim_id"]: {role: _spans(claim[f"{role}_spans"], len(text)) for role in _ROLES}
        for claim in claims.fetchall()
    }
    every = [span for roles in spans.values() for found in roles.values() for span in found]
    cut = snippet(text, every, AROUND)
    connection.execute("update articles set text = ? where id = ?", [cut.text, article_id])
    assigned = ", ".join(f"{role}_spans = ?" for role in _ROLES)
    connection.executemany(
        f"update claims set {assigned} where claim_id = ?",
        [(*(_moved(cut, roles[role]) for role in _ROLES), claim_id) for claim_id, roles in spans.items()],
    )


def _spans(stored: str, length: int) -> list[Range]:
    return [(start, end) for start, end in json.loads(stored) if 0 <= start < end <= length]


def _moved(cut: Snippet, spans: list[Range]) -> str:
    return json.dumps([cut.moved(*span) for span in spans])

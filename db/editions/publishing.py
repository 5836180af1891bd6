"""A database fit for the public: the same statements, with snippets in place of whole articles."""

from __future__ import annotations

import json
import os
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from onrecord.db.editions.snippets import Range, Snippet, snippet
from onrecord.db.errors import DatabaseError
from onrecord.db.query.edition import PUBLIC
from onrecord.db.store import Store
from onrecord.db.store.opening import connect_to_look
from onrecord.db.workroom import workroom
from onrecord.ingest.web.urls import redact

# Characters of its own paragraph that stay on each side of a statement.
AROUND = 90
_PAGES_AT_ONCE = 10_000
_STEPS_BETWEEN = 1_000_000  # of SQLite's own, between two looks at whether to go on
_ROLES = ("content", "cue", "source")
# What ran, what failed and what waits is nobody's business, nor what the house looks out for.
_INTERNAL = (
    "pending", "announcements", "feed_parts", "fetches", "runs",
    "delivered", "deliveries", "arrivals", "watches", "views",
)  # fmt: skip
# Of collections others see what is marked for them.
_COLLECTIONS = (
    """
    delete from collected where collection_id in (select id from collections where shared is null)
    """,
    "delete from collections where shared is null",
    """
    update collected set note = null where collection_id in (
        select id from collections where shared is not 'notes'
    )
    """,
    "update collections set note = null where shared is not 'notes'",
    "update collected set reviewer = null",
    # Of a withdrawn statement nothing is told.
    "delete from collected where claim_id in (select claim_id from claims where reviewed = 'wrong')",
)
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
    "delete from pair_decisions where undone is not null",
    "update pair_decisions set note = null, reviewer = null",
    """
    update claims set content = '', cue = null, source = null, speaker = null, role = null,
        affiliation = null, basis = null, anonymity_reason = null, via = null, hedge = null, said_text = null,
        said_date = null, said_precision = null, speaker_id = null, source_id = null, group_id = null,
        content_spans = '[]', cue_spans = '[]', source_spans = '[]'
    where reviewed = 'wrong'
    """,
)


# The words by which articles are found to tell alike are all of an article's rare ones; and where a text says
# from whom it has something, it is cut.
_FOUND_BY = (
    "delete from claim_terms",
    "delete from article_terms",
    "delete from terms",
    "update claim_numbers set terms = null",
    "update articles set lead_terms = null, links = null",
    "update lineage set evidence_start = null, evidence_end = null",
)


class Taken(DatabaseError):
    """What stands under the edition's name is nobody's to replace."""

    exit_code = 2


def publish(path: Path, out: Path, *, force: bool = False) -> int:
    """Write the public edition of the database at `path` to `out`; how many articles it holds.

    It takes the place of an earlier edition of this very database, and of another file only by `force`.
    Whole texts stand in no file that has a name, so that a kill leaves none behind. Raises UnusableDatabase
    and Taken; OSError or sqlite3.Error where `out` cannot be written: it appears whole or not.
    """
    out = out.resolve()  # of a link, what it leads to is replaced
    with Store.read(path) as store:
        origin = _identity(store.connection)
        _require_ours(out, origin, force=force)
        with workroom(out) as room, closing(sqlite3.connect("", isolation_level=None)) as draft:
            draft.row_factory = sqlite3.Row
            edition = room / "edition.db"
            with _interruptible(store.connection, draft):
                _copy(store.connection, draft)
                count = _cut(draft)
                draft.execute("vacuum into ?", [str(edition)])
            _settle(edition)
            _require_ours(out, origin, force=force)  # it took a while, in which others may have come
            os.replace(edition, out)
    return count


def _identity(connection: sqlite3.Connection) -> str:
    return str(connection.execute("select id from identity").fetchone()[0])


def _require_ours(out: Path, origin: str, *, force: bool) -> None:
    """Raises Taken where `out` is something else than an earlier edition of the database `origin`."""
    for end in ("-wal", "-journal"):
        beside = out.with_name(out.name + end)
        if beside.exists() and beside.stat().st_size:
            # A new file under the old one's name would be "repaired" by what belongs to the old one.
            raise Taken(str(out), f"{beside.name} lies beside it, so it is in use; publish to another file")
    if not out.exists():
        return
    if not out.is_file():
        raise Taken(str(out), "is no file; publish to another name")
    if not force and not _is_edition(out, origin):
        raise Taken(
            str(out),
            "is no earlier edition of this database; name another file, or --force replaces it",
        )


def _is_edition(out: Path, origin: str) -> bool:
    try:
        with closing(connect_to_look(out)) as connection:
            public = connection.execute("pragma user_version").fetchone()[0] == PUBLIC
            return public and _identity(connection) == origin
    except sqlite3.Error:
        return False


@contextmanager
def _interruptible(*connections: sqlite3.Connection) -> Iterator[None]:
    """Ctrl-C and SIGTERM are heard within, also while one statement copies a whole database."""
    for connection in connections:
        # Whenever Python runs, so do its handlers of signals; what they raise ends the statement.
        connection.set_progress_handler(lambda: 0, _STEPS_BETWEEN)
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            raise KeyboardInterrupt from None
        raise
    finally:
        for connection in connections:
            connection.set_progress_handler(None, 0)


def _copy(source: sqlite3.Connection, draft: sqlite3.Connection) -> None:
    """Copy the database as it is now, whoever writes to it meanwhile."""
    source.execute("begin")
    source.execute("select 1 from sqlite_master").fetchone()
    source.backup(draft, pages=_PAGES_AT_ONCE, progress=lambda *_: None, sleep=0)
    source.execute("commit")


def _settle(path: Path) -> None:
    """See that a file is on the disk before it gets the name that people know."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _cut(connection: sqlite3.Connection) -> int:
    """Cut out what is not for the public. What is written from this afterwards holds nothing of it."""
    connection.execute("pragma journal_mode = off")
    connection.execute("begin")
    for statement in (*_REVIEWS, *_FOUND_BY, *_COLLECTIONS):
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

"""Is this file ours to write to? Looks without touching, then connects and brings the schema up to date."""

from __future__ import annotations

import errno
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from onrecord.db.errors import UnusableDatabase, WriteFailed, explain
from onrecord.db.migrations import FIRST_SCHEMA, STEPS, TABLE

# Long enough for another program's transaction, short enough that Ctrl-C is answered within ten seconds.
BUSY_SECONDS = 8.0


def connect(path: Path, *, create: bool) -> sqlite3.Connection:
    """A connection for reading and writing; if `create`, a missing or empty file becomes a database.

    Raises UnusableDatabase (the file is as it was) or WriteFailed.
    """
    if not create and not path.exists():
        raise _missing(path)
    applied = _migrations_of(path) if path.exists() else set()
    _require_writable(path)
    with explained(path):
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            if not applied:
                connection.execute("pragma journal_mode = wal")
            # With a write-ahead log, "normal" loses nothing to a killed process and cannot corrupt.
            connection.execute("pragma synchronous = normal")
            connection.execute("pragma foreign_keys = on")
            if applied != set(STEPS):
                _migrate(connection)
        except BaseException:
            connection.close()
            raise
    connection.row_factory = sqlite3.Row
    return connection


def connect_to_read(path: Path) -> sqlite3.Connection:
    """A read-only connection to a database that must be there. Raises UnusableDatabase."""
    applied = _migrations_of(path) if path.exists() else set()
    if not applied:
        raise _missing(path)
    if applied != set(STEPS):
        connect(path, create=False).close()  # an older one is brought up to date first
    connection = _connect_read_only(path)
    connection.row_factory = sqlite3.Row
    return connection


def _missing(path: Path) -> UnusableDatabase:
    return UnusableDatabase(str(path), "there is no such database; `onrecord add URL` makes one")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """SQLite's errors inside become one line for the user."""
    try:
        yield
    except sqlite3.Error as error:
        account = explain(error, str(path))
        if account is None:
            raise
        raise account from error


def _require_writable(path: Path) -> None:
    name = str(path)
    if not path.parent.is_dir():
        raise UnusableDatabase(name, f"there is no folder {path.parent}")
    # SQLite needs the folder too, for the log beside the file.
    if not os.access(path if path.exists() else path.parent, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise WriteFailed(name, "cannot be written to; check its permissions and its folder's")


# No later migration drops one of these.
_FIRST_TABLES = frozenset(re.findall(r"create (?:virtual )?table (\w+)", " ".join(FIRST_SCHEMA)))


def _migrations_of(path: Path) -> set[str]:
    """What was applied to a database of this program; nothing for an empty one. Raises UnusableDatabase.

    SQLite alone opens the file. Its locks belong to the process: were a server to open the file of its own
    database in any other way, closing it again would drop them all, and another program could take away the
    log that is being read (https://sqlite.org/howtocorrupt.html, 2.2).
    """
    name = str(path)
    if path.is_dir():
        raise UnusableDatabase(name, "is a folder, not a database")
    if not path.is_file():
        raise UnusableDatabase(name, "is no file, so no database can be in it")
    if not os.access(path, os.R_OK):
        raise UnusableDatabase(name, f"cannot be read ({os.strerror(errno.EACCES)})")
    if not path.stat().st_size:
        return set()
    with explained(path):
        connection = _connect_read_only(path)
        try:
            tables = {
                row[0] for row in connection.execute("select name from sqlite_master where type = 'table'")
            }
            applied = _applied(connection) if TABLE in tables else set()
        finally:
            connection.close()
    if applied - set(STEPS):
        raise UnusableDatabase(name, "was made by a newer onrecord; upgrade this one; nothing was changed")
    if tables - {TABLE, "sqlite_sequence"} and not applied:
        raise UnusableDatabase(name, "is another program's database; name another file; nothing was changed")
    if applied and (lost := sorted(_FIRST_TABLES - tables)):
        raise UnusableDatabase(name, f"lost its table {lost[0]}; restore it from a copy; nothing was changed")
    return applied


def is_frozen(path: Path) -> bool:
    """Whether no log can stand beside the database, as on a read-only disk: nobody else is writing then."""
    connection = _connect_for_reading(path)
    try:
        connection.execute("select count(*) from sqlite_master")
    except sqlite3.OperationalError as error:
        if (error.sqlite_errorcode & 0xFF) not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise
        return True
    finally:
        connection.close()
    return False


def connect_to_look(path: Path) -> sqlite3.Connection:
    """A connection to whatever file is there, which neither waits nor leaves anything beside it; for one that
    nobody writes to."""
    return _connect_for_reading(path, "&immutable=1")


def _connect_read_only(path: Path) -> sqlite3.Connection:
    return _connect_for_reading(path, "&immutable=1" if is_frozen(path) else "")


def _connect_for_reading(path: Path, parameters: str = "") -> sqlite3.Connection:
    address = f"file:{quote(str(path.absolute()))}?mode=ro{parameters}"
    return sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None)


def _applied(connection: sqlite3.Connection) -> set[str]:
    rows = connection.execute(f"select name from {TABLE} where migration_set = 'onrecord'")
    return {row[0] for row in rows}


def _migrate(connection: sqlite3.Connection) -> None:
    from sqlite_utils import Database

    from onrecord.db.migrations import migrations

    database = Database(connection, recursive_triggers=False, execute_plugins=False)
    # Two programs may get here at once: the second one waits, then finds nothing left to do.
    connection.execute("begin immediate")
    try:
        migrations.apply(database)
        connection.execute("commit")
    except BaseException:
        if connection.in_transaction:
            connection.execute("rollback")
        raise

"""What can go wrong with the database. Each error is one line for the user and knows its exit code."""

from __future__ import annotations

import sqlite3


class DatabaseError(Exception):
    """`subject` is the file as the user named it; `reason` says what is wrong and what to do."""

    exit_code = 1

    def __init__(self, subject: str, reason: str) -> None:
        super().__init__(subject, reason)
        self.subject = subject
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.subject}: {self.reason}"


class UnusableDatabase(DatabaseError):
    """Missing, foreign, cut, garbage or newer than this program: nothing was touched."""

    exit_code = 2


class WriteFailed(DatabaseError):
    """The disk is full, the file is read-only or held by another program; what was there still stands."""


# Primary result codes (https://sqlite.org/rescode.html) and what they mean to the person at the terminal.
_REASONS: dict[int, tuple[type[DatabaseError], str]] = {
    sqlite3.SQLITE_FULL: (WriteFailed, "the disk is full; make room and run this again"),
    sqlite3.SQLITE_READONLY: (WriteFailed, "cannot be written to; check its permissions and its folder's"),
    sqlite3.SQLITE_IOERR: (WriteFailed, "reading or writing failed; the disk may be full or broken"),
    sqlite3.SQLITE_BUSY: (WriteFailed, "another program is writing to it; try again when it has finished"),
    sqlite3.SQLITE_LOCKED: (WriteFailed, "another program is writing to it; try again when it has finished"),
    sqlite3.SQLITE_CANTOPEN: (UnusableDatabase, "cannot be opened; check that its folder can be written to"),
    sqlite3.SQLITE_NOTADB: (UnusableDatabase, "is not a database; nothing was changed"),
    sqlite3.SQLITE_CORRUPT: (UnusableDatabase, "is cut short or damaged; restore it from a copy"),
}  # fmt: skip


def explain(error: sqlite3.Error, path: str) -> DatabaseError | None:
    """The user's account of an SQLite error, or None where it is a mistake of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None or code & 0xFF not in _REASONS:
        return None
    kind, reason = _REASONS[code & 0xFF]
    return kind(path, reason)

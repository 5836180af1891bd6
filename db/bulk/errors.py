"""What stops a bulk run: one line for the user, with its exit code."""

from __future__ import annotations

from onrecord.db.errors import DatabaseError


class Refused(DatabaseError):
    """What was asked for cannot be begun: nothing was touched."""

    exit_code = 2


class Halted(DatabaseError):
    """It cannot go on; what was finished is kept, and the same command goes on from there."""

"""`python -m onrecord.db.alerts DATABASE SECONDS`: the step in a process of its own, which ends in time.

What it did it tells on standard output, a JSON list a line: the name of a watch, and why it failed or null.
"""

from __future__ import annotations

import json
import signal
import sqlite3
import sys
from pathlib import Path

from onrecord.db.alerts import receivers
from onrecord.db.alerts.step import step
from onrecord.db.errors import DatabaseError


def main() -> None:
    path, seconds = Path(sys.argv[1]), int(sys.argv[2])
    # The kernel ends it, wherever it hangs and whoever started it.
    signal.alarm(seconds)
    told_to_end: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, frame: told_to_end.append(number))  # after this message
    if not receivers.is_there():
        _say("", receivers.MISSING)
        return
    try:
        step(path, _say, seconds=seconds * 0.75, is_over=lambda: bool(told_to_end))
    except (DatabaseError, sqlite3.Error) as error:
        _say("", str(error))


def _say(name: str, reason: str | None) -> None:
    sys.stdout.write(json.dumps([name, reason]) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()

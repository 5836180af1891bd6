"""The step of alerts in a process that is killed at one point: `python -m tests.db.alerts.driver DATABASE POINT`.

A point is "before" or "after", a colon, and what is done then: a method of the outbox, or "send".
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from onrecord.db.alerts import receivers
from onrecord.db.alerts.step import step
from onrecord.db.store.watches import Watches


def killed(when: str, work: Callable[..., Any]) -> Callable[..., Any]:
    def die() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def wrapped(*arguments: Any, **named: Any) -> Any:
        if when == "before":
            die()
        answer = work(*arguments, **named)
        die()
        return answer

    return wrapped


def main() -> None:
    when, _, what = sys.argv[2].partition(":")
    send = receivers.send
    if what == "send":
        send = killed(when, send)
    elif what:
        setattr(Watches, what, killed(when, getattr(Watches, what)))
    step(Path(sys.argv[1]), lambda name, reason: print(name, reason), send=send)


if __name__ == "__main__":
    main()

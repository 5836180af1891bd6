"""What a run does once all is stored: it has those told who wait, in another process and for so long only."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from onrecord.db.clock import utc_now
from onrecord.db.errors import DatabaseError
from onrecord.db.store import Store

SECONDS = 60
_GRACE = 2.0


def tell(path: Path, say: Callable[[str], None], *, seconds: int = SECONDS) -> None:
    """Send what is new to whoever waits for it. Whatever fails is a line for `say`, and the next run's work:
    it changes nothing about this one. Does not raise, save KeyboardInterrupt."""
    try:
        with Store.read(path) as store:
            if not store.watches.any_work(utc_now()):
                return
        command = [sys.executable, "-P", "-m", "onrecord.db.alerts", str(path.absolute()), str(seconds)]
        # In a session of its own: Ctrl-C is for us, and a message that is under way is not to be torn.
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
            # It imports what this process does, and nothing that lies in the current folder by chance.
            env=os.environ | {"PYTHONPATH": os.pathsep.join(one or os.getcwd() for one in sys.path)},
        )
        try:
            out, _ = child.communicate(timeout=seconds + _GRACE)
        except subprocess.TimeoutExpired:
            child.kill()
            out, _ = child.communicate()
        except KeyboardInterrupt:
            child.terminate()  # it ends once its message is out; nobody waits for that
            raise
    except (DatabaseError, sqlite3.Error, OSError) as error:
        say(f"alerts: {error}")
        return
    for line in out.splitlines():
        name, reason = json.loads(line)
        if reason:
            say(f"watch {name}: {reason}" if name else f"alerts: {reason}")
    if child.returncode in (-signal.SIGALRM, -signal.SIGKILL):
        say(f"alerts: stopped after {seconds} seconds; the next run goes on")
    elif child.returncode:
        say("alerts: broke off; the next run goes on, and `onrecord watch test NAME` tries one")

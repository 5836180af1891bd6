"""A run's own row: when it began and ended, and what it did."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime

from onrecord.db.clock import utc_now
from onrecord.db.errors import DatabaseError
from onrecord.db.store import Store
from onrecord.db.store.runs import Counts
from onrecord.db.version import version


@dataclass(frozen=True, slots=True)
class Recording:
    """A run under way. `counts` is brought up to date as it goes."""

    id: int
    counts: Counts = field(default_factory=Counts)


@contextmanager
def recorded(store: Store, command: str, clock: Callable[[], datetime] = utc_now) -> Iterator[Recording]:
    """The row of a run of `command`; its end is noted, unless it is killed. Raises WriteFailed."""
    with store.transaction():
        recording = Recording(store.runs.start(command, version(), clock()))
    try:
        yield recording
    except BaseException:
        with suppress(DatabaseError), store.transaction():
            store.runs.finish(recording.id, recording.counts, clock())
        raise
    with store.transaction():
        store.runs.finish(recording.id, recording.counts, clock())

"""Dask: workers on this machine, or a cluster by its address, and parts handed to them, a few ahead."""

from __future__ import annotations

import logging
import math
import queue
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from onrecord.db.bulk.errors import Halted, Refused
from onrecord.db.bulk.records import Job, Manifest, Part, Progress
from onrecord.db.bulk.work import TOPIC, versions, work
from onrecord.ingest.errors import IngestError

_TRIES = 3
_AHEAD = 3  # parts handed out for each thread that works
_SECONDS_TO_CONNECT = 10
_SECONDS_FOR_A_WORKER = 60
_TICK = 0.5
_SECONDS_BETWEEN_LOOKS = 10.0
# A worker's own process beside its reader: Dask pauses it at four fifths of this, and replaces it beyond.
_WORKER_BYTES = 500_000_000


@dataclass(frozen=True, slots=True)
class Failure:
    """A part that was left, and why."""

    part: Part
    reason: str


Event = Manifest | Failure | Progress


class Cluster:
    """Workers that read parts."""

    def __init__(self, client: Any, name: str) -> None:
        self._client, self._name = client, name

    @property
    def dashboard(self) -> str:
        return str(self._client.dashboard_link)

    @property
    def threads(self) -> int:
        return sum(self._client.nthreads().values())

    def require_same_versions(self) -> None:
        """Raises Halted that names a worker which has other versions, or none."""
        try:
            self._client.wait_for_workers(1, timeout=_SECONDS_FOR_A_WORKER)
        except TimeoutError:
            raise Halted(self._name, f"no worker came within {_SECONDS_FOR_A_WORKER} s") from None
        ours = versions()
        for address, theirs in self._client.run(versions, on_error="return").items():
            if not isinstance(theirs, dict):
                raise Halted(address, f"cannot run onrecord {ours['onrecord']}: install it there ({theirs})")
            for name, here in ours.items():
                if theirs.get(name) != here:
                    raise Halted(address, f"has {name} {theirs.get(name)}, this is {here}: install the same")

    def read(self, parts: Sequence[Part], job: Job) -> Iterator[Event]:
        """Have every part read; what becomes of each, as it happens, and progress between. A part that fails
        is tried again, and then left.

        Raises Halted where the run cannot go on: nothing can be written, or the scheduler is gone.
        """
        try:
            yield from self._read(parts, job)
        except OSError:  # what a worker could not read is no such error, but an outcome
            self._require_alive(lost=True)

    def _read(self, parts: Sequence[Part], job: Job) -> Iterator[Event]:
        waiting = list(reversed(parts))
        tries = dict.fromkeys((part.id for part in parts), 0)
        heard: queue.SimpleQueue[Any] = queue.SimpleQueue()
        under_way: dict[str, tuple[Part, Any]] = {}  # by the future's key
        most, looked = 0, -math.inf
        self._client.subscribe_topic(TOPIC, heard.put)
        try:
            while waiting or under_way:
                if time.monotonic() - looked > _SECONDS_BETWEEN_LOOKS:  # workers come and go
                    most, looked = _AHEAD * max(1, self.threads), time.monotonic()
                while waiting and len(under_way) < most:
                    part = waiting.pop()
                    tries[part.id] += 1
                    key = f"onrecord-{part.id}-{tries[part.id]}"
                    future = self._client.submit(work, part, job, key=key, pure=False)
                    under_way[key] = part, future
                    future.add_done_callback(heard.put)
                try:
                    told = heard.get(timeout=_TICK)
                except queue.Empty:
                    self._require_alive()
                    continue
                if isinstance(told, tuple):
                    yield Progress(*told[1])
                    continue
                part, future = under_way.pop(told.key)
                outcome = self._outcome(future)
                if isinstance(outcome, Manifest):
                    yield outcome
                elif tries[part.id] < _TRIES:
                    waiting.insert(0, part)
                else:
                    yield Failure(part, outcome)
        finally:
            with suppress(Exception):
                self._client.unsubscribe_topic(TOPIC)
                self._client.cancel([future for _, future in under_way.values()])

    def _outcome(self, future: Any) -> Manifest | str:
        """The manifest, or why there is none this time."""
        if future.cancelled():
            self._require_alive(lost=True)
        try:
            manifest: Manifest = future.result()
        except Halted:
            raise
        except IngestError as error:
            return error.reason
        except Exception as error:  # whatever a worker trips over must not end the run
            return _short(error)
        finally:
            future.release()
        return manifest

    def _require_alive(self, lost: bool = False) -> None:
        if lost or self._client.status != "running":
            raise Halted(
                self._name, "the scheduler is gone; what was finished is kept, and the same command goes on"
            )


@contextmanager
def cluster(scheduler: str | None, workers: int) -> Iterator[Cluster]:
    """The cluster at that address, or one of so many processes on this machine, which ends with it.

    Raises Halted where there is none, Refused for what is no address.
    """
    import dask
    from distributed import Client, LocalCluster

    _silence()
    settings = {"distributed.admin.tick.limit": "1h", "distributed.logging.distributed": "critical"}
    with dask.config.set(settings):
        if scheduler is None:
            with (
                LocalCluster(  # type: ignore[no-untyped-call]
                    n_workers=workers,
                    threads_per_worker=1,
                    dashboard_address="127.0.0.1:0",
                    memory_limit=_WORKER_BYTES,
                    silence_logs=logging.CRITICAL,
                ) as here,
                Client(here) as client,  # type: ignore[no-untyped-call]
            ):
                yield Cluster(client, "this machine's workers")
            return
        try:
            client = Client(scheduler, timeout=_SECONDS_TO_CONNECT)  # type: ignore[no-untyped-call]
        except ValueError as error:
            raise Refused(
                scheduler, f"is no address of a scheduler, such as tcp://host:8786 ({error})"
            ) from None
        except (OSError, TimeoutError):
            raise Halted(scheduler, "no scheduler answers there") from None
        with client:
            yield Cluster(client, scheduler)


def _silence() -> None:
    """What Dask logs is for whoever runs a cluster; here a line is said instead."""
    names = [name for name in logging.root.manager.loggerDict if name.partition(".")[0] == "distributed"]
    for name in ("distributed", *names, "bokeh", "tornado", "tornado.application", "asyncio"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _short(error: Exception) -> str:
    message = " ".join(str(error).split())[:300]
    return f"{type(error).__name__}: {message}" if message else type(error).__name__

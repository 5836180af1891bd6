"""What a Dask worker runs. Its reader lives as long as its thread does."""

from __future__ import annotations

import sys
import threading
import time
from dataclasses import astuple
from importlib.metadata import version as installed

from onrecord.db.bulk.errors import Halted
from onrecord.db.bulk.part import read_part
from onrecord.db.bulk.reader import Reader
from onrecord.db.bulk.records import Job, Manifest, Part, Progress
from onrecord.db.version import version
from onrecord.ingest.errors import ParseError
from onrecord.ingest.web.urls import redact

TOPIC = "onrecord-bulk"
_SECONDS_BETWEEN = 2.0  # messages of a worker about its progress
_mine = threading.local()


def versions() -> dict[str, str]:
    """What must be the same on every machine of a run."""
    return {
        "onrecord": version(),
        "python": f"{sys.version_info.major}.{sys.version_info.minor}",
        "dask": installed("dask"),
        "distributed": installed("distributed"),
    }


def work(part: Part, job: Job) -> Manifest:
    """Read a part. Raises Halted where no part can be written or the versions differ, ParseError where this
    one cannot be read."""
    from distributed import get_worker

    worker = get_worker()
    if version() != job.onrecord:
        raise Halted(worker.address, f"runs onrecord {version()}, this is {job.onrecord}: install the same")
    reader = _reader(job.extractor)
    if reader.version != job.version:
        raise Halted(
            worker.address, f"has extractor {reader.version}, this is {job.version}: install the same"
        )
    last = 0.0

    def tell(progress: Progress) -> None:
        nonlocal last
        if time.monotonic() - last > _SECONDS_BETWEEN:
            last = time.monotonic()
            worker.log_event(TOPIC, astuple(progress))

    try:
        return read_part(part, job, reader, tell)
    except OSError as error:
        raise ParseError(redact(part.address), str(error)) from None


def _reader(extractor: str) -> Reader:
    readers: dict[str, Reader] = _mine.__dict__.setdefault("readers", {})
    return readers.setdefault(extractor, Reader(extractor))

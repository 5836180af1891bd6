"""A bulk run: sources become parts, a cluster reads them, and each article is there once at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, field
from typing import Protocol

from onrecord.db.bulk.cluster import Failure, cluster
from onrecord.db.bulk.errors import Halted
from onrecord.db.bulk.folder import Folder
from onrecord.db.bulk.pages import head
from onrecord.db.bulk.plan import parts
from onrecord.db.bulk.reader import Reader
from onrecord.db.bulk.records import LIST, Asked, Job, Manifest, Part, Progress, Source
from onrecord.db.bulk.settle import settle
from onrecord.db.bulk.sources import found
from onrecord.db.version import version
from onrecord.ingest.errors import ParseError
from onrecord.ingest.warc import NO_PAGE
from onrecord.ingest.web.urls import redact

_MOST_TOLD = 100  # lines about damage; all stands in `failures/`


class Watcher(Protocol):
    """Whoever watches a run. Called from one thread only."""

    def begun(self, size: int, dashboard: str) -> None:
        """So many bytes of sources are to be read."""

    def read(self, size: int, pages: int, failures: int) -> None:
        """So many bytes and pages are read by now, and so many gave nothing."""

    def settling(self, parts: int) -> None:
        """All is read; now each article is looked for in so many parts."""

    def advance(self) -> None:
        """One of those is done."""

    def failed(self, subject: str, reason: str) -> None:
        """A source, or a part of one, did not work out. The rest goes on."""


@dataclass(frozen=True, slots=True)
class Where:
    """On what a run works: `workers` processes on this machine, or the cluster of a scheduler."""

    scheduler: str | None = None
    workers: int = 1


@dataclass(frozen=True, slots=True)
class Done:
    """What a folder holds now of the sources that were named."""

    pages: int = 0
    articles: int = 0
    claims: int = 0
    failures: int = 0
    duplicates: int = 0
    passed: Counter[str] = field(default_factory=Counter)
    left: tuple[Failure, ...] = ()


def bulk(
    named: Iterable[str],
    folder: Folder,
    asked: Asked,
    watcher: Watcher,
    *,
    where: Where,
    extractor: str,
    part_bytes: int,
) -> Done | None:
    """Read all that is named into the folder; None where there is nothing to read. Raises Refused, Halted."""
    sources = _sources(named, watcher)
    if not sources:
        return None
    with closing(Reader(extractor)) as reader:
        job = Job(folder.address, asked, extractor, reader.version, version())
    about = {"extractor": job.version, "onrecord": job.onrecord, "part": part_bytes, **asdict(asked)}
    folder.begin({**about, "languages": list(asked.languages)})
    with folder.held():
        planned = _planned(sources, part_bytes, watcher)
        finished = folder.finished()
        waiting = [part for part in planned if part.id not in finished]
        left: list[Failure] = []
        if waiting:
            left = _read(waiting, job, folder, where, watcher)
            finished = folder.finished()
        watcher.settling(len(finished))
        duplicates = settle(folder, finished.values(), watcher.advance)
    mine = [finished[part.id] for part in planned if part.id in finished]
    _tell(sources, mine, left, watcher)
    return Done(
        pages=sum(one.pages for one in mine),
        articles=sum(one.articles for one in mine),
        claims=sum(one.claims for one in mine),
        failures=sum(one.failures for one in mine),
        duplicates=duplicates,
        passed=sum((Counter(one.passed) for one in mine), Counter()),
        left=tuple(left),
    )


def _sources(named: Iterable[str], watcher: Watcher) -> list[Source]:
    sources = []
    for one in found(named):
        if isinstance(one, ParseError):
            watcher.failed(one.subject, one.reason)
        else:
            sources.append(one)
    return sources


def _planned(sources: Sequence[Source], part_bytes: int, watcher: Watcher) -> list[Part]:
    planned = []
    for source in sources:
        try:
            planned += parts(source, part_bytes, head)
        except OSError as error:
            watcher.failed(redact(source.address), f"cannot be read ({error})")
    return sorted(planned)


def _read(waiting: Sequence[Part], job: Job, folder: Folder, where: Where, watcher: Watcher) -> list[Failure]:
    left: list[Failure] = []
    sizes = {part.id: part.end - part.start for part in waiting}
    tally = _Tally()
    with cluster(where.scheduler, where.workers) as workers:
        workers.require_same_versions()
        watcher.begun(sum(sizes.values()), workers.dashboard)
        is_seen = False
        for event in workers.read(waiting, job):
            if isinstance(event, Failure):
                left.append(event)
                name = f"{redact(event.part.address)}, bytes {event.part.start:,} to {event.part.end:,}"
                watcher.failed(name, f"{event.reason}; left out: the same command tries it again")
                continue
            if isinstance(event, Manifest):
                if not is_seen and folder.manifest(event.part) is None:
                    raise Halted(
                        folder.name, "the workers write to a folder that is not this one: all must share it"
                    )
                is_seen = True
                tally.finish(Progress(event.part, sizes[event.part], event.pages, event.failures))
            else:
                tally.move(event)
            watcher.read(*tally.now())
    return left


class _Tally:
    """How far all parts are read, of hundreds of thousands perhaps."""

    def __init__(self) -> None:
        self._whole = [0, 0, 0]
        self._finished: set[str] = set()
        self._under_way: dict[str, Progress] = {}

    def move(self, progress: Progress) -> None:
        if progress.part not in self._finished:  # news may come late
            self._under_way[progress.part] = progress

    def finish(self, progress: Progress) -> None:
        self._under_way.pop(progress.part, None)
        self._finished.add(progress.part)
        for place, count in enumerate((progress.bytes, progress.pages, progress.failures)):
            self._whole[place] += count

    def now(self) -> tuple[int, int, int]:
        """Bytes, pages and failures."""
        parts = self._under_way.values()
        size, pages, failures = self._whole
        return (
            size + sum(one.bytes for one in parts),
            pages + sum(one.pages for one in parts),
            failures + sum(one.failures for one in parts),
        )


def _tell(
    sources: Iterable[Source], manifests: Iterable[Manifest], left: Iterable[Failure], watcher: Watcher
) -> None:
    """Name what is wrong with the sources themselves."""
    damage: list[tuple[str, str]] = []
    of_source: Counter[str] = Counter()
    for one in manifests:
        of_source[one.address] += one.pages + len(one.damage)
        damage += [(one.address, line) for line in one.damage]
    for failure in left:
        of_source[failure.part.address] += 1
    for source in sources:
        if not of_source[source.address]:
            watcher.failed(redact(source.address), "no page in this list" if source.kind == LIST else NO_PAGE)
    for _, line in damage[:_MOST_TOLD]:
        subject, _, reason = line.rpartition(": ")
        watcher.failed(subject, reason)
    if len(damage) > _MOST_TOLD:
        watcher.failed(f"{len(damage) - _MOST_TOLD:,} more", "see failures/ in the folder")

"""The parts of an index of sitemaps: the latest are read, and asked only for what is new in them."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from onrecord.db.run.intake import get, parsed_feed
from onrecord.db.run.work import Work
from onrecord.db.store.feeds import Parts
from onrecord.ingest.errors import IngestError
from onrecord.ingest.records import Entry, Feed, Source

# Of each index, whose older parts are its archive; and of indexes within indexes.
_FOLLOWED, _DEEPEST = 5, 3


@dataclass(slots=True)
class Reading:
    """What the parts gave. `problem`: what went wrong with one of them, or None."""

    entries: list[Entry] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    problem: str | None = None
    read: int = 0


async def read(work: Work, listed: tuple[str, ...], known: Parts) -> tuple[Reading, Parts]:
    """The entries of those parts that changed, and what is known of all of them now."""
    reading = Reading()
    followed = listed[:_FOLLOWED]
    await _follow(work, followed, known, reading, depth=1)
    return reading, Parts(reading.sources, followed)


async def _follow(work: Work, listed: tuple[str, ...], known: Parts, reading: Reading, *, depth: int) -> None:
    async def follow(url: str) -> None:
        if url in reading.sources:
            return
        source = reading.sources[url] = known.sources.get(url, Source(url))
        try:
            answer = await get(work.fetcher, source, feed=True)
            if answer.not_modified:
                return
            document: Feed = await work.parsed(url, parsed_feed, answer)
        except IngestError as failure:
            reading.problem = f"a part of it, {failure}"
            return
        reading.read += 1
        reading.entries += document.entries
        broken = document.truncated or answer.truncated
        if broken:
            reading.problem = f"a part of it, {url}: {broken}"
        # An index can stay the same while its parts change, so it is asked as if for the first time.
        is_known = not (broken or document.parts)
        reading.sources[url] = Source(url, answer.etag, answer.last_modified) if is_known else Source(url)
        if document.parts and depth < _DEEPEST:
            await _follow(work, document.parts[:_FOLLOWED], known, reading, depth=depth + 1)

    await asyncio.gather(*map(follow, listed))

"""The records of a bulk run: frozen, typed, without behaviour. They travel between machines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.ingest.records import Payload

WARC, LIST = "warc", "list"  # kinds of sources


@dataclass(frozen=True, slots=True)
class Source:
    """Something with pages in it: a web archive, or a list of JSON lines.

    `address` is a path or any fsspec address. `size` in bytes; `can_seek`: whether a part of it can be asked
    for. What cannot is read whole, as is what is packed as one piece.
    """

    address: str
    kind: str
    size: int
    can_seek: bool = True
    is_packed_list: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """What begins in the bytes `[start, end)` of a source. `id` is the same in every run over it."""

    address: str
    start: int
    end: int
    id: str
    source: Source = field(compare=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which articles are wanted: None asks nothing.

    `since`, `until`: ISO year, month or day of publication, both inclusive. `languages`: codes; without any,
    those in which statements can be found.
    """

    since: str | None = None
    until: str | None = None
    outlet: str | None = None
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker must know of a run: where to write, what is wanted, and which versions must agree.

    `extractor` is its name, `version` what it calls itself; `onrecord` the program's version.
    """

    out: str
    asked: Asked
    extractor: str
    version: str
    onrecord: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page, and what is said of it from outside; None where nothing is."""

    payload: Payload
    title: str | None = None
    published: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Lost:
    """Something that gave no article, or none with claims, and why.

    `kind`: "source" (the archive or list is damaged there), "page" (no article can be read from it) or
    "claims" (the article is kept without them).
    """

    subject: str
    reason: str
    kind: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """A part that is finished. `passed`: how many articles were passed by, by reason; `damage`: lines about
    what is broken in the source; `seconds`: how long its worker took, by the clock."""

    part: str
    address: str
    start: int
    end: int
    pages: int = 0
    articles: int = 0
    claims: int = 0
    failures: int = 0
    passed: Mapping[str, int] = field(default_factory=dict)
    damage: tuple[str, ...] = ()
    extractor: str = ""
    onrecord: str = ""
    seconds: float = field(default=0.0, compare=False)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a worker has come in a part, in bytes of the source, and what it found."""

    part: str
    bytes: int
    pages: int
    failures: int

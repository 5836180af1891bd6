"""Archives and lists of an invented press, and what reads them here without a process."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pyarrow import parquet

from onrecord.db.bulk.folder import Folder
from onrecord.db.bulk.pages import head
from onrecord.db.bulk.part import read_part
from onrecord.db.bulk.plan import parts
from onrecord.db.bulk.records import Asked, Job, Manifest, Page, Source
from onrecord.db.bulk.sources import found
from onrecord.db.run.intake import Reading, parse, read_article
from onrecord.ingest.records import Article
from tests.db.fiction import QuotesOnly, page
from tests.ingest.test_warc import record

Json = dict[str, Any]
NAMES = ("Ada Penrose", "Ola Brandt", "Ines Falk", "Tom Quayle")


@dataclass
class Direct:
    """Reads pages where it is."""

    extractor: QuotesOnly = field(default_factory=QuotesOnly)

    @property
    def version(self) -> str:
        return self.extractor.version

    def article(self, page: Page) -> Article:
        return parse(page.payload)

    def reading(self, article: Article, outlet: str | None) -> Reading:
        return read_article(article, self.extractor, outlet)


def story(
    number: int, *, outlet: str = "The Pell Sound Echo", head: str = "", words: str = "", title: str = ""
) -> bytes:
    """The page of a story like no other."""
    said = words or (
        f"“The ferry number {number} will sail in May” said {NAMES[number % 4]}. Ward {number} of the town has "
        f"{number * 7} boats and a quay of {number * 11} metres. “We agree on {number}” said Ada Penrose."
    )
    title = title or f"Ferry {number} to sail from quay {number * 3}"
    html = page(title, said, day=f"2026-10-{number % 28 + 1:02}", outlet=outlet).body
    return html.replace("</head>", head + "</head>").encode()


def stories(numbers: Iterable[int], **kind: str) -> list[tuple[str, bytes]]:
    return [(f"https://echo.example/{number}", story(number, **kind)) for number in numbers]


def archive(path: Path, pages: Iterable[tuple[str, bytes]], *, packed: bool = True) -> Path:
    """A web archive of these pages by their addresses."""
    records = [record(url, body) for url, body in pages]
    path.write_bytes(b"".join(map(gzip.compress, records) if packed else records))
    return path


def jsonl(path: Path, *lines: Json | str) -> Path:
    path.write_text("".join((one if isinstance(one, str) else json.dumps(one)) + "\n" for one in lines))
    return path


def sources(*paths: Path | str) -> list[Source]:
    """The sources of paths that all lead to some."""
    every = list(found(map(str, paths)))
    assert all(isinstance(one, Source) for one in every), every
    return [one for one in every if isinstance(one, Source)]


def read_all(
    out: Path,
    *paths: Path | str,
    part_bytes: int = 3_000,
    asked: Asked | None = None,
    reader: Direct | None = None,
) -> list[Manifest]:
    """What a run does, here: every part read into the folder, one after the other."""
    reader = reader or Direct()
    folder = Folder(str(out))
    folder.begin({"extractor": reader.version})
    job = Job(str(out), asked or Asked(), "quotes", reader.version, "0")
    planned = sorted(part for source in sources(*paths) for part in parts(source, part_bytes, head))
    return [read_part(part, job, reader, lambda progress: None) for part in planned]


def table(out: Path, name: str) -> list[Json]:
    """All rows of one kind, in the order of the parts."""
    folder = Folder(str(out))
    found: list[Json] = []
    for part in folder.finished():
        if folder.has(f"{name}/{part}.parquet"):
            found += parquet.read_table(out / name / f"{part}.parquet").to_pylist()
    return found


def everything(out: Path) -> Json:
    """All rows of a folder."""
    return {name: table(out, name) for name in ("articles", "claims", "failures", "duplicates")}

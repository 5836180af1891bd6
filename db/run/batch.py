"""Files in, JSON lines out, with no database: what `article`, `feed` and `extract` do to each file.

What reads a file runs in worker processes, so it returns errors instead of raising them, and loads there.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from onrecord.db.rows import article_json, feed_json
from onrecord.ingest.errors import IngestError, ParseError
from onrecord.ingest.files import STDIN, read_bytes, read_unpacked

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read. `extra` is copied to its output line; `listed` when a list names it. `body`: its
    bytes, where somebody has read them."""

    path: str
    url: str | None = None
    charset: str | None = None
    extra: Json = field(default_factory=dict)
    listed: bool = False
    body: bytes | None = None


@dataclass(frozen=True, slots=True)
class Partial:
    """What is whole of a file that breaks off, and why there is no more."""

    row: Json
    error: IngestError


def listed(list_path: Path) -> Iterator[Job | IngestError]:
    """The jobs in a list of JSON lines with `path` (from the list's folder), `url` and perhaps `charset`.

    A line that cannot be read gives an error in its place. Raises ParseError when there is no such list.
    """
    for subject, row in rows(list_path):
        if isinstance(row, IngestError):
            yield row
        elif not (path := text_in(row, "path")):
            yield ParseError(subject, 'has no "path"')
        else:
            url, charset = text_in(row, "url"), text_in(row, "charset")
            extra = {key: value for key, value in row.items() if key not in ("path", "url", "charset")}
            yield Job(str(list_path.parent / path), url, charset, extra, listed=True)


def rows(list_path: Path) -> Iterator[tuple[str, Json | IngestError]]:
    """Each line's name and object, or the error of one that is none. Raises ParseError when there is no
    list."""
    # Not splitlines: it ends lines at characters that JSON allows within a string.
    lines = read_bytes(list_path).decode("utf-8-sig", "replace").split("\n")
    for number, text in enumerate(lines, 1):
        if text.strip():
            subject = f"{list_path}:{number}"
            try:
                row = json.loads(text)
            except (ValueError, RecursionError):
                row = None
            yield subject, row if isinstance(row, dict) else ParseError(subject, "not a JSON line")


def text_in(row: Json, key: str) -> str | None:
    """The text under a key, or None where there is none."""
    value = row.get(key)
    return value if isinstance(value, str) and value else None


def with_input(job: Job) -> Job:
    """`job`, with its bytes where they are standard input's: workers do not have it. Raises ParseError."""
    return replace(job, body=read_bytes(STDIN)) if job.path == STDIN else job


def article(job: Job) -> Json | IngestError:
    """The file's article as a JSON object."""
    row = _guarded(job, _article)
    return row if isinstance(row, IngestError) else {**job.extra, **row}


def feed(job: Job) -> Json | Partial | IngestError:
    """The file's feed with its entries as a JSON object."""
    row = _guarded(job, _feed)
    if isinstance(row, IngestError):
        return row
    whole = {**job.extra, **row}
    reason = row.get("truncated")
    return Partial(whole, ParseError(job.path, str(reason))) if reason else whole


def given_up(job: Job, reason: str) -> Json | IngestError:
    """The error of a file whose reading was ended."""
    return ParseError(job.path, reason)


def _article(job: Job) -> Json:
    from onrecord.ingest.files import read_file
    from onrecord.ingest.page.article import parse_html

    if not job.listed:
        return article_json(read_file(job.path, url=job.url, body=job.body))
    body = read_unpacked(job.path)
    return article_json(parse_html(body, url=job.url, requested_url=job.url, charset=job.charset))


def _feed(job: Job) -> Json:
    from onrecord.ingest.records import Payload
    from onrecord.ingest.sources.kinds import parse_feed

    url = job.url or job.path
    body = read_unpacked(job.path) if job.body is None else job.body
    return feed_json(parse_feed(Payload(url, url, 200, body, charset=job.charset)))


def _guarded(job: Job, read: Callable[[Job], Json]) -> Json | IngestError:
    try:
        urlsplit(job.url or "")
    except ValueError:
        return ParseError(job.path, f"its url, {job.url}, is no address")
    try:
        return read(job)
    except IngestError as error:
        return ParseError(job.path, error.reason)
    except Exception as error:  # one file that a parser trips over must not end the batch
        return ParseError(job.path, f"could not be read ({type(error).__name__})")

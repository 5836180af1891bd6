"""Files in, JSON lines out, with no database: what `article`, `feed` and `extract` do to each file.

What reads a file runs in worker processes, so it returns errors instead of raising them, and loads there.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from onrecord.db.rows import article_json, feed_json
from onrecord.ingest.errors import IngestError, ParseError
from onrecord.ingest.files import STDIN, read_bytes

Json = dict[str, Any]

_LARGEST = 50_000_000  # bytes unpacked; what is larger is no page


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


def listed(list_path: Path) -> Iterator[Job | IngestError]:
    """The jobs in a list of JSON lines with `path` (from the list's folder), `url` and perhaps `charset`.

    A line that cannot be read gives an error in its place. Raises ParseError when there is no such list.
    """
    # Not splitlines: it ends lines at characters that JSON allows within a string.
    lines = read_bytes(list_path).decode("utf-8-sig", "replace").split("\n")
    for number, text in enumerate(lines, 1):
        if text.strip():
            yield _job(f"{list_path}:{number}", text, list_path.parent)


def _job(subject: str, text: str, folder: Path) -> Job | IngestError:
    try:
        row = json.loads(text)
    except (ValueError, RecursionError):
        return ParseError(subject, "not a JSON line")
    if not isinstance(row, dict) or not isinstance(row.get("path"), str):
        return ParseError(subject, 'has no "path"')
    path, url, charset = row.pop("path"), row.pop("url", None), row.pop("charset", None)
    return Job(str(folder / path), _text(url), _text(charset), row, listed=True)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def with_input(job: Job) -> Job:
    """`job`, with its bytes where they are standard input's: workers do not have it. Raises ParseError."""
    return replace(job, body=read_bytes(STDIN)) if job.path == STDIN else job


def article(job: Job) -> Json | IngestError:
    """The file's article as a JSON object."""
    return _guarded(job, _article)


def feed(job: Job) -> Json | IngestError:
    """The file's feed with its entries as a JSON object."""
    return _guarded(job, _feed)


def given_up(job: Job, reason: str) -> Json | IngestError:
    """The error of a file whose reading was ended."""
    return ParseError(job.path, reason)


def _article(job: Job) -> Json:
    from onrecord.ingest.files import read_file
    from onrecord.ingest.page.article import parse_html

    if not job.listed:
        return article_json(read_file(job.path, url=job.url, body=job.body))
    body = _body(job.path)
    return article_json(parse_html(body, url=job.url, requested_url=job.url, charset=job.charset))


def _feed(job: Job) -> Json:
    from onrecord.ingest.records import Payload
    from onrecord.ingest.sources.kinds import parse_feed

    url = job.url or job.path
    body = _body(job.path) if job.body is None else job.body
    document = parse_feed(Payload(url, url, 200, body, charset=job.charset))
    if document.truncated:
        raise ParseError(job.path, document.truncated)
    return feed_json(document)


def _guarded(job: Job, read: Callable[[Job], Json]) -> Json | IngestError:
    try:
        urlsplit(job.url or "")
    except ValueError:
        return ParseError(job.path, f"its url, {job.url}, is no address")
    try:
        return {**job.extra, **read(job)}
    except IngestError as error:
        return ParseError(job.path, error.reason)
    except Exception as error:  # one file that a parser trips over must not end the batch
        return ParseError(job.path, f"could not be read ({type(error).__name__})")


def _body(path: str) -> bytes:
    if not path.endswith(".gz"):
        return read_bytes(path)
    try:
        with gzip.open(path) as file:
            body = file.read(_LARGEST + 1)
    except FileNotFoundError:
        raise ParseError(path, "no such file") from None
    except (OSError, EOFError) as error:
        raise ParseError(path, f"cannot be unpacked ({error})") from None
    if len(body) > _LARGEST:
        raise ParseError(path, f"larger than {_LARGEST // 1_000_000} MB: not read")
    return body

"""A part becomes its pages, one in memory at a time."""

from __future__ import annotations

import gzip
import io
import json
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, cast

from onrecord.db.bulk.records import LIST, Lost, Page, Part, Source
from onrecord.db.bulk.sources import opened
from onrecord.db.run.batch import text_in
from onrecord.db.run.handed import is_published
from onrecord.db.store.articles import text_hash
from onrecord.ingest import slices
from onrecord.ingest.errors import ParseError
from onrecord.ingest.records import Payload
from onrecord.ingest.warc import pages_in
from onrecord.ingest.web.urls import redact, split

# As for files that are handed over: no article is larger.
_LARGEST, _LARGEST_UNPACKED = 20_000_000, 50_000_000
_LONGEST_LINE = 50_000_000
_CHUNK = 1_000_000
_TEXTS = (".txt", ".text", ".md")


def pages(part: Part) -> Iterator[tuple[int, Page | Lost]]:
    """The pages of a part in their order, each with how far the part is read by then, in bytes.

    What cannot be read is given in its place. Raises OSError where the source fails as a whole.
    """
    source = part.source
    with _file(source) as (file, size):
        if source.kind == LIST:
            yield from _listed(part, file, size)
        else:
            end = part.end if source.can_seek else size
            first, after = slices.records(file, part.start, end, size)
            if first == after:
                return
            window = slices.Window(file, first, after)
            name = redact(source.address)
            name = name if (first, after) == (0, size) else f"{name}, from byte {first:,}"
            for page in pages_in(cast(IO[bytes], window), name):
                _check(window)
                reached = min(part.end, first + window.tell()) - part.start
                if isinstance(page, ParseError):
                    yield reached, Lost(page.subject, page.reason, "source")
                else:
                    yield reached, Page(page)
            _check(window)


def _check(window: slices.Window) -> None:
    """Raises OSError where the file could not be read: what looks like damage then is none."""
    if window.error is not None:
        raise OSError(str(window.error)) from window.error


def head(source: Source, length: int) -> bytes:
    """The first bytes of a source. Raises OSError."""
    with _file(source) as (file, _):
        return file.read(length)


@contextmanager
def _file(source: Source) -> Iterator[tuple[IO[bytes], int]]:
    """The source as a file in which one can go to any place, and its size. Raises OSError."""
    try:
        fs, path = opened(source.address)
        if source.can_seek:
            with fs.open(path, "rb") as file:
                yield file, source.size
            return
        with fs.open(path, "rb", block_size=0) as far, tempfile.TemporaryFile() as near:
            while chunk := far.read(_CHUNK):
                near.write(chunk)
            size = near.tell()
            yield near, size
    except (OSError, ParseError):
        raise
    except Exception as error:  # each file system has errors of its own
        raise OSError(f"{redact(source.address)}: {type(error).__name__}: {error}") from error


def _listed(part: Part, file: IO[bytes], size: int) -> Iterator[tuple[int, Page | Lost]]:
    fs, path = opened(part.address)
    folder = path.rpartition("/")[0]
    stream: IO[bytes]
    if part.source.is_packed_list:
        first, stream = 0, cast(IO[bytes], gzip.GzipFile(fileobj=file))
    else:
        first, after = slices.lines(file, part.start, part.end if part.source.can_seek else size, size)
        stream = io.BufferedReader(slices.Window(file, first, after))
    place = first
    name = redact(part.address)
    while True:
        try:
            line = stream.readline(_LONGEST_LINE + 1)
            subject = f"{name}, at byte {place:,}"
            place += len(line)
            is_long = len(line) > _LONGEST_LINE
            while is_long and line and not line.endswith(b"\n"):
                line = stream.readline(_LONGEST_LINE)
                place += len(line)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            yield part.end - part.start, Lost(name, f"cannot be unpacked ({error})", "source")
            return
        if not line and not is_long:
            return
        reached = file.tell() if part.source.is_packed_list else place - part.start
        if is_long:
            yield reached, Lost(subject, f"a line larger than {_LONGEST_LINE // 1_000_000} MB", "source")
        elif line.strip():
            yield reached, _line(subject, line, fs, folder)


def _line(subject: str, line: bytes, fs: Any, folder: str) -> Page | Lost:
    """A line's page: `html` or `text` that stands in it, or the file at `path` (from the list's folder); with
    perhaps `url`, `title`, `published`, `outlet` and `charset`."""
    try:
        row = json.loads(line.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        row = None
    if not isinstance(row, dict):
        return Lost(subject, "not a JSON line", "source")
    url, title, published, outlet, charset = (
        text_in(row, key) for key in ("url", "title", "published", "outlet", "charset")
    )
    if url is not None and split(url) is None:
        return Lost(subject, f"its url, {url[:200]}, is not a web address", "source")
    if published is not None and not is_published(published):
        return Lost(subject, f"its published, {published[:40]}, is no date", "source")
    try:
        body, is_text, own = _body(row, fs, folder)
        charset = charset if text_in(row, "path") else "utf-8"  # what stood in the line is written anew
    except ParseError as error:
        return Lost(f"{subject}, {error.subject}" if error.subject else subject, error.reason, "source")
    address = url or own
    payload = Payload(
        address,
        address,
        200,
        body,
        content_type="text/plain" if is_text else "text/html",
        charset=charset,
    )
    return Page(payload, title, published, outlet)


def _body(row: dict[str, Any], fs: Any, folder: str) -> tuple[bytes, bool, str]:
    """The bytes, whether they are plain text, and the address that they have where none is given."""
    path = text_in(row, "path")
    for key in () if path else ("html", "text"):
        if (given := text_in(row, key)) is not None:
            body = given.encode("utf-8", "replace")
            if len(body) > _LARGEST:
                raise ParseError("", f"larger than {_LARGEST // 1_000_000} MB: not read")
            return body, key == "text", f"urn:sha256:{text_hash(given)}"
    if path is None:
        raise ParseError("", 'has neither "path" nor "html" nor "text"; nothing is fetched')
    if "://" in path:
        raise ParseError(redact(path), "a path is asked for, from the list's folder")
    whole = path if path.startswith("/") else f"{folder}/{path}"
    packed = whole.lower().endswith(".gz")
    try:
        with fs.open(whole, "rb") as file:
            if packed:
                with gzip.GzipFile(fileobj=file) as unpacked:
                    body = unpacked.read(_LARGEST_UNPACKED + 1)
            else:
                body = file.read(_LARGEST + 1)
    except FileNotFoundError:
        raise ParseError(path, "no such file") from None
    except Exception as error:  # each file system has errors of its own
        raise ParseError(path, f"cannot be read ({type(error).__name__}: {error})") from None
    most = _LARGEST_UNPACKED if packed else _LARGEST
    if len(body) > most:
        raise ParseError(path, f"larger than {most // 1_000_000} MB: not read")
    is_text = Path(whole.lower().removesuffix(".gz")).suffix in _TEXTS
    return body, is_text, str(fs.unstrip_protocol(whole))

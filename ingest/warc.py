"""Web archives (WARC, ISO 28500): the pages in them, as they were answered.

A record that is damaged is lost alone: it is named, and reading goes on at the next one, which `salvage`
finds.
"""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import IO, Any

from onrecord.ingest import salvage
from onrecord.ingest.errors import ParseError
from onrecord.ingest.records import Payload
from onrecord.ingest.web.gunzip import MAGIC
from onrecord.ingest.web.urls import redact

SUFFIXES = (".warc", ".warc.gz")
NO_PAGE = "no web page in this archive"
_PAGES = {"text/html", "application/xhtml+xml", "text/plain"}
_LARGEST = 10_000_000  # bytes unpacked, as for a page that is fetched
_HEAD = 65_536  # of an answer: its headers
_TYPE = re.compile(rb"^content-type:\s*([\w.+/-]+)", re.IGNORECASE | re.MULTILINE)
_OK = re.compile(rb"HTTP/\S+\s+200\b")


def is_archive(path: str | Path) -> bool:
    """By its name."""
    return str(path).lower().endswith(SUFFIXES)


def pages(path: str | Path) -> Iterator[Payload | ParseError]:
    """The pages that were answered with status 200 or kept as resources, in their order, one in memory at a
    time.

    What cannot be read gives an error in its place, which names it; the rest is given.
    """
    try:
        file = Path(path).open("rb")  # noqa: SIM115 (closed below)
    except FileNotFoundError:
        yield ParseError(str(path), "no such file")
        return
    except OSError as error:
        yield ParseError(str(path), f"cannot be read: {error.strerror or error}")
        return
    found = 0
    with file:
        for page in pages_in(file, str(path)):
            found += 1
            yield page
    if not found:
        yield ParseError(str(path), NO_PAGE)


def pages_in(file: IO[bytes], name: str) -> Iterator[Payload | ParseError]:
    """As `pages`, of an open archive that is called `name`; nothing where it has no page."""
    for record in _records(file, name):
        page = record if isinstance(record, ParseError) else _page(record)
        if page is not None:
            yield page


@dataclass(frozen=True, slots=True)
class _Record:
    """`body`: as it stands there, of what may be a page the whole, of others the beginning. `is_cut`: it ends
    before the length that it states."""

    kind: str
    url: str
    date: str | None
    content_type: str
    position: int
    length: int
    body: bytes
    is_cut: bool = False


def _records(file: IO[bytes], name: str) -> Iterator[_Record | ParseError]:
    """All records, those after a damaged one among them."""
    start: int | None = 0
    given = 0
    while start is not None:
        held: _Record | None = None
        damage: str | None = None
        try:
            for record in _iterate(file, start):
                # A record is given once the next one shows that it ends where it says.
                if held is not None:
                    yield held
                    given += 1
                held = _read(record)
        except OSError:
            damage = "damaged"
        if _is_packed(file):
            if damage is None and not (held and held.is_cut):
                if held is not None:
                    yield held
                return
            # Beyond the damage only what is unpacked piece by piece can be looked through.
            with tempfile.TemporaryFile() as unpacked:
                for lost in salvage.unpack(file, unpacked):
                    yield ParseError(name, f"damaged at byte {lost:,}: what stood there is lost")
                yield from islice(_records(unpacked, name), given, None)
            return
        ends = salvage.end(file, held.position, held.length) if held else start
        if damage is None and not (held and held.is_cut):
            damage = "cut off" if salvage.goes_on(file, ends) else None
        following = salvage.next_record(file, (held.position if held else start) + 1)
        if held is not None:
            if held.is_cut or (following or ends) < ends or (damage and not salvage.closes(file, ends)):
                yield _lost(held.url or name, held, is_last=following is None)
                damage = None
            else:
                yield held
                given += 1
        if damage:
            yield ParseError(
                salvage.address_at(file, ends) or name, f"{damage} in the archive, at byte {ends:,}"
            )
        start = following


def _lost(subject: str, record: _Record, *, is_last: bool) -> ParseError:
    if record.is_cut and is_last:
        return ParseError(redact(subject), "cut off in the archive")
    return ParseError(redact(subject), "damaged in the archive: it does not end where it says")


def _iterate(file: IO[bytes], start: int) -> Iterator[Any]:
    from fastwarc.warc import ArchiveIterator

    file.seek(start)
    return iter(ArchiveIterator(file, parse_http=False, fsspec_args=False))


def _is_packed(file: IO[bytes]) -> bool:
    file.seek(0)
    return file.read(2) == MAGIC


def _read(record: Any) -> _Record:
    kind = record.headers.get("WARC-Type", "").lower()
    content_type = record.headers.get("Content-Type", "").split(";")[0].strip().lower()
    length = record.content_length
    body: bytes = record.reader.read(_HEAD)
    wanted = _LARGEST + _HEAD + 1 if _may_be_page(kind, content_type, body) else _HEAD
    body += record.reader.read(max(0, wanted - len(body)))
    url = record.headers.get("WARC-Target-URI", "").strip("<>")
    is_cut = len(body) < min(length, wanted)
    date = record.headers.get("WARC-Date", "").strip() or None
    return _Record(kind, url, date, content_type, record.stream_pos, length, body, is_cut)


def _may_be_page(kind: str, content_type: str, head: bytes) -> bool:
    if kind == "resource":
        return content_type in _PAGES
    if kind != "response" or _OK.match(head) is None:
        return False
    stated = _TYPE.search(head.partition(b"\r\n\r\n")[0])
    return stated is not None and stated[1].decode().lower() in _PAGES


def _page(record: _Record) -> Payload | ParseError | None:
    if not record.url or not _may_be_page(record.kind, record.content_type, record.body):
        return None
    if record.length > _LARGEST + _HEAD:
        return ParseError(redact(record.url), f"larger than {_LARGEST / 1_000_000:g} MB: not read")
    if record.kind == "resource":
        return Payload(
            record.url,
            record.url,
            200,
            record.body,
            content_type=record.content_type,
            captured=_moment(record.date),
        )
    return _answer(record)


def _answer(record: _Record) -> Payload | ParseError:
    """The answer without its encodings; as it stands where it says to be encoded and is not."""
    from fastwarc.warc import ArchiveIterator

    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(record.body)}\r\n\r\n"
    )
    reason = "its body cannot be decoded"
    for mode in ("all", "none"):
        try:
            source = io.BytesIO(head.encode() + record.body + b"\r\n\r\n")
            for answer in ArchiveIterator(source, auto_decode=mode, fsspec_args=False):
                body: bytes = answer.reader.read(_LARGEST + 1)
                if len(body) > _LARGEST:
                    reason = f"larger than {_LARGEST / 1_000_000:g} MB: not read"
                elif mode == "all" or _is_text(body):
                    return Payload(
                        record.url,
                        record.url,
                        200,
                        body,
                        content_type=(answer.http_content_type or "").lower(),
                        charset=answer.http_charset,
                        captured=_moment(record.date),
                    )
        except (OSError, ValueError):
            continue
    return ParseError(redact(record.url), reason)


def _moment(stated: str | None) -> datetime | None:
    """The moment of a WARC-Date, which is in UTC."""
    try:
        moment = datetime.fromisoformat(stated or "")
    except ValueError:
        return None
    return moment.replace(tzinfo=moment.tzinfo or UTC)


def _is_text(body: bytes) -> bool:
    return b"\x00" not in body[:_HEAD] and body.lstrip()[:1] == b"<"

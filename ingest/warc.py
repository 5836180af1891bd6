"""Web archives (WARC, ISO 28500): the pages in them, as they were answered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.ingest.errors import ParseError
from onrecord.ingest.records import Payload
from onrecord.ingest.web.urls import redact

SUFFIXES = (".warc", ".warc.gz")
_PAGES = {"text/html", "application/xhtml+xml", "text/plain"}
_LARGEST = 10_000_000  # bytes unpacked, as for a page that is fetched


def is_archive(path: str | Path) -> bool:
    """By its name."""
    return str(path).lower().endswith(SUFFIXES)


def pages(path: str | Path) -> Iterator[Payload | ParseError]:
    """The pages that were answered with status 200, in their order, one in memory at a time.

    What cannot be read, or not to its end, gives an error in its place; what was whole before it is given.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    try:
        with Path(path).open("rb") as file:
            records = ArchiveIterator(
                file, record_types=WarcRecordType.response, auto_decode="all", fsspec_args=False
            )
            found = 0
            for record in records:
                page = _page(record)
                if page is not None:
                    found += 1
                    yield page
    except FileNotFoundError:
        yield ParseError(str(path), "no such file")
    except OSError as error:
        yield ParseError(str(path), f"not read to its end: {error.strerror or error}")
    else:
        if not found:
            yield ParseError(str(path), "no web page in this archive")


def _page(record: Any) -> Payload | ParseError | None:
    url = record.headers.get("WARC-Target-URI", "").strip("<>")
    answer = record.http_headers
    if not url or answer is None or answer.status_code != 200:
        return None
    content_type = (record.http_content_type or "").lower()
    if content_type not in _PAGES:
        return None
    expected = record.content_length
    body = record.reader.read(_LARGEST + 1)
    if len(body) > _LARGEST:
        return ParseError(redact(url), f"larger than {_LARGEST / 1_000_000:g} MB: not read")
    encoded = answer.get("Content-Encoding") or answer.get("Transfer-Encoding")
    if len(body) < (bool(expected) if encoded else expected):
        return ParseError(redact(url), "cut off in the archive")
    return Payload(url, url, 200, body, content_type=content_type, charset=record.http_charset)

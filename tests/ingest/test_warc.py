"""Archives as a crawler writes them, and as a full disk leaves them."""

import gzip
from pathlib import Path

import pytest

from onrecord.ingest.errors import ParseError
from onrecord.ingest.records import Payload
from onrecord.ingest.warc import is_archive, pages


def record(url: str, body: bytes, *headers: str, status: str = "200 OK", kind: str = "response") -> bytes:
    lines = "".join(f"{header}\r\n" for header in headers or ("Content-Type: text/html; charset=utf-8",))
    http = f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-10-02T08:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


PIER = record("https://echo.example/pier", b"<p>The pier opens.</p>")
COST = record(
    "https://echo.example/cost", gzip.compress(b"<p>It costs.</p>"),
    "Content-Type: text/html", "Content-Encoding: gzip",
)  # fmt: skip
NO_PAGES = (
    record("https://echo.example/logo", b"\x89PNG", "Content-Type: image/png"),
    record("https://echo.example/gone", b"<p>gone</p>", status="404 Not Found"),
    record("https://echo.example/pier", b"", kind="request"),
)


def read(path: Path) -> list[tuple[str, str]]:
    return [
        (page.url, page.body.decode()) if isinstance(page, Payload) else ("error", page.reason)
        for page in pages(path)
    ]


@pytest.mark.parametrize("packed", [False, True])
def test_pages_and_nothing_else(tmp_path: Path, packed: bool) -> None:
    archive = tmp_path / ("a.warc.gz" if packed else "a.warc")
    records = (PIER, *NO_PAGES, COST)
    archive.write_bytes(b"".join(map(gzip.compress, records) if packed else records))
    assert read(archive) == [
        ("https://echo.example/pier", "<p>The pier opens.</p>"),
        ("https://echo.example/cost", "<p>It costs.</p>"),
    ]


DAMAGED = [
    (PIER + COST[:-40], "cut off in the archive"),
    (PIER + b"rubbish\r\n" * 9 + COST, "not read to its end"),
]


@pytest.mark.parametrize(("content", "reason"), DAMAGED)
def test_what_is_whole_comes_before_the_error(tmp_path: Path, content: bytes, reason: str) -> None:
    (tmp_path / "a.warc").write_bytes(content)
    first, (error, said) = read(tmp_path / "a.warc")
    assert (first[0], error) == ("https://echo.example/pier", "error")
    assert reason in said


@pytest.mark.parametrize("content", [b"", b"".join(NO_PAGES), b"no archive at all"])
def test_nothing_to_read_is_said(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.warc").write_bytes(content)
    assert [type(found) for found in pages(tmp_path / "a.warc")] == [ParseError]
    assert [type(found) for found in pages(tmp_path / "missing.warc")] == [ParseError]


def test_archives_are_told_by_their_names() -> None:
    assert is_archive("a.WARC.gz")
    assert not is_archive("a.gz")

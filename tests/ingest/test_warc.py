"""Archives as a crawler writes them, and as a full disk leaves them."""

import gzip
import re
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


LAST = record("https://echo.example/last", b"<p>The last one.</p>")
PIER_READ, LAST_READ = (
    ("https://echo.example/pier", "<p>The pier opens.</p>"),
    ("https://echo.example/last", "<p>The last one.</p>"),
)
LENGTH = re.compile(rb"Content-Length: (\d+)")
NAME = "https://echo.example/cost"


def stating(record: bytes, more: int) -> bytes:
    """A record that states that it is so much longer than it is."""
    return LENGTH.sub(lambda found: b"Content-Length: %d" % (int(found[1]) + more), record, count=1)


def flipped(packed: bytes, *places: int) -> bytes:
    damaged = bytearray(packed)
    for place in places:
        damaged[place] ^= 0xFF
    return bytes(damaged)


pack = gzip.compress
DAMAGED = [
    # one record between two whole ones, plain
    (False, PIER + stating(COST, 70) + LAST, NAME),
    (False, PIER + stating(COST, 99_999) + LAST, NAME),
    (False, PIER + stating(COST, -20) + LAST, NAME),
    (False, PIER + LENGTH.sub(b"Content-Length: many", COST, count=1) + LAST, NAME),
    (False, PIER + b"rubbish\r\n" * 9 + LAST, "a.warc"),
    # and packed, a member each or all in one
    (True, pack(PIER) + flipped(pack(COST), -5) + pack(LAST), NAME),
    (True, pack(PIER) + pack(COST)[:-30] + pack(LAST), NAME),
    (True, pack(PIER) + flipped(pack(COST), 12, 13) + pack(LAST), "a.warc.gz"),
    (True, pack(PIER) + pack(stating(COST, 70)) + pack(LAST), NAME),
    (True, pack(PIER + stating(COST, 70) + LAST), NAME),
    (True, pack(PIER) + b"rubbish" + pack(LAST), "a.warc.gz"),
]


@pytest.mark.parametrize(("packed", "content", "name"), DAMAGED)
def test_only_the_bad_record_is_lost_and_it_is_named(
    tmp_path: Path, packed: bool, content: bytes, name: str
) -> None:
    archive = tmp_path / ("a.warc.gz" if packed else "a.warc")
    archive.write_bytes(content)
    found = list(pages(archive))
    assert [found for found in read(archive) if found[0] != "error"] == [PIER_READ, LAST_READ]
    (error,) = [page for page in found if isinstance(page, ParseError)]
    assert error.subject.endswith(name)
    assert "\n" not in str(error)


@pytest.mark.parametrize(
    ("packed", "content"), [(False, PIER + COST[:-40]), (True, pack(PIER) + pack(COST)[:-40])]
)
def test_an_archive_that_breaks_off(tmp_path: Path, packed: bool, content: bytes) -> None:
    archive = tmp_path / ("a.warc.gz" if packed else "a.warc")
    archive.write_bytes(content)
    assert read(archive) == [PIER_READ, ("error", "cut off in the archive")]


def test_zeros_after_a_member_are_no_damage(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(pack(PIER) + bytes(40) + pack(LAST))
    assert read(tmp_path / "a.warc.gz") == [PIER_READ, LAST_READ]


def test_a_page_that_quotes_a_record_is_one_page(tmp_path: Path) -> None:
    page = b"<pre>\nWARC/1.0\r\nWARC-Type: response\r\n</pre>"
    (tmp_path / "a.warc").write_bytes(record("https://echo.example/how", page) + LAST)
    assert read(tmp_path / "a.warc") == [("https://echo.example/how", page.decode()), LAST_READ]


@pytest.mark.parametrize(
    "headers",
    [
        "Content-Encoding: gzip",
        "Content-Encoding: br",
        "Content-Encoding: utf-8",
        "Transfer-Encoding: chunked",
    ],
)
def test_an_encoding_that_is_not_there(tmp_path: Path, headers: str) -> None:
    lie = record("https://echo.example/pier", b"<p>The pier opens.</p>", "Content-Type: text/html", headers)
    image = record("https://echo.example/logo", b"\x89PNG", "Content-Type: image/png", headers)
    (tmp_path / "a.warc").write_bytes(image + lie + LAST)
    assert read(tmp_path / "a.warc") == [PIER_READ, LAST_READ]


def test_what_cannot_be_decoded_is_named(tmp_path: Path) -> None:
    damaged = flipped(pack(b"<p>It costs.</p>"), 12)
    answer = record(NAME, damaged, "Content-Type: text/html", "Content-Encoding: gzip")
    (tmp_path / "a.warc").write_bytes(PIER + answer + LAST)
    assert read(tmp_path / "a.warc") == [PIER_READ, ("error", "its body cannot be decoded"), LAST_READ]


def test_a_page_that_is_too_large_is_lost_alone(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(PIER + record(NAME, b"<p>" + b"a" * 11_000_000) + LAST)
    assert read(tmp_path / "a.warc") == [PIER_READ, ("error", "larger than 10 MB: not read"), LAST_READ]


def test_pages_that_were_kept_as_resources(tmp_path: Path) -> None:
    def resource(content_type: str, body: bytes) -> bytes:
        return (
            (
                f"WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: https://echo.example/last\r\n"
                f"Content-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n"
            ).encode()
            + body
            + b"\r\n\r\n"
        )

    (tmp_path / "a.warc").write_bytes(
        PIER
        + resource("image/png", b"\x89PNG")
        + resource("Text/HTML; charset=utf-8", b"<p>The last one.</p>")
    )
    assert read(tmp_path / "a.warc") == [PIER_READ, LAST_READ]


@pytest.mark.parametrize("content", [b"", b"".join(NO_PAGES), b"no archive at all"])
def test_nothing_to_read_is_said(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.warc").write_bytes(content)
    assert [type(found) for found in pages(tmp_path / "a.warc")] == [ParseError]
    assert [type(found) for found in pages(tmp_path / "missing.warc")] == [ParseError]


def test_archives_are_told_by_their_names() -> None:
    assert is_archive("a.WARC.gz")
    assert not is_archive("a.gz")

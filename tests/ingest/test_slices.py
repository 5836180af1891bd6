"""Parts of archives and lists: whatever the cuts, each record and each line is in one part, and whole."""

from __future__ import annotations

import functools
import gzip
import io
import itertools
import operator
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ingest import slices
from onrecord.ingest.records import Payload
from onrecord.ingest.warc import pages_in
from tests.ingest.test_warc import COST, LAST, NO_PAGES, PIER, record

RECORDS = (PIER, *NO_PAGES, COST, LAST, record("https://echo.example/more", b"<p>More.</p>" * 50))
LINES = b'{"a": 1}\n\n{"b": 2}\r\n{"c": "long ' + b"x" * 40 + b'"}\n{"d": 4}'


def read(archive: bytes, start: int, end: int) -> list[str]:
    file = io.BytesIO(archive)
    first, after = slices.records(file, start, end, len(archive))
    window = slices.Window(file, first, after)
    return [
        page.url if isinstance(page, Payload) else f"{page.subject}: {page.reason}"
        for page in pages_in(window, "a")
    ]


@pytest.mark.parametrize("packed", [False, True])
@settings(max_examples=40, deadline=None)
@given(cuts=st.lists(st.integers(0, 3000), max_size=6))
def test_whatever_the_cuts_the_records_are_those_of_the_whole(packed: bool, cuts: list[int]) -> None:
    archive = b"".join(map(gzip.compress, RECORDS) if packed else RECORDS)
    places = sorted({0, len(archive), *(cut % len(archive) for cut in cuts)})
    parts = [read(archive, *both) for both in itertools.pairwise(places)]
    assert functools.reduce(operator.iadd, parts, []) == read(archive, 0, len(archive))
    assert len(read(archive, 0, len(archive))) == 4


def test_what_is_packed_as_one_piece_lies_in_the_first_part() -> None:
    archive = gzip.compress(b"".join(RECORDS))
    middle = len(archive) // 2
    assert len(read(archive, 0, middle)) == 4
    assert read(archive, middle, len(archive)) == []


@pytest.mark.parametrize("cut", range(1, 600, 37))
def test_damage_is_named_once_wherever_the_cut_is(cut: int) -> None:
    members = [gzip.compress(one) for one in (PIER, COST, LAST)]
    broken = bytearray(members[1])
    broken[60] ^= 0xFF
    archive = members[0] + bytes(broken) + members[2]
    found = read(archive, 0, cut) + read(archive, cut, len(archive))
    assert [one for one in found if one.startswith("https://echo.example/") and ": " not in one] == [
        "https://echo.example/pier", "https://echo.example/last",
    ]  # fmt: skip
    assert len(found) == 3


@pytest.mark.parametrize("archive", [b"", b"rubbish, and more of it", b"\x1f\x8b\x08" + b"\x00" * 500])
def test_what_is_no_archive_gives_no_page(archive: bytes) -> None:
    assert not [one for one in read(archive, 0, len(archive)) if one.startswith("http")]


@settings(max_examples=60, deadline=None)
@given(cuts=st.lists(st.integers(0, len(LINES)), max_size=5))
def test_lines_lie_in_one_part_each(cuts: list[int]) -> None:
    places = sorted({0, len(LINES), *cuts})
    parts = []
    for start, end in itertools.pairwise(places):
        first, after = slices.lines(io.BytesIO(LINES), start, end, len(LINES))
        parts.append(LINES[first:after])
        assert not first or LINES[first - 1 : first] == b"\n" or first == len(LINES)
    assert b"".join(parts) == LINES


def test_a_window_is_a_file_of_its_own() -> None:
    window = slices.Window(io.BytesIO(b"0123456789"), 2, 7)
    assert window.read() == b"23456"
    assert window.seek(-2, io.SEEK_END) == 3
    assert (window.read(1), window.tell(), window.read(9), window.read()) == (b"5", 4, b"6", b"")
    assert window.seek(1) == 1
    assert window.read(2) == b"34"


def test_a_file_that_fails_is_not_taken_for_damage() -> None:
    class Failing(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell() > 100:
                raise OSError("the line is dead")
            return super().read(size)

    window = slices.Window(Failing(b"".join(RECORDS)), 0, 2000)
    with suppress(OSError):
        list(pages_in(window, "a"))
    assert str(window.error) == "the line is dead"

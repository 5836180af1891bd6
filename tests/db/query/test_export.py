"""Downloads: every row once, safe in a spreadsheet, whole or not there."""

import csv
import io
import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.db.migrations import TIMELINE_COLUMNS
from onrecord.db.query.export import as_text, rows, whole_file, write_csv, write_jsonl
from onrecord.db.query.filters import TimelineFilter
from onrecord.db.query.spreadsheet import cell
from onrecord.db.query.worksheet import SHEET_COLUMNS
from onrecord.db.store import Store
from onrecord.db.store.articles import Extraction
from onrecord.ingest.records import Article
from tests.db.fiction import a_claim

NOW = datetime(2026, 10, 5, 12, tzinfo=UTC)

CELLS = [
    # what a spreadsheet would run
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\t=1"), ("\r=1", "'\r=1"),
    ("＝1", "'＝1"),
    # what it would not
    ("1+1", "1+1"), ("“=1”", "“=1”"), ("", ""), (None, None), (-1, -1), (0.5, 0.5), ("a\n=1", "a\n=1"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "expected"), CELLS)
def test_cell(value: object, expected: object) -> None:
    assert cell(value) == expected


@pytest.fixture
def filled(store: Store) -> Store:
    contents = ["=cmd()", "It “cost”, she said", "two\nlines", "plain"]
    claims = [a_claim(claim_id=f"c{n}", content=content) for n, content in enumerate(contents)]
    with store.transaction():
        store.articles.add(
            Article("a", title="T", url="u", published="2026-10-02"), Extraction("x", claims), NOW
        )
    return store


def test_csv(filled: Store) -> None:
    out = io.StringIO()
    assert write_csv(rows(filled.connection, TimelineFilter()), out) == 4
    read = list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))
    assert tuple(read[0]) == TIMELINE_COLUMNS + SHEET_COLUMNS
    assert [row["content"] for row in read] == ["'=cmd()", "It “cost”, she said", "two\nlines", "plain"]
    assert (read[0]["said_on"], read[0]["corroboration"], read[0]["hedge"]) == ("2026-10-02", "", "")


def test_a_mark_for_spreadsheets_on_request(filled: Store) -> None:
    out = io.StringIO()
    write_csv([], out, bom=True)
    assert out.getvalue().startswith("\ufeffsaid_on,")


def test_json_lines_hold_the_words_as_they_are(filled: Store) -> None:
    out = io.StringIO()
    assert write_jsonl(rows(filled.connection, TimelineFilter(q="cmd")), out) == 1
    row = json.loads(out.getvalue())
    assert tuple(row) == TIMELINE_COLUMNS
    assert (row["content"], row["said_on"], row["corroboration"]) == ("=cmd()", "2026-10-02", None)


@given(content=st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_survives_csv_and_runs_nowhere(content: str) -> None:
    out = io.StringIO()
    write_csv([dict.fromkeys(TIMELINE_COLUMNS, content)], out)
    back = list(csv.reader(io.StringIO(out.getvalue(), newline="")))[1][0]
    assert back == cell(content)
    assert not back.startswith(("=", "+", "-", "@", "\t", "\r"))


def _write_half(path: Path) -> None:
    with whole_file(path) as out:
        out.write(b"new, but only ha")
        raise ValueError


def test_a_failed_export_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")
    with pytest.raises(ValueError):  # noqa: PT011
        _write_half(path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_links_and_pipes_are_written_through_and_stay_what_they_are(tmp_path: Path) -> None:
    target, link, pipe = tmp_path / "target.csv", tmp_path / "link.csv", tmp_path / "pipe"
    target.write_text("old")
    link.symlink_to(target)
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDWR)  # so that opening it to write does not wait
    for path in (link, pipe):
        with whole_file(path) as out:
            out.write(b"new")
    assert (link.is_symlink(), target.read_text()) == (True, "new")
    assert (pipe.is_fifo(), os.read(reader, 10)) == (True, b"new")
    os.close(reader)
    assert {path.name for path in tmp_path.iterdir()} == {"target.csv", "link.csv", "pipe"}


def test_nothing_of_others_beside_it_is_touched(tmp_path: Path) -> None:
    (tmp_path / "out.csv.part").write_text("mine")
    with whole_file(tmp_path / "out.csv") as out:
        out.write(b"new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.csv", "out.csv.part"]
    assert (tmp_path / "out.csv.part").read_text() == "mine"


def test_text_into_a_file_of_bytes_is_all_there_and_the_file_stays_open() -> None:
    file = io.BytesIO()
    with as_text(file) as text:
        text.write("“a”\r\n\ud83d")
    assert file.getvalue() == "“a”\r\n?".encode()


def test_what_cannot_be_written_is_called_by_its_own_name(tmp_path: Path) -> None:
    path = tmp_path / "no" / "out.csv"
    with pytest.raises(OSError) as caught, whole_file(path):  # noqa: PT011
        pass
    assert caught.value.filename == str(path)

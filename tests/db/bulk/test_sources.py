"""What a person names, and the parts that it is cut into."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.db.bulk.pages import head, pages
from onrecord.db.bulk.plan import parts
from onrecord.db.bulk.records import LIST, WARC, Lost, Page, Source
from onrecord.db.bulk.sources import found
from onrecord.ingest.errors import ParseError
from tests.db.bulk.files import Files
from tests.db.bulk.press import archive, jsonl, sources, stories, story


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    folder = tmp_path / "shelf"
    (folder / "deep").mkdir(parents=True)
    archive(folder / "b.warc.gz", stories(range(3)))
    archive(folder / "a[1].warc", stories(range(3)), packed=False)
    jsonl(folder / "deep" / "list.jsonl", {"html": "x"})
    (folder / "deep" / "notes.txt").write_text("no source")
    return folder


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        (["{}/b.warc.gz"], ["b.warc.gz"]),
        (["{}"], ["a[1].warc", "b.warc.gz", "deep/list.jsonl"]),
        (["{}/*.warc*"], ["a[1].warc", "b.warc.gz"]),
        (["{}/a[1].warc"], ["a[1].warc"]),  # the name of a file before a glob
        (["{}/b.warc.gz", "{}", "{}/b.warc.gz"], ["b.warc.gz", "a[1].warc", "deep/list.jsonl"]),
        (["file://{}/b.warc.gz"], ["b.warc.gz"]),
    ],
)
def test_names_lead_to_sources_each_once(shelf: Path, named: list[str], expected: list[str]) -> None:
    assert [one.address for one in sources(*(name.format(shelf) for name in named))] == [
        str(shelf / name) for name in expected
    ]


@pytest.mark.parametrize(
    ("named", "reason"),
    [
        ("{}/none.warc.gz", "no such file"),
        ("{}/deep/notes.txt", "is neither a web archive (.warc, .warc.gz) nor a list (.jsonl)"),
        ("{}/*.warc.zip", "no archive (.warc, .warc.gz) or list (.jsonl) matches"),
        ("{}/deep/../empty", "no archive (.warc, .warc.gz) or list (.jsonl) in this folder"),
        ("nowhere://bucket/a.warc.gz", "cannot be opened"),
        ("s3://bucket/a.warc.gz", "needs a library that is not installed"),
        ("http://127.0.0.1:9/a.warc.gz", "nothing is found there"),
    ],
)
def test_a_name_that_leads_nowhere_is_an_error_in_its_place(shelf: Path, named: str, reason: str) -> None:
    (shelf / "empty").mkdir()
    if named.startswith("s3:"):
        pytest.importorskip("fsspec")
        try:
            import s3fs  # noqa: F401
        except ImportError:
            pass
        else:
            pytest.skip("s3fs is installed")
    [one] = found([named.format(shelf)])
    assert isinstance(one, ParseError)
    assert one.reason.startswith(reason)
    assert "\n" not in str(one)


@given(size=st.integers(0, 100_000), step=st.integers(1, 30_000))
def test_the_parts_of_a_source_cover_it(size: int, step: int) -> None:
    source = Source("a.warc.gz", WARC, size)
    cut = parts(source, max(step, size // 50, 1), lambda *_: b"")
    assert [part.start for part in cut[1:]] == [part.end for part in cut[:-1]]
    assert (cut[0].start, cut[-1].end) == (0, size)
    assert len({part.id for part in cut}) == len(cut)
    assert cut == sorted(cut)


def test_a_list_whose_lines_only_name_files_is_cut_smaller() -> None:
    short = b'{"path": "a.html"}\n' * 10_000
    assert len(parts(Source("a.jsonl", LIST, len(short)), 16_000_000, lambda *_: short)) > 10
    long = b'{"html": "' + b"x" * 50_000 + b'"}\n'
    assert len(parts(Source("a.jsonl", LIST, 100 * len(long)), 16_000_000, lambda *_: long * 5)) == 1


@pytest.mark.parametrize("ranges", [True, False])
def test_an_archive_far_away_is_read_as_one_here(tmp_path: Path, ranges: bool) -> None:
    path = archive(tmp_path / "a.warc.gz", stories(range(20)))
    with Files(tmp_path, ranges=ranges) as far:
        [source] = sources(far.url("a.warc.gz"))
        cut = parts(source, 3_000, head)
        assert (len(cut) > 3) == ranges
        there = [page for part in cut for _, page in pages(part)]
    [near] = sources(path)
    here = [page for part in parts(near, 3_000, head) for _, page in pages(part)]
    assert there == here
    assert len(here) == 20


def test_a_line_that_breaks_is_an_error_and_no_damage(tmp_path: Path) -> None:
    archive(tmp_path / "a.warc.gz", stories(range(20)))
    with Files(tmp_path) as far:
        [source] = sources(far.url("a.warc.gz"))
        cut = parts(source, 3_000, head)
        far.broken = True
        with pytest.raises(OSError, match=r".+"):
            list(pages(cut[1]))


def of(path: Path) -> list[Page | Lost]:
    return [
        page for source in sources(path) for part in parts(source, 1_000_000, head) for _, page in pages(part)
    ]


def test_the_lines_of_a_list(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(story(1))
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(b"Plain words."))
    path = jsonl(
        tmp_path / "list.jsonl",
        {"path": "a.html", "url": "https://echo.example/1", "published": "2026-10-02", "outlet": "Echo", "charset": "utf-8"},
        {"path": "b.txt.gz"},
        {"html": "<p>Høst</p>", "url": "https://echo.example/2", "charset": "latin-1"},
        {"text": "“It leaks” said Ada Penrose.", "title": "Leak"},
    )  # fmt: skip
    first, second, third, fourth = of(path)
    assert isinstance(first, Page)
    assert (first.payload.url, first.payload.body, first.published, first.outlet) == (
        "https://echo.example/1", story(1), "2026-10-02", "Echo",
    )  # fmt: skip
    assert isinstance(second, Page)
    assert (second.payload.body, second.payload.content_type) == (b"Plain words.", "text/plain")
    assert second.payload.url == (tmp_path / "b.txt.gz").as_uri()
    assert isinstance(third, Page)
    assert (third.payload.body.decode(third.payload.charset or ""), third.payload.content_type) == (
        "<p>Høst</p>", "text/html",
    )  # fmt: skip
    assert isinstance(fourth, Page)
    assert (fourth.title, fourth.payload.url[:11]) == ("Leak", "urn:sha256:")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("rubbish", "not a JSON line"),
        ("[1]", "not a JSON line"),
        ({"url": "https://echo.example/1"}, 'has neither "path" nor "html" nor "text"; nothing is fetched'),
        ({"html": "x", "url": "echo"}, "its url, echo, is not a web address"),
        ({"html": "x", "published": "soon"}, "its published, soon, is no date"),
        ({"path": "none.html"}, "no such file"),
        ({"path": "https://echo.example/a.html"}, "a path is asked for, from the list's folder"),
        ({"path": "."}, "cannot be read"),
    ],
)
def test_a_line_that_cannot_be_used_is_one_failure(
    tmp_path: Path, line: dict[str, str] | str, reason: str
) -> None:
    lost, page = of(jsonl(tmp_path / "list.jsonl", line, {"html": "<p>x</p>"}))
    assert isinstance(page, Page)
    assert isinstance(lost, Lost)
    assert lost.reason.startswith(reason)
    assert "list.jsonl, at byte 0" in lost.subject


def test_a_line_without_end_is_one_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.db.bulk.pages._LONGEST_LINE", 1_000)
    lost, page = of(jsonl(tmp_path / "list.jsonl", {"html": "x" * 5_000}, {"html": "<p>x</p>"}))
    assert (isinstance(lost, Lost), isinstance(page, Page)) == (True, True)


def test_a_packed_list_and_one_that_is_cut(tmp_path: Path) -> None:
    plain = jsonl(tmp_path / "list.jsonl", *({"html": f"<p>{n}</p>"} for n in range(500)))
    packed = tmp_path / "packed.jsonl.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert [one.payload.body for one in of(packed) if isinstance(one, Page)] == [
        f"<p>{n}</p>".encode() for n in range(500)
    ]
    packed.write_bytes(packed.read_bytes()[:-300])
    *whole, lost = of(packed)
    assert len(whole) > 100
    assert isinstance(lost, Lost)
    assert lost.reason.startswith("cannot be unpacked")

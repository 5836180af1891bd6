"""A part, from its bytes to its files."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from pyarrow import parquet

from onrecord.db.bulk import columns
from onrecord.db.bulk.folder import Folder
from onrecord.db.bulk.part import passed_by
from onrecord.db.bulk.records import Asked
from onrecord.db.migrations import TIMELINE_COLUMNS
from onrecord.db.rows import ARTICLE_KEYS, CLAIM_KEYS
from onrecord.ingest.records import Article
from tests.db.bulk.press import Direct, archive, everything, jsonl, read_all, stories, story, table
from tests.db.fiction import QuotesOnly

GERMAN = (
    '<html lang="de"><body><article><h1>Der Hafen</h1><p>Die Fähre fährt im Mai, sagte die Bürgermeisterin am Dienstag '
    "im Rathaus der Stadt. Der Rat hat lange über das Geld und über das Wetter gesprochen, und niemand war dagegen.</p>"
    "<p>Im Sommer sollen alle Boote wieder fahren, und die Leute am Kai freuen sich schon sehr darauf.</p></article></body></html>"
)


def test_what_is_in_an_archive_stands_in_its_files(tmp_path: Path) -> None:
    pages = [*stories(range(4)), ("https://echo.example/gallery", b"<html><body><img src=x></body></html>")]
    [made] = read_all(tmp_path / "out", archive(tmp_path / "a.warc.gz", pages), part_bytes=1_000_000)
    assert (made.pages, made.articles, made.claims, made.failures) == (5, 4, 8, 1)
    articles, claims, [failure], _ = everything(tmp_path / "out").values()
    assert [one["url"] for one in articles] == [f"https://echo.example/{n}" for n in range(4)]
    assert {one["outlet"] for one in articles} == {"The Pell Sound Echo"}
    assert articles[1]["fetched"] == "2026-10-02T08:00:00Z"  # when the archive recorded it
    assert (failure["subject"], failure["kind"]) == ("https://echo.example/gallery", "page")
    by_row = {one["row"]: one for one in articles}
    for claim in claims:
        of = by_row[claim["row"]]
        [[start, end]] = claim["content_spans"]
        assert of["text"][start:end] == claim["content"]
        assert (claim["url"], claim["doc"], claim["said_on"]) == (of["url"], of["url"], of["published"][:10])


def test_the_columns_are_those_of_the_contract_with_their_types(tmp_path: Path) -> None:
    read_all(tmp_path / "out", archive(tmp_path / "a.warc.gz", stories(range(2))))
    [claims] = (tmp_path / "out" / "claims").iterdir()
    schema = parquet.read_schema(claims)
    assert schema.names[: len(TIMELINE_COLUMNS)] == list(TIMELINE_COLUMNS)
    assert set(CLAIM_KEYS) < set(schema.names)
    types = {
        name: str(schema.field(name).type) for name in ("claim_id", "confidence", "source_count", "cue_spans")
    }
    assert list(types.values())[:3] == ["string", "double", "int64"]
    assert types["cue_spans"].startswith("list<")
    assert schema.metadata[b"extractor"] == b"quotes-1"
    assert parquet.ParquetFile(claims).metadata.row_group(0).column(0).compression == "ZSTD"
    [articles] = (tmp_path / "out" / "articles").iterdir()
    assert parquet.read_schema(articles).names[: len(ARTICLE_KEYS)] == list(ARTICLE_KEYS)


def test_rows_become_records_again(tmp_path: Path) -> None:
    read_all(tmp_path / "out", archive(tmp_path / "a.warc.gz", stories([3])))
    [row] = table(tmp_path / "out", "articles")
    article = columns.article_of(row)
    extraction = columns.extraction_of(row, table(tmp_path / "out", "claims"))
    again = Direct().reading(article, None)
    assert (again.article, again.extraction) == (article, extraction)


@pytest.mark.parametrize("packed", [False, True])
def test_whatever_the_size_of_the_parts_the_rows_are_the_same(tmp_path: Path, packed: bool) -> None:
    path = archive(tmp_path / "a.warc", stories(range(30)), packed=packed)
    told = []
    for size in (1_000_000, 7_000, 2_500):
        made = read_all(tmp_path / f"{size}", path, part_bytes=size)
        rows = everything(tmp_path / f"{size}")
        told.append([[one["url"] for one in rows["articles"]], [one["claim_id"] for one in rows["claims"]]])
    assert len(made) > 5
    assert told[0] == told[1] == told[2]


def test_two_runs_give_the_same_rows(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.warc.gz", stories(range(12)))
    for name in ("one", "other"):
        read_all(tmp_path / name, path)
    assert everything(tmp_path / "one") == everything(tmp_path / "other")


def test_what_is_finished_is_not_read_again(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.warc.gz", stories(range(12)))
    before = read_all(tmp_path / "out", path)
    reader = Direct()
    assert read_all(tmp_path / "out", path, reader=reader) == before
    assert reader.extractor.seen == []
    [first, *_] = (tmp_path / "out" / "parts").iterdir()
    first.unlink()
    assert read_all(tmp_path / "out", path, reader=reader) == before
    assert 0 < len(reader.extractor.seen) < 12


def test_other_languages_are_counted_and_passed_by(tmp_path: Path) -> None:
    pages = [*stories(range(2)), ("https://hafen.example/1", GERMAN.encode())]
    path = archive(tmp_path / "a.warc.gz", pages)
    [made] = read_all(tmp_path / "out", path, part_bytes=1_000_000)
    assert (made.pages, made.articles, dict(made.passed)) == (3, 2, {"language de": 1})
    [made] = read_all(tmp_path / "de", path, part_bytes=1_000_000, asked=Asked(languages=("de",)))
    assert (made.articles, made.claims, dict(made.passed)) == (1, 0, {"language en": 2})


ARTICLE = Article("Words.", published="2026-10-02T23:30:00-05:00", language="en")


@pytest.mark.parametrize(
    ("asked", "article", "outlet", "reason"),
    [
        (Asked(), ARTICLE, "Echo", None),
        (Asked(), Article("Words."), None, None),  # of no known language: it is read
        (Asked(languages=("en",)), Article("Words."), None, "language unknown"),
        (Asked(outlet="the echo"), ARTICLE, "The Echo", None),
        (Asked(outlet="the echo"), ARTICLE, "Echo", "outlet"),
        (Asked(outlet="the echo"), ARTICLE, None, "outlet"),
        (Asked(since="2026-10-02", until="2026-10"), ARTICLE, None, None),
        (Asked(since="2026-10-03"), ARTICLE, None, "period"),
        (Asked(until="2025"), ARTICLE, None, "period"),
        (Asked(since="2026"), Article("Words."), None, "no date"),
    ],
)
def test_what_is_wanted(asked: Asked, article: Article, outlet: str | None, reason: str | None) -> None:
    assert passed_by(article, outlet, asked) == reason


def test_an_article_whose_claims_cannot_be_found_is_kept(tmp_path: Path) -> None:
    reader = Direct(QuotesOnly(trips_on="quay of 11 metres"))
    read_all(tmp_path / "out", archive(tmp_path / "a.warc.gz", stories(range(3))), reader=reader)
    articles, claims, [failure], _ = everything(tmp_path / "out").values()
    assert (len(articles), len(claims), failure["kind"]) == (3, 4, "claims")
    assert [one["problem"] is None for one in articles] == [True, False, True]


@pytest.mark.parametrize(
    ("body", "pages", "reason"),
    [
        (b"", 0, None),
        (b"rubbish", 0, "damaged"),
        (gzip.compress(b"rubbish", mtime=0), 0, None),
    ],
)
def test_what_is_no_archive_breaks_nothing(
    tmp_path: Path, body: bytes, pages: int, reason: str | None
) -> None:
    (tmp_path / "a.warc.gz").write_bytes(body)
    [made] = read_all(tmp_path / "out", tmp_path / "a.warc.gz")
    assert made.pages == pages
    assert (reason is None) or reason in " ".join(made.damage)


def test_of_a_cut_archive_what_is_whole_is_kept(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.warc.gz", stories(range(6)))
    path.write_bytes(path.read_bytes()[:-200])
    made = read_all(tmp_path / "out", path)
    assert sum(one.articles for one in made) == 5
    [line] = [line for one in made for line in one.damage]
    assert "https://echo.example/5: cut off in the archive" in line


def test_what_a_list_says_of_a_page_goes_before_what_the_page_says(tmp_path: Path) -> None:
    line = {
        "html": story(1).decode(),
        "url": "https://echo.example/1",
        "outlet": "Echo",
        "published": "2025-01-02",
    }
    text = {
        "text": "“It leaks” said Ada Penrose.\n\nThe council met on Tuesday, and the room was full.",
        "title": "Leak",
    }
    read_all(tmp_path / "out", jsonl(tmp_path / "a.jsonl", line, text))
    first, second = table(tmp_path / "out", "articles")
    assert (first["outlet"], first["published"], first["published_from"]) == ("Echo", "2025-01-02", "given")
    assert (second["title"], second["text"][:10]) == ("Leak", "“It leaks”")
    assert len(table(tmp_path / "out", "claims")) == 3


def test_memory_does_not_grow_with_a_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.db.bulk.writing._ROWS_TOGETHER", 3)
    read_all(tmp_path / "out", archive(tmp_path / "a.warc.gz", stories(range(8))), part_bytes=1_000_000)
    [path] = (tmp_path / "out" / "articles").iterdir()
    assert parquet.ParquetFile(path).metadata.num_row_groups == 3
    assert len(table(tmp_path / "out", "articles")) == 8


def test_a_manifest_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    [made] = read_all(tmp_path / "out", archive(tmp_path / "a.warc.gz", stories(range(2))))
    folder = Folder(str(tmp_path / "out"))
    path = tmp_path / "out" / "parts" / f"{made.part}.json"
    for rubbish in ("", "{", json.dumps({"part": "x"})):
        path.write_text(rubbish)
        assert folder.finished() == {}

"""From the Parquet files into a database: nothing twice, the same as if it had been taken in page by page."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest

from onrecord.db.bulk.errors import Refused
from onrecord.db.bulk.folder import Folder
from onrecord.db.bulk.load import load
from onrecord.db.bulk.settle import settle
from onrecord.db.query.export import rows
from onrecord.db.query.filters import TimelineFilter
from onrecord.db.run import oneoff
from onrecord.db.run.report import Silent
from onrecord.db.store import Store
from onrecord.ingest.web.fetch import Fetcher, Policy
from tests.db.bulk.press import archive, read_all, stories, story
from tests.db.fiction import QuotesOnly


@pytest.fixture
def out(tmp_path: Path) -> Path:
    pages = [
        *stories(range(25)),
        ("https://echo.example/m/3", story(3, head='<link rel="canonical" href="https://echo.example/3">')),
    ]
    read_all(tmp_path / "out", archive(tmp_path / "a.warc.gz", pages))
    return tmp_path / "out"


def settled(out: Path) -> None:
    folder = Folder(str(out))
    settle(folder, folder.finished().values(), lambda: None)


def told(path: Path) -> list[object]:
    """All that a reader sees, but for numbers that only order or tie rows."""
    with Store.read(path) as store:
        timeline = [
            {key: value for key, value in row.items() if key not in ("article_id", "speaker_id")}
            for row in rows(store.connection, TimelineFilter())
        ]
        articles = store.connection.execute(
            """select url, requested_url, title, authors, published, text, outlets.name, extractor, language
            from articles join outlets on outlets.id = outlet_id order by url"""
        )
        speakers = store.connection.execute("select slug, name, source_type from speakers order by slug")
        standing = store.connection.execute("select * from standings order by article_id")
        return [
            sorted(timeline, key=lambda row: str(row["claim_id"])),
            list(map(tuple, articles)), list(map(tuple, speakers)), len(list(standing)),
        ]  # fmt: skip


@pytest.mark.parametrize("is_settled", [True, False])
def test_it_is_as_if_the_pages_had_been_taken_in(tmp_path: Path, out: Path, is_settled: bool) -> None:
    if is_settled:
        settled(out)
    with Store.open(tmp_path / "loaded.db") as store:
        loaded = load(Folder(str(out)), store, Silent())
    assert (loaded.counts.new_articles, loaded.counts.new_claims) == (25, 50)
    assert loaded.known == (0 if is_settled else 1)

    async def ingested() -> None:
        handed = [oneoff.Handed(tmp_path / "a.warc.gz", oneoff.Given())]
        async with Fetcher(Policy()) as fetcher:
            await oneoff.ingest(store, handed, fetcher=fetcher, load=QuotesOnly, report=Silent())

    with Store.open(tmp_path / "ingested.db") as store:
        asyncio.run(ingested())
    assert told(tmp_path / "loaded.db") == told(tmp_path / "ingested.db")


def test_loaded_twice_nothing_changes(tmp_path: Path, out: Path) -> None:
    settled(out)
    path = tmp_path / "x.db"

    def dump() -> list[str]:
        connection = sqlite3.connect(path)
        try:
            return [line for line in connection.iterdump() if not line.startswith('INSERT INTO "runs"')]
        finally:
            connection.close()

    with Store.open(path) as store:
        load(Folder(str(out)), store, Silent())
    before = dump()
    with Store.open(path) as store:
        again = load(Folder(str(out)), store, Silent())
    assert (again.counts.new_articles, again.known) == (0, 25)
    assert dump() == before


def test_broken_off_anywhere_it_is_finished_by_the_next(
    tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.db.bulk.load._TOGETHER", 2)
    from onrecord.db.bulk import load as module

    real, kept = module._keep, []

    def breaking(*arguments: object) -> int | None:
        if len(kept) in (3, 8, 9):
            kept.append(None)
            raise KeyboardInterrupt
        kept.append(None)
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "_keep", breaking)
    path = tmp_path / "x.db"
    for _ in range(3):
        with Store.open(path) as store, pytest.raises(KeyboardInterrupt):
            load(Folder(str(out)), store, Silent())
    with Store.open(path) as store:
        load(Folder(str(out)), store, Silent())
    with Store.open(tmp_path / "whole.db") as store:
        load(Folder(str(out)), store, Silent())
    assert told(path) == told(tmp_path / "whole.db")


def test_ids_and_search_are_right_afterwards(tmp_path: Path, out: Path) -> None:
    settled(out)
    with Store.open(tmp_path / "x.db") as store:
        load(Folder(str(out)), store, Silent())
        found = list(rows(store.connection, TimelineFilter(q='"ferry number 7"', since="2026-10-08")))
        assert [row["url"] for row in found] == ["https://echo.example/7"]
        from tests.db.bulk.press import table

        ids = {row["claim_id"] for row in table(out, "claims")}
        assert ids == {row[0] for row in store.connection.execute("select claim_id from claims")}
        fetched = store.connection.execute("select distinct fetched from articles").fetchall()
        assert [tuple(row) for row in fetched] == [
            ("2026-10-02T08:00:00Z",)
        ]  # when the archive recorded them


def test_an_address_that_another_article_has_already_is_not_believed(tmp_path: Path) -> None:
    same = '<link rel="canonical" href="https://echo.example/same">'
    for name, number, title in (("one", 1, "Ferry sails in May"), ("other", 2, "Bakers ask for flour")):
        page = (f"https://echo.example/{number}", story(number, head=same, title=title))
        read_all(tmp_path / name, archive(tmp_path / f"{name}.warc.gz", [page]))
    with Store.open(tmp_path / "x.db") as store:
        for name in ("one", "other", "other"):
            load(Folder(str(tmp_path / name)), store, Silent())
        urls = [row[0] for row in store.connection.execute("select url from articles order by id")]
        assert urls == ["https://echo.example/same", "https://echo.example/2"]
        assert len(list(store.connection.execute("select 1 from claims"))) == 4


def test_an_article_without_claims_waits_for_the_next_extractor(tmp_path: Path) -> None:
    from tests.db.bulk.press import Direct

    reader = Direct(QuotesOnly(trips_on="quay of 11 metres"))
    read_all(tmp_path / "out", archive(tmp_path / "a.warc.gz", stories(range(2))), reader=reader)
    with Store.open(tmp_path / "x.db") as store:
        load(Folder(str(tmp_path / "out")), store, Silent())
        assert len(store.articles.read_by_others("quotes-1")) == 1


@pytest.mark.parametrize("kind", ["missing", "empty", "other", "file", "newer"])
def test_what_is_no_such_folder_is_refused(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "x"
    if kind == "file":
        folder.write_text("x")
    elif kind != "missing":
        folder.mkdir()
    if kind == "other":
        (folder / "a.txt").write_text("x")
    if kind == "newer":
        (folder / "onrecord-bulk.json").write_text('{"form": 99}')
    with pytest.raises(Refused):
        Folder(str(folder)).mark()


def test_a_file_that_is_missing_is_one_line(tmp_path: Path, out: Path) -> None:
    next((out / "claims").iterdir()).unlink()
    from onrecord.db.bulk.errors import Halted

    with Store.open(tmp_path / "x.db") as store, pytest.raises(Halted, match="is missing"):
        load(Folder(str(out)), store, Silent())

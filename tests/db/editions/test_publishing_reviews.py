"""What a public edition tells of reviews: that they were made, and nothing of who made them or what was wrong."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onrecord.db.editions.publishing import publish
from onrecord.db.site.app import create
from onrecord.db.store import Store
from onrecord.db.store.reviews import Decider
from tests.db.site.newsroom import build

INES = Decider(
    "Ines Falk of the night desk", datetime(2026, 10, 5, 12, tzinfo=UTC), note="a rumour from the bar"
)


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """The edition, a withdrawn statement in it, and one with its speaker put right."""
    folder = tmp_path_factory.mktemp("reviewed")
    build(folder / "whole.db").close()
    with Store.open(folder / "whole.db") as store, store.transaction():
        find = "select claim_id from claims where instr(content, ?) order by length(content)"
        [wrong] = store.connection.execute(find, ["The wall did what it was built to do"]).fetchone()
        [fixed] = store.connection.execute(find, ["the cracks were cosmetic"]).fetchone()
        store.reviews.judge(wrong, "wrong", INES)
        store.reviews.fix(fixed, {"role": "pilot of Quorra"}, INES)
        undone = store.reviews.fix(fixed, {"affiliation": "Zanzibar Gas"}, INES)
        store.reviews.undo(undone or 0, INES.now)
    publish(folder / "whole.db", folder / "public.db")
    return folder / "public.db", wrong, fixed


def test_no_name_no_remark_and_nothing_that_was_wrong_is_left(public: tuple[Path, str, str]) -> None:
    content = public[0].read_bytes()
    for words in (b"Ines Falk", b"night desk", b"rumour from the bar", b"Zanzibar"):
        assert words not in content
    with closing(sqlite3.connect(public[0])) as db:
        assert db.execute(
            "select count(*) from reviews where reviewer is not null or note is not null"
        ).fetchone() == (0,)
        [content, speaker, text] = db.execute(
            "select content, speaker, source from claims where claim_id = ?", [public[1]]
        ).fetchone()
        assert (content, speaker, text) == ("", None, None)
        db.execute("insert into timeline_fts (timeline_fts, rank) values ('integrity-check', 1)")


def test_its_site_says_what_was_withdrawn_and_what_was_put_right(public: tuple[Path, str, str]) -> None:
    path, wrong, fixed = public

    async def pages() -> list[tuple[int, str]]:
        site = create(path)
        answers = [
            await site.client.get(f"/{page}")
            for page in (f"claim/{wrong}", f"claim/{fixed}", "about", "review")
        ]
        return [(answer.status_code, answer.text) for answer in answers]

    (gone, withdrawn), (there, put_right), (_, about), (no_desk, _) = asyncio.run(pages())
    assert (gone, there, no_desk) == (410, 200, 404)
    assert "This statement was withdrawn" in withdrawn
    assert "Role put right" in put_right
    assert "pilot of Quorra" in put_right
    assert "harbour master" not in put_right.split("As reviewed")[1].split("To copy")[0]
    assert "0 were right as they were found, 1 after a field was put right, and 1 wrong" in about

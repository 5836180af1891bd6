"""A database in which what has no date led every list becomes one in which it comes last."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from onrecord.db.migrations import STEPS
from onrecord.db.rules.days import FIRST_KEY, KEY_SHIFT, julian_day
from onrecord.db.store import Store
from tests.db.archive import NOW, Archive

_MIGRATION = "m013_undated_last"


def test_an_older_database_is_put_in_order_and_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with Store.open(path) as store:
        archive = Archive(store)
        archive.article("Ada Cole", "Bo Dunn", day=None)
        archive.article("Ada Cole", day="2026-10-04")
        archive.article("Cy Hart", {"speaker": "Bo Dunn", "said_date": "2026-09"}, day=None)
        connection = store.connection
        after = _keys(store)
        # As it stood before: on the day of fetching.
        with store.transaction():
            shift = (julian_day(NOW.date()) - (after["c1-0"] >> KEY_SHIFT)) << KEY_SHIFT
            connection.execute(f"update timeline set key = key + {shift} where key < {FIRST_KEY}")
            connection.execute("drop index articles_fetched")
            connection.execute("drop table views")
            connection.execute("delete from _sqlite_migrations where name = ?", [_MIGRATION])
        assert max(_keys(store), key=_keys(store).__getitem__).startswith(("c1", "c3")), "undated led"
    assert _MIGRATION in STEPS
    with closing(Store.open(path)) as store:
        assert _keys(store) == after
        dated = [key >= FIRST_KEY for key in sorted(after.values(), reverse=True)]
        assert dated == [True, True, False, False, False]
        store.connection.execute(
            "insert into timeline_fts (timeline_fts, rank) values ('integrity-check', 1)"
        )
        again = Archive(store)
        again.claims = archive.claims
        again.read_again(1)
        assert _keys(store) == after, "what is read again keeps its place"


def test_new_statements_without_a_date_stand_behind_all_others_newest_read_first(store: Store) -> None:
    archive = Archive(store)
    archive.article("Ada Cole", day=None)
    archive.article("Ada Cole", day="1931-05-01")
    archive.article("Ada Cole", day=None)
    found = [row[0] for row in store.connection.execute("select claim_id from timeline order by key desc")]
    assert found == ["c2-0", "c3-0", "c1-0"]


def _keys(store: Store) -> dict[str, int]:
    return dict(tuple(row) for row in store.connection.execute("select claim_id, key from timeline"))

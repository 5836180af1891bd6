"""What is kept counted is what is there, whatever happens to the timeline."""

import sqlite3

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.db.migrations import migrations
from onrecord.db.rules.days import KEY_SHIFT
from onrecord.db.store import Store

FACETS = ("anonymity", "kind", "source_type", "outlet", "speaker_id")

rows = st.fixed_dictionaries(
    {
        "key": st.integers(0, 3).map(lambda n: (n // 2) << KEY_SHIFT | n),
        "anonymity": st.sampled_from([None, "named", "anonymous"]),
        "kind": st.sampled_from(["statement", "no_comment"]),
        "source_type": st.sampled_from([None, "person"]),
        "outlet": st.sampled_from([None, "The Echo", "L’Écho"]),
        "said_on": st.sampled_from([None, "2026-10-02"]),
    }
)


def counted(connection: sqlite3.Connection) -> dict[tuple[str, object], tuple[int, int]]:
    found = connection.execute(
        "select facet, value, n, unnamed from facet_counts where n != 0 or unnamed != 0"
    )
    return {(row[0], row[1]): (row[2], row[3]) for row in found}


def there(connection: sqlite3.Connection) -> dict[tuple[str, object], tuple[int, int]]:
    found = {}
    for facet, value in [("all", "''"), *((name, name) for name in FACETS)]:
        for row in connection.execute(
            f"select {value}, count(*), sum(anonymity is 'anonymous') from timeline where {value} is not null group by 1"
        ):
            found[(facet, row[0])] = (row[1], row[2])
    return found


@given(steps=st.lists(st.tuples(st.sampled_from(["insert", "update", "delete"]), rows), max_size=12))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_counts_follow_the_timeline(store: Store, steps: list[tuple[str, dict[str, object]]]) -> None:
    connection = store.connection
    with store.transaction():
        connection.execute("pragma defer_foreign_keys = on")
        connection.execute("delete from timeline")
        for step, row in steps:
            names = [name for name in row if name != "key"]
            if step == "insert":
                connection.execute(
                    f"""insert or ignore into timeline (content, article_id, claim_id, {", ".join(row)})
                    values ('words', 1, 'c' || :key, {", ".join(":" + name for name in row)})""",
                    row,
                )
            elif step == "update":
                assigned = ", ".join(f"{name} = :{name}" for name in names)
                connection.execute(f"update timeline set {assigned} where key = :key", row)
            else:
                connection.execute("delete from timeline where key = :key", row)
            assert counted(connection) == there(connection)
        days = connection.execute("select sum(n) from day_counts where facet = 'all'").fetchone()[0]
        dated = connection.execute("select count(*) from timeline where said_on is not null").fetchone()[0]
        assert (days or 0) == dated
        connection.execute("insert into timeline_fts (timeline_fts, rank) values ('integrity-check', 1)")
        connection.execute("delete from timeline")


def test_an_older_database_is_counted_when_it_is_brought_up_to_date() -> None:
    from sqlite_utils import Database

    db = Database(memory=True)
    migrations.apply(db, stop_before="m003_counts_and_facets")
    db["articles"].insert({"id": 1, "url": "u", "text": "", "text_hash": "", "fetched": "2026-10-02"})
    for n, anonymity in enumerate(["named", "anonymous", "anonymous"]):
        db["timeline"].insert(
            {
                "key": n,
                "claim_id": str(n),
                "article_id": 1,
                "content": "The pier",
                "anonymity": anonymity,
                "said_on": "2026-10-02",
            }
        )
    migrations.apply(db)
    assert counted(db.conn) == there(db.conn)
    assert db.execute("select count(*) from timeline_fts where timeline_fts match 'pier'").fetchone()[0] == 3

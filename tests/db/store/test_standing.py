"""What is concluded from an article's claims together, in the tables and views that people read."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from onrecord.db.migrations import migrations
from onrecord.db.run.reextract import reextract
from onrecord.db.run.workers import workers
from onrecord.db.store import Store
from onrecord.db.store.articles import Extraction
from tests.db.fiction import QuotesOnly
from tests.db.newsroom import Heard, Newsroom
from tests.db.told import PRICE, REVERSED, SALE, add
from tests.db.web import Web


def rows(store: Store, sql: str, *params: object) -> list[tuple[object, ...]]:
    return [tuple(row) for row in store.connection.execute(sql, params)]


def test_the_sourcing_of_an_article(store: Store) -> None:
    article_id = add(store, SALE, "2031-05-21")
    [row] = store.connection.execute("select * from article_sourcing where article_id = ?", [article_id])
    found = {name: row[name] for name in list(row.keys())[4:]}
    assert found == {
        "named_people": 2,
        "organizations": 1,
        "documents": 1,
        "anonymous_mentions": 4,
        "anonymous_min": 3,
        "anonymous_max": 4,
        "anonymous_with_basis": 1,
        "anonymous_with_reason": 1,
        "collective": 1,
        "direct_quotes": 1,
        "secondhand": 1,
        "comment_sought": 3,
        "comment_given": 0,
    }


def test_every_number_can_be_traced_to_its_claims(store: Store) -> None:
    for marked, day in ((SALE, "2031-05-21"), (PRICE, "2031-05-22"), (REVERSED, "2031-05-23")):
        article_id = add(store, marked, day)
        [row] = store.connection.execute("select * from article_sourcing where article_id = ?", [article_id])
        traced = dict(
            rows(store, "select name, count(distinct what) from sourcing_claims where article_id = ? group by 1", article_id)
        )  # fmt: skip
        for name in list(row.keys())[4:]:
            if name not in (
                "anonymous_min",
                "anonymous_max",
            ):  # these count people, and are traced to sources
                assert row[name] == traced.get(name, 0), name
    people = rows(store, "select sum(people_min) from sources where in_fewest")
    assert people == rows(store, "select sum(anonymous_min) from standings") == [(3,)]


def test_one_row_a_distinct_unnamed_source(store: Store) -> None:
    add(store, SALE, "2031-05-21")
    assert rows(
        store,
        """select description, source_count, people_min, people_max, basis, anonymity_reason, claims
        from anonymous_sources order by source_id""",
    ) == [
        ("Two officials briefed on the sale", 2, 2, 2, "briefed on the sale", "they feared dismissal", 3),
        ("another person", 1, 1, 1, None, None, 1),
        ("A diver", 1, 1, 1, None, None, 1),
    ]
    assert rows(
        store,
        """select claims.source, whole from source_claims join claims using (claim_id)
        join sources on sources.id = source_claims.source_id where description like 'Two%' order by position""",
    ) == [
        ("Two officials briefed on the sale", 1),
        ("These two officials and another person", 1),
        ("One of the officials", 0),
    ]


def test_who_was_asked_and_what_came_of_it(store: Store) -> None:
    add(store, SALE, "2031-05-21")
    add(store, PRICE, "2031-05-22")
    assert rows(store, "select party, outcome, words, published from right_of_reply order by published, party") == [
        ("Carla Moss", "no_reply", "Neither Lowtide nor Carla Moss responded to requests for comment", "2031-05-21"),
        ("Eve Hart", "declined", "Eve Hart declined to comment", "2031-05-21"),
        ("Lowtide", "no_reply", "Neither Lowtide nor Carla Moss responded to requests for comment", "2031-05-21"),
        ("Eve Hart", "answered", "Asked about the price", "2031-05-22"),
    ]  # fmt: skip


def test_positions_of_a_speaker_in_time_order(store: Store) -> None:
    add(store, PRICE, "2031-05-22")
    add(store, REVERSED, "2031-06-30")
    found = rows(
        store,
        """select positions.said_on, positions.content, earlier.content, turn from positions
        left join claims as earlier on earlier.claim_id = reverses
        where positions.speaker = 'Eve Hart' and topic = 'quay'
        order by 1, positions.claim_id = (select max(claim_id) from propositions where turn is not null)""",
    )
    assert found == [
        ("2031-05-22", "“We will not sell the quay to Lowtide.”", None, None),
        (
            "2031-06-30",
            "“We will sell the quay to Lowtide.”",
            "“We will not sell the quay to Lowtide.”",
            None,
        ),
        ("2031-06-30", "“I have changed my mind about the quay.”", None, "I have changed my mind"),
    ]
    assert rows(store, "select * from positions where topic = 'price'") == []  # of one article alone


def test_a_later_reading_replaces_what_was_concluded(store: Store) -> None:
    article_id = add(store, SALE, "2031-05-21")
    with store.transaction():
        store.articles.extracted(article_id, 1, Extraction("x-2", []))
    for table in ("source_claims", "replies", "topics", "propositions", "sources"):
        assert rows(store, f"select count(*) from {table}") == [(0,)], table
    assert rows(store, "select anonymous_min, anonymous_max from article_sourcing") == [(0, 0)]


def test_who_is_merged_with_another_takes_along_what_was_said(store: Store) -> None:
    add(store, PRICE, "2031-05-22")
    with store.transaction():
        store.connection.execute("insert into speakers (slug, name) values ('e-hart', 'E. Hart')")
        store.connection.execute("update claims set speaker_id = (select max(id) from speakers)")
    assert rows(store, "select distinct name from topics join speakers on id = speaker_id") == [("E. Hart",)]
    assert rows(store, "select party from right_of_reply") == [("E. Hart",)]
    with store.transaction():
        store.connection.execute("update claims set speaker_id = null")
    assert rows(store, "select * from topics") == rows(store, "select * from propositions") == []


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A database with an article, as the version before stored it."""
    path = tmp_path / "old.db"
    before = Migrations("onrecord")
    for step in migrations.pending(Database(memory=True))[:3]:
        before(name=step.name)(step.fn)
    with closing(sqlite3.connect(path)) as connection, connection:
        before.apply(Database(connection))
        connection.execute(
            """insert into articles (id, url, text, text_hash, fetched, extractor, published)
            values (1, 'https://echo.example/a', 'Two aides said it. One of the aides said so. Lowtide declined to comment.', '', '2031-05-21', 'quotes-1', '2031-05-21')"""
        )  # fmt: skip
        connection.execute(
            """insert into sources (id, article_id, description, anonymity)
            values (1, 1, 'Two aides', 'anonymous'), (2, 1, 'One of the aides', 'anonymous')"""
        )
        connection.executemany(
            """insert into claims (claim_id, article_id, revision, position, source_id, content, content_spans,
                cue_spans, source, source_spans, anonymity, source_type, source_count, quote_type, kind, sourcing,
                sourcing_rule, confidence, method, extractor)
            values (?, 1, 1, ?, ?, ?, ?, '[]', ?, ?, ?, 'person', ?, 'indirect', ?, 1, '', 0.9, '', 'quotes-1')""",
            [
                ("a", 0, 1, "it", "[[15, 17]]", "Two aides", "[[0, 9]]", "anonymous", 2, "statement"),
                ("b", 1, 2, "so", "[[41, 43]]", "One of the aides", "[[19, 35]]", "anonymous", 1, "statement"),
                ("c", 2, None, "Lowtide declined to comment", "[[45, 72]]", "Lowtide", "[[45, 52]]", "named", None, "no_comment"),
            ],
        )  # fmt: skip
    return path


SOURCING = "select anonymous_mentions, anonymous_min, anonymous_max, comment_sought from article_sourcing"


def test_an_older_database_says_that_it_does_not_know_yet(old: Path) -> None:
    with Store.open(old) as store:
        assert rows(store, SOURCING) == [(2, None, None, None)]
        assert rows(
            store, "select description, people_min, claims from anonymous_sources order by source_id"
        ) == [
            ("Two aides", None, 1),
            ("One of the aides", None, 1),
        ]
        assert store.connection.execute("pragma foreign_key_check").fetchall() == []


def _caught_up(store: Store) -> None:
    assert rows(store, SOURCING) == [(2, 2, 2, 1)]
    assert rows(
        store, "select description, people_min, claims from anonymous_sources order by source_id"
    ) == [("Two aides", 2, 2)]
    assert rows(store, "select party, outcome from right_of_reply") == [("Lowtide", "declined")]
    assert store.articles.waiting() == []


def test_reextract_concludes_also_where_the_extractor_is_the_same(old: Path) -> None:
    with Store.open(old) as store, workers() as executor:
        assert reextract(store, QuotesOnly, Heard(), executor).articles == 0
        _caught_up(store)


def test_update_concludes(old: Path, web: Web) -> None:
    with Store.open(old) as store:
        Newsroom(store, web).update()
        _caught_up(store)

"""The published face: which day a row stands on, and that it stays in step with the claims."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.db.rules.days import FIRST_KEY, KEY_SHIFT, julian_day
from onrecord.db.store import Store
from onrecord.db.store.articles import Extraction
from onrecord.db.store.timeline import order_day, said_on
from onrecord.ingest.records import Article
from tests.db.fiction import a_claim

NOW = datetime(2026, 10, 5, 12, tzinfo=UTC)

SAID_ON = [
    # said_date, published -> said_on
    ("2026-10-01", "2026-10-02", "2026-10-01"),
    # as precise as it is, no more
    ("2026-04", "2026-10-02", "2026-04"),
    ("2025", "2026-10-02", "2025"),
    (None, "2026-10-02", "2026-10-02"),
    # the day that the paper printed, in its own time zone
    (None, "2026-10-02T23:30:00-05:00", "2026-10-02"),
    # unknown stays unknown
    (None, None, None),
]


@pytest.mark.parametrize(("said_date", "published", "expected"), SAID_ON)
def test_said_on(said_date: str | None, published: str | None, expected: str | None) -> None:
    assert said_on(said_date, published) == expected


ORDER = [
    ("2026-10-01", date(2026, 10, 1)),
    ("2026-04", date(2026, 4, 1)),
    ("2025", date(2025, 1, 1)),
    ("0001-01-01", date(1, 1, 1)),
]


@pytest.mark.parametrize(("said", "day"), ORDER)
def test_the_day_that_orders(said: str | None, day: date) -> None:
    assert order_day(said, "2026-10-05T12:00:00Z") == julian_day(day)


fetching = st.dates(date(1970, 1, 1), date(2999, 12, 31))


@given(said=st.dates(), fetched=fetching, later=fetching)
def test_what_has_no_date_stands_behind_any_day_and_by_its_fetching(
    said: date, fetched: date, later: date
) -> None:
    for nothing in (None, "no date at all"):
        undated = order_day(nothing, f"{fetched.isoformat()}T12:00:00Z")
        assert 0 <= undated < order_day(said.isoformat(), "2026-10-05T12:00:00Z")
        assert undated << KEY_SHIFT < FIRST_KEY
        assert (undated < order_day(nothing, later.isoformat())) == (fetched < later)


def test_julian_day_is_sqlites(store: Store) -> None:
    for day in (date(1970, 1, 1), date(2026, 10, 5), date(2000, 2, 29)):
        found = store.connection.execute("select julianday(?) + 0.5", [day.isoformat()]).fetchone()[0]
        assert found == julian_day(day)


def test_newest_day_first_and_within_an_article_its_own_order(store: Store) -> None:
    with store.transaction():
        for name, published in (("a", "2026-10-02"), ("b", "2026-10-03")):
            claims = [a_claim(claim_id=f"{name}{n}", content=f"{name}{n}") for n in range(3)]
            store.articles.add(Article(name, url=name, published=published), Extraction("x", claims), NOW)
    found = [row[0] for row in store.connection.execute("select claim_id from timeline order by key desc")]
    assert found == ["b0", "b1", "b2", "a0", "a1", "a2"]


readings = st.lists(
    st.lists(
        st.tuples(st.integers(0, 9), st.sampled_from([None, "2026-10-01", "2026-09", "2026-10-02"])),
        unique_by=lambda pair: pair[0],
        max_size=6,
    ),
    min_size=1,
    max_size=5,
)


@given(readings=readings)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_read_again_the_timeline_shows_the_claims_and_no_more(
    store: Store, readings: list[list[tuple[int, str | None]]]
) -> None:
    connection = store.connection
    with store.transaction():
        for table in ("timeline", "claims", "sources", "revisions", "articles"):
            connection.execute(f"delete from {table}")
        article_id = store.articles.add(
            Article("t", url="u", published="2026-10-02"), Extraction("x", []), NOW
        )
        for number, reading in enumerate(readings):
            claims = [a_claim(claim_id=str(n), content=f"words{n}", said_date=day) for n, day in reading]
            store.articles.extracted(article_id, 1, Extraction(f"x{number}", claims))
    shown = connection.execute("select claim_id, said_on from timeline").fetchall()
    assert {tuple(row) for row in shown} == {(str(n), day or "2026-10-02") for n, day in readings[-1]}
    connection.execute("insert into timeline_fts (timeline_fts, rank) values ('integrity-check', 1)")
    for n, _ in readings[-1]:
        query = "select count(*) from timeline_fts where timeline_fts match ?"
        assert connection.execute(query, [f"words{n}"]).fetchone()[0] == 1

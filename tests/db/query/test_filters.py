"""Which rows a filter lets through."""

from datetime import UTC, date, datetime

import pytest

from onrecord.db.query.export import rows
from onrecord.db.query.filters import TimelineFilter
from onrecord.db.rules.days import FIRST_KEY, first_day, last_day, resolved
from onrecord.db.store import Store
from onrecord.db.store.articles import Extraction
from onrecord.ingest.records import Article
from tests.db.fiction import a_claim

NOW = datetime(2026, 10, 5, 12, tzinfo=UTC)


@pytest.fixture
def filled(store: Store) -> Store:
    claims = [
        a_claim(claim_id="day", content="The pier doesn't open", said_date="2026-10-02"),
        a_claim(claim_id="month", content="Rust", said_date="2026-04", speaker="Ada Penrose-Hall"),
        a_claim(
            claim_id="anon",
            content="Money is gone",
            said_date="2026-09-30",
            speaker=None,
            anonymity="anonymous",
            source_type="group",
        ),
        a_claim(claim_id="mute", content="", said_date="2025-12-31", speaker="Ola Brandt", kind="no_comment"),
    ]
    with store.transaction():
        store.articles.add(Article("a", url="a"), Extraction("x", claims), NOW, outlet="Echo")
        undated = a_claim(claim_id="undated", content="When?", speaker="100%_sure")
        store.articles.add(Article("b", url="b"), Extraction("x", [undated]), NOW, outlet="Gazette")
    return store


FILTERS = [
    (TimelineFilter(), {"day", "month", "anon", "mute", "undated"}),
    (TimelineFilter(q="pier"), {"day"}),
    (TimelineFilter(q="doesn’t"), {"day"}),
    (TimelineFilter(q='"open pier"'), set()),
    # what holds nothing searchable finds nothing; what is blank asks nothing
    (TimelineFilter(q="🙂"), set()),
    (TimelineFilter(q="  "), {"day", "month", "anon", "mute", "undated"}),
    # a full name or a slug is that one person
    (TimelineFilter(speaker="Ada Penrose"), {"day"}),
    (TimelineFilter(speaker="ada penrose"), {"day"}),
    (TimelineFilter(speaker="ada-penrose-hall"), {"month"}),
    # else whole words of a name, not pieces of words
    (TimelineFilter(speaker="Brandt"), {"mute"}),
    (TimelineFilter(speaker="Bran"), set()),
    (TimelineFilter(speaker="%"), set()),
    (TimelineFilter(speaker="100%_sure"), {"undated"}),
    (TimelineFilter(outlet="Gazette"), {"undated"}),
    (TimelineFilter(undated=True), {"undated"}),
    (TimelineFilter(undated=True, q="when"), {"undated"}),
    (TimelineFilter(undated=True, q="pier"), set()),
    (TimelineFilter(undated=True, since="1900"), set()),
    (TimelineFilter(anonymity="anonymous"), {"anon"}),
    (TimelineFilter(kind="no_comment"), {"mute"}),
    (TimelineFilter(type="group"), {"anon"}),
    # both ends count; a period is all of its days; no date lies in no period
    (TimelineFilter(since="2026-09-30"), {"day", "anon"}),
    (TimelineFilter(since="2026-04", until="2026-09"), {"month", "anon"}),
    (TimelineFilter(until="2025"), {"mute"}),
    (TimelineFilter(until="2025-12-30"), set()),
    (
        TimelineFilter(
            q="pier",
            speaker="Ada Penrose",
            outlet="Echo",
            anonymity="named",
            kind="statement",
            type="person",
            since="2026",
            until="2026",
        ),
        {"day"},
    ),
]


@pytest.mark.parametrize(("chosen", "expected"), FILTERS)
def test_filter(filled: Store, chosen: TimelineFilter, expected: set[str]) -> None:
    assert {row["claim_id"] for row in rows(filled.connection, chosen)} == expected


DAYS = [
    ("2026", date(2026, 1, 1), date(2026, 12, 31)),
    ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
    ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
    ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
    ("2026-10-05", date(2026, 10, 5), date(2026, 10, 5)),
    ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),  # where the calendar ends
]


@pytest.mark.parametrize(("value", "first", "last"), DAYS)
def test_periods(value: str, first: date, last: date) -> None:
    assert (first_day(value), last_day(value)) == (first, last)


@pytest.mark.parametrize(
    "value", ["", "yesterday", "2026-13", "2026-02-30", "26-02-03", "2026-2-3", "0000", "2026-10-05T08:00"]
)
def test_what_is_no_date(value: str) -> None:
    with pytest.raises(ValueError, match=r"date|calendar"):
        first_day(value)


def test_a_surname_means_all_who_bear_it(store: Store) -> None:
    claims = [
        a_claim(claim_id="full", speaker="Ola Brandt"),
        a_claim(claim_id="bare", content="Later", speaker="Brandt"),
    ]
    with store.transaction():
        store.articles.add(Article("a", url="a"), Extraction("x", claims), NOW, outlet="Echo")
    for name, expected in (("brandt", {"full", "bare"}), ("Ola Brandt", {"full"})):
        assert {r["claim_id"] for r in rows(store.connection, TimelineFilter(speaker=name))} == expected


def test_unnamed_people_by_what_they_are_unnamed_as() -> None:
    """Private people are asked for by name; the withheld are all others, also those of whom nothing is told."""
    one = TimelineFilter(unnamed_as="private").keys()
    withheld = TimelineFilter(unnamed_as="withheld").keys()
    assert str(one.params["match"]).count(" OR ") == 0
    assert str(withheld.params["match"]).count(" OR ") == 2
    assert one.params != withheld.params


@pytest.fixture
def told_alike(filled: Store) -> Store:
    with filled.transaction():
        filled.connection.execute(
            "update timeline set story_id = 12, group_id = 3, corroboration = 3 where claim_id = 'day'"
        )
        filled.connection.execute(
            "update timeline set story_id = 1, group_id = 31, corroboration = 12 where claim_id = 'anon'"
        )
        filled.connection.execute("update timeline set story_id = 1 where claim_id = 'mute'")
    return filled


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (TimelineFilter(story="1"), {"anon", "mute"}),
        (TimelineFilter(story="12"), {"day"}),
        (TimelineFilter(story="2"), set()),
        (TimelineFilter(story="1", q="money"), {"anon"}),
        (TimelineFilter(story="1", speaker="Brandt"), {"mute"}),
        (TimelineFilter(group="3"), {"day"}),
        (TimelineFilter(group="31", anonymity="named"), set()),
        (TimelineFilter(origins="1"), {"day", "anon"}),
        (TimelineFilter(origins="3"), {"day", "anon"}),
        (TimelineFilter(origins="4"), {"anon"}),
        (TimelineFilter(origins="9", since="2026-09"), {"anon"}),
        (TimelineFilter(origins="2", until="2026-09"), {"anon"}),
    ],
)
def test_what_is_told_alike_is_a_filter_like_any_other(
    told_alike: Store, asked: TimelineFilter, found: set[str]
) -> None:
    assert {row["claim_id"] for row in rows(told_alike.connection, asked)} == found


@pytest.mark.parametrize(
    "asked", [{"story": "x"}, {"group": "-1"}, {"group": "1.5"}, {"origins": "0"}, {"origins": "10"}]
)
def test_what_is_no_number_is_no_filter(filled: Store, asked: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="is no number"):
        list(rows(filled.connection, TimelineFilter(**asked)))


@pytest.mark.parametrize(
    "asked", [TimelineFilter(), TimelineFilter(q="rust OR pier"), TimelineFilter(type="person")]
)
def test_both_orders_have_the_same_rows_and_what_has_no_date_last(
    filled: Store, asked: TimelineFilter
) -> None:
    keys = asked.keys()

    def found(sql: str) -> list[int]:
        return [row[0] for row in filled.connection.execute(sql, dict(keys.params))]

    newest, oldest = found(keys.newest()), found(keys.oldest(99))
    dated = [key for key in newest if key >= FIRST_KEY]
    assert oldest == [*reversed(dated), *sorted(set(newest) - set(dated))]
    # And so from wherever it goes on.
    for place, key in enumerate(oldest):
        assert found(keys.oldest(99, after=key)) == oldest[place + 1 :]
        assert found(keys.oldest(1, after=key)) == oldest[place + 1 : place + 2]


PERIODS = [
    ("today", "2026-03-01"), ("week", "2026-02-23"), ("month", "2026-03-01"), ("year", "2026-01-01"),
    (" Week ", "2026-02-23"), ("2025-12", "2025-12"), ("soon", "soon"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "day"), PERIODS)
def test_a_period_that_ends_today(value: str, day: str) -> None:
    assert resolved(value, date(2026, 3, 1)) == day

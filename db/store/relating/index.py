"""The inverted index: rare words of claims and of articles' leads, by day, and who shares them.

It alone finds what is to be compared, so that no look-up goes through all claims. Both sides of a look-up are
cut to the same few words by a fixed table, so it does not matter which of two claims came first.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence

from onrecord.claims.alike.records import Told
from onrecord.claims.alike.words import rarity
from onrecord.db.clock import published_day
from onrecord.db.rules.days import julian_day
from onrecord.db.store.relating.reading import listed

# Days on each side in which articles tell of one thing.
DAYS = 45
LEAD_DAYS = 3
# A speaker's own words are looked for at any time, by so many of the rarest.
_EVER_WORDS = 6
_LEAST_EVER = 9.0
# The least that two claims must share, as the sum of their words' weights and as a part of what the one tells
# that tells less; and where one speaker says both.
_LEAST, _LEAST_PART = 4.5, 0.15
_LEAST_OWN, _LEAST_OWN_PART = 3.0, 0.1
_LEAST_LEAD = 6.0
# A word that more claims of the time have than this tells nothing: a boilerplate line, or a name of the day.
_MOST_POSTINGS = 3_000
_LOOKED_AT = 100
_MOST = 20
_SAME_SPEAKER = 1.3

_SHARED = """
    with asked as (
        select value ->> 0 as term, value ->> 1 as weight from json_each(:asked)
    ),
    telling as materialized (
        select term, weight from asked where (
            select count(*) from (
                select 1 from {table} where {table}.term = asked.term and day between :first and :last
                limit :most_postings + 1
            )
        ) <= :most_postings
    )
    select {table}.{key} as id, sum(weight) as score, min(abs({table}.day - :day)) as apart
    from telling cross join {table} on {table}.term = telling.term and day between :first and :last
    group by 1 having score >= :least order by score desc, apart, 1 limit :looked_at
"""
_CLAIMS = _SHARED.format(table="claim_terms", key="claim")
_ARTICLES = _SHARED.format(table="article_terms", key="article_id")
_EVER = (-(2**31), 2**31)


def day_of(connection: sqlite3.Connection, article_id: int) -> int:
    """The julian day on which an article stands in the index: its own, else the one on which it was read."""
    row = connection.execute("select published, fetched from articles where id = ?", [article_id]).fetchone()
    day = published_day(row["published"]) or published_day(row["fetched"])
    return julian_day(day) if day else 0


def forget_claims(connection: sqlite3.Connection, ids: Sequence[str]) -> None:
    """Take claims out of the index. Their numbers stay."""
    rows = connection.execute(
        """select id, day, terms from claim_numbers
        where claim_id in (select value from json_each(?)) and terms is not null""",
        [listed(ids)],
    ).fetchall()
    connection.executemany(
        "delete from claim_terms where term = ? and day = ? and claim = ?",
        [(term, row["day"], row["id"]) for row in rows for term in json.loads(row["terms"])],
    )
    connection.executemany(
        "update claim_numbers set terms = null where id = ?", [(row["id"],) for row in rows]
    )


def put_claims(connection: sqlite3.Connection, day: int, words: Mapping[str, Sequence[str]]) -> None:
    """Index claims, by id, under these words; who was there with others is there with these now."""
    forget_claims(connection, list(words))
    for claim_id, own in words.items():
        terms = _terms(connection, own)
        number = connection.execute(
            """insert into claim_numbers (claim_id, day, terms, weight) values (?, ?, ?, ?)
            on conflict (claim_id) do update set day = excluded.day, terms = excluded.terms,
                weight = excluded.weight returning id""",
            [claim_id, day, json.dumps(terms), _weight(own)],
        ).fetchone()["id"]
        connection.executemany(
            "insert or ignore into claim_terms (term, day, claim) values (?, ?, ?)",
            [(term, day, number) for term in terms],
        )


def put_lead(connection: sqlite3.Connection, article_id: int, day: int, words: Sequence[str]) -> None:
    """Index an article under the words of its lead, in place of those before."""
    forget_lead(connection, article_id)
    terms = _terms(connection, words)
    connection.executemany(
        "insert or ignore into article_terms (term, day, article_id) values (?, ?, ?)",
        [(term, day, article_id) for term in terms],
    )
    connection.execute(
        "update articles set lead_terms = ? where id = ?", [json.dumps([day, *terms]), article_id]
    )


def forget_lead(connection: sqlite3.Connection, article_id: int) -> None:
    [stored] = connection.execute("select lead_terms from articles where id = ?", [article_id]).fetchone()
    if stored is None:
        return
    day, *terms = json.loads(stored)
    connection.executemany(
        "delete from article_terms where term = ? and day = ? and article_id = ?",
        [(term, day, article_id) for term in terms],
    )
    connection.execute("update articles set lead_terms = null where id = ?", [article_id])


def near(connection: sqlite3.Connection, told: Told, words: Sequence[str], day: int) -> list[str]:
    """The claims of other articles that share most with this one: the ids of at most _MOST, those of its
    speaker preferred, which are also found at other times."""
    asked = _weighed(connection, words)
    found = _shared(connection, _CLAIMS, asked, day, (day - DAYS, day + DAYS), _LEAST_OWN)
    if told.speaker_id is not None:
        ever = _shared(connection, _CLAIMS, asked[:_EVER_WORDS], day, _EVER, _LEAST_EVER)
        own_only = ever.keys() - found.keys()
        found = ever | found
    else:
        own_only = set[int]()
    rows = connection.execute(
        """select claim_numbers.id, weight, claims.claim_id, claims.speaker_id, claims.article_id
        from json_each(?) as one join claim_numbers on claim_numbers.id = one.value
        join claims on claims.claim_id = claim_numbers.claim_id""",
        [listed(found)],
    )
    weight = _weight(words)
    ranked = []
    for row in rows:
        if row["article_id"] == told.article_id:
            continue
        shared = found[row["id"]]
        part = shared / max(min(weight, row["weight"] or weight), 0.1)
        if told.speaker_id is not None and row["speaker_id"] == told.speaker_id:
            if shared >= _LEAST_OWN and part >= _LEAST_OWN_PART:
                ranked.append((-shared * _SAME_SPEAKER, row["claim_id"]))
        elif row["id"] not in own_only and shared >= _LEAST and part >= _LEAST_PART:
            ranked.append((-shared, row["claim_id"]))
    return [claim_id for _, claim_id in sorted(ranked)[:_MOST]]


def near_articles(
    connection: sqlite3.Connection, article_id: int, words: Sequence[str], day: int
) -> list[int]:
    """The articles of those days that share most of the rare words of a lead, the one itself left out."""
    asked = _weighed(connection, words)
    found = _shared(connection, _ARTICLES, asked, day, (day - LEAD_DAYS, day + LEAD_DAYS), _LEAST_LEAD)
    found.pop(article_id, None)
    return list(found)[:_MOST]


def _shared(
    connection: sqlite3.Connection,
    sql: str,
    asked: Sequence[tuple[int, float]],
    day: int,
    period: tuple[int, int],
    least: float,
) -> dict[int, float]:
    """Numbers with the weight that they share, most first."""
    if not asked:
        return {}
    params = {
        "asked": json.dumps(asked),
        "day": day,
        "first": period[0],
        "last": period[1],
        "least": least,
        "most_postings": _MOST_POSTINGS,
        "looked_at": _LOOKED_AT,
    }
    return {row["id"]: row["score"] for row in connection.execute(sql, params)}


def _weighed(connection: sqlite3.Connection, words: Sequence[str]) -> list[tuple[int, float]]:
    """The known ones of these words with their weights, in their order."""
    rows = connection.execute(
        "select term, id from terms where term in (select value from json_each(?))", [listed(words)]
    )
    known = {row["term"]: row["id"] for row in rows}
    return [(known[word], rarity(word)) for word in words if word in known]


def _weight(words: Sequence[str]) -> float:
    return sum(rarity(word) for word in words)


def _terms(connection: sqlite3.Connection, words: Sequence[str]) -> list[int]:
    connection.executemany("insert or ignore into terms (term) values (?)", [(word,) for word in words])
    rows = connection.execute(
        "select id from terms where term in (select value from json_each(?)) order by id", [listed(words)]
    )
    return [row["id"] for row in rows]

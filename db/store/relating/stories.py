"""Stories: articles that tell of one event. One is called by the number of its oldest article."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence

from onrecord.claims.across.records import ArticlePair, Report
from onrecord.claims.alike.records import Pair
from onrecord.db.store.relating import index
from onrecord.db.store.relating.pairs import articles_of, by_articles
from onrecord.db.store.relating.reading import listed, reports

# What joins articles is at least one pair that is likely enough; the others only speak for or against it.
_COMPONENT = """
    with recursive near(id) as (
        select value from json_each(:seeds)
        union select b from near join article_pairs on a = near.id where score >= :together
        union select a from near join article_pairs on b = near.id where score >= :together
    )
    select id from near
"""
_STRONG = ("same", "likely")


def relate(
    connection: sqlite3.Connection, article_id: int, words: Sequence[str], links: Sequence[Pair]
) -> None:
    """Pair an article with those of its days that share rare names of the lead, and with those that its
    claims are paired with (`links`); then work out anew the stories that this touches."""
    from onrecord.claims.across.stories import pairs

    day = index.day_of(connection, article_id)
    article_of = articles_of(connection, links)
    linked = by_articles(links, article_of)
    near = set(index.near_articles(connection, article_id, words, day))
    near |= {
        other
        for (one, two), found in linked.items()
        if any(pair.band in _STRONG for pair in found)
        for other in (one, two)
    }
    near.discard(article_id)
    [own] = reports(connection, [article_id])
    candidates = [_ordered(own, other) for other in reports(connection, sorted(near))]
    before = _paired(connection, article_id)
    connection.execute("delete from article_pairs where a = ?1 or b = ?1", [article_id])
    _put(connection, pairs(candidates, linked))
    restory(connection, {article_id, *before, *_paired(connection, article_id)})


def _ordered(one: Report, other: Report) -> tuple[Report, Report]:
    return (one, other) if one.article_id < other.article_id else (other, one)


def _paired(connection: sqlite3.Connection, article_id: int) -> set[int]:
    rows = connection.execute(
        "select b as id from article_pairs where a = ?1 union select a from article_pairs where b = ?1",
        [article_id],
    )
    return {row["id"] for row in rows}


def _put(connection: sqlite3.Connection, found: Iterable[ArticlePair]) -> None:
    connection.executemany(
        "insert or replace into article_pairs (a, b, score, reasons) values (?, ?, ?, ?)",
        [(p.a, p.b, p.score, json.dumps(p.reasons, ensure_ascii=False)) for p in found],
    )


def restory(connection: sqlite3.Connection, articles: Iterable[int]) -> None:
    """Work out anew the stories of these articles and of all that is paired with any of them."""
    from onrecord.claims.across.oneevent import Weights
    from onrecord.claims.across.stories import stories

    seeds = set(articles)
    seeds |= _companions(connection, seeds)
    asked = {"seeds": listed(sorted(seeds)), "together": Weights.load().together}
    component = {row["id"] for row in connection.execute(_COMPONENT, asked)}
    component |= _companions(connection, component)
    there = reports(connection, sorted(component))
    pairs = [
        ArticlePair(row["a"], row["b"], row["score"], tuple(json.loads(row["reasons"])))
        for row in connection.execute(
            """select * from article_pairs where a in (select value from json_each(:ids))
            and b in (select value from json_each(:ids)) order by a, b""",
            {"ids": listed(sorted(component))},
        )
    ]
    found = stories(there, pairs, _links(connection, component))
    by_number = {one.article_id: one for one in there}
    _keep(connection, sorted(component), [[by_number[number] for number in story] for story in found])


def _companions(connection: sqlite3.Connection, articles: Iterable[int]) -> set[int]:
    rows = connection.execute(
        """select id from articles where story_id in (
            select story_id from articles where id in (select value from json_each(?))
        )""",
        [listed(sorted(articles))],
    )
    return {row["id"] for row in rows}


def _links(connection: sqlite3.Connection, articles: Iterable[int]) -> dict[tuple[int, int], list[Pair]]:
    """The pairs of claims between these articles."""
    rows = connection.execute(
        """select p.a, p.b, p.score, p.band, p.veto, p.opposed, one.article_id as first,
            other.article_id as second
        from claims as one join claim_pairs as p on p.a = one.claim_id
        join claims as other on other.claim_id = p.b
        where one.article_id in (select value from json_each(:ids))
            and other.article_id in (select value from json_each(:ids)) order by p.a, p.b""",
        {"ids": listed(sorted(articles))},
    ).fetchall()
    article_of = {row["a"]: row["first"] for row in rows} | {row["b"]: row["second"] for row in rows}
    pairs = [
        Pair(row["a"], row["b"], row["score"], row["band"], (), row["veto"], bool(row["opposed"]))
        for row in rows
    ]
    return by_articles(pairs, article_of)


def _keep(
    connection: sqlite3.Connection, component: Sequence[int], found: Sequence[Sequence[Report]]
) -> None:
    before = {
        row["id"]: row["story_id"]
        for row in connection.execute(
            "select id, story_id from articles where id in (select value from json_each(?))",
            [listed(component)],
        )
    }
    after: dict[int, int | None] = dict.fromkeys(before)
    for story in found:
        number = min(story, key=age).article_id
        after |= {one.article_id: number for one in story}
    moved = {number for number in before if before[number] != after[number]}
    for story in found:
        if any(one.article_id in moved for one in story) or not _is_known(connection, story):
            _describe(connection, min(story, key=age).article_id, story)
    for number in sorted(moved):
        _move(connection, number, after[number])
    left = {before[number] for number in moved} - {None} - set(after.values())
    _drop(connection, sorted(number for number in left if number is not None))
    # What tells nothing of the others is held against all of its story.
    connection.executemany(
        "update articles set traced = null where id = ? and traced is not null", [(n,) for n in sorted(moved)]
    )


def age(one: Report) -> tuple[bool, str, int]:
    """Sorts articles by the day they came out, those without one last; numbers break ties."""
    day = one.published.isoformat()[:10] if one.published else ""
    return (not day, day, one.article_id)


def _is_known(connection: sqlite3.Connection, story: Sequence[Report]) -> bool:
    number = min(story, key=age).article_id
    row = connection.execute("select 1 from stories where id = ?", [number]).fetchone()
    return row is not None


def _describe(connection: sqlite3.Connection, number: int, story: Sequence[Report]) -> None:
    from onrecord.claims.across.stories import title

    days = sorted(one.published.isoformat()[:10] for one in story if one.published)
    name = title(story)
    outlets = {one.outlet_id if one.outlet_id is not None else f"article {one.article_id}" for one in story}
    connection.execute(
        """insert into stories (id, title, first_day, last_day, articles, outlets) values (?, ?, ?, ?, ?, ?)
        on conflict (id) do update set title = excluded.title, first_day = excluded.first_day,
            last_day = excluded.last_day, articles = excluded.articles, outlets = excluded.outlets""",
        [number, name, days[0] if days else None, days[-1] if days else None, len(story), len(outlets)],
    )
    connection.execute("delete from stories_fts where rowid = ?", [number])
    connection.execute(
        "insert into stories_fts (rowid, title, headlines) values (?, ?, ?)",
        [number, name, "\n".join(one.title for one in story)],
    )


def _move(connection: sqlite3.Connection, article_id: int, story_id: int | None) -> None:
    connection.execute("update articles set story_id = ? where id = ?", [story_id, article_id])
    connection.execute("update timeline set story_id = ? where article_id = ?", [story_id, article_id])
    connection.execute(
        """update claim_groups set story_id = ? where id in (
            select group_id from claims where article_id = ? and group_id is not null
        ) and id in (
            select claim_numbers.id from claim_numbers join claims using (claim_id) where article_id = ?
        )""",
        [story_id, article_id, article_id],
    )


def _drop(connection: sqlite3.Connection, gone: Sequence[int]) -> None:
    connection.execute(
        "update claim_groups set story_id = null where story_id in (select value from json_each(?))",
        [listed(gone)],
    )
    for table, key in (("stories_fts", "rowid"), ("stories", "id")):
        connection.executemany(f"delete from {table} where {key} = ?", [(number,) for number in gone])

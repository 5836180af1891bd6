"""Where each article has things from, and on how many independent origins each group of claims can stand."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from onrecord.claims.across.records import Decay, Edge
from onrecord.claims.alike.records import LIKELY, SAME, Pair, Told
from onrecord.claims.records import Claim, Span
from onrecord.db.store.relating import groups
from onrecord.db.store.relating.pairs import articles_of, by_articles
from onrecord.db.store.relating.reading import listed, pairs_of, reports, told, told_in

# What tells nothing of the others can still be a copy of one: it is held against all of its story.
_STORY = """
    select other.id from articles as own join articles as other on other.story_id = own.story_id
    where own.id = ?1 and other.id <> ?1
"""
_STRONG = (SAME, LIKELY)
_LINEAGE = (
    "article_id", "kind", "origin_article_id", "origin_name", "claim_id", "evidence", "evidence_start",
    "evidence_end", "inferred", "confidence",
)  # fmt: skip


def untraced_articles(connection: sqlite3.Connection) -> list[int]:
    """The related articles of which it is to be asked where they have things from."""
    rows = connection.execute(
        "select id from articles where traced is null and related is not null order by id"
    )
    return [row["id"] for row in rows]


def untraced_groups(connection: sqlite3.Connection) -> list[int]:
    """The groups of which it is to be asked on how many origins they stand."""
    rows = connection.execute("select id from claim_groups where traced is null order by id")
    return [row["id"] for row in rows]


def trace(connection: sqlite3.Connection, article_id: int) -> None:
    """Ask where an article has things from, among those of its story and those that tell the same, and what
    became of the sources on the way."""
    from onrecord.claims.across.lineage import edges

    [report] = reports(connection, [article_id])
    own = told_in(connection, [article_id])
    ids = [one.claim.claim_id for one in own]
    pairs = [pair for pair in pairs_of(connection, ids) if pair.band in _STRONG]
    article_of = articles_of(connection, pairs)
    beside = {number for number in article_of.values() if number != article_id}
    if not beside:
        beside = {row["id"] for row in connection.execute(_STORY, [article_id])}
    others = reports(connection, sorted(beside))
    theirs: dict[int, list[Told]] = {number: [] for number in (article_id, *sorted(beside))}
    for one in (*own, *told(connection, sorted(article_of.keys() - set(ids))).values()):
        theirs[one.article_id].append(one)
    links = by_articles(pairs, article_of)
    found = edges(report, [one.claim for one in own], others, theirs, links)
    is_news = _put_lineage(connection, article_id, found)
    _put_decays(connection, article_id, _decays(connection, article_id, own, theirs, links, found), theirs)
    connection.execute("update articles set traced = 1 where id = ?", [article_id])
    if is_news:
        # Of this article, and of those that have things from it.
        connection.execute(
            """update claim_groups set traced = null where traced is not null and id in (
                select group_id from claims where group_id is not null and article_id in (
                    select ?1 union select article_id from lineage where origin_article_id = ?1
                )
            )""",
            [article_id],
        )


def count(connection: sqlite3.Connection, group_id: int) -> None:
    """Ask on how many independent origins a group can stand, and how each of its articles is placed."""
    from onrecord.claims.across.origins import origins

    ids = [
        row["claim_id"]
        for row in connection.execute("select claim_id from claims where group_id = ?", [group_id])
    ]
    group = sorted(told(connection, ids).values(), key=groups.age)
    articles = _upstream(connection, {one.article_id for one in group})
    found = origins(group, _edges(connection, articles, set(ids)))
    connection.execute(
        """insert into group_origins (group_id, least, most, utterance, witnesses, circular)
        values (?, ?, ?, ?, ?, ?)
        on conflict (group_id) do update set least = excluded.least, most = excluded.most,
            utterance = excluded.utterance, witnesses = excluded.witnesses, circular = excluded.circular""",
        [group_id, found.least, found.most, found.utterance, found.witnesses, found.circular],
    )
    placed = {p.article_id: p.origin for p in found.placed}
    in_time = dict.fromkeys(placed[one.article_id] for one in group if one.article_id in placed)
    numbers = {origin: n for n, origin in enumerate(in_time)}
    connection.execute("delete from group_places where group_id = ?", [group_id])
    connection.executemany(
        """insert or replace into group_places (group_id, article_id, origin, kind, reason, inferred)
        values (?, ?, ?, ?, ?, ?)""",
        [(group_id, p.article_id, numbers[p.origin], p.kind, p.reason, p.inferred) for p in found.placed],
    )
    connection.execute(
        """update timeline set corroboration = ?1, origins_max = ?2
        where group_id = ?3 and (corroboration is not ?1 or origins_max is not ?2)""",
        [found.least, found.most, group_id],
    )
    connection.execute("update claim_groups set traced = 1 where id = ?", [group_id])


def _upstream(connection: sqlite3.Connection, articles: set[int]) -> list[int]:
    """These articles and all those that they have things from, directly or through others."""
    rows = connection.execute(
        """with recursive up(id) as (
            select value from json_each(?)
            union select origin_article_id from up join lineage on lineage.article_id = up.id
            where origin_article_id is not null
        )
        select id from up order by id""",
        [listed(sorted(articles))],
    )
    return [row["id"] for row in rows]


def _edges(connection: sqlite3.Connection, articles: Sequence[int], claims: set[str]) -> list[Edge]:
    """Where these articles have things from: all of what they tell, or one of these claims."""
    rows = connection.execute(
        f"""select {", ".join(_LINEAGE)} from lineage
        where article_id in (select value from json_each(?)) order by id""",
        [listed(articles)],
    )
    return [
        Edge(
            article_id=row["article_id"],
            kind=row["kind"],
            origin_article_id=row["origin_article_id"],
            origin_name=row["origin_name"],
            claim_id=row["claim_id"],
            evidence=row["evidence"],
            span=None if row["evidence_start"] is None else Span(row["evidence_start"], row["evidence_end"]),
            inferred=bool(row["inferred"]),
            confidence=row["confidence"],
        )
        for row in rows
        if row["claim_id"] is None or row["claim_id"] in claims
    ]


def _put_lineage(connection: sqlite3.Connection, article_id: int, found: Iterable[Edge]) -> bool:
    """Keep where an article has things from, in place of what was known; whether that is anything else."""
    columns = ", ".join(_LINEAGE)
    rows = [
        (
            edge.article_id, edge.kind, edge.origin_article_id, edge.origin_name, edge.claim_id,
            edge.evidence, edge.span and edge.span.start, edge.span and edge.span.end, edge.inferred,
            edge.confidence,
        )
        for edge in found
    ]  # fmt: skip
    before = connection.execute(
        f"select {columns} from lineage where article_id = ? order by id", [article_id]
    )
    if rows == [tuple(row) for row in before]:
        return False
    connection.execute("delete from lineage where article_id = ?", [article_id])
    marks = ", ".join("?" for _ in _LINEAGE)
    connection.executemany(f"insert into lineage ({columns}) values ({marks})", rows)
    return True


def _decays(
    connection: sqlite3.Connection,
    article_id: int,
    own: Sequence[Told],
    theirs: Mapping[int, Sequence[Told]],
    links: Mapping[tuple[int, int], Sequence[Pair]],
    found: Sequence[Edge],
) -> list[Decay]:
    """What became of sources: along each edge to an article that is here, and, without one, from the oldest
    that tells the same."""
    from onrecord.claims.across.decay import decay

    decays: dict[tuple[str, str], Decay] = {}
    for edge in found:
        other = edge.origin_article_id
        if other is not None and other in theirs:
            pairs = links.get((min(article_id, other), max(article_id, other)), [])
            concerned = [one for one in own if edge.claim_id in (None, one.claim.claim_id)]
            for one in decay(theirs[other], concerned, pairs, edge):
                decays.setdefault((one.claim_id, one.origin_claim_id), one)
    traced = {edge.origin_article_id for edge in found}
    for oldest, later in _oldest(connection, own):
        if oldest.article_id != article_id and oldest.article_id not in traced:
            pairs = links.get((min(article_id, oldest.article_id), max(article_id, oldest.article_id)), [])
            for one in decay([oldest], [later], pairs, None):
                decays.setdefault((one.claim_id, one.origin_claim_id), one)
    return list(decays.values())


def _oldest(connection: sqlite3.Connection, own: Sequence[Told]) -> list[tuple[Told, Told]]:
    """For each of these claims that is in a group, the group's oldest claim."""
    rows = connection.execute(
        """select claims.claim_id as own, claim_numbers.claim_id as oldest
        from claims join claim_numbers on claim_numbers.id = claims.group_id
        where claims.claim_id in (select value from json_each(?))""",
        [listed(one.claim.claim_id for one in own)],
    )
    oldest_of = {row["own"]: row["oldest"] for row in rows}
    there = told(connection, sorted(set(oldest_of.values())))
    return [
        (there[oldest_of[one.claim.claim_id]], one)
        for one in own
        if oldest_of.get(one.claim.claim_id) in there
    ]


def _put_decays(
    connection: sqlite3.Connection,
    article_id: int,
    found: Iterable[Decay],
    theirs: Mapping[int, Sequence[Told]],
) -> None:
    connection.execute(
        "delete from decays where claim_id in (select claim_id from claims where article_id = ?)",
        [article_id],
    )
    claims = {one.claim.claim_id: one.claim for told_there in theirs.values() for one in told_there}
    connection.executemany(
        """insert or replace into decays (claim_id, origin_claim_id, changes, lost, kind, inferred)
        values (?, ?, ?, ?, ?, ?)""",
        [
            (
                one.claim_id,
                one.origin_claim_id,
                json.dumps(one.changes),
                json.dumps(_within(claims[one.origin_claim_id], one.lost)),
                one.edge and one.edge.kind,
                one.edge and one.edge.inferred,
            )
            for one in found
        ],
    )


def _within(claim: Claim, lost: Sequence[Span]) -> list[list[int]]:
    """Spans of the text that lie in a claim's source phrase, as offsets in `claim.source`, which has the
    phrase's pieces with a space between."""
    found, at = [], 0
    for start, end in claim.source_spans:
        found += [
            [at + span.start - start, at + span.end - start] for span in lost if start <= span.start < end
        ]
        at += end - start + 1
    return found

"""One article related to all others: what it is to be compared with, and what came of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.claims.alike.records import LIKELY, SAME, Pair, Told
from onrecord.db.store.relating import groups, index, origins, pairs, reversals, stories
from onrecord.db.store.relating.reading import listed, pairs_of, reports, told, told_in

# Of articles beside this one, those that may have something from it: that came out on its day or later, or
# nobody knows when.
_MAY_FOLLOW = """
    update articles set traced = null where traced is not null
    and id in (select value from json_each(:beside)) and (
        published is null
        or substr(published, 1, 10) >= (
            select coalesce(date(substr(published, 1, 10), '-1 day'), '') from articles where id = :id
        )
        or id in (select article_id from lineage where origin_article_id = :id)
    )
"""


@dataclass(frozen=True, slots=True)
class Look:
    """An article's claims, the rare words of each, and the claims elsewhere to compare them with.

    `fresh`: the state of the database in which this was seen.
    """

    article_id: int
    own: tuple[Told, ...]
    words: Mapping[str, Sequence[str]]
    lead: Sequence[str]
    day: int
    candidates: tuple[tuple[Told, Told], ...]
    fresh: int


def look(connection: sqlite3.Connection, article_id: int) -> Look | None:
    """Find what an article is to be compared with; None where there is no such article. Writes nothing."""
    from onrecord.claims.across.stories import lead_words
    from onrecord.claims.alike.words import rare

    fresh = _version(connection)
    here = reports(connection, [article_id])
    if not here:
        return None
    own = told_in(connection, [article_id], text=True)
    words = {one.claim.claim_id: rare(one) for one in own}
    day = index.day_of(connection, article_id)
    near = {one.claim.claim_id: index.near(connection, one, words[one.claim.claim_id], day) for one in own}
    there = told(connection, sorted({other for found in near.values() for other in found}), text=True)
    candidates = tuple(
        (one, there[other]) for one in own for other in near[one.claim.claim_id] if other in there
    )
    return Look(article_id, tuple(own), words, lead_words(here[0]), day, candidates, fresh)


def is_current(connection: sqlite3.Connection, seen: Look) -> bool:
    """Whether nobody else wrote since. Inside a transaction, so that nobody can until it ends."""
    return _version(connection) == seen.fresh


def take(connection: sqlite3.Connection, seen: Look, found: Sequence[Pair], model: str) -> None:
    """Keep what came of comparing: pairs, groups, stories, possible reversals. Inside a transaction."""
    own = [one.claim.claim_id for one in seen.own]
    was_grouped = groups.members(connection, own)
    turned = _turned(connection, own)
    beside = _beside(connection, seen.article_id, own)
    pairs.forget(connection, own)
    pairs.put(connection, found, model)
    beside |= _beside(connection, seen.article_id, own)
    index.put_claims(connection, seen.day, seen.words)
    index.put_lead(connection, seen.article_id, seen.day, seen.lead)
    strong = {claim_id for pair in found if pair.band == "same" for claim_id in (pair.a, pair.b)}
    groups.regroup(connection, was_grouped | strong | _decided(connection, own))
    stories.relate(connection, seen.article_id, seen.lead, pairs_of(connection, own))
    reversals.reverse(connection, sorted(turned | _turned(connection, own)))
    connection.execute(
        "update articles set related = ?, traced = null where id = ?", [model, seen.article_id]
    )
    connection.execute(_MAY_FOLLOW, {"id": seen.article_id, "beside": listed(beside)})


def _beside(connection: sqlite3.Connection, article_id: int, ids: Sequence[str]) -> set[int]:
    """The articles that tell something of these claims."""
    strong = [pair for pair in pairs_of(connection, ids) if pair.band in (SAME, LIKELY)]
    return set(pairs.articles_of(connection, strong).values()) - {article_id}


def leave(connection: sqlite3.Connection, article_id: int, model: str) -> None:
    """Note that an article could not be related: it waits for another version, or to be changed."""
    connection.execute("update articles set related = ?, traced = 1 where id = ?", [model, article_id])


def follow(connection: sqlite3.Connection, article_id: int, before: Sequence[Told], kin: set[str]) -> None:
    """After an article's claims were replaced, of which `before` stood and were grouped with `kin`: what is
    gone or says something else is taken out of all that was told of it, and the article is related anew."""
    after = {one.claim.claim_id: _told_of(one) for one in told_in(connection, [article_id])}
    stood = {one.claim.claim_id: _told_of(one) for one in before}
    if after == stood:
        return
    changed = [claim_id for claim_id in stood if stood[claim_id] != after.get(claim_id)]
    if changed:
        turned = _turned(connection, changed)
        pairs.forget(connection, changed)
        index.forget_claims(connection, changed)
        groups.regroup(connection, kin | set(changed))
        reversals.reverse(connection, sorted(turned))
        for group_id in groups.numbers(connection, kin):
            origins.count(connection, group_id)
    again(connection, article_id)


def again(connection: sqlite3.Connection, article_id: int) -> None:
    """Have an article related anew by the next run."""
    connection.execute("update articles set related = null, traced = null where id = ?", [article_id])


def _told_of(one: Told) -> tuple[object, ...]:
    """What comparing depends on, of a claim."""
    claim = one.claim
    return (
        claim.content, claim.content_spans, claim.cue, claim.source, claim.speaker, claim.source_type,
        claim.anonymity, claim.source_count, claim.basis, claim.anonymity_reason, claim.via, claim.quote_type,
        claim.kind, claim.reported_by, claim.hedge, claim.said_date, claim.sourcing, one.speaker_id,
    )  # fmt: skip


def _turned(connection: sqlite3.Connection, ids: Sequence[str]) -> set[int]:
    """The speakers of these claims that deny another one, or are denied."""
    opposed = {claim_id for p in pairs_of(connection, ids) if p.opposed for claim_id in (p.a, p.b)}
    return set(reversals.speakers_of(told(connection, sorted(opposed & set(ids))).values()))


def _decided(connection: sqlite3.Connection, ids: Sequence[str]) -> set[str]:
    """Those of these claims on which a reviewer decided."""
    rows = connection.execute(
        """select value as id from json_each(?) where exists (
            select 1 from pair_decisions where undone is null and a = value
            union all select 1 from pair_decisions where undone is null and b = value
        )""",
        [listed(ids)],
    )
    return {row["id"] for row in rows}


def _version(connection: sqlite3.Connection) -> int:
    """A number that changes when another connection writes."""
    return int(connection.execute("pragma data_version").fetchone()[0])

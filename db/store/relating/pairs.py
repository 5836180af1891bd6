"""Pairs of claims that were compared, as far as they are of one matter."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from onrecord.claims.alike.records import Pair
from onrecord.db.store.relating.reading import listed

_THEIRS = "in (select value from json_each(:ids))"


def forget(connection: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Drop all pairs that one of these claims is in, and what was told of them by two."""
    params = {"ids": listed(ids)}
    for table, one, other in (
        ("claim_pairs", "a", "b"),
        ("reversals", "earlier", "later"),
        ("decays", "claim_id", "origin_claim_id"),
        ("lineage", "claim_id", "claim_id"),
    ):
        connection.execute(f"delete from {table} where {one} {_THEIRS}", params)
        connection.execute(f"delete from {table} where {other} {_THEIRS}", params)


def put(connection: sqlite3.Connection, pairs: Iterable[Pair], model: str) -> None:
    """Keep these pairs, as `model` (a version) has them, of claims that are still there."""
    connection.executemany(
        """insert or replace into claim_pairs (a, b, score, band, reasons, veto, opposed, model)
        select ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8
        where (select count(*) from claims where claim_id in (?1, ?2) and reviewed is not 'wrong') = 2""",
        [
            (
                pair.a, pair.b, pair.score, pair.band, json.dumps(pair.reasons, ensure_ascii=False),
                pair.veto, pair.opposed, model,
            )
            for pair in pairs
        ],
    )  # fmt: skip


def by_articles(pairs: Iterable[Pair], article_of: Mapping[str, int]) -> dict[tuple[int, int], list[Pair]]:
    """Pairs by the two articles, the lower number first, that their claims stand in."""
    found: dict[tuple[int, int], list[Pair]] = {}
    for pair in pairs:
        one, other = article_of.get(pair.a), article_of.get(pair.b)
        if one is not None and other is not None and one != other:
            found.setdefault((min(one, other), max(one, other)), []).append(pair)
    return found


def articles_of(connection: sqlite3.Connection, pairs: Sequence[Pair]) -> dict[str, int]:
    """The article of each claim in these pairs."""
    ids = {claim_id for pair in pairs for claim_id in (pair.a, pair.b)}
    rows = connection.execute(
        "select claim_id, article_id from claims where claim_id in (select value from json_each(?))",
        [listed(sorted(ids))],
    )
    return {row["claim_id"]: row["article_id"] for row in rows}

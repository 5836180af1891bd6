"""What articles tell together: what waits to be related, what came of it, what people decided on pairs."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from onrecord.claims.alike.records import Pair
from onrecord.db.clock import stamp
from onrecord.db.store.relating import articles, groups, origins
from onrecord.db.store.relating.articles import Look


@dataclass(frozen=True, slots=True)
class Found:
    """How many groups of claims and how many stories there are."""

    groups: int
    stories: int


class Relations:
    """Only `look` and what gives lists may be asked outside of a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def waiting(self) -> list[int]:
        """Articles that are not related yet, in the order of their days."""
        return self._ids(
            """select id from articles where extractor is not null and related is null
            order by substr(coalesce(published, fetched), 1, 10), id"""
        )

    def is_due(self) -> bool:
        """Whether anything at all waits."""
        return bool(
            self._ids("select id from articles where extractor is not null and related is null limit 1")
            or self.untraced_articles()
            or self.untraced_groups()
        )

    def is_waiting(self, article_id: int) -> bool:
        return bool(self._ids("select id from articles where id = ? and related is null", article_id))

    def older(self, version: str) -> int:
        """How many articles another version related."""
        row = self._connection.execute(
            """select count(*) as n from articles where extractor is not null and related is not null
            and related <> ?""",
            [version],
        ).fetchone()
        return int(row["n"])

    def all_again(self) -> None:
        """Have every article related anew, in the order of their days. What was worked out stands until its
        article's turn; what people decided stays, and so do all numbers."""
        for table in ("claim_terms", "article_terms", "terms"):
            self._connection.execute(f"delete from {table}")
        self._connection.execute("update claim_numbers set terms = null where terms is not null")
        self._connection.execute("update articles set related = null, traced = null, lead_terms = null")

    def look(self, article_id: int) -> Look | None:
        """What the article is to be compared with; None where it is no longer there."""
        return articles.look(self._connection, article_id)

    def is_current(self, seen: Look) -> bool:
        """Whether what was seen still is all there is. Inside a transaction."""
        return articles.is_current(self._connection, seen)

    def take(self, seen: Look, found: Sequence[Pair], version: str) -> None:
        """Keep what came of comparing."""
        articles.take(self._connection, seen, found, version)

    def leave(self, article_id: int, version: str) -> None:
        """Note that the article cannot be related."""
        articles.leave(self._connection, article_id, version)

    def untraced_articles(self) -> list[int]:
        """Articles of which it is to be asked where they have things from."""
        return origins.untraced_articles(self._connection)

    def untraced_groups(self) -> list[int]:
        """Groups of which it is to be asked on how many origins they stand."""
        return origins.untraced_groups(self._connection)

    def trace(self, article_id: int) -> None:
        """Ask where an article has things from."""
        origins.trace(self._connection, article_id)

    def count(self, group_id: int) -> None:
        """Ask on how many independent origins a group can stand."""
        origins.count(self._connection, group_id)

    def give_up_tracing(self, article_id: int) -> None:
        """Note that it cannot be asked where an article has things from: it is unknown then."""
        self._connection.execute("update articles set traced = 1 where id = ?", [article_id])

    def give_up_counting(self, group_id: int) -> None:
        """Note that a group's origins cannot be counted: their number is unknown then."""
        self._connection.execute("update claim_groups set traced = 1 where id = ?", [group_id])

    def counted(self) -> Found:
        return Found(
            *(self._ids(f"select count(*) from {table}")[0] for table in ("claim_groups", "stories"))
        )

    def decide(
        self,
        one: str,
        other: str,
        same: bool,
        now: datetime,
        *,
        by: str | None = None,
        note: str | None = None,
    ) -> int | None:
        """Decide whether two claims are the same, in place of what was decided on them before: the decision's
        number. None, and nothing done, where either is not found or both are one."""
        a, b = sorted((one, other))
        there = self._connection.execute(
            "select count(*) from claims where claim_id in (?, ?) and reviewed is not 'wrong'", [a, b]
        ).fetchone()[0]
        if there != 2:
            return None
        self._connection.execute(
            "update pair_decisions set undone = ? where a = ? and b = ? and undone is null",
            [stamp(now), a, b],
        )
        row = self._connection.execute(
            """insert into pair_decisions (a, b, same, at, reviewer, note) values (?, ?, ?, ?, ?, ?)
            returning id""",
            [a, b, same, stamp(now), by, note],
        ).fetchone()
        self._regroup(a, b)
        return int(row["id"])

    def undo(self, decision: int, now: datetime) -> tuple[str, str] | None:
        """Take a decision back; the claims that it was on, or None where it does not stand."""
        row = self._connection.execute(
            "update pair_decisions set undone = ? where id = ? and undone is null returning a, b",
            [stamp(now), decision],
        ).fetchone()
        if row is None:
            return None
        self._regroup(row["a"], row["b"])
        return row["a"], row["b"]

    def _regroup(self, a: str, b: str) -> None:
        """Bring the groups in line with what is decided, and at once all that follows from them."""
        groups.regroup(self._connection, [a, b])
        stirred = self._ids(
            """select distinct article_id from claims where group_id in (
                select id from claim_groups where traced is null
            ) or claim_id in (?, ?)""",
            a,
            b,
        )
        for article_id in stirred:
            self.trace(article_id)
        for group_id in self.untraced_groups():
            self.count(group_id)

    def _ids(self, sql: str, *params: object) -> list[int]:
        return [row[0] for row in self._connection.execute(sql, params)]

"""What reviewers decided: rows are only added, undone ones say so; what stands is written to the claims."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from onrecord.claims.records import Claim
from onrecord.db.clock import stamp
from onrecord.db.rules.fixes import Fixes
from onrecord.db.store import article_claims
from onrecord.db.store import claims as claim_rows

Verdict = Literal["right", "wrong"]


@dataclass(frozen=True, slots=True)
class Decider:
    """Who decides, when, with what remark; `drawn` "random" where the claim was drawn at random."""

    reviewer: str
    now: datetime
    note: str | None = None
    drawn: str | None = None


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A stored claim under review: as it stands, its article's text and when that was published."""

    claim: Claim
    text: str
    published: str | None


class Reviews:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def claim(self, claim_id: str) -> Reviewed | None:
        """The claim as it stands, or None where it is no longer found."""
        stored = claim_rows.stored(self._connection, claim_id)
        if stored is None:
            return None
        row = self._connection.execute(
            "select text, published from articles where id = ?", [stored.article_id]
        ).fetchone()
        return Reviewed(stored.claim, row["text"], row["published"])

    def judge(self, claim_id: str, verdict: Verdict, decider: Decider) -> int | None:
        """Decide on the claim as a whole, in place of an earlier verdict: the decision's number.

        None, and nothing done, where there is no such claim.
        """
        stored = claim_rows.stored(self._connection, claim_id)
        if stored is None:
            return None
        self._supersede(claim_id, None, decider)
        decision = self._add(None, stored.claim, verdict, decider)
        self._rewrite(claim_id)
        return decision

    def fix(self, claim_id: str, fixes: Fixes, decider: Decider) -> int | None:
        """Put fields right, which takes back that the claim is wrong: the decision's number.

        A field put back to what the extractor has is a fix undone. None where nothing is left to decide.
        """
        stored = claim_rows.stored(self._connection, claim_id)
        if stored is None:
            return None
        decision: int | None = None
        for name, value in fixes.items():
            self._supersede(claim_id, name, decider)
            former = getattr(stored.extracted, name)
            former = None if former is None else str(former)
            if value != former:
                fixed = _Fix(name, value, former)
                decision = self._add(decision, stored.claim, "fixed", decider, fixed)
        if decision is not None:
            self._supersede(claim_id, None, decider, verdict="wrong")
        self._rewrite(claim_id)
        return decision

    def undo(self, decision: int, now: datetime) -> str | None:
        """Take back what was decided together; the id of the claim, or None where nothing of it stands."""
        row = self._connection.execute(
            """update reviews set undone = ? where decision = ? and undone is null returning claim_id""",
            [stamp(now), decision],
        ).fetchall()
        if not row:
            return None
        claim_id = str(row[0]["claim_id"])
        self._rewrite(claim_id)
        return claim_id

    def _supersede(
        self, claim_id: str, name: str | None, decider: Decider, *, verdict: str | None = None
    ) -> None:
        self._connection.execute(
            """update reviews set undone = :now where claim_id = :claim_id and field is :field
            and undone is null and verdict = coalesce(:verdict, verdict)""",
            {"now": stamp(decider.now), "claim_id": claim_id, "field": name, "verdict": verdict},
        )

    def _add(
        self, decision: int | None, claim: Claim, verdict: str, decider: Decider, fixed: _Fix | None = None
    ) -> int:
        fix = fixed or _Fix()
        row = self._connection.execute(
            """insert into reviews (claim_id, verdict, field, value, former, note, at, decision, content,
                reviewer, drawn) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""",
            [
                claim.claim_id, verdict, fix.field, fix.value, fix.former, decider.note, stamp(decider.now),
                decision, claim.content, decider.reviewer, decider.drawn,
            ],
        ).fetchone()  # fmt: skip
        if decision is None:
            self._connection.execute("update reviews set decision = id where id = ?", [row["id"]])
        return int(row["id"]) if decision is None else decision

    def _rewrite(self, claim_id: str) -> None:
        """Bring the claim, and its article with it, in line with what now stands of the decisions on it."""
        stored = claim_rows.stored(self._connection, claim_id)
        if stored is None:
            return
        article_id = stored.article_id
        claims = [claim.extracted for claim in claim_rows.of_article(self._connection, article_id)]
        [revision] = self._connection.execute(
            "select revision from articles where id = ?", [article_id]
        ).fetchone()
        article_claims.put(self._connection, article_id, revision, claims)


@dataclass(frozen=True, slots=True)
class _Fix:
    field: str | None = None
    value: str | None = None
    former: str | None = None

"""What stands of the reviewers' decisions on a claim."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.db.rules.fixes import Fixes


@dataclass(frozen=True, slots=True)
class Decided:
    """The verdict on the whole, "right" or "wrong" or None, and the fields that were put right."""

    verdict: str | None = None
    fixes: Fixes = field(default_factory=dict)

    @property
    def is_withdrawn(self) -> bool:
        return self.verdict == "wrong"

    @property
    def reviewed(self) -> str | None:
        """As the column `reviewed` says it."""
        return "fixed" if self.fixes and not self.is_withdrawn else self.verdict


UNDECIDED = Decided()


def decided(connection: sqlite3.Connection, claim_ids: Iterable[str]) -> dict[str, Decided]:
    """The decisions that stand on those of the claims that have any, whenever they were made."""
    verdicts: dict[str, str] = {}
    fixes: defaultdict[str, dict[str, str | None]] = defaultdict(dict)
    rows = connection.execute(
        """select claim_id, verdict, field, value from reviews
        where undone is null and claim_id in (select value from json_each(?))""",
        [json.dumps(list(claim_ids))],
    )
    for row in rows:
        if row["field"] is None:
            verdicts[row["claim_id"]] = row["verdict"]
        else:
            fixes[row["claim_id"]][row["field"]] = row["value"]
    return {claim_id: Decided(verdicts.get(claim_id), fixes[claim_id]) for claim_id in {*verdicts, *fixes}}

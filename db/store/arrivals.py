"""Statements in the order in which they came, for whoever waits for news of them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence


def note(connection: sqlite3.Connection, claim_ids: Sequence[str]) -> None:
    """Note that these came. Inside the transaction that stores them; where nobody waits, nothing is noted."""
    connection.execute(
        """insert into arrivals (claim_id)
        select value from json_each(?) where exists (select 1 from watches)
        on conflict (claim_id) do nothing""",
        [json.dumps(list(claim_ids))],
    )

"""What came of asking somebody, in words, and the statements that tell it."""

from __future__ import annotations

from dataclasses import replace

from datasette.database import Database

from onrecord.db.query.filters import Keys
from onrecord.db.site.library import array, select

OUTCOMES = {
    "answered": "Answered",
    "declined": "Declined",
    "no_reply": "No reply",
    "could_not_be_reached": "Not reached",
    "never": "Never answered",
}

# Somebody by number where they are a speaker, else by name; who is only "they" is nobody to be known again.
_WHO = "coalesce('s' || speaker_id, 'p' || lower(party))"
_WHICH = {
    "": "1",
    "never": f"""{_WHO} not in (
        select {_WHO} from replies
        where key is not null and outcome = 'answered' and {_WHO} is not null
    )""",
}


def with_outcome(keys: Keys, outcome: str | None) -> Keys:
    """Those of the statements that tell of somebody who was asked; with this outcome, if one is given: a key
    of OUTCOMES, of which "never" means parties that have answered nowhere."""
    which = _WHICH.get(outcome or "", "outcome = :outcome")
    # The plus keeps SQLite walking the index in its order instead of asking it for each of these.
    key = "+rowid" if keys.indexed else "key"
    told = f"select key from replies where key is not null and {which}"
    return replace(
        keys,
        where=f"({keys.where}) and {key} in ({told})",
        params={**keys.params, "outcome": outcome},
    )


async def unanswered(db: Database, most: int) -> Keys:
    """The `most` newest statements that tell of somebody who was asked and has answered nowhere."""
    rows = await select(
        db,
        f"select key from replies where key is not null and {_WHICH['never']} order by key desc limit :most",
        {"most": most},
    )
    found = array(row["key"] for row in rows)
    return Keys("key in (select value from json_each(:found))", {"found": found})

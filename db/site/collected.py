"""What collections hold, for whoever may see it: others see what is shared, the desk sees all."""

from __future__ import annotations

from collections.abc import Iterable

from datasette.database import Database

from onrecord.db.query.filters import Keys
from onrecord.db.site import library
from onrecord.db.site.library import Beside, Row

_COUNTED = """
    select collections.*, (
        select count(*) from collected join timeline on timeline.claim_id = collected.claim_id
        where collection_id = collections.id
    ) as statements
    from collections
"""
_NOTES = """
    select claim_id, note from collected
    where collection_id = :id and note is not null and claim_id in (select value from json_each(:claims))
"""
_HOLDING = f"""
    select found.*, collected.note as own_note from ({_COUNTED}) as found
    join collected on collection_id = found.id where claim_id = :claim order by name collate nocase
"""


async def every(db: Database, *, all_of_them: bool) -> list[Row]:
    """The collections by name, with their number of `statements`; without `all_of_them` those that are
    shared."""
    where = "" if all_of_them else "where shared is not null"
    return await library.select(db, f"{_COUNTED} {where} order by name collate nocase")


async def one(db: Database, slug: str) -> Row | None:
    return await library.first(db, f"{_COUNTED} where slug = :slug", {"slug": slug})


async def holding(db: Database, claim_id: str) -> list[Row]:
    """The collections that a statement is in, each with its `own_note` on it; also those not shared."""
    return await library.select(db, _HOLDING, {"claim": claim_id})


def keys(collection: Row) -> Keys:
    """The statements in it."""
    return Keys(
        "key in (select timeline.key from collected join timeline on timeline.claim_id = collected.claim_id "
        "where collection_id = :collection)",
        {"collection": collection["id"]},
    )


def beside(collection: Row) -> Beside:
    """The note of each, for its files."""
    join = (
        "left join collected on collected.claim_id = timeline.claim_id "
        f"and collected.collection_id = {int(collection['id'])}"
    )
    return Beside(("note",), join, "collected")


async def notes(db: Database, collection: Row, claim_ids: Iterable[str]) -> dict[str, str]:
    """The notes on these statements, by their ids."""
    given = {"id": collection["id"], "claims": library.array(claim_ids)}
    return {row["claim_id"]: row["note"] for row in await library.select(db, _NOTES, given)}

"""Who said the opposite of what they had said: statements that deny an earlier one, or tell of a turn."""

from __future__ import annotations

from datasette.database import Database

from onrecord.db.site.library import Row, select

# Newest statements among which reversals are looked for.
_MOST = 500
_NEWEST = f"""
    with newest as materialized (
        select key, claim_id from timeline where speaker_id is not null order by key desc limit {_MOST}
    ), turned as materialized (
        select newest.key, own.claim_id, own.turn, (
            select other.claim_id from propositions as other
            join timeline as earlier on earlier.claim_id = other.claim_id
            where other.speaker_id = own.speaker_id and other.words = own.words
                and other.denied <> own.denied and earlier.key < newest.key
                and earlier.article_id <> (select article_id from timeline where key = newest.key)
            order by earlier.key desc limit 1
        ) as reverses
        from newest cross join propositions as own on own.claim_id = newest.claim_id
    )
    select timeline.claim_id, timeline.content, timeline.speaker, timeline.said_on, timeline.outlet,
        speakers.slug, turned.turn, earlier.claim_id as earlier_id, earlier.content as earlier,
        earlier.said_on as earlier_on
    from turned cross join timeline on timeline.key = turned.key
    left join speakers on speakers.id = timeline.speaker_id
    left join timeline as earlier on earlier.claim_id = turned.reverses
    where turned.turn is not null or turned.reverses is not null
    order by timeline.key desc limit :most
"""


async def newest(db: Database, most: int) -> list[Row]:
    """The newest reversals, each with the statement that it denies (`earlier`), where one is known."""
    return await select(db, _NEWEST, {"most": most})

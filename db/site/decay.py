"""What became of a statement's source on its way into another article: the words before, lost, and after."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from datasette.database import Database

from onrecord.db.site.library import Row, select
from onrecord.db.site.origins import CHANGES

_DECAYS = """
    select decays.*, before.source as source_before, after.source as source_after,
        after.content as content, before.content as content_before, before.article_id as origin_article_id,
        articles.title as origin_title, outlets.name as origin_outlet, articles.published as origin_published,
        after.speaker as speaker_after, before.speaker as speaker_before
    from claims as after join decays on decays.claim_id = after.claim_id
    join claims as before on before.claim_id = decays.origin_claim_id
    join articles on articles.id = before.article_id
    left join outlets on outlets.id = articles.outlet_id
    where after.article_id = :id and after.reviewed is not 'wrong' and before.reviewed is not 'wrong'
    order by decays.kind is null, before.article_id, after.position
"""
# On what both articles stand, as far as that is unnamed people.
_STANDING = """
    select articles.id, title, outlets.name as outlet, anonymous_min, anonymous_max,
        (
            select count(*) from claims where article_id = articles.id and anonymity = 'anonymous'
            and kind <> 'no_comment' and reviewed is not 'wrong'
        ) as unnamed,
        (
            select json_group_array(source) from (
                select distinct source from claims where article_id = articles.id and anonymity = 'anonymous'
                and source is not null and reviewed is not 'wrong' order by position limit 6
            )
        ) as phrases
    from articles left join outlets on outlets.id = outlet_id
    left join standings on standings.article_id = articles.id
    where articles.id in (
        select :id union select origin_article_id from lineage where article_id = :id and claim_id is null
    )
"""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a source phrase, and whether the later article has lost them."""

    text: str
    lost: bool


@dataclass(frozen=True, slots=True)
class Lost:
    """`row`: both statements; `pieces`: the source phrase as it was; `changes`: what was lost, in words."""

    row: Row
    pieces: tuple[Piece, ...]
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thinned:
    """On whom the article that something comes from stands, and on whom this one, of unnamed people."""

    origin: Row
    here: Row
    phrases_before: tuple[str, ...]
    phrases_after: tuple[str, ...]


async def decays(db: Database, article_id: int) -> list[Lost]:
    """What the statements of an article lost of their sources, those that are known to come from elsewhere
    first."""
    rows = await select(db, _DECAYS, {"id": article_id})
    return [
        Lost(
            row,
            tuple(pieces(row["source_before"] or "", json.loads(row["lost"]))),
            tuple(CHANGES[change] for change in json.loads(row["changes"])),
        )
        for row in rows
    ]


async def thinned(db: Database, article_id: int) -> list[Thinned]:
    """For each article that all of this one comes from, where its unnamed people are fewer here or told less
    of."""
    rows = {row["id"]: row for row in await select(db, _STANDING, {"id": article_id})}
    here = rows.pop(article_id, None)
    if here is None:
        return []
    return [
        Thinned(row, here, tuple(json.loads(row["phrases"])), tuple(json.loads(here["phrases"])))
        for row in rows.values()
        if row["unnamed"]
        and (row["unnamed"], row["anonymous_min"]) != (here["unnamed"], here["anonymous_min"])
    ]


def pieces(phrase: str, lost: Sequence[Sequence[int]]) -> list[Piece]:
    """A phrase in pieces, those between the offsets `lost` marked so."""
    found, at = [], 0
    for start, end in sorted(lost, key=lambda span: span[0]):
        found += [Piece(phrase[at:start], False), Piece(phrase[start:end], True)]
        at = end
    found.append(Piece(phrase[at:], False))
    return [piece for piece in found if piece.text]

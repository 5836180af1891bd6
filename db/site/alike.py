"""What is told alike elsewhere: a group of statements, and those likely the same or of one matter."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from datasette.database import Database

from onrecord.db.site.cards import Card, cards
from onrecord.db.site.library import Row, array, select

# A wire story may be told by hundreds: a page shows the first, a download all.
MOST_MEMBERS = 60
# Of those that are not counted, so many are shown.
_MOST_NEAR = 24
_MOST_ELSEWHERE = 8
_SHOWN = """
    select timeline.*, speakers.slug as speaker_slug, articles.outlet_id
    from timeline left join speakers on speakers.id = timeline.speaker_id
    left join articles on articles.id = timeline.article_id
"""
_PAIRS = """
    select a, b, score, band, reasons, veto, opposed from claim_pairs where
    a in (select value from json_each(:ids))
    union select a, b, score, band, reasons, veto, opposed from claim_pairs where
    b in (select value from json_each(:ids))
"""
_DECIDED = """
    select id, a, b, same from pair_decisions where undone is null
    and (a in (select value from json_each(:ids)) or b in (select value from json_each(:ids)))
"""
_ELSEWHERE = f"""
    select timeline.claim_id, timeline.article_id, timeline.outlet, timeline.title, timeline.published
    from timeline where group_id = :group and article_id <> :article
    order by published is null, published, article_id limit {_MOST_ELSEWHERE + 1}
"""
_GROUP = """
    select claim_groups.*, least, most, utterance, witnesses, circular, stories.title as story_title
    from claim_groups left join group_origins on group_origins.group_id = claim_groups.id
    left join stories on stories.id = claim_groups.story_id
    where claim_groups.id = :id
"""


@dataclass(frozen=True, slots=True)
class Tie:
    """A pair of statements in words: `mine` is the one that is spoken of, `other` the one it is like.

    `percent`: how sure it is that both say the same. `decided`: the number of a reviewer's decision, or None.
    """

    mine: str
    other: str
    band: str
    percent: int
    reasons: tuple[str, ...]
    veto: str | None
    opposed: bool
    decided: int | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """A statement outside of a group, and its tie to one within."""

    card: Card
    tie: Tie


@dataclass(frozen=True, slots=True)
class Member:
    """A statement of a group. `tie`: to the one in it that it is most like, if any."""

    card: Card
    tie: Tie | None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where else a statement stands. `group` None: nowhere; `more`: whether not all are given."""

    group: Row | None
    articles: tuple[Row, ...]
    more: bool
    near: tuple[Near, ...]


async def group(db: Database, number: int) -> Row | None:
    """A group with its origins, or None."""
    found = await select(db, _GROUP, {"id": number})
    return found[0] if found else None


async def members(db: Database, number: int) -> list[Member]:
    """The first MOST_MEMBERS statements of a group, oldest article first."""
    rows = await select(
        db,
        f"""{_SHOWN} where timeline.group_id = :id
        order by timeline.published is null, timeline.published, key limit {MOST_MEMBERS}""",
        {"id": number},
    )
    ids = {row["claim_id"] for row in rows}
    found = await ties(db, sorted(ids))
    return [
        Member(card, _best([tie for tie in found.get(card.row["claim_id"], ()) if tie.other in ids]))
        for card in cards(rows)
    ]


async def near(db: Database, ids: Sequence[str]) -> list[Near]:
    """The statements outside of these that are likely the same as one of them or of one matter with it, the
    likeliest first."""
    found = await ties(db, ids)
    best: dict[str, Tie] = {}
    for tie in sorted((tie for own in found.values() for tie in own), key=_rank):
        if tie.other not in ids and not (tie.decided and tie.band == "apart"):
            best.setdefault(tie.other, tie)
    chosen = sorted(best.values(), key=_rank)[:_MOST_NEAR]
    rows = await select(
        db,
        f"{_SHOWN} where timeline.claim_id in (select value from json_each(:ids))",
        {"ids": array(tie.other for tie in chosen)},
    )
    by_id = {card.row["claim_id"]: card for card in cards(rows)}
    return [Near(by_id[tie.other], tie) for tie in chosen if tie.other in by_id]


async def elsewhere(db: Database, claim: Row) -> Elsewhere:
    """Where else a statement, a row of `claims`, stands."""
    found = await group(db, claim["group_id"]) if claim["group_id"] is not None else None
    articles = (
        await select(db, _ELSEWHERE, {"group": found["id"], "article": claim["article_id"]}) if found else []
    )
    beside = [one for one in await near(db, [claim["claim_id"]]) if not _is_in(found, one.card.row)]
    return Elsewhere(found, tuple(articles[:_MOST_ELSEWHERE]), len(articles) > _MOST_ELSEWHERE, tuple(beside))


def _is_in(group: Row | None, row: Row) -> bool:
    return group is not None and row["group_id"] == group["id"]


async def ties(db: Database, ids: Sequence[str]) -> Mapping[str, list[Tie]]:
    """The ties of each of these statements."""
    given = {"ids": array(ids)}
    decided = {(row["a"], row["b"]): row for row in await select(db, _DECIDED, given)}
    pairs = {(row["a"], row["b"]): row for row in await select(db, _PAIRS, given)}
    found: dict[str, list[Tie]] = {}
    for a, b in sorted(pairs.keys() | decided.keys()):
        for mine, other in ((a, b), (b, a)):
            if mine in ids:
                found.setdefault(mine, []).append(_tie(mine, other, pairs.get((a, b)), decided.get((a, b))))
    return found


def _tie(mine: str, other: str, pair: Row | None, decision: Row | None) -> Tie:
    reasons = tuple(json.loads(pair["reasons"])) if pair else ()
    band = pair["band"] if pair else "related"
    if decision:
        band = "same" if decision["same"] else "apart"
    return Tie(
        mine=mine,
        other=other,
        band=band,
        percent=round(100 * pair["score"]) if pair else 0,
        reasons=reasons,
        veto=pair["veto"] if pair else None,
        opposed=bool(pair and pair["opposed"]),
        decided=decision["id"] if decision else None,
    )


_BANDS = ("same", "likely", "related", "apart")


def _rank(tie: Tie) -> tuple[int, int, str, str]:
    return (_BANDS.index(tie.band), -tie.percent, tie.other, tie.mine)


def _best(ties: Sequence[Tie]) -> Tie | None:
    return min(ties, key=_rank, default=None)

"""How an article came to what it tells, and how many origins a statement can stand on, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from datasette.database import Database

from onrecord.db.site.library import Row, array, select

# What a sign says of an article, before the name of where it leads.
SIGNS = {
    "wire": "Copy of the agency",
    "credited": "Credits",
    "linked": "Links to",
    "reprint": "Has the words of",
    "rewrite": "Seems to retell",
    "own": "Says that it found out itself",
}
UNKNOWN = "Where it has this from is unknown"
# How an article of a group was placed, by its strongest sign.
PLACED = {
    "wire": "agency credited",
    "credited": "outlet credited",
    "linked": "linked",
    "reprint": "the same words",
    "rewrite": "seems to be retold",
    "own": "own reporting",
    "unknown": "lineage unknown",
}
CHANGES = {
    "count": "how many people it is",
    "basis": "how they know",
    "reason": "why they are not named",
    "unnamed": "the name",
    "step": "a step of the ladder",
    "hedge": "the doubt",
    "source": "its source",
}
_ORDER = tuple(SIGNS)
_LINEAGE = """
    select lineage.article_id, lineage.kind, origin_article_id, origin_name, evidence, evidence_start,
        inferred, origins.title as origin_title, outlets.name as origin_outlet,
        count(claim_id) as claims, count(*) = count(claim_id) as is_partial
    from lineage
    left join articles as origins on origins.id = origin_article_id
    left join outlets on outlets.id = origins.outlet_id
    where lineage.article_id in (select value from json_each(:ids))
    group by lineage.article_id, lineage.kind, origin_article_id, origin_name, claim_id is null
    order by lineage.id
"""


@dataclass(frozen=True, slots=True)
class Line:
    """A sign of where an article has something from. `name`: of the outlet or agency, or None; `quotes`:
    whether `evidence` are words of the article; `claims`: for how many statements, 0 where for all."""

    sign: str
    name: str | None
    article_id: int | None
    title: str | None
    evidence: str
    quotes: bool
    inferred: bool
    claims: int


async def lineage(db: Database, articles: Iterable[int]) -> Mapping[int, list[Line]]:
    """The signs of each of these articles, strongest first; nothing for one without any."""
    found: dict[int, list[Line]] = {}
    rows = await select(db, _LINEAGE, {"ids": array(articles)})
    for row in sorted(rows, key=lambda row: (row["is_partial"], _ORDER.index(row["kind"]))):
        line = Line(
            sign=SIGNS[row["kind"]],
            name=None if row["kind"] == "own" else row["origin_name"] or row["origin_outlet"],
            article_id=row["origin_article_id"],
            title=row["origin_title"],
            evidence=row["evidence"],
            quotes=row["evidence_start"] is not None and not row["inferred"],
            inferred=bool(row["inferred"]),
            claims=row["claims"],
        )
        found.setdefault(row["article_id"], []).append(line)
    return found


def span(least: int | None, most: int | None) -> str:
    """ "1 to 3 independent origins"."""
    if least is None or most is None:
        return "origins not counted yet"
    if least == most:
        return "one origin" if least == 1 else f"{least} independent origins"
    return f"{least} to {most} independent origins"


def places(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows of `group_places`, those of one origin together, in the order of the origins."""
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row["origin"], []).append(row)
    return [found[origin] for origin in sorted(found)]

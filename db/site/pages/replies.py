"""`/replies`: who was asked, by what words, and what came of it; one card a party."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import dataclass

from datasette.app import Datasette
from datasette.database import Database
from datasette.utils.asgi import AsgiStream, Request, Response

from onrecord.db.query.filters import Keys
from onrecord.db.site import asked, library, overview, render
from onrecord.db.site.library import Beside, Row
from onrecord.db.site.listing import listing
from onrecord.db.site.outcomes import OUTCOMES, with_outcome

_PARAMS = ("q", "outlet", "speaker", "from", "to")
_BESIDE = Beside(
    ("party", "outcome", "words"),
    "join right_of_reply on right_of_reply.claim_id = timeline.claim_id",
    "right_of_reply",
)
# Cards are made of so many newest askings; who looks for older ones narrows the period.
_MOST = 500
# Of each party so many occasions are shown at once, the newest.
_OCCASIONS = 3
# Who is only "they" is nobody who could be known again elsewhere. Of each asking no more is looked at than
# the index of askings has; the words and where they stand are looked up for those that are shown.
_ASKED = """
    with told as materialized (
        select coalesce('s' || speaker_id, 'p' || lower(party), 'a' || article_id) as who, key, outcome
        from replies where key in ({newest})
    )
"""
_PARTIES = f"""
    {_ASKED} select who, max(key) as latest, count(*) as n, sum(outcome = 'answered') as answered,
        sum(outcome = 'declined') as declined, sum(outcome = 'no_reply') as no_reply,
        sum(outcome = 'could_not_be_reached') as could_not_be_reached
    from told group by who having latest < :before order by latest desc limit :size
"""
_OCCASIONS_OF = f"""
    {_ASKED}, shown as materialized (
        select who, key from (
            select who, key, row_number() over (partition by who order by key desc) as place from told
            where who in (select value from json_each(:parties))
        ) where place <= {_OCCASIONS}
    )
    select shown.who, reply.*, shown.key, articles.outlet_id
    from shown cross join timeline on timeline.key = shown.key
    join right_of_reply as reply on reply.claim_id = timeline.claim_id
    join articles on articles.id = reply.article_id order by shown.key desc
"""
_OUTLETS = """
    select outlets.id, timeline.outlet as name, count(*) as n
    from ({newest}) as found cross join timeline on timeline.key = found.key
    join outlets on outlets.name = timeline.outlet group by 1, 2 order by n desc, 2 limit 12
"""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who was asked `row["n"]` times. `counts`: outcomes in words with how often each came."""

    row: Row
    counts: tuple[tuple[str, int], ...]
    occasions: tuple[Row, ...]


async def replies(datasette: Datasette, request: Request) -> Response | AsgiStream:
    db = render.database(datasette)
    question = asked.read({name: request.args.get(name) or "" for name in (*_PARAMS, "before")})
    outcome = request.args.get("outcome") if request.args.get("outcome") in OUTCOMES else None
    params = question.params | ({"outcome": outcome} if outcome else {})
    keys = with_outcome(question.keys, outcome)
    if request.url_vars["format"]:
        return await listing(datasette, request, keys, "/replies", "Who was asked", params, beside=_BESIDE)
    found, total = await overview.newest(db, keys, _MOST)
    (parties, older), outlets = await asyncio.gather(
        parties_of(db, found, question.before),
        _outlets(db, found, question.filter.outlet),
    )
    context = {
        "asked": question,
        "params": params,
        "outcome": outcome,
        "outcomes": OUTCOMES,
        "total": total,
        "sampled": _MOST if total.more else None,
        "parties": parties,
        "outlets": outlets,
        "older": older,
    }
    return await render.page(datasette, request, "replies", context)


async def _outlets(db: Database, found: Keys, chosen: str | None) -> list[Row]:
    """Who asked most, where not one of them was chosen."""
    return [] if chosen else await library.select(db, _OUTLETS.format(newest=found.newest()), found.params)


async def parties_of(
    db: Database, keys: Keys, before: int | None, size: int = library.PAGE_SIZE
) -> tuple[list[Party], int | None]:
    """The next `size` parties, who was asked last first, and the key that the page after goes on from."""
    newest = keys.newest()
    bounds = {"before": asked.LARGEST_KEY if before is None else before, "size": size + 1}
    rows = await library.select(db, _PARTIES.format(newest=newest), {**keys.params, **bounds})
    shown = rows[:size]
    told: defaultdict[str, list[Row]] = defaultdict(list)
    who = library.array(row["who"] for row in shown)
    for row in await library.select(db, _OCCASIONS_OF.format(newest=newest), {**keys.params, "parties": who}):
        told[row["who"]].append(row)
    parties = [
        Party(
            row,
            tuple((OUTCOMES[name], row[name]) for name in OUTCOMES if row.get(name)),
            tuple(told[row["who"]]),
        )
        for row in shown
    ]
    return parties, shown[-1]["latest"] if len(rows) > size else None

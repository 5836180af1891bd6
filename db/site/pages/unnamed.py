"""`/unnamed`: what stands on people whose names are withheld, how they are described, who relies on them."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from datasette.app import Datasette
from datasette.utils.asgi import AsgiStream, Request, Response

from db.site import asked, library, overview, render
from db.site.cards import by_day, cards
from db.site.chart import chart
from db.site.listing import listing

_PARAMS = ("q", "outlet", "type", "from", "to")
_ACCOUNTED = """
    select count(*) as n, count(source_count) as counted, count(basis) as basis,
        count(anonymity_reason) as reason
    from ({newest}) as found cross join timeline on timeline.key = found.key
"""
# Shorter ones are “he” and “they”, which describe nobody.
_DESCRIBED = """
    select max(source) as source, count(*) as n
    from ({newest}) as found cross join timeline on timeline.key = found.key
    where length(source) > 4 group by lower(source) order by n desc, 1 limit 12
"""
_RELYING = """
    select outlets.id, outlets.name, n, unnamed from facet_counts
    join outlets on outlets.name = facet_counts.value
    where facet = 'outlet' and unnamed > 0 order by unnamed desc, outlets.name limit 12
"""


async def unnamed(datasette: Datasette, request: Request) -> Response | AsgiStream:
    db = render.database(datasette)
    question = asked.read({name: request.args.get(name) or "" for name in (*_PARAMS, "before")})
    params = question.params
    chosen = replace(question.filter, anonymity="anonymous")
    keys = chosen.keys()
    if request.url_vars["format"]:
        return await listing(datasette, request, keys, "/unnamed", "Unnamed sources", params)
    newest = keys.newest(overview.MOST_SAMPLED)
    shown, spread, accounted, described, relying = await asyncio.gather(
        library.page(db, keys, before=question.before),
        overview.spread(db, chosen),
        library.first(db, _ACCOUNTED.format(newest=newest), keys.params),
        library.select(db, _DESCRIBED.format(newest=newest), keys.params),
        library.select(db, _RELYING),
    )
    context = {
        "asked": question,
        "params": params,
        "total": spread.total,
        "sampled": overview.sampled(spread.total),
        "accounted": accounted,
        "described": described,
        "relying": relying,
        "chart": chart(spread.days),
        "days": by_day(cards(shown.rows)),
        "older": shown.older,
    }
    return await render.page(datasette, request, "unnamed", context)

"""`/unnamed`: which articles stand on people whose names are withheld, and on how many."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace

from datasette.app import Datasette
from datasette.database import Database
from datasette.utils.asgi import AsgiStream, Request, Response

from onrecord.db.query.filters import WITHHELD, Keys
from onrecord.db.site import asked, library, overview, render
from onrecord.db.site.chart import chart
from onrecord.db.site.library import Row
from onrecord.db.site.listing import listing
from onrecord.db.site.sources import Source, bounds, sources_of
from onrecord.db.site.terms import UNNAMED

_PARAMS = ("q", "outlet", "type", "unnamed", "from", "to", "dated")
# Articles by the newest of their statements that were asked for; `latest` is what the next page goes on from.
_ARTICLES = """
    select timeline.article_id, max(timeline.key) as latest, timeline.title, timeline.outlet,
        timeline.published, articles.outlet_id, standings.anonymous_min, standings.anonymous_max
    from ({newest}) as found cross join timeline on timeline.key = found.key
    join articles on articles.id = timeline.article_id
    left join standings on standings.article_id = timeline.article_id
    group by timeline.article_id having latest < :before order by latest desc limit :size
"""
# Articles are looked for among so many newest statements; who looks for older ones narrows the period.
_MOST = 2_000
_ACCOUNTED = """
    select count(*) as n, count(source_count) as counted, count(basis) as basis,
        count(anonymity_reason) as reason
    from ({newest}) as found cross join timeline on timeline.key = found.key
"""
_REASONS = """
    select min(anonymity_reason) as reason, count(distinct article_id) as n,
        replace(group_concat(distinct outlet), ',', ', ') as outlets
    from ({newest}) as found cross join timeline on timeline.key = found.key
    where anonymity_reason is not null group by anonymity_reason collate nocase order by n desc, 1 limit 8
"""
_RELYING = """
    select outlets.id, outlets.name, n, unnamed from facet_counts
    join outlets on outlets.name = facet_counts.value
    where facet = 'outlet' and unnamed > 0 order by unnamed desc, outlets.name limit 12
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """An article, how many unnamed people it stands on, in words, and its unnamed sources."""

    row: Row
    people: str | None
    sources: tuple[Source, ...]


async def unnamed(datasette: Datasette, request: Request) -> Response | AsgiStream:
    db = render.database(datasette)
    question = asked.read({name: request.args.get(name) or "" for name in (*_PARAMS, "before")})
    params = question.params
    # Private people are asked for: what is read here is whose names an office or a promise keeps back.
    chosen = replace(question.filter, unnamed_as=question.filter.unnamed_as or WITHHELD)
    keys = chosen.keys()
    if request.url_vars["format"]:
        return await listing(datasette, request, keys, "/unnamed", "Unnamed sources", params)
    (articles, older), spread, accounted, reasons, relying = await asyncio.gather(
        _standings(db, keys, question.before),
        overview.spread(db, chosen),
        library.first(db, _ACCOUNTED.format(newest=keys.newest(overview.MOST_SAMPLED)), keys.params),
        library.select(db, _REASONS.format(newest=keys.newest(overview.MOST_SAMPLED)), keys.params),
        library.select(db, _RELYING),
    )
    context = {
        "asked": question,
        "params": params,
        "total": spread.total,
        "sampled": overview.sampled(spread.total),
        "accounted": accounted,
        "reasons": reasons,
        "undated": spread.undated,
        "relying": relying,
        "chart": chart(spread.days),
        "articles": articles,
        "older": older,
        "most": _MOST if spread.total.number > _MOST else None,
        "statements": dict(params, unnamed=chosen.unnamed_as or ""),
        "kinds": [(value, name, value == chosen.unnamed_as) for value, name in UNNAMED.items()],
    }
    return await render.page(datasette, request, "unnamed", context)


async def _standings(db: Database, keys: Keys, before: int | None) -> tuple[list[Standing], int | None]:
    """The next PAGE_SIZE articles with such statements, and the key that the page after it goes on from."""
    size = library.PAGE_SIZE
    rows = await library.select(
        db,
        _ARTICLES.format(newest=keys.newest(_MOST)),
        {**keys.params, "before": asked.LARGEST_KEY if before is None else before, "size": size + 1},
    )
    shown = rows[:size]
    sources = await sources_of(db, [row["article_id"] for row in shown])
    found = [
        Standing(
            row,
            bounds(row["anonymous_min"], row["anonymous_max"]),
            tuple(sources.get(row["article_id"], ())),
        )
        for row in shown
    ]
    return found, shown[-1]["latest"] if len(rows) > size else None

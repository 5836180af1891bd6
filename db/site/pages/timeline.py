"""`/timeline`: search, filters and a chart over all statements, day by day; `/view/NAME`: a named search."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from urllib.parse import parse_qsl, unquote

from datasette.app import Datasette
from datasette.database import Database
from datasette.utils.asgi import AsgiStream, Request, Response

from onrecord.db.query.search import respelled
from onrecord.db.site import asked, kwic, library, overview, render
from onrecord.db.site.cards import by_article, by_day, cards
from onrecord.db.site.chart import chart
from onrecord.db.site.http import density
from onrecord.db.site.listing import listing
from onrecord.db.site.sharing import sharing

_SPEAKERS_OFFERED = 25
_VIEW = "select * from views where slug = :slug"
_VIEWS = "select slug, name from views order by name collate nocase limit 12"


async def timeline(datasette: Datasette, request: Request) -> Response | AsgiStream:
    return await _shown(datasette, request, request.args, "/timeline")


async def view(datasette: Datasette, request: Request) -> Response | AsgiStream:
    slug = unquote(request.url_vars["slug"])
    found = await library.first(render.database(datasette), _VIEW, {"slug": slug})
    if found is None:
        return await render.missing(datasette, request, "No view has this name.")
    args = dict(parse_qsl(found["query"])) | {"before": request.args.get("before") or ""}
    return await _shown(datasette, request, args, f"/view/{render.segment(slug)}", found["name"])


async def _shown(
    datasette: Datasette, request: Request, args: Mapping[str, str], path: str, name: str | None = None
) -> Response | AsgiStream:
    """The search that `args` ask for. `path`: where it stands; `name`: what it is called, if somebody named
    it, so that its address needs no parameters."""
    db = render.database(datasette)
    question = asked.read(args)
    if request.url_vars["format"]:
        params = None if name else question.params
        return await listing(datasette, request, question.keys, path, name or question.title, params)
    found, spread, facets, speakers, views = await asyncio.gather(
        _page(db, question),
        overview.spread(db, question.filter),
        overview.facets(db, question.filter),
        overview.speakers(db, question.keys, _SPEAKERS_OFFERED),
        library.select(db, _VIEWS),
    )
    total = spread.total
    shown = cards(found.rows)
    is_searched = bool(question.filter.q)
    in_context = is_searched and density.of(request.scope) == "context"
    context = {
        "asked": question,
        "path": path,
        "name": name,
        "itself": {} if name else question.shown,
        "views": views,
        "orders": asked.SORTS,
        "total": total,
        "undated": spread.undated,
        "respelled": respelled(question.filter.q or ""),
        "lines": kwic.lines(shown) if in_context else [],
        "days": [] if in_context or question.sort == "certain" else by_day(shown),
        "articles": [] if in_context or question.sort != "certain" else by_article(shown, fold=False),
        "older": found.older,
        "chart": chart(spread.days),
        "facets": facets,
        "sampled": overview.sampled(total) if question.params else None,
        "most": overview.sampled(total) if question.sort == "certain" else None,
        "speakers": speakers,
        "fewer": [] if total.number else await _fewer(datasette, question),
        "empty": not total.number and not question.params,
        "sharing": sharing(question),
    }
    return await render.page(datasette, request, "timeline", context)


async def _page(db: Database, question: asked.Asked) -> library.Page:
    if question.sort == "certain":
        skip = question.before or 0
        return await library.certain(db, question.keys, overview.MOST_SAMPLED, skip=max(skip, 0))
    return await library.page(db, question.keys, before=question.before, sort=question.sort)


async def _fewer(datasette: Datasette, question: asked.Asked) -> list[tuple[asked.Chip, overview.Count]]:
    """For a search without an answer: each filter that, dropped, would give one."""
    db = render.database(datasette)
    spreads = await asyncio.gather(
        *(overview.spread(db, question.without(chip.param).filter) for chip in question.chips)
    )
    found = zip(question.chips, spreads, strict=True)
    return [(chip, spread.total) for chip, spread in found if spread.total.number]

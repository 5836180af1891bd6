"""`/compare`: speakers, outlets and searches on one chart and side by side."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

from datasette.app import Datasette
from datasette.database import Database
from datasette.utils.asgi import AsgiStream, Request, Response

from onrecord.db.query.filters import EVERYTHING
from onrecord.db.site import asked, library, overview, render
from onrecord.db.site.cards import Reported, by_article, cards
from onrecord.db.site.chart import Comparison, comparison
from onrecord.db.site.download import download
from onrecord.db.site.kinds import by_mark
from onrecord.db.site.subjects import KINDS, MOST, Subject, subjects

_NEWEST = 5
_COLUMNS = ("from", "to", "kind", "subject", "statements")
_OFFERED = 40


@dataclass(frozen=True, slots=True)
class Side:
    """One subject with its numbers: `marks`, how many of its newest statements carry each; `without`: the
    parameters of the page without it."""

    subject: Subject
    spread: overview.Spread
    marks: dict[str, int]
    newest: list[Reported]
    without: str


async def compare(datasette: Datasette, request: Request) -> Response | AsgiStream:
    db = render.database(datasette)
    period = asked.read({name: request.args.get(name) or "" for name in ("from", "to")})
    given = [(kind, value[: asked.LONGEST]) for kind in KINDS for value in request.args.getlist(kind)]
    chosen = await subjects(db, given, period.filter.since, period.filter.until)
    spreads = await asyncio.gather(*(overview.spread(db, one.asks) for one in chosen))
    drawn = comparison([spread.days for spread in spreads])
    if request.url_vars["format"]:
        rows = _rows(chosen, drawn)
        bom = bool(request.args.get("bom"))
        return download(_COLUMNS, _once(rows), "compare", request.url_vars["format"], bom=bom)
    sides, speakers, outlets = await asyncio.gather(
        asyncio.gather(
            *(
                _side(db, one, spread, chosen, period.params)
                for one, spread in zip(chosen, spreads, strict=True)
            )
        ),
        overview.speakers(db, EVERYTHING, _OFFERED),
        overview.outlets(db, _OFFERED),
    )
    context = {
        "asked": period,
        "sides": sides,
        "chart": drawn,
        "most": MOST,
        "kinds": KINDS,
        "speakers": speakers,
        "outlets": outlets,
        "query": query(chosen, period.params),
        "left_out": len(set(given)) > MOST,
    }
    return await render.page(datasette, request, "compare", context)


def query(chosen: list[Subject], params: dict[str, str]) -> str:
    """The parameters that ask for these subjects."""
    return render.encoded([*((one.kind, one.value) for one in chosen), *params.items()])


async def _side(
    db: Database, one: Subject, spread: overview.Spread, chosen: list[Subject], params: dict[str, str]
) -> Side:
    keys = one.asks.keys()
    terms, newest = await asyncio.gather(overview.terms(db, keys), library.page(db, keys, size=_NEWEST))
    rest = [other for other in chosen if other is not one]
    return Side(one, spread, by_mark(terms), by_article(cards(newest.rows)), query(rest, params))


def _rows(chosen: list[Subject], drawn: Comparison | None) -> list[tuple[Any, ...]]:
    if drawn is None:
        return []
    return [
        (first.isoformat(), last.isoformat(), one.kind, one.label, total)
        for one, totals in zip(chosen, drawn.totals, strict=True)
        for (_, first, last), total in zip(drawn.slots, totals, strict=True)
    ]


async def _once(rows: list[tuple[Any, ...]]) -> AsyncIterator[list[tuple[Any, ...]]]:
    if rows:
        yield rows

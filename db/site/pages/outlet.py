"""`/outlet/ID`: what an outlet published, and on whose word."""

from __future__ import annotations

from datasette.app import Datasette
from datasette.utils.asgi import AsgiStream, Request, Response

from db.site import asked, library, render
from db.site.cards import by_day, cards
from db.site.chart import chart
from db.site.download import download
from db.site.terms import MARKS, mark_of

_ARTICLES = """
    select articles.id, articles.title, articles.published, articles.wire,
        (select count(*) from timeline where timeline.article_id = articles.id) as n
    from articles where outlet_id = :id order by published desc, id desc limit 12
"""
_TERMS = """
    select anonymity, source_type, count(*) as n from timeline where outlet = :name group by 1, 2
"""


async def outlet(datasette: Datasette, request: Request) -> Response | AsgiStream:
    db = render.database(datasette)
    given, form = request.url_vars["id"], request.url_vars["format"]
    found = await library.first(db, "select * from outlets where id = :id", {"id": int(given)})
    if found is None:
        return await render.missing(datasette, request, f"No outlet has the number {given}.")
    theirs = library.Condition("timeline.outlet = :outlet", {"outlet": found["name"]})
    if form:
        return download(db, theirs, f"outlet-{given}", form, bom=bool(request.args.get("bom")))
    question = asked.read({"before": request.args.get("before") or ""})
    shown = await library.page(db, theirs, before=question.before)
    context = {
        "outlet": found,
        "total": await library.count(db, theirs),
        "articles": await library.select(db, _ARTICLES, {"id": found["id"]}),
        "marks": _by_mark(await library.select(db, _TERMS, {"name": found["name"]})),
        "speakers": await library.speakers(db, theirs, 8),
        "chart": chart(await library.days(db, theirs)),
        "days": by_day(await cards(db, shown.rows)),
        "older": shown.older,
        "before": question.before,
    }
    return await render.page(datasette, request, "outlet", context)


def _by_mark(rows: list[library.Row]) -> dict[str, int]:
    """How many statements carry each mark, in the order of MARKS; marks without any are left out."""
    counts = dict.fromkeys(MARKS, 0)
    for row in rows:
        counts[mark_of(row["anonymity"], row["source_type"])] += row["n"]
    return {mark: number for mark, number in counts.items() if number}

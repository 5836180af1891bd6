"""`/group/ID`: one thing that several articles tell: each wording, why they are one, on whom it stands."""

from __future__ import annotations

import asyncio

from datasette.app import Datasette
from datasette.utils.asgi import AsgiStream, Request, Response

from onrecord.db.query.filters import Keys
from onrecord.db.site import alike, library, origins, render
from onrecord.db.site.library import Beside
from onrecord.db.site.listing import listing

_PLACES = """
    select group_places.*, articles.title, articles.published, outlets.name as outlet, outlet_id
    from group_places join articles on articles.id = article_id
    left join outlets on outlets.id = articles.outlet_id
    where group_id = :id order by origin, published is null, published, article_id
    limit 200
"""
# In tables, beside each statement: with which origin its article was placed, by which sign, and why.
_BESIDE = Beside(
    ("origin", "placed_by", "placed_why", "inferred"),
    """left join (
        select group_id, article_id, origin, kind as placed_by, reason as placed_why, inferred
        from group_places
    ) as placed on placed.group_id = timeline.group_id and placed.article_id = timeline.article_id""",
    "placed",
)
_WHERE_NOW = """
    select claims.claim_id, claims.group_id, content from claim_numbers join claims using (claim_id)
    where id = :id and reviewed is not 'wrong'
"""


async def group(datasette: Datasette, request: Request) -> Response | AsgiStream:
    db = render.database(datasette)
    number, form = int(request.url_vars["id"]), request.url_vars["format"]
    found = await alike.group(db, number)
    if found is None:
        return await _no_longer(datasette, request, number)
    members, places = await asyncio.gather(
        alike.members(db, number), library.select(db, _PLACES, {"id": number})
    )
    first = members[0].card.row if members else {"content": f"Group {number}"}
    if form:
        theirs = Keys("group_id = :id", {"id": number})
        title = f"Told alike: {render.plain(first['content'], 120)}"
        return await listing(datasette, request, theirs, f"/group/{number}", title, beside=_BESIDE)
    near = await alike.near(db, [member.card.row["claim_id"] for member in members])
    context = {
        "group": found,
        "first": first,
        "members": members,
        "places": origins.places(places),
        "placed": {row["article_id"]: row for row in places},
        "likely": [one for one in near if one.tie.band in ("same", "likely")],
        "related": [one for one in near if one.tie.band == "related"],
    }
    return await render.page(datasette, request, "group", context)


async def _no_longer(datasette: Datasette, request: Request, number: int) -> Response:
    """A group bears the number of its oldest statement: it leads to where that is now."""
    now = await library.first(render.database(datasette), _WHERE_NOW, {"id": number})
    if now and now["group_id"] is not None:
        return render.moved(datasette, request, f"/group/{now['group_id']}")
    what = f"No group has the number {number}."
    if now is None:
        return await render.missing(datasette, request, what)
    link = (f"/claim/{render.segment(now['claim_id'])}", render.plain(now["content"], 120))
    return await render.missing(datasette, request, f"{what} Its statement stands alone now:", link)

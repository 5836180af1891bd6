"""`/health`: whether what is followed still answers; and the subscriptions to take away."""

from __future__ import annotations

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from onrecord.db.query.opml import opml
from onrecord.db.site import library, render

_FEEDS = """
    select feeds.*, (select count(*) from articles where articles.feed_id = feeds.id) as articles
    from feeds where active order by error is null, coalesce(title, url)
"""
_RUNS = "select * from runs order by id desc limit 10"
_WAITING = "select count(*) as n, count(error) as failed from pending"


async def health(datasette: Datasette, request: Request) -> Response:
    db = render.database(datasette)
    context = {
        "feeds": await library.select(db, _FEEDS),
        "runs": await library.select(db, _RUNS),
        "waiting": await library.first(db, _WAITING),
    }
    return await render.page(datasette, request, "health", context)


async def subscriptions(datasette: Datasette) -> Response:
    """What is followed, as OPML."""
    feeds = await library.select(render.database(datasette), _FEEDS)
    return Response(
        opml(feeds),
        headers={"Content-Disposition": 'attachment; filename="subscriptions.opml"'},
        content_type="text/x-opml; charset=utf-8",
    )

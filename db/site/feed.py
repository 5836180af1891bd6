"""Any list of statements as an Atom feed: the newest, so that a reader is told when there are more."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from datasette.app import Datasette
from datasette.database import Database
from datasette.utils.asgi import Request, Response

from db.filters import Keys
from db.site import render
from db.site.cards import cards
from db.site.library import Row, page

_ENTRIES = 50
_NEVER = "1970-01-01T00:00:00+00:00"


async def feed(
    datasette: Datasette,
    request: Request,
    db: Database,
    keys: Keys,
    title: str,
    path: str,
    params: Mapping[str, str] | None = None,
) -> Response:
    """The newest of these statements; `path` with `params` is the page that shows them all."""
    found = await page(db, keys, size=_ENTRIES)
    shown = [(card, moment(card.row)) for card in cards(found.rows)]
    body = await datasette.render_template(
        "onrecord/feed.xml",
        {
            "title": title,
            "entries": shown,
            "updated": max((when for _, when in shown), default=_NEVER),
            "page": datasette.absolute_url(request, render.link(datasette, path, params)),
            "itself": datasette.absolute_url(request, render.link(datasette, f"{path}.atom", params)),
            "absolute": lambda to: datasette.absolute_url(request, render.link(datasette, to)),
        },
        request=request,
    )
    return Response(render.xml_text(body), content_type="application/atom+xml; charset=utf-8")


def moment(row: Row) -> str:
    """When a statement appeared, as Atom wants it: a moment with its zone. Unknown is long ago."""
    try:
        parsed = datetime.fromisoformat(row["published"] or row["said_on"] or "")
    except ValueError:
        return _NEVER
    return (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).astimezone(UTC).isoformat()

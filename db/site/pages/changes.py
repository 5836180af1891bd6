"""`/changes`: what later versions of articles added, dropped or altered in their statements."""

from __future__ import annotations

import asyncio

from datasette.app import Datasette
from datasette.utils.asgi import AsgiStream, Request, Response

from onrecord.db.rules.days import first_day, last_day
from onrecord.db.site import asked, overview, render, revised, tables
from onrecord.db.site.library import PAGE_SIZE
from onrecord.db.site.listing import table_listing

# Each is looked up in three tables, so fewer are counted than of statements.
_MOST_COUNTED = 1_000
_PARAMS = ("change", "outlet", "from", "to")
# A moment begins with its day, so the days of a period are compared as text.
_CONDITIONS = {
    "change": "change = :change",
    "sourcing": "sourcing_change = :change",
    # By the articles of the outlet: most changes are others'.
    "outlet": """id in (
        select claim_changes.id from outlets join articles on articles.outlet_id = outlets.id
        join claim_changes on claim_changes.article_id = articles.id where outlets.name = :outlet
    )""",
    "from": "substr(seen, 1, 10) >= :from",
    "to": "substr(seen, 1, 10) <= :to",
}
_STANDS = """not exists (
    select 1 from reviews where verdict = 'wrong' and undone is null
    and reviews.claim_id in (claim_changes.claim_id, claim_changes.former_claim_id)
)"""


async def changes(datasette: Datasette, request: Request) -> Response | AsgiStream:
    db = render.database(datasette)
    question = asked.read({name: request.args.get(name) or "" for name in ("outlet", "from", "to", "before")})
    params = dict(question.params)
    change = request.args.get("change") or ""
    if change in revised.KINDS:
        params["change"] = change
    table = of(params)
    if request.url_vars["format"]:
        title = "What was changed"
        return await table_listing(datasette, request, table, table, revised.entry, "/changes", title, params)
    found, number = await asyncio.gather(
        tables.page(db, table, after=question.before, size=PAGE_SIZE),
        tables.count(db, table, _MOST_COUNTED),
    )
    context = {
        "asked": question,
        "params": params,
        "total": overview.Count(min(number, _MOST_COUNTED), number > _MOST_COUNTED),
        "changes": [revised.shown(row) for row in found.rows],
        "kinds": revised.KINDS,
        "older": found.after,
        "path_of": revised.path_of,
    }
    return await render.page(datasette, request, "changes", context)


def of(params: dict[str, str]) -> tables.Table:
    """The changes that these parameters ask for, newest first."""
    given = {name: value for name, value in params.items() if name in _PARAMS}
    conditions = " and ".join(["1", *(_condition(name, value) for name, value in given.items())])
    days = {"from": first_day, "to": last_day}
    bound = {name: days[name](value).isoformat() if name in days else value for name, value in given.items()}
    # Without what the view adds, but for what was withdrawn; when a change was seen the view alone knows.
    counted = None if {"from", "to"} & given.keys() else f"claim_changes where {conditions} and {_STANDS}"
    return tables.Table(
        revised.COLUMNS, f"changes where {conditions}", "id desc", "id < :after", bound, counted
    )


def _condition(name: str, value: str) -> str:
    return _CONDITIONS["sourcing" if name == "change" and value in revised.SOURCING else name]

"""`/groups`: what several articles tell alike; among them what has one origin, or goes in circles."""

from __future__ import annotations

import asyncio

from datasette.app import Datasette
from datasette.utils.asgi import AsgiStream, Request, Response

from onrecord.db.site import asked, origins, overview, render, tables
from onrecord.db.site.feed import Entry, moment
from onrecord.db.site.library import PAGE_SIZE, Row
from onrecord.db.site.listing import table_listing

_MOST_COUNTED = 5_000
COLUMNS = (
    "id", "said_on", "speaker", "source", "content", "claims", "articles", "outlets", "least", "most",
    "utterance", "witnesses", "circular", "claim_id", "story_id",
)  # fmt: skip
# What can be asked for, and what it is called.
KINDS = {
    "several": "On two or more independent origins",
    "one": "Three or more outlets, one origin",
    "circular": "Circular reporting",
    "speech": "One speech, several witnesses",
}
_CONDITIONS = {
    "": "1",
    "several": "least >= 2",
    "one": "most = 1 and not utterance and claim_groups.outlets >= 3",
    "circular": "circular is not null",
    "speech": "utterance and witnesses > 1",
}
_ORDERS = {
    "": ("outlets desc, id desc", "(outlets, id) < (select outlets, id from claim_groups where id = :after)"),
    "several": (
        "least desc, id desc",
        "(least, id) < (select least, group_id from group_origins where group_id = :after)",
    ),
}


async def groups(datasette: Datasette, request: Request) -> Response | AsgiStream:
    db = render.database(datasette)
    kind = request.args.get("kind") or ""
    kind = kind if kind in KINDS else ""
    table, params = of(kind), {"kind": kind} if kind else {}
    if request.url_vars["format"]:
        title = "Told alike" + (f": {KINDS[kind]}" if kind else "")
        return await table_listing(datasette, request, table, table, entry, "/groups", title, params)
    before = asked.number(request.args.get("before"))
    found, number = await asyncio.gather(
        tables.page(db, table, after=before, size=PAGE_SIZE), tables.count(db, table, _MOST_COUNTED)
    )
    context = {
        "kinds": KINDS,
        "kind": kind,
        "total": overview.Count(min(number, _MOST_COUNTED), number > _MOST_COUNTED),
        "groups": found.rows,
        "before": before,
        "older": found.after,
    }
    return await render.page(datasette, request, "groups", context)


def of(kind: str) -> tables.Table:
    """The groups of a kind; each is told by its oldest statement."""
    order, beyond = _ORDERS.get(kind, _ORDERS[""])
    source = f"""
        (
            select claim_groups.id, claim_groups.claims, claim_groups.articles, claim_groups.outlets,
                claim_groups.story_id, least, most, utterance, witnesses, circular, timeline.said_on,
                timeline.speaker, timeline.source, timeline.content, timeline.claim_id
            from claim_groups left join group_origins on group_origins.group_id = claim_groups.id
            join claim_numbers on claim_numbers.id = claim_groups.id
            join timeline on timeline.claim_id = claim_numbers.claim_id
            where {_CONDITIONS[kind]}
        ) as told where 1
    """
    return tables.Table(COLUMNS, source, order, beyond)


def entry(row: Row) -> Entry:
    """What a feed tells of a group."""
    who = row["speaker"] or row["source"] or "Nobody named"
    return Entry(
        path=f"/group/{row['id']}",
        title=f"{render.plain(who, 120)}: {render.plain(row['content'], 120)}",
        updated=moment(row["said_on"]),
        author=f"{row['outlets']} outlet{'' if row['outlets'] == 1 else 's'}",
        text=f"{row['content']}\n\n{row['articles']} articles, {origins.span(row['least'], row['most'])}."
        + (f"\n\n{row['circular']}" if row["circular"] else ""),
    )

"""`/stories`: all stories, the newest first, to be searched."""

from __future__ import annotations

import asyncio

from datasette.app import Datasette
from datasette.utils.asgi import AsgiStream, Request, Response

from onrecord.db.query.search import fts_query
from onrecord.db.site import asked, overview, render, tables
from onrecord.db.site.feed import Entry, moment
from onrecord.db.site.library import PAGE_SIZE, Row
from onrecord.db.site.listing import table_listing

_MOST_COUNTED = 5_000
COLUMNS = ("id", "title", "first_day", "last_day", "articles", "outlets", "statements", "origins")
_SOURCE = """
    (
        select stories.*,
            (select count(*) from timeline where story_id = stories.id) as statements,
            (
                select max(least) from claim_groups
                join group_origins on group_origins.group_id = claim_groups.id
                where claim_groups.story_id = stories.id
            ) as origins
        from stories
    ) as told where
"""
_BEYOND = """
    (coalesce(last_day, ''), id) < (select coalesce(last_day, ''), id from stories where id = :after)
"""
_SEARCHED = "id in (select rowid from stories_fts where stories_fts match :match)"


async def stories(datasette: Datasette, request: Request) -> Response | AsgiStream:
    db = render.database(datasette)
    question = asked.read({name: request.args.get(name) or "" for name in ("q", "from", "to", "before")})
    table = of(question)
    if request.url_vars["format"]:
        return await table_listing(
            datasette, request, table, table, entry, "/stories", "Stories", question.params
        )
    found, number = await asyncio.gather(
        tables.page(db, table, after=question.before, size=PAGE_SIZE),
        tables.count(db, table, _MOST_COUNTED),
    )
    context = {
        "asked": question,
        "total": overview.Count(min(number, _MOST_COUNTED), number > _MOST_COUNTED),
        "stories": found.rows,
        "older": found.after,
    }
    return await render.page(datasette, request, "stories", context)


def of(question: asked.Asked) -> tables.Table:
    """The stories that are asked for: words of their headlines, and days within which they were told."""
    conditions, params = ["1"], {}
    if question.filter.q:
        match = fts_query(question.filter.q)
        conditions.append(_SEARCHED if match else "0")
        params["match"] = match
    if question.filter.since:
        conditions.append("last_day >= :since")
        params["since"] = question.first_day
    if question.filter.until:
        conditions.append("first_day <= :until")
        params["until"] = question.last_day
    return tables.Table(
        COLUMNS, _SOURCE + " and ".join(conditions), "last_day desc, id desc", _BEYOND, params
    )


def entry(row: Row) -> Entry:
    """What a feed tells of a story."""
    return Entry(
        path=f"/story/{row['id']}",
        title=render.plain(row["title"] or f"Story {row['id']}", 200),
        updated=moment(row["last_day"]),
        author=f"{row['outlets']} outlet{'' if row['outlets'] == 1 else 's'}",
        text=f"{row['articles']} articles of {row['outlets']} outlets, {row['statements']} statements.",
    )

"""The published site: a Datasette plugin that turns SELECTs into a reading room. It writes nothing.

Datasette loads its plugins while it is itself half loaded, so the pages, which need all of it, are imported
by the hooks that use them and not here.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from datasette import hookimpl

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database
    from datasette.utils.asgi import Request, Response
    from jinja2 import Environment

ROUTE = "data"  # where Datasette's own pages of the database stand
_DOWNLOAD = "view-database-download"
_KEPT_FROM_STRANGERS = ("execute-sql", _DOWNLOAD)
_PUBLIC: WeakKeyDictionary[Database, bool] = WeakKeyDictionary()
_FORMAT = r"(?:\.(?P<format>csv|jsonl|json|atom))?"


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    from onrecord.db.site import render
    from onrecord.db.site.pages import (
        about,
        api,
        article,
        changes,
        claim,
        collection,
        compare,
        density,
        diff,
        group,
        groups,
        health,
        home,
        outlet,
        outlets,
        replies,
        reversals,
        speaker,
        speakers,
        stories,
        story,
        timeline,
        unnamed,
    )

    return [
        (r"/$", home.home),
        (rf"/timeline{_FORMAT}$", timeline.timeline),
        (rf"/view/(?P<slug>[^/]+?){_FORMAT}$", timeline.view),
        (r"/compare(?:\.(?P<format>csv|json))?$", compare.compare),
        (r"/density/(?P<choice>[a-z]{1,20})$", density.density),
        (r"/claim/(?P<id>[^/]+)\.(?P<format>json|bib|ris)$", claim.record),
        (r"/claim/(?P<id>[^/]+)$", claim.claim),
        (r"/collections$", collection.collections),
        (rf"/collection/(?P<slug>[^/]+?){_FORMAT}$", collection.collection),
        (r"/claim/(?P<id>[^/]+)/card$", claim.card),
        (rf"/article/(?P<id>\d{{1,18}}){_FORMAT}$", article.article),
        (r"/article/(?P<id>\d{1,18})/diff/(?P<first>\d{1,9})\.\.(?P<last>\d{1,9})$", diff.versions),
        (rf"/speaker/(?P<slug>[^/]+?){_FORMAT}$", speaker.speaker),
        (rf"/speakers{_FORMAT}$", speakers.speakers),
        (rf"/story/(?P<id>\d{{1,18}}){_FORMAT}$", story.story),
        (rf"/stories{_FORMAT}$", stories.stories),
        (rf"/group/(?P<id>\d{{1,18}}){_FORMAT}$", group.group),
        (rf"/groups{_FORMAT}$", groups.groups),
        (rf"/reversals{_FORMAT}$", reversals.reversals),
        (rf"/outlets{_FORMAT}$", outlets.outlets),
        (rf"/outlet/(?P<id>\d{{1,18}}){_FORMAT}$", outlet.outlet),
        (rf"/unnamed{_FORMAT}$", unnamed.unnamed),
        (rf"/replies{_FORMAT}$", replies.replies),
        (rf"/changes{_FORMAT}$", changes.changes),
        (r"/about$", about.about),
        (r"/api$", api.api),
        (r"/health$", health.health),
        (r"/subscriptions\.opml$", health.subscriptions),
        (r"/-/onrecord/site\.css$", render.stylesheet),
        (r"/-/onrecord/keys$", render.keys),
        (r"/robots\.txt$", render.robots),
        # What Datasette tells of the machine that it runs on.
        (r"/-/(?:threads|tasks|databases)(?:\.json)?$", render.nothing_here),
    ]


@hookimpl
def startup(datasette: Datasette) -> Callable[[], Awaitable[None]]:
    """Datasette's own pages of the database move to /data, below ours."""
    from datasette import handle_exception

    # Where rich happens to be installed, Datasette prints exceptions with it, and for an address that leads
    # nowhere there is none: it would fail instead of answering 404.
    handle_exception.rich = None

    from onrecord.db.site import counts

    async def move() -> None:
        for db in datasette.databases.values():
            if {"timeline", "claims", "articles"} <= set(await db.table_names()):
                db.route = ROUTE
                counts.bound(db)
                return

    return move


@hookimpl
def permission_allowed(datasette: Datasette, action: str) -> Callable[[], Awaitable[bool | None]] | None:
    """Nobody takes the file, which holds whole articles and the keys of watches, and in a public edition
    nobody asks in SQL, whatever Datasette's settings say."""
    if action not in _KEPT_FROM_STRANGERS:
        return None

    async def decide() -> bool | None:
        if action == _DOWNLOAD:
            return False
        return False if await _is_public(datasette.get_database(route=ROUTE)) else None

    return decide


@hookimpl
def permission_resources_sql(datasette: Datasette, action: str) -> Callable[[], Awaitable[Any]] | None:
    """The same for Datasette 1.0, which asks in SQL what is allowed, and for which databases."""
    if action not in _KEPT_FROM_STRANGERS:
        return None

    from datasette.permissions import PermissionSQL

    async def denied() -> list[Any]:
        ours = [db for db in datasette.databases.values() if db.route == ROUTE]
        named = [db.name for db in ours if action == _DOWNLOAD or await _is_public(db)]
        sql = "select :onrecord_name as parent, null as child, 0 as allow, 'kept from strangers' as reason"
        return [PermissionSQL(sql, {"onrecord_name": name}) for name in named]

    return denied


async def _is_public(db: Database) -> bool:
    from onrecord.db.query.edition import PUBLIC

    if db not in _PUBLIC:  # which no database becomes, once it is served
        _PUBLIC[db] = bool((await db.execute("pragma user_version")).single_value() == PUBLIC)
    return _PUBLIC[db]


@hookimpl
def prepare_jinja2_environment(env: Environment, datasette: Datasette) -> None:
    from onrecord.db.site import render

    render.prepare(env, datasette)


@hookimpl
def prepare_connection(conn: sqlite3.Connection, database: str, datasette: Datasette) -> None:
    from onrecord.db.site import limits
    from onrecord.db.site.file import File

    if database != "_memory":  # where Datasette looks at what SQLite can do
        limits.set_on(conn, in_hiding=isinstance(datasette.databases.get(database), File))


@hookimpl
def handle_exception(
    datasette: Datasette, request: Request, exception: Exception
) -> Callable[[], Awaitable[Response | None]]:
    from onrecord.db.site import trouble

    return lambda: trouble.answered(datasette, request, exception)


@hookimpl
def asgi_wrapper(datasette: Datasette) -> Callable[[Any], Any]:
    """What `db.site.app.create` said of the network; any other Datasette keeps no answer and has any name."""
    from onrecord.db.site import http

    ours = [re.compile(pattern) for pattern, _ in register_routes()]
    given = datasette.plugin_config("onrecord") or {}

    def is_ours(path: str) -> bool:
        return path.startswith(("/-/", "/review")) or any(pattern.match(path) for pattern in ours)

    return lambda app: http.wrapped(
        app, datasette, is_ours, names=given.get("names"), keep=bool(given.get("alone"))
    )

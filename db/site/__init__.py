"""The published site: a Datasette plugin that turns SELECTs into a reading room. It writes nothing.

Datasette loads its plugins while it is itself half loaded, so the pages, which need all of it, are imported
by the hooks that use them and not here.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from datasette import hookimpl

if TYPE_CHECKING:
    from datasette.app import Datasette
    from jinja2 import Environment

ROUTE = "data"  # where Datasette's own pages of the database stand
_FORMAT = r"(?:\.(?P<format>csv|json|atom))?"


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    from db.site import render
    from db.site.pages import about, article, claim, health, home, outlet, replies, speaker, timeline, unnamed

    return [
        (r"/$", home.home),
        (rf"/timeline{_FORMAT}$", timeline.timeline),
        (r"/claim/(?P<id>[^/]+)$", claim.claim),
        (rf"/article/(?P<id>\d{{1,18}}){_FORMAT}$", article.article),
        (rf"/speaker/(?P<slug>[^/]+?){_FORMAT}$", speaker.speaker),
        (rf"/outlet/(?P<id>\d{{1,18}}){_FORMAT}$", outlet.outlet),
        (rf"/unnamed{_FORMAT}$", unnamed.unnamed),
        (rf"/replies{_FORMAT}$", replies.replies),
        (r"/about$", about.about),
        (r"/health$", health.health),
        (r"/subscriptions\.opml$", health.subscriptions),
        (r"/-/onrecord/site\.css$", render.stylesheet),
        (r"/robots\.txt$", render.robots),
    ]


@hookimpl
def startup(datasette: Datasette) -> Callable[[], Awaitable[None]]:
    """Datasette's own pages of the database move to /data, below ours."""
    from datasette import handle_exception

    # Where rich happens to be installed, Datasette prints exceptions with it, and for an address that leads
    # nowhere there is none: it would fail instead of answering 404.
    handle_exception.rich = None

    from db.site import counts

    async def move() -> None:
        for db in datasette.databases.values():
            if {"timeline", "claims", "articles"} <= set(await db.table_names()):
                db.route = ROUTE
                counts.bound(db)
                return

    return move


@hookimpl
def permission_allowed(datasette: Datasette, action: str) -> Callable[[], Awaitable[bool | None]] | None:
    """In a public edition nobody asks in SQL or takes the file, whatever Datasette's settings say."""
    if action not in ("execute-sql", "view-database-download"):
        return None

    from db.edition import PUBLIC

    async def decide() -> bool | None:
        db = datasette.get_database(route=ROUTE)
        version = (await db.execute("pragma user_version")).single_value()
        return False if version == PUBLIC else None

    return decide


@hookimpl
def prepare_jinja2_environment(env: Environment, datasette: Datasette) -> None:
    from db.site import render

    render.prepare(env, datasette)


@hookimpl
def get_metadata(datasette: Datasette) -> dict[str, Any]:
    """What every table and column means, where Datasette's own pages show it."""
    from db.site import dictionary

    # sqlite-utils' own record of what was migrated tells a reader nothing.
    described = {"tables": {**dictionary.metadata(), "_sqlite_migrations": {"hidden": True}}}
    ours = [db.name for db in datasette.databases.values() if db.route == ROUTE]
    return {"databases": dict.fromkeys(ours, described)}


@hookimpl
def asgi_wrapper() -> Callable[[Any], Any]:
    from db.site import middleware

    return lambda app: middleware.compressed(middleware.guarded(app, raw=f"/{ROUTE}"))

"""The published site: a Datasette plugin that turns SELECTs into a reading room. It writes nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from datasette import handle_exception, hookimpl
from datasette.app import Datasette
from jinja2 import Environment

from db.site import dictionary, render
from db.site.pages.about import about
from db.site.pages.article import article
from db.site.pages.claim import claim
from db.site.pages.home import home
from db.site.pages.outlet import outlet
from db.site.pages.speaker import speaker
from db.site.pages.timeline import timeline

_FORMAT = r"(?:\.(?P<format>csv|json))?"
# Nothing from elsewhere and no script at all: whatever an article smuggles in stays text.
_HEADERS = {
    b"content-security-policy": b"default-src 'none'; style-src 'self'; img-src 'self' data:; "
    b"form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
}


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    return [
        (r"/$", home),
        (rf"/timeline{_FORMAT}$", timeline),
        (r"/claim/(?P<id>[^/]+)$", claim),
        (rf"/article/(?P<id>\d{{1,18}}){_FORMAT}$", article),
        (rf"/speaker/(?P<slug>[^/]+?){_FORMAT}$", speaker),
        (rf"/outlet/(?P<id>\d{{1,18}}){_FORMAT}$", outlet),
        (r"/about$", about),
        (r"/-/onrecord/site\.css$", render.stylesheet),
    ]


@hookimpl
def startup(datasette: Datasette) -> Callable[[], Awaitable[None]]:
    """Datasette's own pages of the database move to /data, below ours."""
    # Where rich happens to be installed, Datasette prints exceptions with it, and for an address that leads
    # nowhere there is none: it would fail instead of answering 404.
    handle_exception.rich = None

    async def move() -> None:
        for db in datasette.databases.values():
            if {"timeline", "claims", "articles"} <= set(await db.table_names()):
                db.route = render.ROUTE
                return

    return move


@hookimpl
def prepare_jinja2_environment(env: Environment, datasette: Datasette) -> None:
    render.prepare(env, datasette)


@hookimpl
def get_metadata(datasette: Datasette) -> dict[str, Any]:
    """What every table and column means, where Datasette's own pages show it."""
    described = {"tables": dictionary.metadata()}
    ours = [db.name for db in datasette.databases.values() if db.route == render.ROUTE]
    return {"databases": dict.fromkeys(ours, described)}


@hookimpl
def asgi_wrapper() -> Callable[[Any], Any]:
    def wrap(app: Any) -> Any:
        async def with_headers(scope: Any, receive: Any, send: Any) -> None:
            async def send_with_headers(message: Any) -> None:
                if message["type"] == "http.response.start":
                    message = {**message, "headers": [*message["headers"], *_HEADERS.items()]}
                await send(message)

            await app(scope, receive, send_with_headers)

        return with_headers

    return wrap

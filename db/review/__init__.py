"""The review desk: a Datasette plugin beside the site's, with which a person decides on statements.

It is there for `onrecord serve --review` alone (`db.review.app`): in other Datasettes of the same process its
hooks do nothing. It reads as the site does and writes through `db.store`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from datasette import hookimpl

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request

PLUGIN = "onrecord-review"


def reviewer(datasette: Datasette) -> str | None:
    """Who sits at the desk of this Datasette, or None where it has none."""
    return (datasette.plugin_config(PLUGIN) or {}).get("reviewer")


@hookimpl
def register_routes(datasette: Datasette) -> list[tuple[str, Callable[..., Any]]]:
    if not reviewer(datasette):
        return []

    from onrecord.db.review import collections, deciding, pages, pairs, speakers

    return [
        (r"/review$", pages.queue),
        (r"/review/decisions$", pages.decisions),
        (r"/review/speakers$", speakers.speakers),
        (r"/review/pairs$", pairs.pairs),
        (r"/review/collections$", collections.collections),
        (
            r"/review/collection/(?P<slug>[^/]+?)(?:\.(?P<format>csv|jsonl|json|atom))?$",
            collections.collection,
        ),
        # Whatever takes something in stands below /-/, where the site lets it through.
        (r"/-/review/verdict$", deciding.verdict),
        (r"/-/review/fix$", deciding.fix),
        (r"/-/review/undo$", deciding.undo),
        (r"/-/review/pair$", pairs.decide),
        (r"/-/review/pair-undo$", pairs.undo),
        (r"/-/review/merge$", speakers.merge),
        (r"/-/review/split$", speakers.split),
        (r"/-/review/put$", collections.put),
        (r"/-/review/take$", collections.take),
        (r"/-/review/describe$", collections.describe),
        (r"/-/review/forget$", collections.remove),
        (r"/-/review/desk\.css$", pages.stylesheet),
    ]


@hookimpl
def extra_template_vars(datasette: Datasette, request: Request | None) -> dict[str, Any]:
    """`desk`, by which the site's own pages know that there is one."""
    name = reviewer(datasette)
    if not name or request is None:
        return {}

    from onrecord.db.review.desk import Desk

    return {"desk": Desk(datasette, name)}


@hookimpl(trylast=True)  # so that it stands outside of all others and is asked first
def asgi_wrapper(datasette: Datasette) -> Callable[[Any], Any]:
    if not reviewer(datasette):
        return lambda app: app

    from onrecord.db.review.guard import guarded

    return guarded

"""The Datasette that `onrecord serve` runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from datasette.app import Datasette
from datasette.plugins import pm

from onrecord.db import site
from onrecord.db.site.file import File
from onrecord.db.site.http import turns

_SETTINGS = {
    # Looking for facets to suggest reads whole tables, on every view of one.
    "suggest_facets": False,
    "default_page_size": 25,
    "max_returned_rows": 1000,
    "sql_time_limit_ms": 2000,
    "truncate_cells_html": 160,
    # As many as questions are let in at once: none of them waits for another in here.
    "num_sql_threads": turns.AT_ONCE + turns.RAW_AT_ONCE,
    # The database holds whole articles, which are others' to give away.
    "allow_download": False,
}


def create(
    db_path: str | Path,
    settings: Mapping[str, object] | None = None,
    *,
    frozen: bool = False,
    measured: Mapping[str, object] | None = None,
    plugins: Mapping[str, Mapping[str, object]] | None = None,
    report: str | None = None,
    names: Sequence[str] | None = None,
    alone: bool = True,
    public_url: str | None = None,
) -> Datasette:
    """A Datasette with the site on it; `.app()` is its ASGI application.

    The database is opened read-only and must exist, with an up-to-date schema. `settings` are Datasette's
    own and win over ours. `frozen`: nobody can write to it, nor beside it. `measured`: how right the
    extractor was on annotated texts (`extractor`, `texts`, `precision`, `recall`, `calibration_error`), for
    /about. `plugins`: the configuration of other plugins, by name. `report`: an e-mail or web address where
    readers report errors. `names`: under which it answers besides the machine's own, None for any. `alone`:
    no other plugin has a say in what the pages show, and all readers see the same; so a page is filled at
    once, and given again while the database stays as it is. `public_url`: where readers find the site, for
    links that leave it: without it they bear the name that was asked for.
    """
    # Installed, the plugin comes by its entry point; run from a checkout, it must be registered.
    if not pm.is_registered(site):
        pm.register(site, name="onrecord")
    ours = {
        "measured": dict(measured or {}),
        "report": report,
        "names": None if names is None else list(names),
        "alone": alone,
        "public_url": public_url,
    }
    made = Datasette(
        settings={**_SETTINGS, **(settings or {})},
        metadata={
            "plugins": {"onrecord": ours, **(plugins or {})},
            # Datasette's own order is that of the key: the oldest statement first.
            "databases": {site.ROUTE: {"tables": {"timeline": {"sort_desc": "key"}}}},
        },
    )
    made.remove_database("_memory")  # which it has where it was given no file
    # Not by the file's name, which may be any, that of a database of Datasette's own among them.
    made.add_database(File(made, path=str(db_path), is_mutable=not frozen), name=site.ROUTE)
    return made

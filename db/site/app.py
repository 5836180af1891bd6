"""The Datasette that `onrecord serve` runs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from datasette.app import Datasette
from datasette.plugins import pm

from onrecord.db import site

_SETTINGS = {
    # Looking for facets to suggest reads whole tables, on every view of one.
    "suggest_facets": False,
    "default_page_size": 25,
    "max_returned_rows": 1000,
    "sql_time_limit_ms": 2000,
    "truncate_cells_html": 160,
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
) -> Datasette:
    """A Datasette with the site on it; `.app()` is its ASGI application.

    The database is opened read-only and must exist, with an up-to-date schema. `settings` are Datasette's
    own and win over ours. `frozen`: nobody can write to it, nor beside it. `measured`: how right the
    extractor was on annotated texts (`extractor`, `texts`, `precision`, `recall`, `calibration_error`), for
    /about. `plugins`: the configuration of other plugins, by name. `report`: an e-mail or web address where
    readers report errors.
    """
    # Installed, the plugin comes by its entry point; run from a checkout, it must be registered.
    if not pm.is_registered(site):
        pm.register(site, name="onrecord")
    ours = {"measured": dict(measured or {}), "report": report}
    files, immutables = ([], [str(db_path)]) if frozen else ([str(db_path)], [])
    return Datasette(
        files,
        immutables,
        settings={**_SETTINGS, **(settings or {})},
        metadata={
            "plugins": {"onrecord": ours, **(plugins or {})},
            # Datasette's own order is that of the key: the oldest statement first.
            "databases": {Path(db_path).stem: {"tables": {"timeline": {"sort_desc": "key"}}}},
        },
    )

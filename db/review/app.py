"""The Datasette that `onrecord serve --review` runs: the site, with the desk on it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from datasette.app import Datasette
from datasette.plugins import pm

import db.review
from db.site.app import create


def create_desk(
    path: Path,
    reviewer: str,
    *,
    measured: Mapping[str, object] | None = None,
    report: str | None = None,
) -> Datasette:
    """The site of the database at `path`, which must be writable, with the desk of `reviewer`."""
    if not pm.is_registered(db.review):
        pm.register(db.review, name=db.review.PLUGIN)
    plugins = {db.review.PLUGIN: {"reviewer": reviewer}}
    return create(path, measured=measured, plugins=plugins, report=report)

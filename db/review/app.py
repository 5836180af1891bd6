"""The Datasette that `onrecord serve --review` runs: the site, with the desk on it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from datasette.app import Datasette
from datasette.plugins import pm

from onrecord.db import review
from onrecord.db.site.app import create


def create_desk(
    path: Path,
    reviewer: str,
    *,
    measured: Mapping[str, object] | None = None,
    report: str | None = None,
    public_url: str | None = None,
) -> Datasette:
    """The site of the database at `path`, which must be writable, with the desk of `reviewer`."""
    if not pm.is_registered(review):
        pm.register(review, name=review.PLUGIN)
    plugins = {review.PLUGIN: {"reviewer": reviewer}}
    # A reviewer sees at once what was decided.
    return create(
        path, measured=measured, plugins=plugins, report=report, names=(), alone=False, public_url=public_url
    )

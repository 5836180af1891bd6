"""A fictional newsroom: five invented outlets, their articles as text files, rendered and served on loopback.

`articles` reads the files, `render` makes pages and feeds of them, `server` answers for them.
"""

from __future__ import annotations

from onrecord.db.demo.newsroom.articles import outlets
from onrecord.db.demo.newsroom.server import serve

__all__ = ["feed_paths", "serve"]


def feed_paths() -> list[str]:
    """Where the outlets' feeds are, relative to what `serve` yields."""
    return [outlet.feed_path for outlet in outlets()]

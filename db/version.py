"""Which onrecord this is."""

from __future__ import annotations


def version() -> str:
    """The installed version; "unknown" when it runs from a source tree that was never installed."""
    from importlib import metadata  # slow to import, and rarely asked for

    try:
        return metadata.version("onrecord")
    except metadata.PackageNotFoundError:
        return "unknown"

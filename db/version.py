"""Which onrecord this is."""

from __future__ import annotations


def version() -> str:
    from onrecord import __version__

    return __version__

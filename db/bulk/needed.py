"""What must be installed for bulk work: it comes with `pip install 'onrecord[bulk]'`."""

from __future__ import annotations

from importlib.util import find_spec

from onrecord.db.bulk.errors import Refused


def require(*libraries: str) -> None:
    """Raises Refused where one of them is not installed."""
    for library in libraries:
        if find_spec(library) is None:
            raise Refused(library, "is not installed: pip install 'onrecord[bulk]'")

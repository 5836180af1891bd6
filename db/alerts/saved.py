"""A search as it is kept: the fields of the timeline's own filter: a watch finds what the site does."""

from __future__ import annotations

import json
from dataclasses import asdict
from urllib.parse import urlencode

from onrecord.db.query.filters import TimelineFilter

# What the site calls the fields that it calls otherwise.
_PARAMS = {"unnamed_as": "unnamed", "since": "from", "until": "to"}


def kept(filter: TimelineFilter) -> str:
    """`filter` as JSON, less what it does not ask."""
    return json.dumps(_asked(filter), ensure_ascii=False)


def read(kept: str) -> TimelineFilter:
    """What `kept` made."""
    return TimelineFilter(**json.loads(kept))


def in_words(filter: TimelineFilter) -> str:
    """ "search: quay, anonymity: anonymous", for a person at the terminal."""
    named = {"q": "search"}
    return ", ".join(f"{named.get(name, name)}: {value}" for name, value in _asked(filter).items()) or "all"


def address(filter: TimelineFilter, site: str) -> str:
    """Where the site shows what is asked for. `site`: its address, without a slash."""
    asked = {_PARAMS.get(name, name): value for name, value in _asked(filter).items()}
    return f"{site}/timeline?{urlencode(asked)}" if asked else f"{site}/timeline"


def _asked(filter: TimelineFilter) -> dict[str, str]:
    return {name: value for name, value in asdict(filter).items() if value}

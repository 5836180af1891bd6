"""What can be set side by side: speakers, outlets and searches, as an address names them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from datasette.database import Database

from onrecord.db.query.filters import TimelineFilter
from onrecord.db.site.library import first

KINDS = {"speaker": "Speaker", "outlet": "Outlet", "q": "Search"}
# More lines than this nobody tells apart.
MOST = 6
_SPEAKER = """
    select speakers.name, speakers.slug from speakers where slug = :given
    union all
    select speakers.name, speakers.slug from speaker_aliases join speakers on speakers.id = speaker_id
    where speaker_aliases.slug = :given limit 1
"""


@dataclass(frozen=True, slots=True)
class Subject:
    """`kind`: a key of KINDS, the parameter that names it; `value`: as the parameter has it; `label`: as
    people read it; `asks`: which statements are its."""

    kind: str
    value: str
    label: str
    asks: TimelineFilter


async def subjects(
    db: Database, given: Sequence[tuple[str, str]], since: str | None, until: str | None
) -> list[Subject]:
    """The first MOST of these pairs of kind and value, each once, within a period."""
    distinct = dict.fromkeys((kind, value.strip()) for kind, value in given if value.strip())
    found = []
    for kind, value in list(distinct)[:MOST]:
        label = f"“{value}”" if kind == "q" else value
        if kind == "speaker" and (row := await first(db, _SPEAKER, {"given": value})):
            label = row["name"]
        asks = TimelineFilter(
            q=value if kind == "q" else None,
            speaker=value if kind == "speaker" else None,
            outlet=value if kind == "outlet" else None,
            since=since,
            until=until,
        )
        found.append(Subject(kind, value, label, asks))
    return found

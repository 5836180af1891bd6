"""What an unnamed person is unnamed as, who spoke for whom, and the most origins of a claim.

The withheld names are a facet of the search index, and private people are no longer counted among them.
"""

from __future__ import annotations

from onrecord.db.migrations import m003_counts_and_facets as m003

_FACETS = f"{m003.EXPRESSION} || ' ' || '{m003.FACET_MARK}u' || hex(unnamed_as)"
_WITHHELD = "({row}.anonymity is 'anonymous' and {row}.unnamed_as is not 'private')"

STATEMENTS = (
    "alter table claims add column unnamed_as text",
    "alter table claims add column through text",
    "alter table timeline add column unnamed_as text",
    "alter table timeline add column through text",
    "alter table timeline add column origins_max integer",
    "drop trigger timeline_inserted",
    "drop trigger timeline_deleted",
    "drop trigger timeline_updated",
    "drop table timeline_fts",
    "alter table timeline drop column facets",
    f"alter table timeline add column facets text generated always as ({_FACETS}) virtual",
    m003.SEARCH_INDEX,
    "insert into timeline_fts (timeline_fts) values ('rebuild')",
    *m003.triggers(_WITHHELD),
)

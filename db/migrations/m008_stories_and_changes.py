"""The statements of a story, and the changes of a kind, in the order in which they are shown."""

from __future__ import annotations

STATEMENTS = (
    "create index timeline_story on timeline(story_id, key) where story_id is not null",
    # An index ends with the row's number, so the newest of a kind are read from its end.
    "create index claim_changes_change on claim_changes(change)",
    "create index claim_changes_sourcing on claim_changes(sourcing_change) where sourcing_change is not null",
    # What somebody was last said to be is looked up after every article that quotes them.
    """
    create index timeline_offices on timeline(speaker_id, key)
    where role is not null or affiliation is not null
    """,
)

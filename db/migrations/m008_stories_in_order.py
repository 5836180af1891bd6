"""The statements of a story in the order of the timeline."""

from __future__ import annotations

STATEMENTS = (
    "create index timeline_story on timeline(story_id, key) where story_id is not null",
)  # fmt: skip

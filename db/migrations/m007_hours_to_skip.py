"""When a feed asks not to be polled at all; and entries by their ids, whatever feed they came by."""

from __future__ import annotations

STATEMENTS = (
    "alter table feeds add column skip_hours text",
    "alter table feeds add column skip_days text",
    "create index announcements_guid_anywhere on announcements(guid)",
)

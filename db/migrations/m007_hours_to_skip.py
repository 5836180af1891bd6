"""When a feed asks not to be polled at all."""

from __future__ import annotations

STATEMENTS = (
    "alter table feeds add column skip_hours text",
    "alter table feeds add column skip_days text",
)

"""The columns of the timeline that others name."""

from __future__ import annotations

# In the contract's order: `export`, the CSV and dashboards rely on it. Integers that order the
# timeline come last.
TIMELINE_COLUMNS = (
    "said_on", "speaker", "source", "anonymity", "source_type", "source_count", "basis", "anonymity_reason",
    "role", "affiliation", "cue", "content", "quote_type", "kind", "hedge", "via", "outlet", "title",
    "published", "url", "said_text", "said_precision", "sourcing", "confidence", "corroboration",
    "claim_id", "article_id", "speaker_id", "group_id", "story_id",
    "unnamed_as", "through", "origins_max", "reviewed",
)  # fmt: skip

# What a reader searches in: the words, who said them and in what terms, and where they stood.
SEARCH_COLUMNS = ("content", "speaker", "source", "cue", "role", "affiliation", "title", "outlet")

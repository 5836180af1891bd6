"""What an article stands on: counts, each with the claims behind it, and never one score."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the panel: `count` of what `label` says, seen in the claims with these `numbers`."""

    name: str
    label: str
    count: int
    numbers: tuple[int, ...]


# A column of `article_sourcing`, what it says of one, and of several.
_LINES = (
    ("named_people", "named person", "named people"),
    ("organizations", "organization", "organizations"),
    ("documents", "document", "documents"),
    ("anonymous_mentions", "anonymous attribution", "anonymous attributions"),
    ("anonymous_min", "unnamed person", "unnamed people"),
    ("anonymous_max", "unnamed person at most", "unnamed people at most"),
    ("anonymous_with_basis", "says how they know", "say how they know"),
    ("anonymous_with_reason", "says why unnamed", "say why unnamed"),
    ("collective", "collective source", "collective sources"),
    ("direct_quotes", "direct quote", "direct quotes"),
    ("secondhand", "second-hand", "second-hand"),
    ("comment_sought", "asked for comment", "asked for comment"),
    ("comment_given", "of them answered", "of them answered"),
)


def panel(sourcing: Row, traced: Iterable[Row], numbers: Mapping[str, int]) -> tuple[Entry, ...]:
    """The lines of an article from its rows of `article_sourcing` and `sourcing_claims`; `numbers` are those
    that its claims bear on the page. Lines that count nothing are left out, but for answers where somebody
    was asked."""
    behind: defaultdict[str, set[int]] = defaultdict(set)
    for row in traced:
        behind[row["name"]].add(numbers[row["claim_id"]])
    return tuple(
        Entry(name, _label(sourcing, name, one, many), sourcing[name], tuple(sorted(behind[name])))
        for name, one, many in _LINES
        if _is_shown(sourcing, name)
    )


def _is_shown(sourcing: Row, name: str) -> bool:
    if name == "anonymous_max":
        return bool(sourcing[name]) and sourcing[name] != sourcing["anonymous_min"]
    if name == "comment_given":
        return bool(sourcing["comment_sought"])
    return bool(sourcing[name])


def _label(sourcing: Row, name: str, one: str, many: str) -> str:
    label = one if sourcing[name] == 1 else many
    if name != "anonymous_min" or sourcing["anonymous_max"] == sourcing[name]:
        return label
    return f"{label} at least" + (", at most: not stated" if sourcing["anonymous_max"] is None else "")

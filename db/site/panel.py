"""What an article stands on: counts, each traceable to the claims behind it, and never one score."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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


def panel(claims: Mapping[int, Row]) -> tuple[Entry, ...]:
    """The sourcing of an article from its claims by number; lines that count nothing are left out."""
    entries = [_entry(claims, *line) for line in _LINES]
    return tuple(entry for entry in entries if entry.count)


def _entry(
    claims: Mapping[int, Row], name: str, one: str, many: str, belongs: Callable[[Row], bool], who: str | None
) -> Entry:
    numbers = tuple(number for number, claim in claims.items() if belongs(claim))
    distinct = {claims[n][who] or claims[n]["source"] or n for n in numbers} if who else set(numbers)
    return Entry(name, one if len(distinct) == 1 else many, len(distinct), numbers)


def _stated(claim: Row) -> bool:
    return bool(claim["kind"] != "no_comment")


def _named(*types: str) -> Callable[[Row], bool]:
    return lambda claim: claim["anonymity"] == "named" and claim["source_type"] in types and _stated(claim)


# Name, label for one, label for several, which claims, and the column that tells sources apart
# (None: the claims themselves are counted).
_LINES: tuple[tuple[str, str, str, Callable[[Row], bool], str | None], ...] = (
    ("named_people", "named person", "named people", _named("person"), "speaker"),
    ("organizations", "organization", "organizations", _named("organization", "group", "outlet"), "speaker"),
    ("documents", "document", "documents", lambda c: c["source_type"] == "document", "source"),
    (
        "anonymous_mentions",
        "anonymous attribution",
        "anonymous attributions",
        lambda c: c["anonymity"] == "anonymous",
        None,
    ),
    (
        "anonymous_with_basis",
        "says how they know",
        "say how they know",
        lambda c: c["anonymity"] == "anonymous" and bool(c["basis"]),
        None,
    ),
    (
        "anonymous_with_reason",
        "says why unnamed",
        "say why unnamed",
        lambda c: c["anonymity"] == "anonymous" and bool(c["anonymity_reason"]),
        None,
    ),
    (
        "collective",
        "collective source",
        "collective sources",
        lambda c: c["anonymity"] == "collective",
        "source",
    ),
    ("direct_quotes", "direct quote", "direct quotes", lambda c: c["quote_type"] == "direct", None),
    ("secondhand", "second-hand", "second-hand", lambda c: bool(c["via"] or c["reported_by"]), None),
    ("no_comment", "asked, and no answer", "asked, and no answer", lambda c: not _stated(c), "speaker"),
)

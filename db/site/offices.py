"""Whose offices somebody is said to hold or have held, each once, with the time over which it was told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.db.site.library import Row

_MOST = 8
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Office:
    """`name`: role and body; `articles`: in how many it is told; `first_seen`, `last_seen`: their days."""

    role: str | None
    body: str | None
    articles: int
    first_seen: str | None
    last_seen: str | None

    @property
    def name(self) -> str:
        return ", ".join(part for part in (self.role, self.body) if part)


def offices(rows: Iterable[Row]) -> list[Office]:
    """Rows of `speaker_roles` as offices, the one told last first: of one role, a row that names no body is
    the same office as one that does, and of one body, a row without a role."""
    found: list[Office] = []
    # What tells more comes first, so that what tells less finds it.
    for row in sorted(
        rows, key=lambda row: ((row["role"] is None) + (row["affiliation"] is None), -row["articles"])
    ):
        one = Office(row["role"], row["affiliation"], row["articles"], row["first_seen"], row["last_seen"])
        at = next((n for n, other in enumerate(found) if _is_same(one, other)), None)
        if at is None:
            found.append(one)
        else:
            found[at] = _joined(found[at], one)
    return sorted(found, key=lambda one: (one.last_seen or "", one.articles), reverse=True)[:_MOST]


def _telling(row: Row) -> tuple[int, int]:
    return (row["role"] is None) + (row["affiliation"] is None), -row["articles"]


def _is_same(less: Office, more: Office) -> bool:
    role, body = _plain(less.role), _plain(less.body)
    return (role is None or role == _plain(more.role)) and (body is None or body == _plain(more.body))


def _joined(one: Office, other: Office) -> Office:
    first = [seen for seen in (one.first_seen, other.first_seen) if seen]
    last = [seen for seen in (one.last_seen, other.last_seen) if seen]
    return Office(
        one.role, one.body, one.articles + other.articles, min(first, default=None), max(last, default=None)
    )


def _plain(words: str | None) -> str | None:
    return _ARTICLE.sub("", words).casefold() if words else None

"""What people decided about names. Nothing here is ever worked out anew: a run only reads it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from onrecord.db.clock import stamp

# "withdrawn" takes the decision back that was in force, so that the one before it is so again.
Verdict = Literal["merged", "split", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Key:
    """A name, everywhere or in the one article at `url`: what an alias is called in every database."""

    name: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Decision:
    """`merged`: a name is whoever `into` is; `split`: it follows no rule."""

    verdict: Verdict
    into: Key | None


class Decisions:
    """The decisions in force. There are as many as people cared to make, so they are read whole."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        made: dict[Key, list[Decision]] = {}
        for row in connection.execute("select * from speaker_decisions order by id"):
            about = made.setdefault(Key(row["name"], row["article_url"]), [])
            if row["verdict"] == "withdrawn":
                del about[-1:]
            else:
                named = row["into_name"] is not None
                into = Key(row["into_name"], row["into_article_url"]) if named else None
                about.append(Decision(row["verdict"], into))
        self._last = {key: about[-1] for key, about in made.items() if about}

    def of(self, alias: int) -> Decision | None:
        """The decision in force about an alias: about its name in its article, or else about its name."""
        if not self._last:
            return None
        key = self.key(alias)
        return self._last.get(key) or self._last.get(Key(key.name, None))

    def is_merged(self, alias: int) -> bool:
        """Whether a merge of just this alias is in force."""
        found = self._last.get(self.key(alias))
        return found is not None and found.verdict == "merged"

    def merged(self, aliases: Iterable[int]) -> dict[int, int]:
        """Of these aliases those that are merged, with the alias that each is merged into."""
        found = ((alias, self.of(alias)) for alias in aliases)
        pairs = ((alias, self._at(d.into)) for alias, d in found if d and d.into)
        return {alias: into for alias, into in pairs if into is not None and into != alias}

    def split(self, aliases: Iterable[int]) -> frozenset[int]:
        """Those of these aliases that follow no rule."""
        found = ((alias, self.of(alias)) for alias in aliases)
        return frozenset(alias for alias, decision in found if decision and decision.verdict == "split")

    def tied(self, alias: int) -> set[int]:
        """Every alias that a merge ties directly to this one, by either's decision."""
        if not self._last:
            return set()
        key = self.key(alias)
        near = set(self.merged([alias]).values())
        for other, decision in self._last.items():
            if decision.into == key:
                near |= self.meant_by(other)
        return near

    def merged_into(self, alias: int) -> list[int]:
        """The aliases that are merged into this very one."""
        return [other for other, into in self.merged(sorted(self.tied(alias))).items() if into == alias]

    def key(self, alias: int) -> Key:
        """What an alias is called in every database."""
        row = self._connection.execute(
            """select speaker_aliases.name, articles.url from speaker_aliases
            left join articles on articles.id = article_id where speaker_aliases.id = ?""",
            [alias],
        ).fetchone()
        return Key(row["name"], row["url"])

    def meant_by(self, key: Key) -> set[int]:
        """The aliases that a decision about `key` can be in force for: without an article those of all."""
        rows = self._connection.execute(
            """select speaker_aliases.id from speaker_aliases left join articles on articles.id = article_id
            where name = :name and (:url is null or articles.url = :url)""",
            {"name": key.name, "url": key.url},
        )
        return {row["id"] for row in rows}

    def _at(self, key: Key) -> int | None:
        """The alias with just this key, or None where the database has none (yet)."""
        row = self._connection.execute(
            """select speaker_aliases.id from speaker_aliases left join articles on articles.id = article_id
            where name = ? and articles.url is ?""",
            [key.name, key.url],
        ).fetchone()
        return None if row is None else int(row["id"])


def decide(
    connection: sqlite3.Connection,
    key: Key,
    verdict: Verdict,
    now: datetime,
    into: Key | None = None,
    by: str | None = None,
) -> None:
    """Write a decision down, and `by` whom; it is in force until the next about the same key."""
    other = into or Key("", None)
    connection.execute(
        """insert into speaker_decisions
            (name, article_url, verdict, into_name, into_article_url, at, reviewer)
        values (?, ?, ?, ?, ?, ?, ?)""",
        [key.name, key.url, verdict, other.name or None, other.url, stamp(now), by],
    )

"""Speakers across articles: who they are, by which names and why, and what a person decides about that."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches

from db.errors import DatabaseError
from db.slug import slugify
from db.store.aliases import rebuild, relate
from db.store.decisions import Decisions, Key, decide
from db.store.offices import refresh_offices

# Of the names that a misspelt one is compared with.
_MOST_COMPARED = 5_000
_MOST_NEAR = 3


class SpeakerError(DatabaseError):
    """Nobody, or more than one, is meant, or it cannot be merged or split: nothing was done."""


@dataclass(frozen=True, slots=True)
class Alias:
    """One name of a speaker: the `rule` by which it is theirs, with its `evidence`, and how many articles
    use it. `article_url`: the one article in which this surname means them, None for a name that does
    everywhere."""

    id: int
    speaker_id: int
    name: str
    slug: str
    article_url: str | None
    rule: str
    evidence: str | None
    articles: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A speaker with how many statements and articles they have, and their other names."""

    slug: str
    name: str
    source_type: str | None
    role: str | None
    affiliation: str | None
    statements: int
    articles: int
    aliases: tuple[str, ...]


class Speakers:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def listed(self, search: str | None = None) -> list[Listed]:
        """Those who said anything, most statements first; with `search`, those with a name in which these
        letters stand, accents, case and punctuation aside."""
        rows = self._connection.execute(
            """select slug, name, source_type, role, affiliation, n as statements,
                (select count(distinct speaker_mentions.article_id)
                    from speaker_aliases join speaker_mentions on alias_id = speaker_aliases.id
                    where speaker_id = speakers.id) as articles,
                (select json_group_array(distinct alias.name) from speaker_aliases as alias
                    where speaker_id = speakers.id and alias.name <> speakers.name) as aliases
            from speakers join facet_counts on facet = 'speaker_id' and value = speakers.id and n > 0
            where :part is null or exists (
                select 1 from speaker_aliases where speaker_id = speakers.id and instr(slug, :part)
            )
            order by n desc, name, slug""",
            {"part": slugify(search) if search else None},
        )
        return [Listed(**{**dict(row), "aliases": tuple(json.loads(row["aliases"]))}) for row in rows]

    def find(self, asked: str) -> int:
        """The id of the one speaker whose slug or name (any of theirs, in any case) is `asked`.

        Raises SpeakerError where it is nobody's, which tells near names, or that of several, which tells
        their slugs.
        """
        found = self._connection.execute(
            """select distinct speakers.id, speakers.slug from speaker_aliases
            join speakers on speakers.id = speaker_id where speaker_aliases.slug = ?""",
            [asked],
        ).fetchall()
        found = (
            found
            or self._connection.execute(
                """select distinct speakers.id, speakers.slug from speaker_aliases
            join speakers on speakers.id = speaker_id
            where speaker_aliases.name = ? collate nocase order by speakers.id""",
                [" ".join(asked.split())],
            ).fetchall()
        )
        if not found:
            raise SpeakerError(asked, nobody(self.near(asked)))
        if len(found) > 1:
            slugs = ", ".join(row["slug"] for row in found)
            raise SpeakerError(asked, f"this is the name of {len(found)} speakers; write one of {slugs}")
        return int(found[0]["id"])

    def alias(self, speaker: int, asked: str) -> int:
        """The id of that alias of a speaker which has `asked` for its name or slug. Raises SpeakerError."""
        theirs = self.aliases(speaker)
        found = [alias for alias in theirs if alias.slug == asked]
        found = found or [alias for alias in theirs if alias.name.casefold() == asked.casefold()]
        if not found:
            names = "; ".join(dict.fromkeys(alias.name for alias in theirs))
            raise SpeakerError(asked, f"is no name of {theirs[0].name}, whose names are: {names}")
        if len(found) > 1:
            slugs = ", ".join(alias.slug for alias in found)
            raise SpeakerError(
                asked, f"{theirs[0].name} has this name in {len(found)} articles; write one of {slugs}"
            )
        return found[0].id

    def near(self, asked: str) -> list[str]:
        """Names that somebody who wrote `asked` may have meant, the likeliest first."""
        slug = slugify(asked)
        rows = self._connection.execute(
            """select distinct name, slug from speaker_aliases where slug like :whole
            union select distinct name, slug from speaker_aliases where stem like :first or slug like :first
            limit :most""",
            {"whole": f"%{slug}%", "first": f"{slug.rsplit('-', 1)[-1][:2]}%", "most": _MOST_COMPARED},
        )
        names: dict[str, str] = {}
        for row in rows:
            names.setdefault(row["slug"], row["name"])
        close = get_close_matches(slug, names, n=_MOST_NEAR, cutoff=0.6)
        close += [other for other in names if slug in other]
        return list(dict.fromkeys(names[other] for other in close))[:_MOST_NEAR]

    def rebuild(self) -> int:
        """Decide anew, by today's rules, who is behind every name; what people decided stays. How many
        speakers have a name of theirs in the stored articles. Inside a transaction."""
        refresh_offices(self._connection, rebuild(self._connection))
        [count] = self._connection.execute(
            """select count(distinct speaker_id) from speaker_mentions
            join speaker_aliases on speaker_aliases.id = alias_id"""
        ).fetchone()
        return int(count)

    def aliases(self, speaker: int) -> list[Alias]:
        """The names of a speaker, their own first, then those most in use; empty for an unknown id."""
        rows = self._connection.execute(
            """select speaker_aliases.id, speaker_id, name, slug, url as article_url, rule, evidence,
                (select count(*) from speaker_mentions where alias_id = speaker_aliases.id) as articles
            from speaker_aliases left join articles on articles.id = speaker_aliases.article_id
            where speaker_id = ? order by speaker_aliases.id <> speaker_id, articles desc, name, slug""",
            [speaker],
        )
        return [Alias(**dict(row)) for row in rows]

    def merge(
        self,
        keep: int,
        others: Sequence[int],
        now: datetime,
        *,
        everywhere: bool = False,
        by: str | None = None,
    ) -> None:
        """Decide that `others` (ids of speakers) are the speaker `keep`, whose name and address stay.

        Inside a transaction. The decision, `by` whoever made it, holds in every later run until `split` takes
        it back.
        `everywhere`: where another goes by a surname alone, that surname is `keep` in all articles, later
        ones too, in which nothing else is decided. Raises SpeakerError, with nothing done, for an id that is
        no speaker's or is given twice.
        """
        if keep in others or len(set(others)) < len(others):
            raise SpeakerError("merge", "a speaker cannot be merged with itself; name others")
        for speaker in (keep, *others):
            if not self.aliases(speaker):
                raise SpeakerError(f"speaker {speaker}", "there is none with this id")
        decisions = Decisions(self._connection)
        for other in others:
            # Its other names follow it, by the rule or the decision that ties them to it.
            key = decisions.key(other)
            about = Key(key.name, None) if everywhere else key
            decide(self._connection, about, "merged", now, into=decisions.key(keep), by=by)
        self._relate({keep, *others}, names={decisions.key(other).name for other in others})

    def split(self, alias: int, now: datetime, *, everywhere: bool = False, by: str | None = None) -> int:
        """Decide that an alias (its id) is not its speaker's: the id of the speaker that it now stands for.

        Inside a transaction. Takes back the merge that brought it there (`everywhere`: the one of all
        articles that use this surname), or overrules the rule that did, in every later run; `by`: who
        decides. Raises SpeakerError for an unknown id and for the only name of a speaker.
        """
        row = self._connection.execute(
            "select speaker_id, name from speaker_aliases where id = ?", [alias]
        ).fetchone()
        if row is None:
            raise SpeakerError(f"name {alias}", "there is none with this id")
        rest = [other.id for other in self.aliases(row["speaker_id"]) if other.id != alias]
        if not rest:
            raise SpeakerError(row["name"], "is the only name of its speaker; there is nothing to split")
        decisions = Decisions(self._connection)
        if everywhere:
            decide(self._connection, Key(row["name"], None), "withdrawn", now, by=by)
        elif decisions.is_merged(alias):
            decide(self._connection, decisions.key(alias), "withdrawn", now, by=by)
        # What was merged into this one stays together, without it.
        heirs = decisions.merged_into(alias)
        for heir in heirs:
            decide(self._connection, decisions.key(heir), "withdrawn", now, by=by)
        for heir in heirs[1:]:
            decide(self._connection, decisions.key(heir), "merged", now, into=decisions.key(heirs[0]), by=by)
        self._relate({alias, *rest})
        if self._is_with(alias, rest):
            decide(self._connection, decisions.key(alias), "split", now, by=by)
            self._relate({alias, *rest})
        return self._speaker_of(alias)

    def _relate(self, aliases: Iterable[int], names: Iterable[str] = ()) -> None:
        meant = {
            row["id"]
            for name in names
            for row in self._connection.execute("select id from speaker_aliases where name = ?", [name])
        }
        refresh_offices(self._connection, relate(self._connection, {*aliases, *meant}))

    def _is_with(self, alias: int, others: Sequence[int]) -> bool:
        return self._speaker_of(alias) in {self._speaker_of(other) for other in others}

    def _speaker_of(self, alias: int) -> int:
        row = self._connection.execute(
            "select speaker_id from speaker_aliases where id = ?", [alias]
        ).fetchone()
        return int(row["speaker_id"])


def nobody(near: Sequence[str]) -> str:
    """What to tell somebody who asked for a name that nobody has."""
    hint = f"; near: {', '.join(near)}" if near else "; `onrecord speakers` lists who is"
    return f"nobody is recorded under this name{hint}"

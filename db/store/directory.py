"""Speakers across articles, to be looked up: who they are, under which names and why."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from onrecord.db.errors import DatabaseError
from onrecord.db.slug import slugify

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


class Directory:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

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


def nobody(near: Sequence[str]) -> str:
    """What to tell somebody who asked for a name that nobody has."""
    hint = f"; near: {', '.join(near)}" if near else "; `onrecord speakers` lists who is"
    return f"nobody is recorded under this name{hint}"

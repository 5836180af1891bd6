"""Which article uses which names, and what it tells of who bears them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.claims.relate import fullname, initials
from onrecord.claims.relate.speakers import OWN
from onrecord.db.slug import slugify
from onrecord.db.store.kinship import sort_into_families


@dataclass(frozen=True, slots=True)
class Named:
    """A speaker as one claim has it."""

    name: str
    source_type: str | None
    role: str | None
    affiliation: str | None


def note(
    connection: sqlite3.Connection, article_id: int, mentions: Sequence[Named]
) -> tuple[dict[str, int], set[int]]:
    """Write down whom an article's claims name, given in text order, and which initials it explains.

    The ids of the aliases by name, and of all those about which this tells anything new.
    """
    told: dict[str, Named] = {}
    for mention in mentions:
        best = told.setdefault(mention.name, mention)
        if _fullness(mention) > _fullness(best):
            told[mention.name] = mention
    aliases = {name: _alias(connection, article_id, mention) for name, mention in told.items()}
    stirred = _note_abbreviations(connection, article_id)
    stirred |= _note_mentions(
        connection, article_id, {(aliases[m.name], m.role, m.affiliation) for m in told.values()}
    )
    return aliases, stirred


def _fullness(mention: Named) -> int:
    return (mention.role is not None) + (mention.affiliation is not None)


def _alias(connection: sqlite3.Connection, article_id: int, mention: Named) -> int:
    """The alias that a name is in an article, made if it is new."""
    local = mention.source_type == "person" and fullname.person(mention.name) is None
    scope = article_id if local else None
    row = connection.execute(
        "select id from speaker_aliases where name = ? and article_id is ?", [mention.name, scope]
    ).fetchone()
    if row is None and mention.source_type == "person":
        # Other rules held it for a full name, or for none: its address stays in use.
        row = connection.execute(
            """update speaker_aliases set article_id = :scope, stem = null where id = (
                select min(id) from speaker_aliases
                where name = :name and source_type = 'person' and (article_id is null) = (:scope is not null)
                and not exists (select 1 from speaker_mentions where alias_id = speaker_aliases.id)
            ) returning id""",
            {"scope": scope, "name": mention.name},
        ).fetchone()
    if row is not None:
        return int(row["id"])
    [new] = connection.execute(
        """select 1 + max((select coalesce(max(id), 0) from speaker_aliases),
            (select coalesce(max(id), 0) from speakers))"""
    ).fetchone()
    slug = _free_slug(connection, slugify(mention.name))
    connection.execute(
        "insert into speakers (id, slug, name, source_type) values (?, ?, ?, ?)",
        [new, slug, mention.name, mention.source_type],
    )
    connection.execute(
        """insert into speaker_aliases (id, speaker_id, name, article_id, slug, source_type, rule)
        values (?, ?, ?, ?, ?, ?, ?)""",
        [new, new, mention.name, scope, slug, mention.source_type, OWN.rule],
    )
    return int(new)


def _free_slug(connection: sqlite3.Connection, slug: str) -> str:
    candidate, number = slug, 1
    while connection.execute(
        """select 1 from speaker_aliases where slug = :slug
        union all select 1 from speakers where slug = :slug""",
        {"slug": candidate},
    ).fetchone():
        number += 1
        candidate = f"{slug}-{number}"
    return candidate


def _note_mentions(
    connection: sqlite3.Connection, article_id: int, now: set[tuple[int, str | None, str | None]]
) -> set[int]:
    """Write down what the article tells of each alias; those for which it may change who they are."""
    before = {
        (row["alias_id"], row["role"], row["affiliation"])
        for row in connection.execute("select * from speaker_mentions where article_id = ?", [article_id])
    }
    news = {
        mention[0]
        for mention in now ^ before
        if mention in before or not _is_known(connection, article_id, mention)
    }
    connection.execute("delete from speaker_mentions where article_id = ?", [article_id])
    connection.executemany(
        """insert into speaker_mentions (article_id, alias_id, outlet_id, role, affiliation)
        select id, ?, outlet_id, ?, ? from articles where id = ?""",
        [(*mention, article_id) for mention in now],
    )
    return news | _neighbours(connection, article_id)


def _is_known(
    connection: sqlite3.Connection, article_id: int, mention: tuple[int, str | None, str | None]
) -> bool:
    """Whether the same outlet has told the same of an alias before."""
    row = connection.execute(
        """select 1 from speaker_mentions where alias_id = ? and role is ? and affiliation is ?
        and outlet_id is (select outlet_id from articles where id = ?) limit 1""",
        [*mention, article_id],
    ).fetchone()
    return row is not None


def _neighbours(connection: sqlite3.Connection, article_id: int) -> set[int]:
    """Aliases of one family that the article quotes beside each other."""
    sort_into_families(connection)
    rows = connection.execute(
        """select group_concat(alias_id) as ids from speaker_mentions
        join speaker_aliases on speaker_aliases.id = alias_id
        where speaker_mentions.article_id = ? and family is not null group by family having count(*) > 1""",
        [article_id],
    )
    return {int(alias) for row in rows for alias in row["ids"].split(",")}


def _note_abbreviations(connection: sqlite3.Connection, article_id: int) -> set[int]:
    """Write down which initials the article explains; the aliases for which that is news."""
    [text] = connection.execute("select text from articles where id = ?", [article_id]).fetchone()
    now = {(fullname.fold(short), name) for short, name in initials.explained(text)}
    before = {
        (row["short"], row["name"])
        for row in connection.execute(
            "select short, name from abbreviations where article_id = ?", [article_id]
        )
    }
    connection.executemany(
        "delete from abbreviations where article_id = ? and short = ? and name = ?",
        [(article_id, *pair) for pair in before - now],
    )
    connection.executemany(
        "insert into abbreviations (article_id, short, name) values (?, ?, ?)",
        [(article_id, *pair) for pair in now - before],
    )
    return {
        row["id"]
        for short, _ in now ^ before
        for row in connection.execute(
            "update speaker_aliases set family = null, stem = null where stem = ? returning id", [short]
        ).fetchall()
    }

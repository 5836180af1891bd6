"""The names that articles use and the speakers behind them: what `claims.same` decides, kept in step.

All of it but people's decisions can be worked out anew from the claims.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from claims import fullname, initials, same
from db.slug import slugify
from db.store.decisions import Decisions


@dataclass(frozen=True, slots=True)
class Named:
    """A speaker as one claim has it."""

    name: str
    source_type: str | None
    role: str | None
    affiliation: str | None


@dataclass(frozen=True, slots=True)
class Settled:
    """`speaker_ids` by the names of an article; `moved`: speakers that gained or lost a name by it."""

    speaker_ids: Mapping[str, int]
    moved: frozenset[int]


def settle(connection: sqlite3.Connection, article_id: int, mentions: Sequence[Named]) -> Settled:
    """Note whom an article's claims name, in text order, and decide whom that makes one speaker."""
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
    moved = relate(connection, stirred)
    return Settled({name: _speaker_of(connection, alias) for name, alias in aliases.items()}, moved)


def relate(connection: sqlite3.Connection, stirred: Collection[int]) -> frozenset[int]:
    """Decide anew who is behind these aliases and their kin; the speakers that gained or lost a name."""
    if not stirred:
        return frozenset()
    _sort_into_families(connection)
    decisions = Decisions(connection)
    kin = _kin(connection, stirred, decisions)
    found = same.speakers(
        _load(connection, kin),
        met=_met(connection, kin),
        merged=decisions.merged(kin),
        split=decisions.split(kin),
    )
    return _keep(connection, found)


def rebuild(connection: sqlite3.Connection) -> frozenset[int]:
    """Work everything out anew from the stored claims and what people decided; the ids of all speakers."""
    for table in ("speaker_mentions", "abbreviations"):
        connection.execute(f"delete from {table}")
    connection.execute("update speaker_aliases set family = null, stem = null")
    for [article_id] in connection.execute("select id from articles order by id").fetchall():
        rows = connection.execute(
            """select speaker, source_type, role, affiliation from claims
            where article_id = ? and speaker is not null and reviewed is not 'wrong' order by position""",
            [article_id],
        ).fetchall()
        for name, speaker in settle(
            connection, article_id, [Named(*row) for row in rows]
        ).speaker_ids.items():
            _give(connection, name, speaker, "select ?", article_id)
    return frozenset(row["id"] for row in connection.execute("select id from speakers"))


def _fullness(mention: Named) -> int:
    return (mention.role is not None) + (mention.affiliation is not None)


def _alias(connection: sqlite3.Connection, article_id: int, mention: Named) -> int:
    """The alias that a name is in an article, made if it is new."""
    local = mention.source_type == "person" and fullname.person(mention.name) is None
    scope = article_id if local else None
    row = connection.execute(
        "select id from speaker_aliases where name = ? and article_id is ?", [mention.name, scope]
    ).fetchone()
    if row is None and local:
        # Of a schema that took a surname for one speaker in all articles: the first of them has its address.
        row = connection.execute(
            """update speaker_aliases set article_id = ?
            where name = ? and article_id is null and source_type = 'person'
            and not exists (select 1 from speaker_mentions where alias_id = speaker_aliases.id)
            returning id""",
            [article_id, mention.name],
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
        [new, new, mention.name, scope, slug, mention.source_type, same.OWN.rule],
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


def _speaker_of(connection: sqlite3.Connection, alias: int) -> int:
    row = connection.execute("select speaker_id from speaker_aliases where id = ?", [alias]).fetchone()
    return int(row["speaker_id"])


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
    _sort_into_families(connection)
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


def _sort_into_families(connection: sqlite3.Connection) -> None:
    """Work out the family of aliases that have none yet: new ones, and those of an older schema."""
    rows = connection.execute("select * from speaker_aliases where stem is null").fetchall()
    for row in rows:
        alias = _read(connection, row, frozenset())
        if row["source_type"] == "person":
            stem = fullname.surname(row["name"])
        else:
            stem = fullname.body(row["name"]).core
        connection.execute(
            "update speaker_aliases set family = ?, stem = ? where id = ?",
            [same.family(alias), stem, row["id"]],
        )


def _kin(connection: sqlite3.Connection, aliases: Collection[int], decisions: Decisions) -> list[int]:
    """These aliases with all that could be, is, or is decided to be a speaker with one of them."""
    found: set[int] = set()
    new = set(aliases)
    while new:
        found |= new
        near = {
            row["id"]
            for row in connection.execute(
                """
                with new as (select value as id from json_each(?)),
                known as (select * from speaker_aliases where id in new)
                select id from speaker_aliases where family in (select family from known)
                union select id from speaker_aliases where speaker_id in (select speaker_id from known)
                union
                select other.id from known join speaker_aliases as other
                on other.stem = known.stem and other.source_type = 'person' and known.source_type = 'person'
                and (other.article_id is not null or known.article_id is not null)
                where exists (
                    select 1 from speaker_mentions as here join speaker_mentions as there
                    on there.alias_id = other.id and there.role = here.role collate nocase
                    where here.alias_id = known.id
                )
                """,
                [json.dumps(sorted(new))],
            )
        }
        near |= {alias for one in new for alias in decisions.tied(one)}
        new = near - found
    return sorted(found)


def _load(connection: sqlite3.Connection, aliases: Sequence[int]) -> list[same.Alias]:
    listed = json.dumps(aliases)
    offices: dict[int, set[same.Office]] = {}
    if len(aliases) > 1:  # one alone is related to nobody
        for row in connection.execute(
            """select distinct alias_id, role, affiliation, outlets.name as outlet from speaker_mentions
            left join outlets on outlets.id = outlet_id
            where alias_id in (select value from json_each(?))
            and (role is not null or affiliation is not null)""",
            [listed],
        ):
            office = same.Office(row["role"], row["affiliation"], row["outlet"])
            offices.setdefault(row["alias_id"], set()).add(office)
    rows = connection.execute(
        "select * from speaker_aliases where id in (select value from json_each(?)) order by id", [listed]
    ).fetchall()
    return [_read(connection, row, frozenset(offices.get(row["id"], ()))) for row in rows]


def _read(connection: sqlite3.Connection, row: sqlite3.Row, offices: frozenset[same.Office]) -> same.Alias:
    spelled_out = _spelled_out(connection, row["name"]) if row["source_type"] != "person" else None
    return same.Alias(
        row["id"], row["name"], row["source_type"], row["article_id"] is not None, offices, spelled_out
    )


def _spelled_out(connection: sqlite3.Connection, name: str) -> str | None:
    """What every article that explains these initials spells them out as; None where they differ."""
    if " " in name:
        return None
    rows = connection.execute(
        "select name from abbreviations where short = ? group by name order by count(*) desc, name",
        [fullname.body(name).core],
    ).fetchall()
    return rows[0]["name"] if len({fullname.body(row["name"]).core for row in rows}) == 1 else None


def _met(connection: sqlite3.Connection, aliases: Sequence[int]) -> frozenset[frozenset[int]]:
    """Pairs of these aliases that one article quotes both of."""
    if len(aliases) < 2:
        return frozenset()
    rows = connection.execute(
        """with these as (select value as id from json_each(?))
        select distinct here.alias_id as one, there.alias_id as other
        from speaker_mentions as here join speaker_mentions as there
        on there.article_id = here.article_id and there.alias_id > here.alias_id
        where here.alias_id in these and there.alias_id in these""",
        [json.dumps(aliases)],
    )
    return frozenset(frozenset((row["one"], row["other"])) for row in rows)


def _keep(connection: sqlite3.Connection, found: Iterable[same.Speaker]) -> frozenset[int]:
    """Bring every row in line with these speakers; the ids of those that changed and are still there."""
    moved: set[int] = set()
    for speaker in found:
        _ensure(connection, speaker.principal)
        for alias, reason in speaker.aliases.items():
            before = _speaker_of(connection, alias)
            connection.execute(
                "update speaker_aliases set speaker_id = ?, rule = ?, evidence = ? where id = ?",
                [speaker.principal, reason.rule, reason.evidence, alias],
            )
            if before != speaker.principal:
                _move(connection, alias, speaker.principal)
                moved |= {before, speaker.principal}
    gone = {
        id
        for id in moved
        if not connection.execute("select 1 from speaker_aliases where speaker_id = ?", [id]).fetchone()
    }
    connection.executemany("delete from speakers where id = ?", [(id,) for id in gone])
    return frozenset(moved - gone)


def _ensure(connection: sqlite3.Connection, alias: int) -> None:
    """A speaker under an alias's own name and address, if there is none."""
    connection.execute(
        """insert into speakers (id, slug, name, source_type)
        select id, slug, name, source_type from speaker_aliases where id = ? on conflict do nothing""",
        [alias],
    )


def _move(connection: sqlite3.Connection, alias: int, speaker: int) -> None:
    """Give all that was said under an alias to a speaker."""
    [name] = connection.execute("select name from speaker_aliases where id = ?", [alias]).fetchone()
    _give(connection, name, speaker, "select article_id from speaker_mentions where alias_id = ?", alias)


def _give(connection: sqlite3.Connection, name: str, speaker: int, articles: str, param: int) -> None:
    """Give what was said under a name, in the articles of a SELECT with its parameter, to a speaker."""
    theirs = f"article_id in ({articles}) and speaker_id is not ?"
    [canonical] = connection.execute("select name from speakers where id = ?", [speaker]).fetchone()
    connection.execute(
        f"""update timeline set speaker_id = ?, speaker = ?
        where {theirs} and claim_id in (
            select claim_id from claims where claims.article_id = timeline.article_id and speaker = ?
        )""",
        [speaker, canonical, param, speaker, name],
    )
    for table, column in (("claims", "speaker"), ("sources", "description")):
        connection.execute(
            f"update {table} set speaker_id = ? where {theirs} and {column} = ?",
            [speaker, param, speaker, name],
        )

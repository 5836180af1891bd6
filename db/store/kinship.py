"""Who is behind the names that articles use: what `claims.relate.speakers` decides, kept in step."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence

from onrecord.claims.relate import fullname, same
from onrecord.claims.relate.speakers import Speaker, speakers
from onrecord.db.store.decisions import Decisions


def relate(connection: sqlite3.Connection, stirred: Collection[int]) -> frozenset[int]:
    """Decide anew who is behind these aliases and their kin; the speakers that gained or lost a name."""
    if not stirred:
        return frozenset()
    sort_into_families(connection)
    decisions = Decisions(connection)
    kin = _kin(connection, stirred, decisions)
    found = speakers(
        _load(connection, kin),
        met=_met(connection, kin),
        merged=decisions.merged(kin),
        split=decisions.split(kin),
    )
    return _keep(connection, found)


def sort_into_families(connection: sqlite3.Connection) -> None:
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
                known as (select * from speaker_aliases where id in new),
                -- Distinct, since thousands of articles may give one surname one office.
                held as materialized (
                    select distinct known.stem, lower(here.role) as role
                    from known join speaker_mentions as here on here.alias_id = known.id
                    where known.source_type = 'person' and here.role is not null
                )
                select id from speaker_aliases where family in (select family from known)
                union select id from speaker_aliases where speaker_id in (select speaker_id from known)
                union
                select other.id from held join speaker_aliases as other
                on other.stem = held.stem and other.source_type = 'person'
                join speaker_mentions as there on there.alias_id = other.id and lower(there.role) = held.role
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
    """Pairs of these aliases, of one family each, that one article quotes both of."""
    rows = connection.execute(
        """select one.id as one, other.id as other from speaker_aliases as one
        join speaker_aliases as other on other.family = one.family and other.id > one.id
        where one.id in (select value from json_each(?)) and exists (
            select 1 from speaker_mentions as here join speaker_mentions as there
            on there.article_id = here.article_id and there.alias_id = other.id
            where here.alias_id = one.id
        )""",
        [json.dumps(aliases)],
    )
    return frozenset(frozenset((row["one"], row["other"])) for row in rows)


def _keep(connection: sqlite3.Connection, found: Iterable[Speaker]) -> frozenset[int]:
    """Bring every row in line with these speakers; the ids of those that changed and are still there."""
    found = list(found)
    listed = json.dumps([alias for speaker in found for alias in speaker.aliases])
    known = {
        row["id"]: (row["speaker_id"], row["rule"], row["evidence"])
        for row in connection.execute(
            """select id, speaker_id, rule, evidence from speaker_aliases
            where id in (select value from json_each(?))""",
            [listed],
        )
    }
    _ensure(connection, [speaker.principal for speaker in found])
    moved: set[int] = set()
    for speaker in found:
        for alias, reason in speaker.aliases.items():
            if known[alias] == (speaker.principal, reason.rule, reason.evidence):
                continue
            connection.execute(
                "update speaker_aliases set speaker_id = ?, rule = ?, evidence = ? where id = ?",
                [speaker.principal, reason.rule, reason.evidence, alias],
            )
            before = known[alias][0]
            if before != speaker.principal:
                _move(connection, alias, speaker.principal)
                moved |= {before, speaker.principal}
    gone = {
        id
        for id in moved
        if not connection.execute("select 1 from speaker_aliases where speaker_id = ?", [id]).fetchone()
    }
    forget_nameless(connection, gone)
    return frozenset(moved - gone)


def forget_nameless(connection: sqlite3.Connection, speakers: Collection[int]) -> None:
    """Delete those of these speakers that have no name left and to whom no claim is given (any more)."""
    connection.execute(
        """delete from speakers where id in (select value from json_each(?))
        and not exists (select 1 from speaker_aliases where speaker_id = speakers.id)
        and not exists (select 1 from claims where speaker_id = speakers.id)
        and not exists (select 1 from sources where speaker_id = speakers.id)
        and not exists (select 1 from timeline where speaker_id = speakers.id)""",
        [json.dumps(sorted(speakers))],
    )


def _ensure(connection: sqlite3.Connection, aliases: Sequence[int]) -> None:
    """A speaker under each of these aliases' own name and address, where there is none."""
    connection.execute(
        """insert into speakers (id, slug, name, source_type)
        select id, slug, name, source_type from speaker_aliases
        where id in (select value from json_each(?)) on conflict do nothing""",
        [json.dumps(aliases)],
    )


def _move(connection: sqlite3.Connection, alias: int, speaker: int) -> None:
    """Give all that was said under an alias to a speaker."""
    [name] = connection.execute("select name from speaker_aliases where id = ?", [alias]).fetchone()
    give(connection, name, speaker, "select article_id from speaker_mentions where alias_id = ?", alias)


def give(connection: sqlite3.Connection, name: str, speaker: int, articles: str, param: int) -> None:
    """Give what was said under a name, in the articles of a SELECT with its parameter, to a speaker."""
    # What a reviewer withdrew is nobody's, and stays so.
    theirs = f"article_id in ({articles}) and speaker_id <> ?"
    [canonical] = connection.execute("select name from speakers where id = ?", [speaker]).fetchone()
    connection.execute(
        f"""update timeline set speaker_id = ?, speaker = ?
        where {theirs} and claim_id in (
            select claim_id from claims where claims.article_id = timeline.article_id and speaker = ?
        )""",
        [speaker, canonical, param, speaker, name],
    )
    # Whether two claims are one depends on who said them.
    connection.execute(
        f"""update articles set related = null, traced = null where related is not null and id in (
            select article_id from claims where {theirs} and speaker = ?
        )""",
        [param, speaker, name],
    )
    for table, column in (("claims", "speaker"), ("sources", "description")):
        connection.execute(
            f"update {table} set speaker_id = ? where {theirs} and {column} = ?",
            [speaker, param, speaker, name],
        )


def speaker_of(connection: sqlite3.Connection, alias: int) -> int:
    """The id of the speaker whose name an alias is."""
    row = connection.execute("select speaker_id from speaker_aliases where id = ?", [alias]).fetchone()
    return int(row["speaker_id"])

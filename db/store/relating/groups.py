"""Groups of claims that say the same: worked out as a set wherever something changed, under ids that last.

A group is called by the number of its oldest claim. A number is never given twice, so an address that a
group once had leads to where that claim is now.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sequence

from onrecord.claims.alike.records import Told
from onrecord.db.store.relating.reading import decisions_on, listed, pairs_of, told

# All that is the same as one of the claims, directly or through others; a reviewer's word counts as a pair.
_COMPONENT = """
    with recursive near(id) as (
        select value from json_each(?)
        union select b from near join claim_pairs on a = near.id where band = 'same'
        union select a from near join claim_pairs on b = near.id where band = 'same'
        union select b from near join pair_decisions on a = near.id where undone is null and same
        union select a from near join pair_decisions on b = near.id where undone is null and same
    )
    select id from near
"""


def members(connection: sqlite3.Connection, ids: Collection[str]) -> set[str]:
    """All claims of the groups that these claims are in."""
    rows = connection.execute(
        """select claim_id from claims where group_id in (
            select group_id from claims
            where claim_id in (select value from json_each(?)) and group_id is not null
        )""",
        [listed(ids)],
    )
    return {row["claim_id"] for row in rows}


def numbers(connection: sqlite3.Connection, ids: Collection[str]) -> list[int]:
    """The groups that these claims are in."""
    rows = connection.execute(
        """select distinct group_id from claims
        where claim_id in (select value from json_each(?)) and group_id is not null order by 1""",
        [listed(ids)],
    )
    return [row["group_id"] for row in rows]


def regroup(connection: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Work out anew the groups of these claims and of all that is the same as any of them."""
    from onrecord.claims.alike.groups import groups

    seeds = set(ids)
    seeds |= members(connection, seeds)
    if not seeds:
        return
    component = [row["id"] for row in connection.execute(_COMPONENT, [listed(sorted(seeds))])]
    component = sorted({*component, *members(connection, component)})
    there = told(connection, component)
    pairs = [p for p in pairs_of(connection, component) if p.a in there and p.b in there]
    found = groups(list(there.values()), pairs, decisions_on(connection, component))
    _keep(connection, component, [[there[claim_id] for claim_id in group] for group in found])


def _keep(connection: sqlite3.Connection, component: Sequence[str], found: Sequence[Sequence[Told]]) -> None:
    before = {
        row["claim_id"]: row["group_id"]
        for row in connection.execute(
            "select claim_id, group_id from claims where claim_id in (select value from json_each(?))",
            [listed(component)],
        )
    }
    after: dict[str, int | None] = dict.fromkeys(before)
    sizes: dict[int, Sequence[Told]] = {}
    for group in found:
        number = _number(connection, min(group, key=age))
        sizes[number] = group
        after |= {one.claim.claim_id: number for one in group}
    moved = [claim_id for claim_id in before if before[claim_id] != after[claim_id]]
    touched = {before[claim_id] for claim_id in moved} | {after[claim_id] for claim_id in moved}
    stir(connection, moved)
    for number, group in sizes.items():
        counts = [len(group), len({one.article_id for one in group}), len({_outlet(one) for one in group})]
        # It is of the story that its oldest claim stands in.
        connection.execute(
            """insert into claim_groups (id, claims, articles, outlets, story_id)
            values (?1, ?2, ?3, ?4, (
                select story_id from claim_numbers join claims using (claim_id)
                join articles on articles.id = claims.article_id where claim_numbers.id = ?1
            ))
            on conflict (id) do update set claims = excluded.claims, articles = excluded.articles,
                outlets = excluded.outlets""",
            [number, *counts],
        )
        if number in touched:
            connection.execute("update claim_groups set traced = null where id = ?", [number])
    for claim_id in moved:
        _move(connection, claim_id, after[claim_id])
    gone = sorted(number for number in touched if number is not None and number not in sizes)
    connection.execute(
        "delete from claim_groups where id in (select value from json_each(?))", [listed(gone)]
    )


def age(one: Told) -> tuple[bool, str, str]:
    """Sorts claims by the day of their article, those without one last; ids break ties."""
    day = one.published.isoformat() if one.published else ""
    return (not day, day, one.claim.claim_id)


def stir(connection: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Have it asked anew where the articles of these claims have things from."""
    connection.execute(
        """update articles set traced = null where traced is not null and id in (
            select article_id from claims where claim_id in (select value from json_each(?))
        )""",
        [listed(ids)],
    )


def _outlet(one: Told) -> object:
    return one.outlet_id if one.outlet_id is not None else f"article {one.article_id}"


def _number(connection: sqlite3.Connection, oldest: Told) -> int:
    row = connection.execute(
        """insert into claim_numbers (claim_id) values (?)
        on conflict (claim_id) do update set claim_id = excluded.claim_id returning id""",
        [oldest.claim.claim_id],
    ).fetchone()
    return int(row["id"])


def _move(connection: sqlite3.Connection, claim_id: str, group_id: int | None) -> None:
    connection.execute("update claims set group_id = ? where claim_id = ?", [group_id, claim_id])
    # How many origins the new one can stand on is not known before it is asked.
    connection.execute(
        """update timeline set group_id = ?, corroboration = null, origins_max = null where claim_id = ?""",
        [group_id, claim_id],
    )

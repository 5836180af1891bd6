"""The speakers behind the names of many articles: pairs that `claims.relate.same` relates, made groups. Pure.

What could be either of two stays apart.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.claims.relate import fullname
from onrecord.claims.relate.same import INSTITUTIONS, Alias, Office, Reason, of_one_office, same


@dataclass(frozen=True, slots=True)
class Speaker:
    """One entity: the id of the alias that names it, and each alias with its reason."""

    principal: int
    aliases: Mapping[int, Reason]


OWN = Reason("own name")

Related = Callable[[Alias, Alias], Reason | None]
Pairs = Collection[frozenset[int]]


def speakers(
    aliases: Sequence[Alias],
    *,
    met: Pairs = frozenset(),
    merged: Mapping[int, int] | None = None,
    split: Collection[int] = frozenset(),
) -> list[Speaker]:
    """The entities behind `aliases`, whatever order they come in.

    `met`: ids of two aliases that one article quotes beside each other. What a person decided outranks the
    rules: `merged` gives for an alias the one that it is merged into; those in `split` follow no rule.
    """
    merged = merged or {}
    by_id = {alias.id: alias for alias in sorted(aliases, key=lambda a: a.id)}
    free = [alias for alias in by_id.values() if alias.id not in split]

    def related(a: Alias, b: Alias) -> Reason | None:
        return same(a, b, met=frozenset((a.id, b.id)) in met)

    groups = [[a.id for a in group] for group in _cliques([a for a in free if not a.local], related)]
    groups += [[id] for id in split if id in by_id]
    groups += _place_local([alias for alias in free if alias.local], groups, by_id)
    groups = _united(groups, [(a, b) for a, b in merged.items() if a in by_id and b in by_id])
    return [_speaker([by_id[id] for id in group], merged, related) for group in groups]


def _place_local(
    aliases: Iterable[Alias], groups: list[list[int]], by_id: Mapping[int, Alias]
) -> list[list[int]]:
    """Put each local alias to the one speaker of its surname who holds its office, if there is just one in
    `groups`; further groups of those that are left."""
    alike: dict[tuple[str, frozenset[Office]], list[int]] = {}
    for alias in aliases:
        alike.setdefault((fullname.surname(alias.name), alias.offices), []).append(alias.id)
    alone: list[list[int]] = []
    left: dict[int, list[int]] = {}
    for ids in alike.values():
        one = by_id[ids[0]]
        if not of_one_office(one, one):
            alone += [[id] for id in ids]
            continue
        fitting = [group for group in groups if any(_holds(by_id[id], one) for id in group)]
        if len(fitting) == 1:
            fitting[0].extend(ids)
        else:
            left[one.id] = ids
    together = _cliques([by_id[id] for id in left], of_one_office)
    return alone + [[id for alias in group for id in left[alias.id]] for group in together]


def _holds(known: Alias, local: Alias) -> bool:
    return not known.local and of_one_office(local, known) is not None


def _cliques(aliases: Sequence[Alias], related: Related) -> list[list[Alias]]:
    """Groups in which each is related to each. What is related to two that are not so to one another could
    be either, so it stands alone: "George Penn" beside "George A. Penn" and "George B. Penn"."""
    kin: dict[int, set[int]] = {alias.id: set() for alias in aliases}
    for a, b in combinations(aliases, 2):
        if related(a, b):
            kin[a.id].add(b.id)
            kin[b.id].add(a.id)
    unsure = {
        id for id, near in kin.items() if any(b not in kin[a] for a, b in combinations(sorted(near), 2))
    }
    groups: dict[int, list[Alias]] = {}
    for alias in aliases:
        sure = set() if alias.id in unsure else kin[alias.id] - unsure
        groups.setdefault(min({alias.id, *sure}), []).append(alias)
    return list(groups.values())


def _united(groups: list[list[int]], pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """`groups`, those that a pair joins made one."""
    group_of = {id: group for group in groups for id in group}
    for a, b in pairs:
        one, other = group_of[a], group_of[b]
        if one is not other:
            one.extend(other)
            group_of |= dict.fromkeys(other, one)
    return list({id(group): group for group in group_of.values()}.values())


def _speaker(members: list[Alias], merged: Mapping[int, int], related: Related) -> Speaker:
    kept = {merged[a.id] for a in members if a.id in merged} - merged.keys()

    def rank(alias: Alias) -> tuple[bool, bool, bool, bool, int]:
        # In full rather than by initials, and "Ada Cole" rather than "ADA COLE".
        short = alias.source_type in INSTITUTIONS and alias.in_full != alias.name
        return alias.id not in kept, alias.local, short, alias.name.isupper(), alias.id

    principal = min(members, key=rank)
    reasons: dict[int, Reason] = {}
    for alias in members:
        if alias is principal:
            reasons[alias.id] = OWN
        elif alias.id in merged:
            reasons[alias.id] = Reason("merged by hand")
        else:
            reasons[alias.id] = _reason(alias, principal, members, related)
    return Speaker(principal.id, reasons)


def _reason(alias: Alias, principal: Alias, members: list[Alias], related: Related) -> Reason:
    """Why an alias belongs here: best by the principal's name itself, else by that of another alias."""
    for other in (principal, *members):
        if other is alias:
            continue
        found = of_one_office(alias, other) if alias.local or other.local else related(alias, other)
        if found:
            return (
                found
                if other is principal
                else Reason(
                    found.rule, f"as “{other.name}”" + (f": {found.evidence}" if found.evidence else "")
                )
            )
    return Reason("merged by hand", f"with “{principal.name}”")

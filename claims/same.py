"""Whether two names, used in different articles, are one speaker: rules that each give their reason. Pure.

A surname alone never is one. What two rules' readings make ambiguous stays apart.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from claims import fullname
from claims.fullname import PersonName
from claims.lang import en

_INSTITUTIONS = frozenset(("organization", "outlet"))


@dataclass(frozen=True, slots=True)
class Office:
    """What one article told of somebody, and the outlet it stood in."""

    role: str | None
    affiliation: str | None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Alias:
    """A name as articles use it. `id` grows with the time it was first met.

    `local`: it is a person's surname alone and stands for whoever one article means by it. `spelled_out`: for
    an institution's initials the full name that articles give them, if it is one.
    """

    id: int
    name: str
    source_type: str | None
    local: bool = False
    offices: frozenset[Office] = frozenset()
    spelled_out: str | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a name is a speaker's: the `rule` that fired and what it saw."""

    rule: str
    evidence: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """One entity: the id of the alias that names it, and each alias with its reason."""

    principal: int
    aliases: Mapping[int, Reason]


OWN = Reason("own name")

Related = Callable[[Alias, Alias], Reason | None]
Pairs = Collection[frozenset[int]]


def family(alias: Alias) -> str | None:
    """Where an alias's kin must be looked for: only aliases of one family can be one speaker, local ones
    aside. None for what only its very words can be: groups, documents, local names."""
    if alias.source_type in _INSTITUTIONS:
        return f"body {fullname.body(alias.spelled_out or alias.name).core}"
    named = fullname.person(alias.name) if alias.source_type == "person" else None
    if named is None:
        return None
    return f"person {fullname.given_family(named.given.split()[0])} {named.surname.split()[-1]}"


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
    local = [alias for alias in free if alias.local]
    left = [alias for alias in local if not _placed(alias, groups, by_id)]
    groups += [[a.id for a in group] for group in _cliques(left, _of_one_office)]
    groups = _united(groups, [(a, b) for a, b in merged.items() if a in by_id and b in by_id])
    return [_speaker([by_id[id] for id in group], merged, related) for group in groups]


def same(a: Alias, b: Alias, *, met: bool = False) -> Reason | None:
    """Why two names that are more than a surname are one speaker's, or None. `met`: one article quotes both
    of them, which it would not do under two forms of one name."""
    if a.source_type in _INSTITUTIONS and b.source_type in _INSTITUTIONS:
        return _same_body(a, b)
    if a.source_type == b.source_type == "person":
        first, second = fullname.person(a.name), fullname.person(b.name)
        if first and second:
            return _same_person(first, second, met, _shared(a, b))
    return None


def _same_person(a: PersonName, b: PersonName, met: bool, shared: str | None) -> Reason | None:
    if a.spelled == b.spelled:
        return Reason("spelling", "the same letters")
    if met or a.surname != b.surname:
        return None
    rules: list[str] = []
    if a.given != b.given:
        if not (fullname.is_short_for(a.given, b.given) or fullname.is_short_for(b.given, a.given)):
            return None
        rules.append("short form")
    if a.middle != b.middle:
        if not _fit(a.middle, b.middle):
            return None
        rules.append("middle name")
    if a.suffix != b.suffix:
        # News is careful to say "Jr." where there is another of that name.
        if (a.suffix and b.suffix) or not shared:
            return None
        rules.append("suffix")
    return Reason(" and ".join(rules), shared)


def _fit(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether middle names may be the same: one has none, or each is the other's or its initial."""
    if not a or not b:
        return True
    return len(a) == len(b) and all(
        x == y or (1 in (len(x), len(y)) and x[0] == y[0]) for x, y in zip(a, b, strict=True)
    )


def _same_body(a: Alias, b: Alias) -> Reason | None:
    first, second = fullname.body(a.spelled_out or a.name), fullname.body(b.spelled_out or b.name)
    if first.core != second.core or (first.form and second.form and first.form != second.form):
        return None
    if a.spelled_out or b.spelled_out:
        full = a.spelled_out or b.spelled_out
        return Reason("initials", f"an article gives them for “{full}”")
    if first.form != second.form:
        return Reason("legal form", first.form or second.form)
    return Reason("spelling", "the same letters")


def _placed(alias: Alias, groups: list[list[int]], by_id: Mapping[int, Alias]) -> bool:
    """Put a local name to the one speaker of that surname who holds its office, if there is one."""
    fitting = [
        group
        for group in groups
        if any(_of_one_office(alias, by_id[id]) for id in group if not by_id[id].local)
    ]
    if len(fitting) == 1:
        fitting[0].append(alias.id)
    return len(fitting) == 1


def _of_one_office(a: Alias, b: Alias) -> Reason | None:
    """Why two people of one surname are the same, if one or both go by no first name."""
    if b.source_type != "person" or fullname.surname(a.name) != fullname.surname(b.name):
        return None
    shared = _shared_office(a, b)
    return Reason("surname and office", shared) if shared else None


def _shared_office(a: Alias, b: Alias) -> str | None:
    """The role with the affiliation that both were given; or an office, if one outlet gives it to both and
    only one of them an affiliation."""
    for one, other in _pairs(a, b):
        if not one.role or not other.role or fullname.fold(one.role) != fullname.fold(other.role):
            continue
        if one.affiliation and other.affiliation:
            if fullname.fold(one.affiliation) == fullname.fold(other.affiliation):
                return f"{one.role}, {one.affiliation}"
        elif one.outlet and one.outlet == other.outlet and _is_office(one.role):
            return f"{one.role}, in {one.outlet}"
    return None


def _shared(a: Alias, b: Alias) -> str | None:
    """A role or an affiliation that both were given."""
    for one, other in _pairs(a, b):
        for mine, others in ((one.role, other.role), (one.affiliation, other.affiliation)):
            if mine and others and fullname.fold(mine) == fullname.fold(others):
                return mine
    return None


def _pairs(a: Alias, b: Alias) -> Iterable[tuple[Office, Office]]:
    return ((one, other) for one in sorted(a.offices, key=str) for other in sorted(b.offices, key=str))


def _is_office(role: str) -> bool:
    return fullname.fold(role).rsplit(" ", 1)[-1] in en.OFFICES


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

    def rank(alias: Alias) -> tuple[bool, bool, bool, int]:
        return alias.id not in kept, alias.local, alias.spelled_out is not None, alias.id

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
        found = _of_one_office(alias, other) if alias.local or other.local else related(alias, other)
        if found:
            return (
                found
                if other is principal
                else Reason(
                    found.rule, f"as “{other.name}”" + (f": {found.evidence}" if found.evidence else "")
                )
            )
    return Reason("merged by hand", f"with “{principal.name}”")

"""Whether two names, used in different articles, are one speaker's: rules that each give their reason. Pure.

A surname alone never is one's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.claims.lang.en import grammar, offices, unnamed
from onrecord.claims.lang.en.nameforms import COMMON_INITIALS, OFFICE_WORDS
from onrecord.claims.relate import fullname
from onrecord.claims.relate.fullname import PersonName

INSTITUTIONS = frozenset(("organization", "outlet"))
# Words of an office that many have at once, and party or nation.
_UNTELLING = (
    offices.ROLE_MODIFIERS
    | grammar.PREPOSITIONS
    | grammar.FUNCTION_WORDS
    | unnamed.ADJECTIVES
    | {"candidate", "official"}
)


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

    @property
    def in_full(self) -> str:
        """The name, or what its initials stand for."""
        common = COMMON_INITIALS.get(fullname.body(self.name).core)
        return self.spelled_out or common or self.name


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a name is a speaker's: the `rule` that fired and what it saw."""

    rule: str
    evidence: str | None = None


def family(alias: Alias) -> str | None:
    """Where an alias's kin must be looked for: only aliases of one family can be one speaker, local ones
    aside. None for what only its very words can be: groups, documents, local names."""
    if alias.source_type in INSTITUTIONS:
        core = fullname.body(alias.in_full).core
        return f"body {_solid(core)}" if core else None
    named = fullname.person(alias.name) if alias.source_type == "person" else None
    if named is None:
        return None
    return f"person {fullname.given_family(named.given.split()[0])} {named.surname.split()[-1]}"


def same(a: Alias, b: Alias, *, met: bool = False) -> Reason | None:
    """Why two names that are more than a surname are one speaker's, or None. `met`: one article quotes both
    of them, which it would not do under two forms of one name.

    People whose names are not the same letters must not be told of otherwise: not one word in common in their
    offices, where both have any, makes them two.
    """
    if a.source_type in INSTITUTIONS and b.source_type in INSTITUTIONS:
        return _same_body(a, b)
    if a.source_type == b.source_type == "person":
        first, second = fullname.person(a.name), fullname.person(b.name)
        if first and second:
            return _same_person(first, second, met, _told(a), _told(b))
    return None


def _same_person(
    a: PersonName, b: PersonName, met: bool, told: frozenset[str], told_other: frozenset[str]
) -> Reason | None:
    if a.spelled == b.spelled:
        return Reason("spelling", "the same letters")
    shared = told & told_other
    if met or a.surname != b.surname or (told and told_other and not shared):
        return None
    rules: list[str] = []
    if a.given != b.given:
        short = fullname.is_short_for(a.given, b.given) or fullname.is_short_for(b.given, a.given)
        if not short or not shared:  # there are many a Bob and a Robert of one surname
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
    return Reason(" and ".join(rules), f"both: {', '.join(sorted(shared))}" if shared else None)


def _fit(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether middle names may be the same: one has none, or each is the other's or its initial."""
    if not a or not b:
        return True
    return len(a) == len(b) and all(
        x == y or (1 in (len(x), len(y)) and x[0] == y[0]) for x, y in zip(a, b, strict=True)
    )


def _same_body(a: Alias, b: Alias) -> Reason | None:
    first, second = fullname.body(a.in_full), fullname.body(b.in_full)
    if (
        not first.core
        or _solid(first.core) != _solid(second.core)
        or (first.form and second.form and first.form != second.form)
    ):
        return None
    if _solid(fullname.body(a.name).core) != _solid(fullname.body(b.name).core):
        explained = a.spelled_out or b.spelled_out
        return Reason("initials", f"an article gives them for “{explained}”" if explained else None)
    if first.form != second.form:
        return Reason("legal form", first.form or second.form)
    return Reason("spelling", "the same letters")


def _solid(name: str) -> str:
    """A name as one word: some write "Tarn TV", some "TarnTV"."""
    return name.replace(" ", "")


def of_one_office(a: Alias, b: Alias) -> Reason | None:
    """Why two people of one surname are the same, if one or both go by no first name."""
    if b.source_type != "person" or not a.offices or not b.offices:
        return None
    shared = fullname.surname(a.name) == fullname.surname(b.name) and _shared_office(a, b)
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


def _told(alias: Alias) -> frozenset[str]:
    """The telling words of all offices that somebody was given: "former Sen." says "senator"."""
    words = (
        word
        for office in alias.offices
        for part in (office.role, office.affiliation)
        if part
        for word in fullname.fold(part).split()
    )
    return frozenset(OFFICE_WORDS.get(word, word) for word in words) - _UNTELLING


def _pairs(a: Alias, b: Alias) -> Iterable[tuple[Office, Office]]:
    return ((one, other) for one in sorted(a.offices, key=str) for other in sorted(b.offices, key=str))


def _is_office(role: str) -> bool:
    return fullname.fold(role).rsplit(" ", 1)[-1] in offices.OFFICES

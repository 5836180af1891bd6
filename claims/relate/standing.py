"""Whom an article stands on without naming them: one record for each distinct source, and how many people.

The words of a source tell of people for the first time, go back to some told of before, or to a part of
them (`claims.relate.mention`). Two sources are other people only where the article says so: "another
official", two parties of one sentence, a man and a woman. For all that it says otherwise, "an aide" and
"a person briefed on the talks" may be one. So at least as many people stand behind an article as the
largest set of sources that are all apart from one another has, or as one statement has at once ("two of
the officials and a banker"), and at most as many as all sources have together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.claims.records import Claim, Spans
from onrecord.claims.relate.told import Group, Told, total


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A distinct unnamed source of an article.

    `description`: the article's words where it first tells of it. `count`: the stated number of people.
    `least`, `most`: how many people it can be; `most` is None where nothing bounds it ("sources"), and above
    `least` where the same words come again and may mean others ("two sources ... two sources").
    `claims`: ids of the claims that stand on it, in text order; those in `shared` stand on some of these
    people ("one of the officials"). `apart`: numbers, in `Standing.sources`, of those that are surely others.
    `stands`: whether the article stands on it, by a statement of its own that is not told inside another.
    """

    description: str
    count: int | None
    least: int
    most: int | None
    basis: str | None
    reason: str | None
    affiliation: str | None
    claims: tuple[str, ...]
    shared: frozenset[str]
    apart: frozenset[int]
    stands: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """The unnamed sources of an article, in text order, and on how many distinct people it stands.

    `most` is None where nothing bounds it. `fewest`: numbers of the sources that `least` counts.
    """

    sources: tuple[Unnamed, ...] = ()
    least: int = 0
    most: int | None = 0
    fewest: tuple[int, ...] = ()


def standing(claims: Sequence[Claim]) -> Standing:
    """The unnamed sources behind an article's claims, in whatever order these come.

    A claim told inside another, or a refusal to comment, has its source too, but the article does not stand
    on it: such sources count for nothing in `least` and `most`.
    """
    told = Told()
    for claim in sorted((c for c in claims if c.anonymity == "anonymous"), key=_place):
        told.add(claim)
    groups = told.groups
    counted = [n for n, group in enumerate(groups) if group.stands]
    fewest = _heaviest(counted, groups)
    least = sum(groups[n].least for n in fewest)
    if told.at_once[0] > least:
        least, fewest = told.at_once
    return Standing(
        tuple(_unnamed(group) for group in groups),
        least,
        total([groups[n].most for n in counted]),
        fewest,
    )


def _place(claim: Claim) -> tuple[Spans, Spans, str]:
    spans = claim.source_spans or claim.content_spans
    return spans[:1], claim.content_spans[:1], claim.claim_id


def _heaviest(numbers: Sequence[int], groups: Sequence[Group]) -> tuple[int, ...]:
    """Of the groups with these numbers those that are all apart from one another and have most people."""
    apart = {n: {m for m in numbers if m != n and _are_apart(groups, n, m)} for n in numbers}
    best: tuple[int, ...] = ()
    most = 0
    # Each entry: those chosen, what they weigh, and those apart from all of them that may still join.
    open_: list[tuple[tuple[int, ...], int, list[int]]] = [((), 0, list(numbers))]
    while open_:
        chosen, weight, free = open_.pop()
        if weight > most:
            best, most = chosen, weight
        rest = sum(groups[n].least for n in free)
        fuller = []
        for at, n in enumerate(free):
            if weight + rest <= most:
                break
            further = [m for m in free[at + 1 :] if m in apart[n]]
            fuller.append(((*chosen, n), weight + groups[n].least, further))
            rest -= groups[n].least
        open_ += reversed(fuller)
    return best


def _are_apart(groups: Sequence[Group], one: int, other: int) -> bool:
    if other in groups[one].apart:
        return True
    single = groups[one].most == 1 and groups[other].most == 1
    genders = {groups[one].gender, groups[other].gender}
    return single and genders == {"male", "female"}


def _unnamed(group: Group) -> Unnamed:
    return Unnamed(
        group.description,
        group.first.number,
        group.least,
        group.most,
        group.basis,
        group.reason,
        group.affiliation,
        tuple(group.claims),
        frozenset(claim for claim, whole in group.claims.items() if not whole),
        frozenset(group.apart),
        group.stands,
    )

"""Who is behind a source's words."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Party:
    """Who is behind a source's words. None means unknown.

    `gender`: male or female, for later pronouns. `plural`: more than one person. `unnamed_as`: of unnamed
    people: confidential, official or private. `through`: the words for a spokesperson without a name.
    """

    speaker: str | None = None
    role: str | None = None
    affiliation: str | None = None
    source_type: str | None = None
    anonymity: str | None = None
    count: int | None = None
    basis: str | None = None
    reason: str | None = None
    gender: str | None = None
    plural: bool = False
    unnamed_as: str | None = None
    through: str | None = None


def again(party: Party) -> Party:
    """The party as a later word for it shows it: how they know was said of the earlier words."""
    return replace(party, basis=None, reason=None)


def together(parties: list[Party]) -> Party:
    """Several parties as one source. Named ones make it named; a class in it makes the rest a class."""
    named = [p for p in parties if p.anonymity == "named"]
    if len(named) == len(parties) or any(p.speaker for p in named):
        speakers = [p.speaker for p in named]
        whole = len(named) == len(parties) and all(speakers)
        people = all(p.source_type == "person" for p in parties)
        joint = " and ".join(s for s in speakers if s) if whole else None
        first = named[0].source_type if len({p.source_type for p in parties}) == 1 else "group"
        return Party(joint, source_type="group" if people else first, anonymity="named", plural=True)
    if any(p.anonymity == "collective" for p in parties):
        return Party(source_type="group", anonymity="collective", plural=True)
    counts = [p.count for p in parties]
    return Party(
        source_type="person",
        anonymity="anonymous",
        count=sum(c for c in counts if c) if all(counts) else None,
        basis=next((p.basis for p in parties if p.basis), None),
        plural=True,
        unnamed_as=min((p.unnamed_as for p in parties if p.unnamed_as), default=None),
    )

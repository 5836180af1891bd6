"""Whom an article stands on: each person, body and document once, by name where there is one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.db.site.library import Row
from onrecord.db.site.sources import Source
from onrecord.db.site.terms import is_unresolved, office_of, terms_of

# In this order: who is named comes first, what nobody can be told for last.
_ORDER = ("named", "document", "anonymous", "collective", "unclear")


@dataclass(frozen=True, slots=True)
class Party:
    """`name`: as people read it; `slug`: of a speaker's page; `office`: role and body; `mark`, `label`: how
    it is sourced; `numbers`: its statements on the page."""

    name: str
    slug: str | None
    office: str
    mark: str
    label: str
    numbers: tuple[int, ...]


def parties(claims: Mapping[int, Row], sources: list[Source], numbers: Mapping[str, int]) -> list[Party]:
    """The parties of an article's statements `claims`, by their numbers on the page. `sources`: its unnamed
    sources, told apart; `numbers`: of statements by their ids."""
    by_name: dict[object, list[int]] = {}
    told_apart = {numbers[one] for source in sources for one in source.claims if one in numbers}
    for number, claim in claims.items():
        if number in told_apart and not claim["speaker"]:
            continue
        by_name.setdefault(_who(claim), []).append(number)
    found = [_party(claims, tuple(of_one)) for of_one in by_name.values()]
    found += [party for source in sources if (party := _unnamed(claims, source, numbers))]
    return sorted(found, key=lambda party: (_ORDER.index(party.mark), party.numbers[0]))


def kinds(claims: Mapping[int, Row]) -> dict[str, int]:
    """How many of these statements carry each mark, in the order of their strength."""
    counts = dict.fromkeys(_ORDER, 0)
    for claim in claims.values():
        counts[terms_of(claim).mark] += 1
    return {mark: n for mark, n in counts.items() if n}


def _who(claim: Row) -> object:
    if is_unresolved(claim):
        return None
    return claim["speaker"] or (claim["source"] or "").casefold()


def _party(claims: Mapping[int, Row], numbers: tuple[int, ...]) -> Party:
    theirs = [claims[number] for number in numbers]
    # Their office may be told once, and their page known of any.
    first = next((one for one in theirs if office_of(one)), theirs[0])
    terms = terms_of(theirs[0])
    if is_unresolved(theirs[0]):
        return Party("Somebody not resolved", None, "", terms.mark, terms.label, numbers)
    name = first["speaker"] or first["source"] or "Nobody named"
    slug = next((one["speaker_slug"] for one in theirs if one["speaker_slug"]), None)
    return Party(name, slug, office_of(first), terms.mark, terms.label, numbers)


def _unnamed(claims: Mapping[int, Row], source: Source, numbers: Mapping[str, int]) -> Party | None:
    found = tuple(sorted(numbers[one] for one in source.claims if one in numbers))
    if not found:
        return None
    terms = terms_of(claims[found[0]])
    people = f", {source.people}" if source.people else ""
    return Party(f"“{source.row['description']}”{people}", None, "", "anonymous", terms.label, found)

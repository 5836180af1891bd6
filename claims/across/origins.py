"""How many independent origins a group of claims can stand on, from `least` to `most`.

`most` is what is left after known edges: articles that credit, link to or reprint one another, or one agency,
are one; so are articles of one outlet, and all who heard one named speaker at one occasion, who are witnesses
of one utterance. `least` folds together also what may be one: an article of unknown lineage and any other,
what an inferred edge ties, and sources that can be the same people. Two origins are counted as two only where
both articles have their own way to the news (their own work, an agency, an outlet credited, a speaker on
record) and their sources cannot be the same: two outlets' "people familiar with the talks" are one to two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.claims.across import occasions, sources
from onrecord.claims.across.outletnames import is_agency, key, same_outlet
from onrecord.claims.across.records import (
    CREDITED,
    LINKED,
    OWN,
    REPRINT,
    REWRITE,
    UNKNOWN,
    WIRE,
    Edge,
    Origins,
    Placed,
)
from onrecord.claims.alike.records import Told

_KNOWN = (WIRE, CREDITED, LINKED, REPRINT)
# Outlets that all stand on one: so many are worth a warning.
_MANY = 3
# Above so many components the largest set of those apart is sought by the nearest way, not the best.
_FEW = 16

_Node = tuple[str, str | int]


@dataclass(frozen=True, slots=True)
class _Member:
    """An article of the group: its claims in it, and the edges that concern them, strongest first."""

    article_id: int
    told: tuple[Told, ...]
    known: tuple[Edge, ...]
    own: Edge | None
    inferred: tuple[Edge, ...]

    @property
    def outlet(self) -> str | None:
        return self.told[0].outlet

    @property
    def published(self) -> date | None:
        return self.told[0].published

    @property
    def node(self) -> _Node:
        return ("article", self.article_id)


def origins(group: Sequence[Told], edges: Sequence[Edge]) -> Origins:
    """The origins of a group of claims that say the same, at least one claim; in any order the same answer.

    `edges` start at the group's articles; those of other articles are followed where they are origins.
    """
    members = _members(group, edges)
    known = _Parts()
    for member in members:
        known.add(member.node)
        for edge in member.known:
            known.join(member.node, *_ends(edge))
    inside = {member.article_id for member in members}
    for edge in edges:
        if (
            edge.article_id not in inside
            and edge.kind in _KNOWN
            and not edge.inferred
            and edge.claim_id is None
        ):
            known.join(("article", edge.article_id), *_ends(edge))
    _join_houses(known, members)
    witnesses = _components(known, members)
    most = _components(_with_occasions(known, members), members)
    utterance = len(most) == 1 and _is_utterance(members)
    heard = [part for part in witnesses if not all(_quoted_again(member, members) for member in part)]
    least = _least(most)
    return Origins(
        least,
        len(most),
        tuple(_placed(member, n, members) for n, part in enumerate(most) for member in part),
        utterance,
        len(heard) if utterance else 0,
        _circular(members, len(witnesses)),
    )


def _members(group: Sequence[Told], edges: Sequence[Edge]) -> list[_Member]:
    """The group's articles, oldest first."""
    articles: dict[int, list[Told]] = {}
    for told in group:
        articles.setdefault(told.article_id, []).append(told)
    ids = {told.claim.claim_id for told in group}
    found = []
    for article_id, told_here in articles.items():
        told_here.sort(key=lambda told: told.claim.claim_id)
        concern = sorted(
            (e for e in edges if e.article_id == article_id and (e.claim_id is None or e.claim_id in ids)),
            key=_strength,
        )
        own = next((e for e in concern if e.kind == OWN), None)
        known = () if own else tuple(e for e in concern if e.kind in _KNOWN and not e.inferred)
        inferred = () if own or known else tuple(e for e in concern if e.inferred)
        found.append(_Member(article_id, tuple(told_here), known, own, inferred))
    return sorted(found, key=_in_time)


def _in_time(member: _Member) -> tuple[date, int]:
    return member.published or date.max, member.article_id


def _strength(edge: Edge) -> tuple[bool, int, float, str, int, str]:
    """What is said of the very claim comes before what is said of the whole article."""
    kinds = (OWN, *_KNOWN, REWRITE, UNKNOWN)
    rank = kinds.index(edge.kind) if edge.kind in kinds else len(kinds)
    return (
        edge.claim_id is None,
        rank,
        -edge.confidence,
        edge.origin_name or "",
        edge.origin_article_id or 0,
        edge.evidence,
    )


class _Parts:
    """Which nodes are one: articles, and outlets known by name only."""

    def __init__(self, other: _Parts | None = None) -> None:
        self._above: dict[_Node, _Node] = dict(other._above) if other else {}

    def add(self, node: _Node) -> None:
        self._above.setdefault(node, node)

    def of(self, node: _Node) -> _Node:
        self.add(node)
        while self._above[node] != node:
            node = self._above[node]
        return node

    def join(self, *nodes: _Node) -> None:
        for node in nodes[1:]:
            self._above[self.of(node)] = self.of(nodes[0])

    def nodes(self) -> Iterable[_Node]:
        return list(self._above)


def _ends(edge: Edge) -> list[_Node]:
    """The article and the outlet that an edge leads to, as far as it tells them."""
    article: list[_Node] = [("article", edge.origin_article_id)] if edge.origin_article_id is not None else []
    credited = edge.kind in (WIRE, CREDITED) or not article
    return [*article, ("outlet", key(edge.origin_name))] if edge.origin_name and credited else article


def _join_houses(parts: _Parts, members: Sequence[_Member]) -> None:
    """Ties an outlet's own articles to one another, and an outlet that is credited to its articles: to those
    that are its own, if it has any here."""
    own = [member for member in members if not member.known]
    for n, one in enumerate(own):
        for other in own[:n]:
            if _one_house(one, other):
                parts.join(other.node, one.node)
    for node in parts.nodes():
        if node[0] == "outlet":
            theirs = [m for m in members if same_outlet(m.outlet, str(node[1]))]
            for member in [m for m in theirs if not m.known] or theirs:
                parts.join(node, member.node)
    # AP and Associated Press
    names = sorted(node for node in parts.nodes() if node[0] == "outlet")
    for n, name in enumerate(names):
        for other_name in names[:n]:
            if same_outlet(str(name[1]), str(other_name[1])):
                parts.join(other_name, name)


def _one_house(one: _Member, other: _Member) -> bool:
    first, second = one.told[0].outlet_id, other.told[0].outlet_id
    return (first is not None and first == second) or same_outlet(one.outlet, other.outlet)


def _components(parts: _Parts, members: Sequence[_Member]) -> list[list[_Member]]:
    """The members by what they are one with, each list and all lists oldest first."""
    found: dict[_Node, list[_Member]] = {}
    for member in members:
        found.setdefault(parts.of(member.node), []).append(member)
    return list(found.values())


# --- one speaker, one occasion


def _with_occasions(known: _Parts, members: Sequence[_Member]) -> _Parts:
    """Known edges, and all that heard one named speaker at one occasion, or read one document."""
    parts = _Parts(known)
    heard: list[list[_Member]] = []
    # Those that tell the day first, so that one without a day ties no two days together.
    dated = sorted(
        members, key=lambda m: (not m.told[0].claim.said_date, sources.kind(m.told[0].claim) == sources.LOST)
    )
    for member in dated:
        for occasion in heard:
            answers = {_same_occasion(member, other) for other in occasion}
            if occasions.ONE in answers and occasions.OTHER not in answers:
                occasion.append(member)
                parts.join(occasion[0].node, member.node)
                break
        else:
            heard.append([member])
    return parts


def _same_occasion(one: _Member, other: _Member) -> str:
    return _merged(_occasion(a, b, one.own, other.own) for a in one.told for b in other.told)


def _merged(answers: Iterable[str]) -> str:
    found = set(answers)
    return next(a for a in (occasions.ONE, occasions.MAYBE, occasions.OTHER) if a in found)


def _occasion(a: Told, b: Told, ours: Edge | None, theirs: Edge | None) -> str:
    kinds = {sources.kind(a.claim), sources.kind(b.claim)}
    told = (edge.origin_name if edge else None for edge in (ours, theirs))
    if occasions.verbatim(a, b):
        # Whoever is named: of one quotation with two speakers one was misread.
        return occasions.compare(a, b, *told)
    if kinds == {sources.DOCUMENT}:
        # Whoever was shown one may have been shown another; what all can read is known by its words.
        alike = sources.one_document(a.claim, b.claim) and not (ours or theirs)
        return occasions.ONE if alike else occasions.MAYBE
    if kinds == {sources.NAMED}:
        if not sources.one_speaker(a, b):
            return occasions.OTHER
        answer = occasions.compare(a, b, *told)
        by_another = bool(a.claim.through) != bool(b.claim.through)  # a spokeswoman speaks when she speaks
        return occasions.MAYBE if by_another and answer == occasions.ONE else answer
    if sources.LOST in kinds and kinds <= {sources.NAMED, sources.DOCUMENT, sources.LOST}:
        return occasions.compare(a, b, *told)  # somebody whom the article knows, and we did not find
    return occasions.MAYBE if sources.can_be_one(a.claim, b.claim) else occasions.OTHER


def _is_utterance(members: Sequence[_Member]) -> bool:
    kinds = {sources.kind(told.claim) for member in members for told in member.told}
    others = {sources.UNNAMED, sources.COLLECTIVE, sources.SECONDHAND}
    return kinds.isdisjoint(others) and kinds != {sources.OUTLET}


def _quoted_again(member: _Member, members: Sequence[_Member]) -> _Member | None:
    """The first article that had the same words so much earlier that this one cannot have heard them then."""
    for first in members:
        if (
            first.published
            and member.published
            and first.published < member.published - occasions.NEWS
            and any(occasions.verbatim(a, b) for a in first.told for b in member.told)
            and _same_occasion(first, member) == occasions.ONE
        ):
            return first
    return None


# --- what may be one


def _least(parts: Sequence[Sequence[_Member]]) -> int:
    """How many at least: the size of the largest set of components that are surely apart from one another."""
    apart = {
        n: {m for m in range(len(parts)) if m != n and _are_apart(parts[n], parts[m])}
        for n in range(len(parts))
    }
    if len(parts) > _FEW:
        chosen: set[int] = set()
        for n in sorted(apart, key=lambda n: (-len(apart[n]), n)):
            if chosen <= apart[n]:
                chosen.add(n)
        return max(1, len(chosen))
    return max(1, _largest(frozenset(), frozenset(apart), apart))


def _largest(chosen: frozenset[int], free: frozenset[int], apart: Mapping[int, set[int]]) -> int:
    best = len(chosen)
    for n in sorted(free):
        best = max(best, _largest(chosen | {n}, frozenset(m for m in free & apart[n] if m > n), apart))
    return best


def _are_apart(ones: Sequence[_Member], others: Sequence[_Member]) -> bool:
    if not (_is_rooted(ones) and _is_rooted(others)) or _inferred_between(ones, others):
        return False
    answers = {_same_occasion(one, other) for one in _telling(ones) for other in _telling(others)}
    return answers == {occasions.OTHER} or (
        occasions.OTHER in answers and occasions.ONE not in answers and _both_named(ones, others)
    )


def _telling(part: Sequence[_Member]) -> Sequence[_Member]:
    """Those that tell who said it: who only credits another of them adds nobody."""
    silent = (sources.LOST, sources.OUTLET)
    return [m for m in part if sources.kind(m.told[0].claim) not in silent] or part


def _both_named(ones: Sequence[_Member], others: Sequence[_Member]) -> bool:
    return all(sources.kind(m.told[0].claim) == sources.NAMED for m in (*_telling(ones), *_telling(others)))


def _is_rooted(part: Sequence[_Member]) -> bool:
    """Whether at least one article has its own way to the news, or the speaker is on record."""
    return any(
        member.own
        or any(edge.kind in (WIRE, CREDITED) for edge in member.known)
        or is_agency(member.outlet)
        or sources.kind(member.told[0].claim) == sources.NAMED
        for member in part
    )


def _inferred_between(ones: Sequence[_Member], others: Sequence[_Member]) -> bool:
    for some, rest in ((ones, others), (others, ones)):
        ids = {member.article_id for member in rest}
        if any(edge.origin_article_id in ids for member in some for edge in member.inferred):
            return True
    return False


# --- in words


def _placed(member: _Member, origin: int, members: Sequence[_Member]) -> Placed:
    if member.own:
        return Placed(member.article_id, origin, OWN, f"its own work: “{member.own.evidence}”", False)
    if member.known:
        edge = member.known[0]
        return Placed(member.article_id, origin, edge.kind, _in_words(edge), False)
    if member.inferred:
        edge = member.inferred[0]
        return Placed(
            member.article_id, origin, edge.kind, f"seems to retell {edge.origin_name}: {edge.evidence}", True
        )
    earlier = [m for m in members if _in_time(m) < _in_time(member)]
    if any(not m.known and _one_house(m, member) for m in earlier):
        return Placed(
            member.article_id, origin, UNKNOWN, "of the same outlet as an earlier article here", False
        )
    old = _quoted_again(member, members)
    if old:
        day = f" on {old.published.isoformat()}" if old.published else ""
        where = old.outlet or "an earlier article"
        return Placed(member.article_id, origin, UNKNOWN, f"old words: {where} had them{day}", False)
    speaker = next((t.claim.speaker for t in member.told if sources.kind(t.claim) == sources.NAMED), None)
    if speaker:
        return Placed(
            member.article_id, origin, UNKNOWN, f"words of {speaker}; nothing tells through whom", False
        )
    return Placed(member.article_id, origin, UNKNOWN, "nothing tells where it has this from", False)


def _in_words(edge: Edge) -> str:
    if edge.kind == WIRE:
        return f"a story of {edge.origin_name}: “{edge.evidence}”"
    if edge.kind == CREDITED:
        return f"credits {edge.origin_name}: “{edge.evidence}”"
    if edge.kind == LINKED:
        return f"{edge.evidence} of {edge.origin_name}" if edge.origin_name else edge.evidence
    return (
        f"a reprint of {edge.origin_name}: {edge.evidence}"
        if edge.origin_name
        else f"a reprint: {edge.evidence}"
    )


def _circular(members: Sequence[_Member], witnesses: int) -> str | None:
    """Why it is circular reporting, if it is: outlets that credit one another, or many on one."""
    circle = _circle(members)
    if circle:
        return " credits ".join([*circle, circle[0]])
    houses: list[_Member] = []
    for member in members:
        if not any(_one_house(member, other) for other in houses):
            houses.append(member)
    if witnesses == 1 and len(houses) >= _MANY:
        return f"{len(houses)} outlets, one origin: {_root(members)}"
    return None


def _root(members: Sequence[_Member]) -> str:
    """The name of the one origin: of the outlet that others credit and that credits nobody."""
    named = [edge.origin_name for member in members for edge in member.known[:1] if edge.origin_name]
    passing_on = [member.outlet for member in members if member.known]
    roots = [name for name in named if not any(same_outlet(name, outlet) for outlet in passing_on)]
    own = [member.outlet for member in members if not member.known and member.outlet]
    by_number = sorted(roots or named, key=lambda name: (-named.count(name), name))
    return (by_number or own or ["unknown"])[0]


def _circle(members: Sequence[_Member]) -> list[str] | None:
    """Outlets that credit one another in a circle, by name, the first by name first; None where none do."""
    leads: dict[str, set[str]] = {}
    names: dict[str, str] = {}
    for member in members:
        if not member.outlet:
            continue
        mine = _house_key(member.outlet, names)
        for edge in member.known:
            if edge.kind in (CREDITED, LINKED) and edge.origin_name:
                theirs = _house_key(edge.origin_name, names)
                if theirs != mine:
                    leads.setdefault(mine, set()).add(theirs)
    for start in sorted(leads):
        path = _way_back(start, leads)
        if path:
            return [names[name] for name in path]
    return None


def _house_key(name: str, names: dict[str, str]) -> str:
    """The key under which an outlet is known here, whichever way its name is written."""
    for known, shown in names.items():
        if same_outlet(shown, name):
            return known
    names[key(name)] = name
    return key(name)


def _way_back(start: str, leads: Mapping[str, set[str]]) -> list[str] | None:
    """The shortest way from an outlet along its credits back to itself."""
    ways = [[start]]
    seen = {start}
    while ways:
        way = ways.pop(0)
        for after in sorted(leads.get(way[-1], ())):
            if after == start:
                return way
            if after not in seen:
                seen.add(after)
                ways.append([*way, after])
    return None

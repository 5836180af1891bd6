"""Reads the sources of an article in its order and keeps whom it has told of, and who are others.

Words tell of people for the first time, go back to some told of before, or to a part of them; which, says
`claims.relate.mention`. Of those before that fit by noun, number, gender and affiliation the nearest in words
are meant, else the nearest. Where none fits, the words tell of somebody new.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.claims.records import Claim, Spans
from onrecord.claims.relate import mention
from onrecord.claims.relate.mention import Mention

_EDGES = " ,;:.–—-"


@dataclass(slots=True)
class Group:
    """People told of together, as far as the article has been read."""

    first: Mention
    description: str
    least: int
    most: int | None
    gender: str | None
    apart: set[int]
    basis: str | None = None
    reason: str | None = None
    affiliation: str | None = None
    stands: bool = False
    claims: dict[str, bool] = field(default_factory=dict)  # whether it stands on all of them


@dataclass(frozen=True, slots=True)
class Heard:
    """Words already read: the groups whom they mean, `whole` or a part of them."""

    mention: Mention
    groups: tuple[int, ...]
    whole: bool
    nouns: frozenset[str | None]
    affiliation: str | None
    least: int

    @property
    def single(self) -> bool:
        return self.mention.people == 1


class Told:
    """Reads the sources of one article in text order and keeps whom it has told of."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self._heard: list[Heard] = []
        self._at: dict[Spans, Heard] = {}
        self._same_words: dict[str, int] = {}
        # The most people whom one statement that the article stands on has behind it, and their groups.
        self.at_once: tuple[int, tuple[int, ...]] = (0, ())

    def add(self, claim: Claim) -> None:
        heard = self._at.get(claim.source_spans) if claim.source_spans else self._last()
        if heard is None:
            heard = self._read(claim)
            self._at[claim.source_spans] = heard
        stands = claim.reported_by is None and claim.kind != "no_comment"
        if stands and heard.least > self.at_once[0]:
            self.at_once = (heard.least, heard.groups)
        for n in heard.groups:
            group = self.groups[n]
            group.stands = group.stands or stands
            group.claims[claim.claim_id] = group.claims.get(claim.claim_id, False) or heard.whole
            words = group.description if len(heard.groups) > 1 else None
            if heard.whole:
                group.basis = group.basis or _within(claim.basis, words)
                group.reason = group.reason or _within(claim.anonymity_reason, words)
                group.affiliation = group.affiliation or _within(claim.affiliation, words)

    def _last(self) -> Heard | None:
        return self._heard[-1] if self._heard else None

    def _read(self, claim: Claim) -> Heard:
        source = claim.source or ""
        parts = mention.read(source, claim.source_count) or [Mention("new", 0, 0)]
        heard = [self._resolve(part, source[part.start : part.end], claim.affiliation) for part in parts]
        if len(heard) == 1:
            return heard[0]
        for one in heard:
            for other in heard:
                if one is not other and one.whole and other.whole:
                    self._tell_apart(one.groups, other.groups)
        joint = Heard(
            Mention(
                "new",
                0,
                0,
                words=frozenset(word for part in parts for word in part.words),
                number=total([part.people for part in parts]),
                plural=True,
            ),
            tuple(sorted({n for one in heard for n in one.groups})),
            all(one.whole for one in heard),
            frozenset(noun for one in heard for noun in one.nouns),
            claim.affiliation,
            sum(part.least for part in parts),
        )
        self._heard.append(joint)
        return joint

    def _resolve(self, part: Mention, words: str, affiliation: str | None) -> Heard:
        before = self._antecedent(part, affiliation)
        groups: tuple[int, ...] = ()
        whole = True
        if before and part.reach != "new":
            groups = before.groups
            whole = before.whole and part.reach == "back" and self._is_all(part, before)
            self._add_to(groups, part, whole)
        elif part.reach == "back" and part.plural:
            groups = self._together(part)
        groups = groups or (self._introduce(part, words, before),)
        nouns = frozenset({part.noun}) if part.noun or not before else before.nouns
        heard = Heard(part, groups, whole, nouns, affiliation, part.least)
        self._heard.append(heard)
        return heard

    def _add_to(self, groups: tuple[int, ...], part: Mention, whole: bool) -> None:
        """What later words tell of people told of before."""
        if len(groups) == 1:
            group = self.groups[groups[0]]
            group.least = max(group.least, part.least)  # "three of the officials", of "officials"
            if whole:
                group.gender = group.gender or part.gender

    def _together(self, part: Mention) -> tuple[int, ...]:
        """The sources told of last that make up the number ("a clerk said ... a diver said ... the two"),
        or several where none is stated; () where they do not."""
        groups: list[int] = []
        for heard in reversed(self._heard):
            if not any(mention.same_kind(part.noun, noun) for noun in heard.nouns):
                continue
            groups += [n for n in heard.groups if n not in groups]
            size = total([self.groups[n].most for n in groups])
            if size is None or (part.number is not None and size > part.number):
                return ()
            if size >= part.least:
                return tuple(sorted(groups))
        return ()

    def _introduce(self, part: Mention, words: str, before: Heard | None) -> int:
        """The group that words tell of for the first time, or which the same words told of already and may
        mean again: that one may then be more people, and surely is where they say "another"."""
        words = " ".join(words.split()).strip(_EDGES)
        number = self._same_words.setdefault(words.lower(), len(self.groups))
        if number == len(self.groups):
            self.groups.append(Group(part, words, part.least, part.most, part.gender, set()))
        else:
            group = self.groups[number]
            group.most = total([group.most, part.most])
            if part.apart and before and before.whole and number in before.groups:
                group.least += part.least
        if part.apart and before and before.whole:
            others = {n for group in before.groups for n in (group, *self.groups[group].apart)}
            self._tell_apart((number,), tuple(others))
        return number

    def _tell_apart(self, some: tuple[int, ...], others: tuple[int, ...]) -> None:
        for one in some:
            for other in others:
                if one != other:
                    self.groups[one].apart.add(other)
                    self.groups[other].apart.add(one)

    def _antecedent(self, part: Mention, affiliation: str | None) -> Heard | None:
        """The words before that these go back to, or, where they tell of others, set themselves apart from:
        of those that fit the nearest, or with a noun those nearest in words."""
        fitting = [h for h in self._heard if self._fits(part, h, affiliation)]
        if part.reach == "new":
            return fitting[-1] if fitting and part.apart else None
        if part.reach == "back":
            fitting = [h for h in fitting if self._is_all(part, h)] or fitting
        else:
            fitting = [h for h in fitting if not self._is_all(part, h)] or fitting
        ranked = [
            (all(mention.covers(part.noun, noun) for noun in h.nouns), len(part.words & h.mention.words), n)
            for n, h in enumerate(fitting)
        ]
        return fitting[max(ranked)[-1]] if ranked else None

    def _fits(self, part: Mention, heard: Heard, affiliation: str | None) -> bool:
        if not any(mention.same_kind(part.noun, noun) for noun in heard.nouns):
            return False
        if affiliation and heard.affiliation and affiliation != heard.affiliation and part.reach == "back":
            return False
        if part.reach == "new":
            return True
        genders = {self.groups[n].gender for n in heard.groups}
        if part.gender and genders - {None, part.gender}:
            return False
        size = self._most(heard)
        return size is None or size >= part.least

    def _is_all(self, part: Mention, heard: Heard) -> bool:
        """Whether the words can mean all of those people, by their number."""
        if part.people is None:
            return not heard.single
        return part.people == heard.mention.people

    def _most(self, heard: Heard) -> int | None:
        return total([self.groups[n].most for n in heard.groups])


def total(numbers: Sequence[int | None]) -> int | None:
    return None if None in numbers else sum(n or 0 for n in numbers)


def _within(value: str | None, words: str | None) -> str | None:
    """What a claim tells of its source; of one party among several only what stands in its own words."""
    return value if value and (words is None or value in words) else None

"""What became of a claim's source on its way from one article to another.

Compared is what both articles say of the source: how many people, how they know, why they are not named,
whether they are, the step of the ladder, the hedge. A value that the later article does not have is lost; one
that it adds is no decay. Without an edge nobody knows that the one had it from the other: the same comparison
then tells only that they are sourced differently.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.claims.across.records import Decay, Edge
from onrecord.claims.alike.records import LIKELY, SAME, Pair, Told
from onrecord.claims.lang.en import grammar, pronouns
from onrecord.claims.records import Claim, Span
from onrecord.claims.relate.standing import standing

COUNT, BASIS, REASON, UNNAMED, STEP, HEDGE, SOURCE = (
    "count",
    "basis",
    "reason",
    "unnamed",
    "step",
    "hedge",
    "source",
)
CHANGES = (COUNT, BASIS, REASON, UNNAMED, STEP, HEDGE, SOURCE)

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
# What tells nothing of a source: kept or lost, it ends no run of lost words, and begins none.
_EMPTY = (
    grammar.ARTICLES
    | grammar.PREPOSITIONS
    | grammar.CONJUNCTIONS
    | grammar.RELATIVES
    | grammar.BE
    | pronouns.PRONOUNS.keys()
)
_BANDS = {SAME: 1, LIKELY: 0}


@dataclass(frozen=True, slots=True)
class Thinning:
    """On what two articles of one lineage stand, beside each other: sourced statements, those of unnamed
    sources, and how many unnamed people these are at least (`people`); `later_people` is None where the later
    one tells no number. `phrases` are the words for unnamed sources in each, in text order, each once.
    """

    statements: int
    later_statements: int
    unnamed: int
    later_unnamed: int
    people: int
    later_people: int
    phrases: tuple[str, ...]
    later_phrases: tuple[str, ...]


def decay(
    origin: Sequence[Told], later: Sequence[Told], pairs: Sequence[Pair], edge: Edge | None
) -> list[Decay]:
    """What each claim of `origin` that `later` tells too lost of its source, in the origin's text order.

    `pairs` are of the two articles' claims; those below `likely` are left out, and of two partners the better
    is taken. Claims that lost nothing are left out too.
    """
    by_id = {told.claim.claim_id: told.claim for told in later}
    partners = _partners(origin, by_id, pairs)
    found = []
    for told in sorted(origin, key=lambda t: (t.claim.content_spans[:1], t.claim.claim_id)):
        partner = partners.get(told.claim.claim_id)
        if partner is None:
            continue
        changes = changed(told.claim, by_id[partner])
        if changes:
            lost = lost_words(told.claim, by_id[partner])
            found.append(Decay(told.claim.claim_id, partner, changes, lost, edge))
    return found


def thinning(origin: Sequence[Claim], later: Sequence[Claim]) -> Thinning:
    """On what the whole of each article stands."""
    here, there = _phrases(origin), _phrases(later)
    return Thinning(
        sum(c.kind != "no_comment" for c in origin),
        sum(c.kind != "no_comment" for c in later),
        sum(c.anonymity == "anonymous" for c in origin),
        sum(c.anonymity == "anonymous" for c in later),
        standing(origin).least,
        standing(later).least,
        here,
        there,
    )


def changed(claim: Claim, later: Claim) -> tuple[str, ...]:
    """What of a claim's sourcing a later one does not have, in the order of `CHANGES`."""
    found = {
        COUNT: claim.source_count is not None
        and later.source_count != claim.source_count
        and not later.speaker,
        BASIS: claim.basis is not None and later.basis is None,
        REASON: claim.anonymity_reason is not None and later.anonymity_reason is None and not later.speaker,
        UNNAMED: claim.anonymity == "named" and claim.speaker is not None and later.speaker is None,
        STEP: later.sourcing < claim.sourcing,
        HEDGE: claim.hedge is not None and later.hedge is None,
        SOURCE: claim.source is not None and later.source is None,
    }
    return tuple(change for change in CHANGES if found[change])


def lost_words(claim: Claim, later: Claim) -> tuple[Span, ...]:
    """The spans of words in a claim's source phrase that the later one does not have: each a run of words, so
    that it can be struck through as one. None where the later one has no source, for then all of them are:
    the whole phrase."""
    if claim.source is None or not claim.source_spans:
        return ()
    if later.source is None:
        return claim.source_spans
    told = (later.source, later.speaker, later.role, later.basis, later.anonymity_reason)
    have = {_bare(word) for word in _WORD.findall(" ".join(words for words in told if words))}
    found: list[Span] = []
    for start, words in _pieces(claim):
        run: list[re.Match[str]] = []
        for word in _WORD.finditer(words):
            bare = _bare(word.group())
            if bare in have and bare not in _EMPTY:
                _keep(found, run, start)
                run = []
            else:
                run.append(word)
        _keep(found, run, start)
    return tuple(found)


def _keep(found: list[Span], run: Sequence[re.Match[str]], start: int) -> None:
    """Adds a run of lost words, less the empty ones at its ends; one of empty words only is no loss."""
    told = [n for n, word in enumerate(run) if _bare(word.group()) not in _EMPTY]
    if told:
        found.append(Span(start + run[told[0]].start(), start + run[told[-1]].end()))


def _pieces(claim: Claim) -> list[tuple[int, str]]:
    """The source phrase by its spans: where each begins in the text, and its words. `source` has the pieces
    one after the other with a space between."""
    found = []
    at = 0
    for start, end in claim.source_spans:
        found.append((start, (claim.source or "")[at : at + end - start]))
        at += end - start + 1
    return found


def _bare(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s")


def _partners(origin: Sequence[Told], later: Mapping[str, Claim], pairs: Sequence[Pair]) -> dict[str, str]:
    """Each claim of the origin -> the one of the later article that says the same, the surest of several."""
    mine = {told.claim.claim_id for told in origin}
    ranked: dict[str, tuple[int, float, str]] = {}
    for pair in pairs:
        if pair.band not in _BANDS:
            continue
        for here, there in ((pair.a, pair.b), (pair.b, pair.a)):
            if here in mine and there in later:
                rank = (-_BANDS[pair.band], -pair.score, there)
                ranked[here] = min(ranked.get(here, rank), rank)
    return {here: rank[2] for here, rank in ranked.items()}


def _phrases(claims: Sequence[Claim]) -> tuple[str, ...]:
    unnamed = sorted(
        (c for c in claims if c.anonymity == "anonymous" and c.source), key=lambda c: c.source_spans[:1]
    )
    return tuple(dict.fromkeys(" ".join((c.source or "").split()) for c in unnamed))

"""The ladder of sourcing: how firmly a claim stands, by the first rule that fits.

| step | rule | what it asks |
|---|---|---|
| 5 | document | a document or a recording says it |
| 4 | named | a named person or institution says it |
| 3 | unnamed-several-basis-reason | two or more unnamed people, with basis and reason stated |
| 2 | unnamed-basis | unnamed, how they know stated |
| 1 | unnamed-bare | bare "sources", "an official" |
| 1 | collective | "experts", "critics", "reports": nobody in particular |
| 1 | hedge | "reportedly", and nobody named for it |
| 0 | none | no source |
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.claims.records import Claim
from onrecord.claims.source import phrase
from onrecord.claims.source.party import Party
from onrecord.claims.text.tokens import tokenize


@dataclass(frozen=True, slots=True)
class Rule:
    step: int
    name: str
    fits: Callable[[Party, str | None], bool]


LADDER = (
    Rule(5, "document", lambda p, _: p.source_type == "document" and p.anonymity == "named"),
    Rule(4, "named", lambda p, _: p.anonymity == "named"),
    Rule(
        3,
        "unnamed-several-basis-reason",
        lambda p, _: (
            p.anonymity == "anonymous"
            and (p.plural or (p.count or 0) > 1)
            and bool(p.basis)
            and bool(p.reason)
        ),
    ),
    Rule(2, "unnamed-basis", lambda p, _: p.anonymity == "anonymous" and bool(p.basis)),
    Rule(1, "unnamed-bare", lambda p, _: p.anonymity == "anonymous"),
    Rule(1, "collective", lambda p, _: p.anonymity == "collective"),
    Rule(1, "hedge", lambda _, hedge: bool(hedge)),
    Rule(0, "none", lambda *_: True),
)


def step(party: Party, hedge: str | None) -> Rule:
    """The first rule of the ladder that fits."""
    return next(rule for rule in LADDER if rule.fits(party, hedge))


def step_of(claim: Claim) -> Rule:
    """The step of a claim whose fields somebody else filled in."""
    words = tokenize(claim.source or "")
    read = phrase.read(words, range(len(words)))
    return step(
        Party(
            source_type=claim.source_type,
            anonymity=claim.anonymity,
            count=claim.source_count,
            basis=claim.basis,
            reason=claim.anonymity_reason,
            # A stated number knows better than the form of a word.
            plural=claim.source_count is None and read is not None and read.plural,
        ),
        claim.hedge,
    )

"""Why two claims are not one, however alike they read: each veto a rule, in words for a reader.

A hard veto is about what is said or who says it, and leaves the two related at most. A soft one leaves them
likely the same: shown, never counted.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.claims.alike import speakers
from onrecord.claims.alike.evidence import Evidence, said_apart
from onrecord.claims.alike.reading import Reading

# Two days are as near as papers of two time zones tell it.
_ONE_OCCASION = 1
# Fewer words that tell something can be shared by statements on one matter.
_FEWEST = 3
# So many words in a row are one utterance, quoted again, whatever day either article names.
_VERBATIM = 8


@dataclass(frozen=True, slots=True)
class Veto:
    """Why; `hard` where they are not even likely the same."""

    reason: str
    hard: bool


def veto(a: Reading, b: Reading, seen: Evidence) -> Veto | None:
    """The first rule that holds two claims apart, hard ones first; None where none does."""
    one, other = a.told.claim, b.told.claim
    if (one.kind == "no_comment") != (other.kind == "no_comment"):
        return Veto("one is a statement, the other a refusal to comment", True)
    if seen.contrary:
        return Veto(f"the one says the contrary of the other: {_contrary(a, b, seen.contrary)}", True)
    if seen.clash:
        ours, theirs = seen.clash
        return Veto(f"different numbers: {ours.shown}, {theirs.shown}", True)
    if seen.speaker == speakers.OTHER:
        return Veto(f"different speakers: {one.speaker}, {other.speaker}", True)
    if one.anonymity == other.anonymity == "collective" and not a.source & b.source:
        return Veto(f"different classes of people: {one.source}, {other.source}", True)
    if (one.anonymity == "collective") != (other.anonymity == "collective") and (
        one.speaker or other.speaker
    ):
        return Veto("the one is said by somebody who is named, the other by a class of people", True)
    if len(seen.shared) < _FEWEST and len(seen.shared) < min(len(a.telling), len(b.telling)):
        return Veto("they share too few words to be counted", False)
    if a.told.article_id == b.told.article_id:
        return Veto("both stand in one article", False)
    if one.source_type == other.source_type == "person" and bool(one.through) != bool(other.through):
        return Veto("the one is told by somebody who speaks for the speaker", False)
    if (said_apart(a, b) or 0) > _ONE_OCCASION and seen.run < _VERBATIM:
        return Veto("said on different days", False)
    return None


def _contrary(a: Reading, b: Reading, words: tuple[str, str]) -> str:
    ours, theirs = (r.shown.get(word, word) for r, word in zip((a, b), words, strict=True))
    return f"“{ours}”" if words[0] == words[1] else f"“{ours}”, “{theirs}”"

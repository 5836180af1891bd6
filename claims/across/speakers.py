"""Whether two claims are one speaker's."""

from __future__ import annotations

from onrecord.claims.across.reading import Reading

SAME, NEAR, OTHER, UNNAMED, UNSURE = "same", "near", "other", "unnamed", "unsure"


def compare(a: Reading, b: Reading) -> str:
    """`SAME`; `NEAR`: their names may be one's, and nothing tells whether they are; `OTHER`: two who are both
    named; `UNNAMED`: neither is; `UNSURE`: only one is.
    """
    one, other = a.told, b.told
    if not one.claim.speaker and not other.claim.speaker:
        return UNNAMED
    if not one.claim.speaker or not other.claim.speaker:
        return UNSURE
    if one.speaker_id is not None and one.speaker_id == other.speaker_id:
        return SAME
    if one.claim.speaker == other.claim.speaker:
        return SAME if one.speaker_id is None or other.speaker_id is None else NEAR
    return NEAR if _may_be_one(a, b) else OTHER


def _may_be_one(a: Reading, b: Reading) -> bool:
    """Names of which the one ends as the other does: "Cole", "Ada Cole". Bodies under two of their names
    ("the port", "Port of Tarn") share a word."""
    if a.who is None or b.who is None:
        return True
    ours, theirs = set(a.who.split()), set(b.who.split())
    people = a.told.claim.source_type == b.told.claim.source_type == "person"
    return a.who == b.who if people else bool(ours & theirs)

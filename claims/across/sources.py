"""Whether the sources that two articles name for one claim can be the same people.

For all that an article says, two officials may be two aides: that they are others is taken for granted only
where the words exclude it.
"""

from __future__ import annotations

from onrecord.claims.across.records import Told
from onrecord.claims.lang.en import unnamed
from onrecord.claims.records import Claim
from onrecord.claims.relate import mention

NAMED, DOCUMENT, UNNAMED, SECONDHAND, LOST = "named", "document", "unnamed", "secondhand", "lost"


def kind(claim: Claim) -> str:
    """What stands behind a claim: somebody named, a document, people without a name, others who tell what
    somebody said, or nobody that the text tells (a pronoun that leads nowhere, an outlet, no source)."""
    if claim.source_type == "outlet":
        return LOST
    if claim.reported_by is not None:
        return SECONDHAND
    if claim.source_type == "document":
        return DOCUMENT
    if claim.speaker and claim.anonymity == "named":
        return NAMED
    if claim.anonymity == "anonymous":
        return UNNAMED
    return LOST


def one_speaker(a: Told, b: Told) -> bool:
    """Whether two named sources of one claim are one: by their number, or since the one name ends as the
    other does ("Cole" of one article, and "Ada Cole" of another that says the same)."""
    if a.speaker_id is not None and a.speaker_id == b.speaker_id:
        return True
    ours, theirs = sorted((_folded(told.claim.speaker) for told in (a, b)), key=len)
    return bool(ours) and theirs[-len(ours) :] == ours


def can_be_one(a: Claim, b: Claim) -> bool:
    """Whether the people or papers behind two claims can be the same."""
    one, other = kind(a), kind(b)
    if LOST in (one, other) or SECONDHAND in (one, other):
        return True
    if one != other:
        return False
    if one == UNNAMED:
        return _same_people(a, b)
    return True


def _same_people(a: Claim, b: Claim) -> bool:
    ours = [m.noun for m in mention.read(a.source or "", a.source_count)]
    theirs = [m.noun for m in mention.read(b.source or "", b.source_count)]
    if not ours or not theirs:
        return True
    return any(_may_mean(one, other) for one in ours for other in theirs)


def _may_mean(one: str | None, other: str | None) -> bool:
    if mention.same_kind(one, other):
        return True
    return one in unnamed.VAGUE_POSTS or other in unnamed.VAGUE_POSTS


def _folded(name: str | None) -> tuple[str, ...]:
    return tuple((name or "").casefold().replace(".", "").split())

"""Whether the sources that two articles name for one claim can be the same people.

For all that an article says, two officials may be two aides: that they are others is taken for granted only
where the words exclude it.
"""

from __future__ import annotations

import re

from onrecord.claims.alike import speakers
from onrecord.claims.alike.reading import reading
from onrecord.claims.alike.records import Told
from onrecord.claims.alike.words import index_words
from onrecord.claims.lang.en import papers, unnamed
from onrecord.claims.records import Claim
from onrecord.claims.relate import mention

NAMED, DOCUMENT, UNNAMED, COLLECTIVE = "named", "document", "unnamed", "collective"
SECONDHAND, OUTLET, LOST = "secondhand", "outlet", "lost"

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def kind(claim: Claim) -> str:
    """What stands behind a claim: somebody named, a document, people without a name, a class of people,
    others who tell what somebody said, an outlet, or somebody whom the article knows and we did not find
    ("they", "the committee", "the statement")."""
    if claim.source_type == "outlet":
        return OUTLET
    if claim.reported_by is not None:
        return SECONDHAND
    if claim.source_type == "document":
        return LOST if _is_uttered(claim) else DOCUMENT
    if claim.speaker and claim.anonymity == "named":
        return NAMED
    return {"anonymous": UNNAMED, "collective": COLLECTIVE}.get(claim.anonymity or "", LOST)


def one_speaker(a: Told, b: Told) -> bool:
    """Whether two named sources of one claim can be one, as far as their names tell."""
    alike = a.claim.speaker == b.claim.speaker or (a.speaker_id is not None and a.speaker_id == b.speaker_id)
    return alike or speakers.compare(reading(a), reading(b)) != speakers.OTHER


def one_document(a: Claim, b: Claim) -> bool:
    """Whether two articles that tell one claim mean one document: "the audit report", "a report by
    auditors"."""
    ours, theirs = (index_words(f"{claim.speaker or ''} {claim.source or ''}") for claim in (a, b))
    return not ours.isdisjoint(theirs)


def can_be_one(a: Claim, b: Claim) -> bool:
    """Whether the people or papers behind two claims can be the same."""
    one, other = kind(a), kind(b)
    if {one, other} & {LOST, OUTLET, SECONDHAND, COLLECTIVE}:
        return True
    if one != other:
        return False
    return _same_people(a, b) if one == UNNAMED else True


def _is_uttered(claim: Claim) -> bool:
    """Whether a document is somebody's words, as a statement is and an audit is not."""
    words = {word.lower() for word in _WORD.findall(claim.source or "")}
    return not words.isdisjoint(papers.UTTERED)


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

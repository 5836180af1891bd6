"""Right of reply: who was asked, by what words, and what came of it.

Who declined, did not reply or could not be reached is found by `claims.reply.refusals` as a claim of its own.
Here they get their outcome, and those who were asked and did answer are found beside what they said: "Asked
about the sale, Cole said ...", "said in response to questions", "Cole was asked ... and said".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.claims.lang.en import pronouns
from onrecord.claims.records import Claim, Span
from onrecord.claims.reply import refusals
from onrecord.claims.text import frame
from onrecord.claims.text.tokens import CLOSE, Text, tokenize

ANSWERED = "answered"
# Characters of the words that tell of the asking.
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who was asked. `party`: the canonical name, else the words for them, None where these are a
    pronoun that nobody is known to be meant by. `outcome`: a `reply.Outcome` or "answered", None where that
    is not clear. `words`: those that tell of the asking. `claim_id`: the claim that they belong to."""

    party: str | None
    outcome: str | None
    words: str
    claim_id: str


# Who asks in a court, a police station or a hearing is no reporter.
_AUTHORITIES = (
    r"police|prosecutors?|investigators?|detectives?|officers?|judges?|magistrates?|lawyers?|attorneys?|counsel"
    r"|lawmakers?|senators?|senate|mps|committee|court|jury|panel|council|board"
)
_BY_OTHERS = rf"\s+by\s+(?:(?:the|an?|his|her|their)\s+)?(?:[\w-]+\s+)?(?:{_AUTHORITIES})\b"
_TO_DO = r"\s+to\s+(?!comment|respond|explain|reply)"
_ASKED = (
    rf"(?:asked|pressed|quizzed|contacted|approached|questioned)\b(?!{_TO_DO})(?!{_BY_OTHERS})"
    r"|reached\s+(?:for\s+comment|by\s+(?:tele)?phone|by\s+(?:e-?mail|text)|at\s+home|on\s+(?:his|her|their)\s+)"
)
_QUESTIONS = (
    r"(?:(?:written|e-?mailed|detailed)\s+)?(?:questions?|inquir(?:y|ies)|enquir(?:y|ies)|quer(?:y|ies)"
    r"|requests?\s+for\s+(?:an?\s+)?(?:comment|response|interview|information))"
)
_TO_QUESTIONS = rf"to\s+(?:[^,;:.“”]{{0,40}}?\s)??{_QUESTIONS}\b"
_IN_RESPONSE = (
    rf"in\s+(?:an?\s+)?(?:(?:written|e-?mailed|brief|prepared)\s+)*(?:response|reply|answer)\s+{_TO_QUESTIONS}"
    r"|in\s+an?\s+(?:e-?mailed|written)\s+(?:response|reply)\b(?!\s+to)"
)
# Before the source, and nothing but a comma between: "Asked about the sale, Cole said".
_FRONTED = re.compile(
    r"(?:^|[,;:”\"]\s*)"
    rf"((?:(?:(?:when|if|once|also|later|repeatedly|directly)\s+)*(?:{_ASKED})|{_IN_RESPONSE})[^;:“”]*?)\s*,\s*$",
    re.IGNORECASE,
)
# Behind the source or the cue: "Cole said when asked".
_BEHIND = re.compile(
    rf"\b((?:(?:when|after\s+being)\s+(?:{_ASKED})|{_IN_RESPONSE})[^,;:.“”]*)", re.IGNORECASE
)
# Between source and cue: "Cole was asked about the sale and said", "Cole responded to questions by saying".
_BETWEEN = re.compile(
    r"^(?:\s*,[^,]{1,60},)?\s*(?:"
    rf"((?:was|were|has\s+been|had\s+been)\s+(?:also\s+|later\s+)?(?:{_ASKED})[^;:“”]*?)\s*,?\s+(?:and|but)(?:\s+\w+)?\s*$"
    rf"|((?:responded|replied)\s+{_TO_QUESTIONS}))",
    re.IGNORECASE,
)
_HINT = re.compile(
    r"\b(?:asked|pressed|quizzed|contacted|approached|questioned|reached|response|reply|answer|responded|replied)\b",
    re.I,
)


def asked(text: str, claims: Sequence[Claim]) -> list[Asked]:
    """Who was asked in an article, one entry for each claim that tells it, in the claims' order.

    A party that answers a part and declines the rest in one sentence has declined.
    """
    silent = [c for c in claims if c.kind == "no_comment"]
    found = {c.claim_id: _refusal(c) for c in silent}
    read = _Paragraphs(text)
    refused = {(_party(c), read.sentence(c.content_spans[0])) for c in silent if c.content_spans}
    for c in claims:
        if c.kind == "no_comment" or not c.source_spans or c.reported_by is not None:
            continue
        words = _words(read, c)
        if words and (_party(c), read.sentence(c.source_spans[0])) not in refused:
            found[c.claim_id] = Asked(_party(c), ANSWERED, words, c.claim_id)
    return [found[c.claim_id] for c in claims if c.claim_id in found]


class _Paragraphs:
    """The paragraphs of a text, each read when something in it is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._read: dict[int, Text] = {}

    def around(self, at: int) -> tuple[int, str]:
        """The paragraph around a character, and where it starts."""
        start = self._text.rfind("\n", 0, at) + 1
        end = self._text.find("\n", at)
        return start, self._text[start : end if end >= 0 else len(self._text)]

    def tokens(self, at: int) -> tuple[int, Text]:
        start, words = self.around(at)
        if start not in self._read:
            self._read[start] = tokenize(words)
        return start, self._read[start]

    def sentence(self, span: Span) -> tuple[int, int]:
        """What names the sentence in which a span starts."""
        start, text = self.tokens(span[0])
        return start, text.sentence[_token(text, span[0] - start)] if len(text) else 0


def _refusal(claim: Claim) -> Asked:
    # Our grammar has no cue for it; who else finds it may have "declined" there, "to comment" as the content.
    words = " ".join(part for part in (claim.cue, claim.content) if part)
    outcome = refusals.outcome(claim.content, claim.method) or refusals.outcome(f"They {words}")
    return Asked(_party(claim), outcome, words, claim.claim_id)


def _party(claim: Claim) -> str | None:
    words = (claim.source or "").lower()
    return claim.speaker or (None if not words or words in pronouns.PRONOUNS else claim.source)


def _token(text: Text, at: int) -> int:
    return min(bisect_left(text.spans, at, key=lambda s: s.end - 1), len(text) - 1)


def _words(read: _Paragraphs, claim: Claim) -> str | None:
    """The words around a claim's source that say that it was asked, all of them the narrator's own."""
    first, last = claim.source_spans[0][0], claim.source_spans[-1][1]
    if not _HINT.search(read.around(first)[1]):
        return None
    offset, text = read.tokens(first)
    at = _token(text, first - offset)  # there is one: the hint
    if text.quoted[at]:
        return None
    near = frame.around(text, at)
    start, own = text.spans[near.start].start + offset, _narrated(text, claim, near, offset)
    cue = claim.cue_spans[0][0] - start if claim.cue_spans else len(own)
    first, last = first - start, last - start
    found = _FRONTED.search(own[:first]) or (_BETWEEN.search(own[last:cue]) if last <= cue else None)
    found = found or _BEHIND.search(own, max(0, min(first, cue)))
    if found is None:
        return None
    words = next(group for group in found.groups() if group)
    return " ".join(words.split())[:_LONGEST]


def _narrated(text: Text, claim: Claim, near: range, offset: int) -> str:
    """A sentence, every character that is not the narrator's turned into a quotation mark."""
    start, stop = text.spans[near.start].start, text.spans[near.stop - 1].end
    own = list(text.text[start:stop])
    spoken = [text.spans[i] for i in near if text.quoted[i]]
    for begin, end in (*spoken, *((b - offset, e - offset) for b, e in claim.content_spans)):
        for i in range(max(begin, start), min(end, stop)):
            own[i - start] = CLOSE
    return "".join(own)

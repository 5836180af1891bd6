"""Is a cue one of speech or one of the mind? Fixed word lists: they define the measures by kind.

This is no grammar of the extractor's: were the lists to grow with it, its figures would move without it.
The regular forms below are therefore as simple as they are, and stay so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_SPEECH_VERBS = """
    accuse acknowledge add admit advise agree allege announce answer apologise apologize applaud argue ask
    assert assess assure attack attest beg bemoan beseech blast blog boast brag brand brief call caution
    challenge chant characterise characterize chide cite claim clarify comment compare complain concede
    conclude condemn confirm congratulate contend continue counter criticise criticize debate declare decry
    defend demand denounce deny deride describe detail disagree disclose discuss dismiss dispute divulge dub
    e-mail echo elaborate email emphasise emphasize estimate exclaim explain fume gush hail implore inform
    insist interview invoke joke label lament lash laud lecture maintain mention mock mutter note notify
    observe opine outline plead pledge point portray posit post praise preach predict proclaim promise
    pronounce propose quip quote rail rant read reassure rebuke rebut recall recite recommend recount
    reference refute reiterate relate remark remind repeat reply report request respond retort reveal
    ridicule say scold scream shout slam speak state stress suggest summarize swear talk tell testify text
    thank tout tweet underscore urge vent vouch vow warn whisper write yell
"""
_SPEECH_WORDS = """
    according accusation accusations allegation allegations allegedly announcement argument arguments
    assertion assertions complaint complaints criticism criticisms letter question questions quoth
    reportedly said speech spoke spoken statement statements swore sworn testimony thought-out told warnings
    written wrote
"""
_MIND_VERBS = """
    admire agree aim anger anticipate appear appreciate approve assume back believe care commit concern
    consider contemplate convince decide decline desire despise determine disapprove discover dislike
    distrust doubt dream embrace endorse enjoy envisage envision expect eye favor favour fear feel figure
    find forget frustrate guess hate hesitate hope imagine intend interest know learn like loathe long look
    love mind mull need oppose plan please ponder prefer presume realise realize refuse regard regret reject
    remember resent resolve respect see seek seem sound support suppose suspect tend think trust try
    understand view want weigh wish wonder worry yearn
"""
_MIND_WORDS = """
    afraid angry attitude attitudes aware belief beliefs certain confident decision disappointed eager
    expectation expectations feelings felt found furious glad goal goals happy ideology intention intentions
    knew known mood opinion opinions opposition optimistic outraged pessimistic proud ready reluctant sad
    saw seen shocked skeptical sought supporter supporters supportive sure surprised thought tired unaware
    understood unsure unwilling upset wary willing would-be
"""


def cue_kind(cue: Sequence[str], quote_type: str) -> str:
    """ "statement", "attitude" or "other", from a cue's lower-case tokens and the type of its content."""
    if not SPEECH.isdisjoint(cue):
        return "statement"
    if not MIND.isdisjoint(cue):
        return "attitude"
    wordless = not any(word[0].isalnum() for word in cue)
    # "Mayor: ..." and a quotation that stands alone are said, whoever said them.
    if quote_type == "direct" or (wordless and (cue or quote_type == "mixed")):
        return "statement"
    return "other"


def _regular(verb: str) -> set[str]:
    if verb.endswith("e"):
        return {verb, verb + "s", verb + "d", verb[:-1] + "ing"}
    if re.search(r"[^aeiou]y$", verb):
        return {verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
    if re.search(r"(s|sh|ch|x|z)$", verb):
        return {verb, verb + "es", verb + "ed", verb + "ing"}
    forms = {verb, verb + "s", verb + "ed", verb + "ing"}
    if re.search(r"[^aeiou][aeiou][bdgmnprt]$", verb):
        forms |= {verb + verb[-1] + "ed", verb + verb[-1] + "ing"}
    return forms


def _words(verbs: str, others: str) -> frozenset[str]:
    return frozenset(others.split()).union(*map(_regular, verbs.split()))


SPEECH = _words(_SPEECH_VERBS, _SPEECH_WORDS)
MIND = _words(_MIND_VERBS, _MIND_WORDS)

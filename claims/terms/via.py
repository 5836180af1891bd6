"""Through which outlet a claim comes second-hand: "told CNN", "in an interview with", "according to"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.claims.lang.en import days
from onrecord.claims.records import Span
from onrecord.claims.source.nouns import is_capitalised, words_of
from onrecord.claims.text.tokens import Text
from onrecord.claims.who.institutions import is_outlet, outlet_name

# What leads up to the outlet; an article may stand between.
_LEADS = re.compile(
    r"\b(?:told|tells|telling|according to"
    r"|interview(?:ed)?\s+(?:with|by|on|to|for|in|published (?:in|by)|aired on)"
    r"|(?:speaking|spoke|talking|talked|speaks)\s+(?:to|with|on)|(?:statement|comments?|remarks?|email|e-mail|letter)\s+to"
    r"|report(?:s|ed)?\s+(?:by|from|in)|(?:wrote|writing|published|appearing|appeared|column|op-ed|essay|editorial|article|aired|seen)\s+(?:in|on|by|for)"
    r"|(?:obtained|reviewed|viewed|leaked|released|provided|given|shared|sent)\s+(?:by|to|with)"
    r"|on|in)\s+(?:the|an?)?\s*$",
    re.IGNORECASE,
)
# "told X", "in an interview with X": X is an outlet whatever its name, unless it is a person.
_SURE = re.compile(
    r"\binterview\s+(?:with|to|for|published (?:in|by)|aired on)\s+(?:the\s+|an?\s+)?$", re.IGNORECASE
)
# "told X": whose listener X is, the verb tells; another verb's is not this claim's.
_LISTENER = re.compile(r"\b(?:told|tells)\s+(?:the\s+|an?\s+)?$", re.IGNORECASE)
# "during his time on X", "a host on X": where somebody works is no channel.
_POST = re.compile(
    r"\b(?:time|stint|career|years?|job|work(?:ed|s|ing)?|role|host|anchor|commentator|contributor|analyst|columnist"
    r"|reporter|editor|shares?|ads?|advertis\w+|post|position)\s+(?:on|in|at|for)\s+(?:the\s+|an?\s+)?$",
    re.IGNORECASE,
)
# "a Gazette report", "the Gazette's story": a paper's own work passes on what it says.
_WORK = re.compile(r"(?:['’]s)?\s+(?:report|story|article|investigation|interview)\b", re.IGNORECASE)
# What a source's own words may tell of the way they came: "a letter seen by X", "a report by X".
_PASSED_ON = re.compile(
    r"\b(?:(?:obtained|reviewed|viewed|seen|leaked|released|provided|given|shared|sent)\s+(?:by|to|with)"
    r"|(?:report|story|article|investigation)\s+(?:by|in))\s+(?:the\s+|an?\s+)?$",
    re.IGNORECASE,
)
_REACH = 48


def _is_initialled(words: Sequence[str]) -> bool:
    """Whether a name has initials, as people have: "A. D. Cole"."""
    return any(len(w) == 2 and w.endswith(".") for w in words)


def via(text: Text, narration: Sequence[Span], source: Sequence[int], people: frozenset[int]) -> str | None:
    """The outlet that the narrator names as having got the words, as it stands there; None for none.

    `people` are the tokens that name persons.
    """
    own = set(source)
    for stretch in narration:
        tokens = text.tokens_in(stretch)
        i = tokens.start
        while i < tokens.stop:
            if not is_capitalised(text.words[i]) or i in people:
                i += 1
                continue
            end = i + 1
            while end < tokens.stop and is_capitalised(text.words[end]) and end not in people:
                end += 1
            words = text.words[i:end]
            start = text.spans[i].start
            before = text.text[max(stretch.start, start - _REACH) : start]
            dated = words[0].lower() in days.CALENDAR
            if i in own and not _PASSED_ON.search(before):
                i = end
                continue
            leads = _LEADS.search(before) and not _POST.search(before)
            heard = leads and not (_LISTENER.search(before) and own and min(own) > i)
            known = is_outlet(words) or (_SURE.search(before) and not _is_initialled(words))
            works = _WORK.match(text.text, text.spans[end - 1].end) and is_outlet(words)
            if not dated and ((heard and known) or works):
                return outlet_name(words_of(text, i, end))
            i = end
    return None

"""Through which outlet a claim comes second-hand: "told CNN", "in an interview with", "according to"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.institutions import is_outlet, outlet_name
from claims.lang import en
from claims.records import Span
from claims.roles import is_capitalised, words_of
from claims.tokens import Text

# What leads up to the outlet; an article may stand between.
_LEADS = re.compile(
    r"\b(?:told|tells|telling|according to"
    r"|interview(?:ed)?\s+(?:with|by|on|to|for|in|published (?:in|by)|aired on)"
    r"|(?:speaking|spoke|talking|talked|speaks)\s+(?:to|with|on)|(?:statement|comments?|remarks?|email|e-mail|letter)\s+to"
    r"|reported\s+by|(?:wrote|writing|published|appearing|appeared|column|op-ed|essay|editorial|article|aired|seen)\s+(?:in|on|by|for)"
    r"|on|in)\s+(?:the|an?)?\s*$",
    re.IGNORECASE,
)
# "told X", "in an interview with X": X is an outlet whatever its name, unless it is a person.
_SURE = re.compile(
    r"\binterview\s+(?:with|to|for|published (?:in|by)|aired on)\s+(?:the\s+|an?\s+)?$", re.IGNORECASE
)
_REACH = 48


def via(text: Text, narration: Sequence[Span], source: Sequence[int], people: frozenset[int]) -> str | None:
    """The outlet that the narrator names as having got the words, as it stands there; None for none.

    `people` are the tokens that name persons.
    """
    own = set(source)
    for stretch in narration:
        tokens = text.tokens_in(stretch)
        i = tokens.start
        while i < tokens.stop:
            if not is_capitalised(text.words[i]) or i in own or i in people:
                i += 1
                continue
            end = i + 1
            while end < tokens.stop and is_capitalised(text.words[end]) and end not in people:
                end += 1
            words = text.words[i:end]
            start = text.spans[i].start
            before = text.text[max(stretch.start, start - _REACH) : start]
            dated = words[0].lower() in en.CALENDAR
            if _LEADS.search(before) and not dated and (is_outlet(words) or _SURE.search(before)):
                return outlet_name(words_of(text, i, end))
            # "in a CNN interview", "on NBC's morning programme"
            if re.match(r"\s+interview\b", text.text[text.spans[end - 1].end :][:12]) and is_outlet(words):
                return outlet_name(words_of(text, i, end))
            i = end
    return None

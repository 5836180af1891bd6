"""The words that credit another outlet with a story, or say that it was told elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.claims.across.outletnames import same_outlet
from onrecord.claims.records import Span
from onrecord.claims.source.outlets import is_outlet, outlet_name

_NAME = r"(?:[Tt]he\s+)?(?P<outlet>[A-Z][\w&’'-]*+(?:\s+(?:of\s+|de\s+)?[A-Z][\w&’'-]*+){0,4})"
_FIRST = (
    # "The talks were first reported by the Tarn Gazette."
    rf"\b(?:first|originally|earlier|initially)\s+(?:reported|published|disclosed|revealed|broken|carried)\s+(?:by|in|on)\s+{_NAME}",
    # "The Tarn Gazette first reported the talks", "was first to report", "broke the story"
    rf"\b{_NAME}\s+(?:which\s+)?(?:was\s+(?:the\s+)?first\s+to\s+(?:report|disclose|reveal)|(?:had\s+)?(?:first|originally)\s+(?:reported|published|disclosed|revealed)"
    r"|broke\s+the\s+(?:news|story))",
    # "This story was first published in ..." without a word between
    rf"\b(?:story|article|report|piece)\s+(?:was\s+)?(?:originally\s+|first\s+)?(?:appeared|published)\s+(?:in|on|by)\s+{_NAME}",
)
_CREDITS = tuple(re.compile(pattern) for pattern in _FIRST)
# What was told elsewhere, and nobody says where: "according to reports", "reportedly".
_ELSEWHERE = re.compile(
    r"\b(?:recent|media|press|news|several|multiple|some|various|earlier|published)\s+reports?\b"
    r"|\b(?:according\s+to|as\s+per)\s+(?:the\s+)?reports?\b|\breports?\s+(?:say|said|suggest|suggested|claim|claimed|indicate|indicated|emerged|have\s+emerged)\b"
    r"|\b(?:it\s+(?:is|was|has\s+been)\s+reported|has\s+been\s+reported|reportedly)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Credit:
    """An outlet that a text credits with its story, and the words that do, at `span`."""

    outlet: str
    span: Span


def credits(text: str, outlets: Iterable[str] = ()) -> tuple[Credit, ...]:
    """The outlets that a text names as those who had it first, in text order, each once. A name is an
    outlet's by its form, or where it is one of `outlets`."""
    known = tuple(outlets)
    found: dict[str, Credit] = {}
    for pattern in _CREDITS:
        for match in pattern.finditer(text):
            name = outlet_name(match["outlet"])
            if not is_outlet(name.split()) and not any(same_outlet(name, other) for other in known):
                continue
            credit = Credit(name, Span(*match.span()))
            if name not in found or credit.span < found[name].span:
                found[name] = credit
    return tuple(sorted(found.values(), key=lambda credit: credit.span))


def elsewhere(text: str) -> Span | None:
    """Where a text says that something was reported, without a word by whom; None where it does not."""
    found = _ELSEWHERE.search(text)
    return Span(*found.span()) if found else None

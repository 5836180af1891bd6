"""The words by which a text says that its own outlet found something out: "told this newspaper"."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.claims.lang.en import papers
from onrecord.claims.records import Span, Spans

_SEEN = r"(?:obtained|reviewed|viewed|seen|examined|inspected|read|heard)"
_HEARD = (
    r"(?:told|tells|telling|interview(?:ed)?\s+(?:with|by|for|to)|(?:speaking|spoke|talking|talked)\s+(?:to|with)"
    r"|(?:statement|email|e-mail|letter|message|comments?|remarks?|said|confirmed)\s+to"
    rf"|(?:{_SEEN}|leaked|given|provided|shown|sent|shared)\s+(?:by|to|with))"
)
_WORKS = (
    r"(?:has\s+|have\s+)?(?:learned|learnt|established|obtained|seen|reviewed|found|understands|can\s+reveal)"
)
_THIS = (
    rf"(?:this\s+(?:{'|'.join(papers.THIS_OUTLET)})|us(?=\s*(?:[,.;:”\"]|$)|\s+that\b)"
    r"|our\s+(?:reporter|correspondent)s?)"
)


def sign(text: str, span: Span, outlet: str | None, said: Spans = ()) -> Span | None:
    """Where, within `span` of `text`, it says that `outlet`, whose text it is, was told, shown or found
    something; None where it does not. In what somebody `said`, "we" and "us" are others.
    """
    for found in _pattern(outlet or "").finditer(text, span.start, span.end):
        if not any(found.start() < end and start < found.end() for start, end in said):
            return Span(*found.span())
    return None


@lru_cache(maxsize=256)
def _pattern(outlet: str) -> re.Pattern[str]:
    name = outlet.strip().removeprefix("The ").removeprefix("the ")
    if not name:
        return re.compile(rf"\b{_HEARD}\s+{_THIS}", re.IGNORECASE)
    named = rf"(?:the\s+)?{re.escape(name)}(?:['’]s\s+reporters?)?\b"
    return re.compile(
        rf"\b{_HEARD}\s+(?:{_THIS}|{named})|\b{named}\s+{_WORKS}\b|\b(?:we|this\s+newspaper)\s+{_WORKS}\b"
        rf"|\ban?\s+{re.escape(name)}\s+(?:reporter|correspondent|journalist|investigation|analysis)\b",
        re.IGNORECASE,
    )

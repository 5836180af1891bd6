"""Paragraphs that only point to other stories ("Read more: ...") or stand under a picture ("Photo: ...").
Their words are no part of this one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.claims.text.tokens import Text

_LONGEST = 60
_TEASER = re.compile(
    r"[\W_]*(?:read\s+(?:more|also|next|this|on)|also\s+read|(?:now|don['’]t\s+miss|must)\s*(?:read)?\s*:|see\s+also|see\s+more"
    r"|more\s+(?:on\s+this|from|on|stories|news|like\s+this)|related(?:\s+(?:stories|articles|story|article|news|content))?"
    r"|also\s+in\s+the\s+news|in\s+other\s+news|elsewhere|recommended|trending(?:\s+now)?|most\s+(?:read|popular)"
    r"|(?:photo|picture|image|graphic|caption|credit)s?|pictured|you\s+(?:may|might)\s+also\s+(?:like|be\s+interested\s+in)|up\s+next|watch(?:\s+(?:more|now|also|next))?|listen(?:\s+now)?"
    r"|editor['’]s\s+(?:pick|picks|choice)|latest\s+(?:news|stories)|what\s+to\s+read\s+next)"
    r"\s*(?:[:|»>–—]|-\s)",
    re.IGNORECASE,
)


def teasers(text: Text, paragraphs: Sequence[range]) -> frozenset[int]:
    """The tokens of all such paragraphs: a label that sends the reader elsewhere, and a headline behind
    it."""
    found: set[int] = set()
    for paragraph in paragraphs:
        if len(paragraph) <= _LONGEST:
            start = text.spans[paragraph.start].start
            if _TEASER.match(text.text, start, text.spans[paragraph.stop - 1].end):
                found.update(paragraph)
    return frozenset(found)

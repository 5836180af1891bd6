"""What stands in quotation marks, and how a claim shows its words."""

from __future__ import annotations

from onrecord.claims.records import Spans
from onrecord.claims.text.tokens import Text


def quote_type(text: Text, spans: Spans) -> str:
    """`direct` when every word of the spans is quoted, `mixed` when some are, else `indirect`."""
    words = [i for span in spans for i in text.tokens_in(span) if text.words[i][0].isalnum()]
    quoted = sum(text.quoted[i] for i in words)
    if not quoted:
        return "indirect"
    return "direct" if quoted == len(words) else "mixed"


def shown(text: str, spans: Spans) -> str:
    """The words of the spans, each piece verbatim with its quotation marks, joined by one space.

    The marks stay because they are evidence: they tell the speaker's words from the reporter's, also
    where a quotation is broken and two pieces follow one another.
    """
    return " ".join(text[start:end] for start, end in spans)

"""What an outlet reports, relying on others: "The Ledger reported, citing two aides, that ..." is its own."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.text.found import Found
from onrecord.claims.text.kinds import SPEECH
from onrecord.claims.text.tokens import Text

_CITING = frozenset("citing quoting".split())


def reported(text: Text, f: Found) -> Found:
    """An attribution with what its source reported, in place of whom it cites beside."""
    if not (f.cue and f.source and text.words[f.cue[0]].lower() in _CITING and f.cue[0] > 1):
        return f
    verb = f.cue[0] - 2
    reports = text.words[verb + 1] == "," and text.words[verb].lower() in SPEECH and verb > f.source[-1]
    that = next((i for i in f.content if text.words[i] == "that" and text.words[i - 1] == ","), None)
    if not reports or that is None:
        return f
    content = tuple(i for i in f.content if i >= that)
    spans = replace(f.spans, content=text.characters(content), cue=text.characters((verb,)))
    return Found(spans, content, (verb,), f.source)

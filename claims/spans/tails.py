"""Who speaks behind a quotation, told by its own sentence: "...," said Ada Cole. "...," another said."""

from __future__ import annotations

from onrecord.claims.lang.en import pronouns
from onrecord.claims.text import frame
from onrecord.claims.text.kinds import SPEECH
from onrecord.claims.text.tokens import CLOSE, OPEN, Text

_LONGEST = 12
# What a speaker begins with, beside a capital; a pronoun may mean whoever spoke before.
_FIRST = frozenset("a an one another the".split())


def tail(text: Text, quotation: range) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """The cue and the source that follow a quotation, marks and all, to the end of its sentence; None where
    there is more or less than a verb of speech and somebody who is no pronoun."""
    if text.words[quotation[0]] != OPEN or text.words[quotation[-1]] != CLOSE:
        return None
    start = quotation.stop
    if start == len(text) or text.sentence[start] != text.sentence[quotation[-1]]:
        return None
    stop = frame.sentence(text, start).stop
    while stop > start and not text.words[stop - 1][0].isalnum():
        stop -= 1
    rest = range(start, stop)
    if not 2 <= len(rest) <= _LONGEST or any(text.quoted[i] or text.words[i] in (OPEN, CLOSE) for i in rest):
        return None
    said = [i for i in rest if text.words[i].lower() in SPEECH]
    if len(said) != 1 or said[0] not in (rest[0], rest[-1]):
        return None
    source = tuple(i for i in rest if i != said[0])
    first = text.words[source[0]]
    told = (first[0].isupper() or first in _FIRST) and first.lower() not in pronouns.PRONOUNS
    return ((said[0],), source) if told else None

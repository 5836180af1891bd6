"""What stands around the head of a source: the words behind it, its office, and where that is held."""

from __future__ import annotations

from onrecord.claims.lang.en import (
    grammar,
    offices,
)
from onrecord.claims.source.institution import institution_in, proper_name
from onrecord.claims.source.nouns import CLITICS, is_first_name, words_of
from onrecord.claims.source.phrase import Phrase
from onrecord.claims.text import frame
from onrecord.claims.text.tokens import Text


def reach(text: Text, part: range) -> int:
    """A source that was cut before "familiar with" or "who" goes on to the end of its clause."""
    stop, limit = part.stop, frame.around(text, part.stop - 1).stop
    if stop < len(text) and text.words[stop] == "," and stop + 1 < len(text):
        opener = text.words[stop + 1].lower() in ("who", "familiar", "briefed", "speaking", "all", "both")
        stop = stop + 1 if opener else stop
    if stop >= len(text) or text.words[stop].lower() not in grammar.POSTMODIFIERS:
        return part.stop
    while stop < limit and text.words[stop] not in ("“", "”", ";"):
        stop += 1
    return stop


def tail_of(text: Text, start: int, stop: int) -> str:
    """The characters from the end of token start-1 to the end of token stop-1."""
    return text.text[text.spans[start - 1].end : text.spans[stop - 1].end] if stop > start else ""


def affiliation(text: Text, read: Phrase, part: range) -> str | None:
    """The institution in or after an unnamed person's words: "an official at the Tarn Port Authority"."""
    stop = read.tokens.stop
    if stop < len(text) and text.words[stop].lower() in ("at", "from", "for", "of", "with", "in"):
        name = proper_name(text, stop + 1)
        owner = text.words[stop + 2 : stop + 3]  # "sixteen of Cole's teammates"
        if name and not (is_first_name(name) and owner and owner[0] in CLITICS):
            return name
    return institution_in(text, range(read.tokens.start, stop - 1))


def role_words(text: Text, read: Phrase) -> str:
    last = read.tokens.stop - 1
    first = last
    while first > read.tokens.start and text.words[first - 1].lower() in offices.ROLE_MODIFIERS:
        first -= 1
    return words_of(text, first, last + 1)

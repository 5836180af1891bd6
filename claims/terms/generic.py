"""Nobody in particular: "a good caterer knows", "employees feel", "no honest person believes"."""

from __future__ import annotations

from onrecord.claims.lang.en import numbers, unnamed
from onrecord.claims.source.nouns import is_capitalised
from onrecord.claims.source.party import Party
from onrecord.claims.text import kinds
from onrecord.claims.text.found import Found
from onrecord.claims.text.tokens import Text

_A_CLASS = Party(source_type="group", anonymity="collective", plural=True)
_PRESENT = frozenset("have has do does".split())


def as_class(text: Text, f: Found, party: Party) -> Party:
    """The party, or a class where words and cue tell of anybody of a kind: an unnamed "a developer", or bare
    "employees", who thinks or feels something as a habit, in no words of their own."""
    if party.anonymity != "anonymous" or party.basis or party.reason or not f.source:
        return party
    first = text.words[f.source[0]].lower()
    if first == "no":
        return _A_CLASS
    withheld = any(text.words[i].lower() in unnamed.WITHHELD for i in f.source)
    indefinite = first in numbers.SINGLE_DETERMINERS or (party.plural and _is_bare(text, f))
    quoted = any(text.quoted[i] for i in f.content)
    return _A_CLASS if indefinite and not withheld and not quoted and _is_habit(text, f) else party


def _is_bare(text: Text, f: Found) -> bool:
    """Whether a plural stands without an article, a number or a name: "employees", "good employees"."""
    first = text.words[f.source[0]].lower()
    if first in numbers.NUMBERS or first in unnamed.INDEFINITES or first in ("the", "these"):
        return False
    return not any(is_capitalised(text.words[i]) or text.words[i][0].isdigit() for i in f.source[1:])


def _is_habit(text: Text, f: Found) -> bool:
    """Whether a cue is a thought or a feeling in the simple present: "knows", "feel", "want"."""
    words = [text.words[i].lower() for i in f.cue if text.words[i][0].isalpha()]
    if not words or kinds.kind(words) != "attitude":
        return False
    verb = words[0]
    return (
        not verb.endswith(("ed", "ing"))
        and verb not in _PAST
        and (verb in kinds.ATTITUDE or verb in _PRESENT)
    )


_PAST = frozenset("thought felt knew understood meant had was were".split())

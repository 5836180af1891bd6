"""Which clause a date stands in: that of the saying, or one beside it, whose time is another."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.lang.en import grammar
from onrecord.claims.text import frame
from onrecord.claims.text.found import Found
from onrecord.claims.text.tokens import Text

_MARKS = frozenset({",", "“", "”", ";", "—", "–", "--", "(", ")"})
# What opens a clause or a phrase with a time of its own: "who left on Friday", "after the vote on Monday".
_RELATIVE = frozenset("who which whose whom where when after since that because while".split())
_ASIDE = frozenset("before following despite amid besides unlike addition ahead".split())
# What opens an occasion, whose time is that of what was said there, however it is told.
_OCCASIONS = frozenset("during at".split())
# What opens a clause of its own that a saying may stand in: "The mill, which Cole said was safe, ...".
_SUBORDINATE = frozenset(
    "which who whom whose after before because since although though while whereas".split()
)
_COORDINATE = frozenset("but and so yet".split())
_VERBS = grammar.BE | frozenset("has have had did does do".split())
# A phrase that leads up to what was said there is shorter, or names the occasion.
_LONG_PHRASE = 14
_HELD = 10
_MEETINGS = frozenset(
    "speaking conference interview briefing meeting hearing rally debate speech statement press session "
    "ceremony event post letter email tweet call told".split()
)


def is_beside(text: Text, at: int, f: Found) -> bool:
    """Whether the date at token `at` belongs to another clause of its sentence than the saying."""
    return (
        _in_side_clause(text, at, f)
        or _outside_its_clause(text, at, f)
        or _coordinate(text, at, f)
        or _in_other_event(text, at, f)
        or _behind_other_verb(text, at, f)
    )


def _in_other_event(text: Text, at: int, f: Found) -> bool:
    """Whether the date ends a long phrase before the saying, of what happened elsewhere: "In response to
    calls for an inquiry into the loss of a boat near the quay on Monday, Cole said"."""
    start = frame.around(text, at).start
    if not f.source or not f.cue or at >= min(f.source[0], f.cue[0]):
        return False
    phrase = [w.lower() for w in text.words[start:at]]
    return "," not in phrase and len(phrase) > _LONG_PHRASE and not _MEETINGS & set(phrase[-_HELD:])


def _behind_other_verb(text: Text, at: int, f: Found) -> bool:
    """Whether a second verb of the sentence stands between the words and the date: "condemned the sale, and
    has left the board that met on Monday"."""
    told = [*f.content, *f.cue, *f.source]
    if not f.cue or at < max(told):
        return False
    between = [w.lower() for w in text.words[max(told) + 1 : at]]
    joined = any(w in _COORDINATE for w in between[:2])
    return joined and any(w in _VERBS for w in between)


def _in_side_clause(text: Text, at: int, f: Found) -> bool:
    """Whether the date stands in a clause or a phrase of its own ("who left on Friday,", "in addition to the
    vote on Monday"). "When the sale was announced on Friday, he said" tells of one time."""
    anchors = {*f.cue[:1], *f.source}
    sentence = frame.around(text, at)
    i = at - 1
    while i >= sentence.start and text.words[i] not in _MARKS:
        if i in anchors:
            return False
        word = text.words[i].lower()
        if word in _ASIDE and text.words[sentence.start].lower() in _OCCASIONS:
            return False  # "During a call following the results last month, Cole said"
        if word in _RELATIVE or word in _ASIDE:
            return not (word == "when" and i == sentence.start)
        i -= 1
    return False


def _outside_its_clause(text: Text, at: int, f: Found) -> bool:
    """Whether the saying stands in a clause of its own, and the date outside it: "The mill, which Cole said
    was safe, burned down on Monday", "It sank on Monday, a day after Cole had said it was safe"."""
    told = (*f.cue, *f.source)
    if not told:
        return False
    opener = _opener(text, min(told))
    if opener is None:
        return False
    return at < opener or at >= _end(text, f, opener)


def _opener(text: Text, first: int) -> int | None:
    sentence = frame.around(text, first)
    i = first
    while i > sentence.start and text.words[i] not in _MARKS:
        if text.words[i].lower() in _SUBORDINATE:
            return i
        i -= 1
    return None


def _end(text: Text, f: Found, opener: int) -> int:
    """Where the clause ends that the saying stands in."""
    inside = set(f.content)
    sentence = frame.around(text, opener)
    last = max(*f.cue, *f.source, opener)
    quoted = [i for i in f.content if text.quoted[i] and i in sentence]
    i = max(last, *quoted) + 1 if quoted else last + 1
    while i < sentence.stop and (text.words[i] not in _MARKS or i in inside):
        i += 1
    return i


def _coordinate(text: Text, at: int, f: Found) -> bool:
    """Whether a comma and a conjunction part the date from the saying, which has a subject of its own: "The
    vote was held on Monday, but Cole called it a farce"."""
    first = min(f.source, default=0)
    if not f.source or not f.cue or at >= min(first, f.cue[0]):
        return False
    return _joined(text, first)


def _joined(text: Text, first: int) -> bool:
    before: Sequence[str] = text.words[max(0, first - 2) : first]
    return len(before) == 2 and before[0] == "," and before[1].lower() in _COORDINATE

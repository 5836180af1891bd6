"""Words that one passes on as another's: what "the Ledger quoted Cole as saying" is Cole's."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.claims.lang.en import grammar
from onrecord.claims.text import frame
from onrecord.claims.text.found import Found
from onrecord.claims.text.kinds import SPEECH
from onrecord.claims.text.tokens import CLOSE, OPEN, Text

_QUOTES = frozenset("quoted quotes quote quoting cited cites citing".split())
_SAYS = frozenset("saying telling having declaring stating adding".split())
_AUXILIARIES = grammar.BE | frozenset("has have had also later widely previously".split())
_MARKS = frozenset({",", ";", ":", ".", "—", "–", OPEN, CLOSE})
# Tokens between "quoted" and "as saying", or of the phrase before.
_REACH = 14


@dataclass(frozen=True, slots=True)
class _Frame:
    """ "quoted ... as saying" in tokens [start, stop), with the tokens of whom it quotes and of its words."""

    start: int
    stop: int
    party: tuple[int, ...]
    cue: tuple[int, ...]


def passed_on(text: Text, found: list[Found]) -> list[Found]:
    """The attributions, those that give quoted words to whoever quotes them given to whom they quote."""
    frames: dict[int, _Frame] = {}
    for f in found:
        verb = next((i for i in f.cue if text.words[i].lower() in _QUOTES | _SAYS), None)
        if verb is not None and not f.is_reply:
            told = _frame(text, verb)
            if told:
                frames[told.start] = told
    kept = list(found)
    for told in frames.values():
        own = range(told.start, told.stop)
        meant = [f for f in kept if not f.is_reply and (set(f.cue) & set(own) or set(f.content) <= set(own))]
        whole = _whole(text, told, meant)
        if whole:
            kept = [f for f in kept if f not in meant] + [whole]
    kept = [_citing(text, f) for f in kept]
    return sorted(kept, key=lambda f: (f.content, f.source, f.cue))


def _frame(text: Text, at: int) -> _Frame | None:
    """The frame whose "quoted" or "saying" is token `at`."""
    sentence = frame.around(text, at)
    says = at if text.words[at].lower() in _SAYS else None
    if says is None:
        near = range(at + 2, min(at + _REACH, sentence.stop))
        says = next((i for i in near if text.words[i].lower() in _SAYS and text.words[i - 1] == "as"), None)
    if says is None or text.words[says - 1] != "as":
        return None
    back = range(says - 2, max(sentence.start, says - _REACH) - 1, -1)
    verb = next((i for i in back if text.words[i].lower() in _QUOTES), None)
    if verb is None or any(text.quoted[i] != text.quoted[verb] for i in range(verb, says)):
        return None
    first = verb
    while first > sentence.start and text.words[first - 1].lower() in _AUXILIARIES:
        first -= 1
    stop = _behind_outlet(text, says + 1, sentence.stop)
    if any(text.words[i].lower() in grammar.BE for i in range(first, verb)):
        party, start = _phrase_before(text, sentence.start, first), first
        cue = (*range(first, verb + 1), says - 1, says)
    else:
        party, start, cue = tuple(range(verb + 1, says - 1)), verb, (verb, says - 1, says)
    return _Frame(min(start, *party), stop, party, cue) if party else None


def _behind_outlet(text: Text, at: int, end: int) -> int:
    """Behind "by the Ledger", where these words follow."""
    if at >= end or text.words[at].lower() != "by":
        return at
    i = at + 1
    while i < min(end, at + _REACH) and (
        text.words[i][0].isupper() or text.words[i] in ("the", "a", "'s", "’s")
    ):
        i += 1
    return i


def _phrase_before(text: Text, start: int, stop: int) -> tuple[int, ...]:
    first = stop
    while first > max(start, stop - _REACH) and text.words[first - 1] not in _MARKS:
        first -= 1
    return tuple(range(first, stop))


def _whole(text: Text, told: _Frame, meant: list[Found]) -> Found | None:
    """One attribution of the frame, with what the finder took for its words, else what stands behind it."""
    party = told.party
    for f in meant:  # the finder's own edges: "On Monday Cole" is Cole
        inside = [part for part in (f.source, f.content) if part and set(part) <= set(party)]
        party = inside[0] if inside else party
    own = range(told.start, told.stop)
    said = {i for f in meant for i in f.content if i not in own and i not in party}
    behind = {i for i in said if i >= told.stop} or set(_behind(text, told.stop))
    words = behind or said or set(_before(text, told.start))
    content = tuple(sorted(_without_marks(text, words)))
    if not content or not meant:
        return None
    best = max(meant, key=lambda f: f.spans.score)
    spans = replace(
        best.spans,
        content=text.characters(content),
        cue=text.characters(told.cue),
        source=text.characters(party),
    )
    return Found(spans, content, told.cue, party)


def _behind(text: Text, start: int) -> range:
    if start >= len(text) or text.sentence[start] != text.sentence[start - 1]:
        return range(start, start)
    stop = frame.around(text, start).stop
    while stop > start and text.words[stop - 1] in (".", ","):
        stop -= 1
    return range(start, stop)


def _before(text: Text, stop: int) -> range:
    """The quotation that ends right before a token."""
    if not stop or text.words[stop - 1] != CLOSE:
        return range(stop, stop)
    start = stop - 2
    while start > 0 and text.quoted[start]:
        start -= 1
    return range(start, stop)


def _without_marks(text: Text, content: set[int]) -> set[int]:
    """Without the colon or the comma that leads up to the words."""
    first = min(content, default=0)
    return content - {first} if content and text.words[first] in (":", ",") else content


def _citing(text: Text, f: Found) -> Found:
    """ "The Ledger reported, citing two aides, that ...": what it reported, in place of whom it cites."""
    if not (f.cue and f.source and text.words[f.cue[0]].lower() in _QUOTES and f.cue[0] > 1):
        return f
    verb = f.cue[0] - 2
    comma = text.words[verb + 1] == "," and text.words[verb].lower() in SPEECH and verb > f.source[-1]
    that = [i for i in f.content if text.words[i] == "that" and text.words[i - 1] == ","]
    if not comma or not that:
        return f
    content = tuple(i for i in f.content if i >= that[0])
    spans = replace(f.spans, content=text.characters(content), cue=text.characters((verb,)))
    return Found(spans, content, (verb,), f.source)

"""Interviews set as turns, each behind a label: "Q:" and "A:", or the names of both. By grammar alone.

The answers are claims of the one who gives them; the questions are nobody's.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from onrecord.claims.records import Attribution
from onrecord.claims.source.nouns import is_capitalised
from onrecord.claims.text.frame import paragraphs
from onrecord.claims.text.tokens import OPEN, Text

METHOD = "interview grammar"
# Read by hand on our gold, a news corpus and 787 web pages 21 finds of
# 23 were right, and since two questions make an interview, 21 of 21.
SCORE = 0.95
_LONGEST_LABEL = 4
# In capitals a label may tell what its speaker is: "ADA COLE, RADIO TARN HOST:".
_LONGEST_CAPITALS = 14
_ASKERS = frozenset(
    "host cohost co-host anchor moderator interviewer presenter correspondent reporter".split()
)
# Paragraphs; more between two labels are no longer one turn.
_LONGEST_TURN = 6
_MOST_GUESTS = 10
_QUESTION = frozenset({"q", "question"})


@dataclass(frozen=True, slots=True)
class Interview:
    """`answers` as attributions; `labels`: the tokens of all labels, which name no source but theirs;
    `inside`: all tokens from the first label to the last turn's end."""

    answers: tuple[Attribution, ...]
    labels: frozenset[int]
    inside: range

    @property
    def start(self) -> int:
        """The first label's token, or the length of a text without an interview."""
        return self.inside.start


@dataclass(frozen=True, slots=True)
class _Turn:
    start: int
    colon: int
    end: int
    label: str
    asks: bool
    hosts: bool = False


def read(text: Text) -> Interview:
    """The interview in a text, if it has one: two labels that take turns, one of which asks."""
    turns = _turns(text)
    asking = {t.label for t in turns if t.label in _QUESTION or t.hosts}
    often = Counter(t.label for t in turns)
    if not asking:
        questions = Counter(t.label for t in turns if t.asks)
        asking = {label for label, n in questions.items() if n > 1 and 2 * n > often[label]}
    answering = set(often) - asking
    hosted = any(t.hosts for t in turns)
    if not asking or not answering or len(turns) < 3 or len(often) > (_MOST_GUESTS if hosted else 4):
        return Interview((), frozenset(), range(len(text), len(text)))
    while not hosted and turns[0].label not in asking:  # "Photo: ..."
        del turns[0]
    answers = tuple(_answer(text, t) for t in turns if t.label in answering)
    labels = frozenset(i for t in turns for i in range(t.start, t.colon + 1))
    return Interview(answers, labels, range(turns[0].start, turns[-1].end))


def _turns(text: Text) -> list[_Turn]:
    """The labelled paragraphs, each with the unlabelled ones up to the next label: its turn goes on there."""
    every = paragraphs(text)
    heads = [(n, turn) for n, p in enumerate(every) if (turn := _turn(text, p))]
    turns = []
    for k, (n, turn) in enumerate(heads):
        following = heads[k + 1][0] if k + 1 < len(heads) else n + 1
        end = every[following - 1].stop if following - n <= _LONGEST_TURN else turn.end
        turns.append(replace(turn, end=end, asks="?" in text.words[end - 2 : end]))
    return turns


def _turn(text: Text, paragraph: range) -> _Turn | None:
    start = paragraph.start + (text.words[paragraph.start] == OPEN)  # a transcript that is quoted as a whole
    end = paragraph.stop
    reach = range(start, min(start + _LONGEST_CAPITALS + 1, end))
    colon = next((i for i in reach if text.words[i] == ":"), None)
    if colon is None or colon == start or colon + 1 >= end:
        return None
    words = text.words[start:colon]
    letters = [w for w in words if w[0].isalpha()]
    if letters and all(w.isupper() for w in letters) and len(letters[-1]) > 1:
        comma = next((n for n, w in enumerate(words) if w in (",", "(")), len(words))
        name = [w for w in words[:comma] if w[0].isalpha()]
        hosts = any(w.lower() in _ASKERS for w in words[comma:])
        return _Turn(start, colon, end, name[-1].lower(), asks=False, hosts=hosts) if name else None
    if len(words) > _LONGEST_LABEL or not all(is_capitalised(w) for w in words):
        return None
    return _Turn(start, colon, end, " ".join(words).lower(), asks=False)


def _answer(text: Text, turn: _Turn) -> Attribution:
    return Attribution(
        content=text.characters(range(turn.colon + 1, turn.end)),
        cue=text.characters(range(turn.colon, turn.colon + 1)),
        source=text.characters(range(turn.start, turn.colon)),
        score=SCORE,
        method=METHOD,
    )

"""Interviews set as turns, each behind a label: "Q:" and "A:", or the names of both. By grammar alone.

The answers are claims of the one who gives them; the questions are nobody's.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from claims.records import Attribution, Span
from claims.roles import is_capitalised
from claims.tokens import Text

METHOD = "interview grammar"
# Share of the grammar's finds that were right when read by hand.
SCORE = 0.95
_LONGEST_LABEL = 4
_QUESTION = frozenset({"q", "question"})
ANSWER = frozenset({"a", "answer"})


@dataclass(frozen=True, slots=True)
class Interview:
    """`answers` as attributions; `labels`: the tokens of all labels, which name no source but theirs;
    `start`: the first label's token, or the length of a text without an interview."""

    answers: tuple[Attribution, ...]
    labels: frozenset[int]
    start: int


@dataclass(frozen=True, slots=True)
class _Turn:
    start: int
    colon: int
    end: int
    label: str
    asks: bool


def read(text: Text) -> Interview:
    """The interview in a text, if it has one: two labels that take turns, one of which asks."""
    turns = _turns(text)
    asking = {t.label for t in turns if t.label in _QUESTION}
    often = Counter(t.label for t in turns)
    if not asking:
        questions = Counter(t.label for t in turns if t.asks)
        asking = {label for label, n in questions.items() if 2 * n > often[label]}
    answering = set(often) - asking
    if not asking or not answering or len(turns) < 3 or len(often) > 4:
        return Interview((), frozenset(), len(text))
    answers = tuple(_answer(text, t) for t in turns if t.label in answering)
    labels = frozenset(i for t in turns for i in range(t.start, t.colon + 1))
    return Interview(answers, labels, turns[0].start)


def _turns(text: Text) -> list[_Turn]:
    turns = []
    heads = [i for i in range(len(text)) if not i or text.paragraph[i - 1] != text.paragraph[i]]
    for n, start in enumerate(heads):
        end = heads[n + 1] if n + 1 < len(heads) else len(text)
        colon = next(
            (i for i in range(start, min(start + _LONGEST_LABEL + 1, end)) if text.words[i] == ":"), None
        )
        if colon is None or colon == start or colon + 1 >= end:
            continue
        words = text.words[start:colon]
        if all(is_capitalised(w) for w in words):
            turns.append(_Turn(start, colon, end, " ".join(words).lower(), "?" in text.words[end - 2 : end]))
    return turns


def _answer(text: Text, turn: _Turn) -> Attribution:
    def span(start: int, end: int) -> Span:
        return Span(text.spans[start].start, text.spans[end - 1].end)

    return Attribution(
        content=(span(turn.colon + 1, turn.end),),
        cue=(span(turn.colon, turn.colon + 1),),
        source=(span(turn.start, turn.colon),),
        score=SCORE,
        method=METHOD,
    )

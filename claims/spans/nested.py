"""What somebody is told to have said inside another's words: "Cole said his insurer believed it was stolen".

The finder gives one layer. The inner one is taken only where it opens its sentence of the outer content, with
a plain subject and a verb of saying or thinking right behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.claims.lang.en import grammar
from onrecord.claims.records import Attribution, Span
from onrecord.claims.source.nouns import is_capitalised
from onrecord.claims.source.subject import DETERMINERS, PERSONS, is_subject
from onrecord.claims.spans import tails
from onrecord.claims.text.tokens import CLOSE, OPEN, Text

METHOD = "nested grammar"
# Read by hand on our gold and a news corpus 15 finds of 15 were right; few were seen.
SCORE = 0.9
_LONGEST_SUBJECT = 8
_LONGEST_ADDRESSEE = 5
_LEAST_CONTENT = 3

# Verbs with a clause right behind them; the others need its "that".
_VERBS = frozenset("said says believed believes thought thinks replied argued argues insisted".split())
_TELLING = frozenset(
    "told warned promised assured written wrote testified informed reminded claimed claims "
    "admitted denied".split()
)
_AUXILIARIES = frozenset("had has have also then later once".split())
_CLAUSES = PERSONS | DETERMINERS | frozenset("we i there this these those no nobody".split())
_FINITE = grammar.BE | grammar.MODALS | frozenset("had has did does".split())
_MARKS = frozenset("“ ” \" ' ‘ ’ `` ''".split())


def find(text: Text, content: Sequence[int]) -> Iterator[Attribution]:
    """The attributions that a content reports in its turn, one for a sentence at most."""
    for tokens in _sentences(text, content):
        inner = _quoted(text, tokens) or _inner(text, tokens)
        if inner is not None:
            yield inner


def _sentences(text: Text, content: Sequence[int]) -> Iterator[range]:
    """The unbroken stretches of a content, each within one sentence."""
    start = 0
    for n in range(1, len(content) + 1):
        ends = n == len(content) or content[n] != content[n - 1] + 1
        if ends or text.sentence[content[n]] != text.sentence[content[n - 1]]:
            yield range(content[start], content[n - 1] + 1)
            start = n


def _quoted(text: Text, tokens: range) -> Attribution | None:
    """The quotation in a content whose speaker the content itself tells: "'Burn it,' Cole wrote, according
    to"."""
    opening = next((i for i in tokens if text.words[i] == OPEN), None)
    closing = next((i for i in reversed(tokens) if text.words[i] == CLOSE), None)
    if opening is None or closing is None or closing < opening:
        return None
    if not all(text.quoted[i] for i in range(opening + 1, closing)):
        return None
    told = tails.told(text, range(opening, closing + 1), tokens)
    if told is None or not set(tokens).issuperset((*told[0], *told[1])):
        return None
    content = range(opening, closing + 1)
    return Attribution(
        text.characters(content), text.characters(told[0]), text.characters(told[1]), SCORE, METHOD
    )


def _inner(text: Text, tokens: range) -> Attribution | None:
    words = [w.lower() for w in text.words[tokens.start : tokens.stop]]
    first = 0
    while first < len(words) and (words[first] in _MARKS or words[first] == "that"):
        first += 1
    verb = _verb(words, first)
    if verb is None:
        return None
    subject = verb
    while subject > first and words[subject - 1] in _AUXILIARIES:
        subject -= 1
    begin = _content(words, verb, text, tokens.start)
    if begin is None or not is_subject(text, range(tokens.start + first, tokens.start + subject)):
        return None
    end = len(words)
    opened = any(w in ("“", '"', "``") for w in words[begin:])
    while end > begin and not words[end - 1][0].isalnum() and not opened:
        end -= 1
    if end - begin < _LEAST_CONTENT:
        return None

    def span(start: int, stop: int) -> tuple[Span, ...]:
        return text.characters(tuple(range(tokens.start + start, tokens.start + stop)))

    while not (words[subject - 1][0].isalnum() or words[subject - 1] == ","):
        subject -= 1
    return Attribution(span(begin, end), span(verb, verb + 1), span(first, subject), SCORE, METHOD)


def _verb(words: list[str], first: int) -> int | None:
    for i in range(first + 1, min(first + 1 + _LONGEST_SUBJECT, len(words))):
        if words[i] in _VERBS or words[i] in _TELLING:
            return i
        if not (words[i][0].isalnum() or words[i] in (",", "'s", "’s", "’", "'")):
            return None
    return None


def _content(words: list[str], verb: int, text: Text, offset: int) -> int | None:
    """Where the inner content begins: at its "that", else at a word that can only open a clause."""
    after = verb + 1
    if words[verb] in _TELLING:
        reach = range(after, min(after + 1 + _LONGEST_ADDRESSEE, len(words)))
        that = next((i for i in reach if words[i] == "that"), None)
        plain = that is not None and all(words[i][0].isalnum() for i in range(after, that))
        return that if plain else None
    if after >= len(words):
        return None
    if words[after] == "it":
        return after if words[after + 1 : after + 2] and words[after + 1] in _FINITE else None
    clause = words[after] in _CLAUSES or words[after] == "that" or is_capitalised(text.words[offset + after])
    return after if clause else None

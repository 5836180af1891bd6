"""Reported speech that grammar is sure of by the shape of its sentence alone.

"It leaks, Ada Cole said." · "It leaks, said Ada Cole in a letter." · "The pier, said Ada Cole, leaks." ·
"Staff were told by Ada Cole that it leaks." · "Ada Cole was quoted by the Gazette as saying it leaks." · and,
where the finder has nothing, "Ada Cole said it leaks."
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from onrecord.claims.lang.en import days, grammar, numbers, papers, pronouns, unnamed
from onrecord.claims.source.nouns import is_capitalised
from onrecord.claims.text.tokens import CLOSE, OPEN, Text

METHOD = "speech grammar"
SCORE = 0.9
_LONGEST_SENTENCE = 120
_LONGEST_SOURCE = 18
_LEAST_CONTENT = 3

_SAYING = frozenset(
    "said says say added adds warned warns warn claimed claims confirmed insisted insists argued "
    "argues explained "
    "explains reported reports noted notes".split()
)
_TELLING = frozenset("told tells tell".split())
_HAVE = frozenset("has have had also later".split())
_BE = frozenset("was were is are been".split())
# Behind a verb that ends its sentence, where and when it was said may follow.
_BEHIND = frozenset("in on at to during via through over by".split()) | days.CALENDAR | {"yesterday", "today"}
# A sentence that begins so has its clause before the comma as a circumstance of the saying.
_FRONTED = grammar.PREPOSITIONS - {"with"} | frozenset(
    "when as if while since because although though once until unless despite following amid asked "
    "speaking citing "
    "asking according but and so yet here there which who whose where however".split()
)
_OPENERS = numbers.SINGLE_DETERMINERS | frozenset(
    "the a an his her their its our two three four five six seven eight nine ten several some many "
    "both another one he she "
    "they it sources officials".split()
)


@dataclass(frozen=True, slots=True)
class Reported:
    """One attribution in tokens. `sure`: the shape leaves no other source, whatever was found there;
    `plain`: the finder knows it as well, and this stands only where it has found nothing."""

    content: tuple[int, ...]
    cue: tuple[int, ...]
    source: tuple[int, ...]
    sure: bool = False
    plain: bool = False


def find(text: Text) -> list[Reported]:
    """Every attribution of these shapes, in text order."""
    found: list[Reported] = []
    for _, run in groupby(range(len(text)), key=text.sentence.__getitem__):
        tokens = list(run)
        if len(tokens) <= _LONGEST_SENTENCE:
            found += _in_sentence(text, range(tokens[0], tokens[-1] + 1))
    return found


def _in_sentence(text: Text, sentence: range) -> Iterator[Reported]:
    words = [text.words[i].lower() for i in sentence]
    if not _HINTS.intersection(words):
        return
    if any(text.quoted[i] or text.words[i] in (OPEN, CLOSE) for i in sentence):
        made = _quoted_as(text, sentence, words)
        if made is None:
            opens = text.words[sentence[0]] == OPEN
            made = _signed(text, sentence, words) if opens else _final(text, sentence, words)
            made = made if made and not any(text.quoted[i] for i in (*made.cue, *made.source)) else None
        if made:
            yield made
        return
    for shape in (_told_by, _quoted_as, _inverted, _according, _final, _plain):
        made = shape(text, sentence, words)
        if made:
            yield made
            return


def _end(words: list[str]) -> int:
    end = len(words)
    while end and not words[end - 1][0].isalnum():
        end -= 1
    return end


_PEOPLE = unnamed.PEOPLE_NOUNS | unnamed.UNNAMED_NOUNS


def _is_source(text: Text, sentence: range, start: int, stop: int) -> bool:
    """Whether words [start, stop) of a sentence can be who speaks: they begin like a noun phrase, without a
    verb outside of a clause of their own."""
    if not 0 < stop - start <= _LONGEST_SOURCE:
        return False
    words = [text.words[sentence[n]] for n in range(start, stop)]
    first = words[0].lower()
    if pronouns.PRONOUNS.get(first) and first not in _OPENERS:
        return False
    people = {w.lower() for w in words} & _PEOPLE
    plural = len(words) <= 3 and words[-1].islower() and words[-1].endswith("s")
    if not (is_capitalised(words[0]) or first in _OPENERS or people or plural):
        return False
    if first in grammar.FUNCTION_WORDS and first not in _OPENERS:
        return False
    plain = [w.lower() for w in words]
    if any(a.endswith("ly") and a.islower() and b in grammar.PREPOSITIONS for a, b in pairwise(plain)):
        return False  # "Ireland and Fell figure prominently in sums reported"
    return not any(w in grammar.FINITE or w in grammar.CONDITIONS or w in (";", ":") for w in plain)


def _made(
    sentence: range, content: list[int], cue: list[int], source: range, sure: bool = False
) -> Reported | None:
    def tokens(numbers: list[int] | range) -> tuple[int, ...]:
        return tuple(sentence[n] for n in numbers)

    if len(content) < _LEAST_CONTENT:
        return None
    return Reported(tokens(content), tokens(cue), tokens(source), sure)


_VERBS = _SAYING | _TELLING


def _final(text: Text, sentence: range, words: list[str]) -> Reported | None:
    """ "CLAUSE, NP said [in a letter]." and "CLAUSE, said NP [in a letter]." """
    end = _end(words)
    commas = [n for n in range(end) if words[n] == ","]
    for comma in reversed(commas):
        verb = next((n for n in range(comma + 1, end) if words[n] in _VERBS), None)
        if verb is None:
            continue
        if verb == comma + 1:
            stop = next((n for n in range(verb + 2, end) if words[n] in ("in", "on", "at", "during")), end)
            source = range(verb + 1, stop)
            behind = range(stop, end)
        else:
            start = comma + 1
            stop = verb
            while stop > start and words[stop - 1] in _HAVE:
                stop -= 1
            source, behind = range(start, stop), range(verb + 1, end)
        if words[verb] in _TELLING:
            listener = next((n for n in behind if words[n] in _BEHIND - {"to"}), end)
            if not 0 < listener - behind.start <= 5 or verb == comma + 1:
                return None
            behind = range(listener, end)
        if behind and (words[behind[0]] not in _BEHIND or "," in words[behind.start : end]):
            return None
        clause = list(range(comma))
        while clause and not words[clause[0]][0].isalnum():
            del clause[0]
        if not _is_source(text, sentence, source.start, source.stop) or not _is_clause(words, clause):
            return None
        return _made(sentence, clause, [verb], source)
    return None


def _according(text: Text, sentence: range, words: list[str]) -> Reported | None:
    """ "CLAUSE, according to NP." """
    end = _end(words)
    at = next((n for n in range(1, end - 2) if words[n] == "according" and words[n - 1] == ","), None)
    if at is None or words[at + 1] != "to" or "," in words[at:end]:
        return None
    clause = list(range(at - 1))
    while clause and not words[clause[0]][0].isalnum():
        del clause[0]
    told = any(words[n] in _VERBS for n in clause)
    if told or not _is_source(text, sentence, at + 2, end) or not _is_clause(words, clause):
        return None
    return _made(sentence, clause, [at, at + 1], range(at + 2, end))


def _signed(text: Text, sentence: range, words: list[str]) -> Reported | None:
    """“...,” said NP, whatever else is told of it."""
    closing = next((n for n in range(1, len(words)) if not text.quoted[sentence[n]]), None)
    if closing is None or text.words[sentence[closing]] != CLOSE or words[closing - 1] not in (",", "!", "?"):
        return None
    verb = closing + 1
    if verb + 1 >= len(words) or words[verb] not in _SAYING:
        return None
    stop = next((n for n in range(verb + 2, len(words)) if words[n] in _ENDS_SOURCE), len(words))
    if not _is_source(text, sentence, verb + 1, stop):
        return None
    return _made(sentence, [*range(closing + 1)], [verb], range(verb + 1, stop))


_ENDS_SOURCE = frozenset(", . ; : who which as after when while in on at during before – —".split())


def _is_clause(words: list[str], clause: list[int]) -> bool:
    """Whether words are a sentence of their own that a speaker may have said: not a circumstance of the
    saying, nor somebody else's attribution alone."""
    if len(clause) < _LEAST_CONTENT or words[clause[0]] in _FRONTED:
        return False
    return not any(words[n] in ("—", "–", ";", ":") for n in clause)


def _inverted(text: Text, sentence: range, words: list[str]) -> Reported | None:
    """ "The pier, said Ada Cole, had been inspected twice." """
    end = _end(words)
    for n in range(1, end - 3):
        if words[n] != "," or words[n + 1] not in _SAYING:
            continue
        stop = next((k for k in range(n + 2, min(end, n + 2 + _LONGEST_SOURCE)) if words[k] == ","), None)
        if stop is None or stop + 1 >= end or not _is_source(text, sentence, n + 2, stop):
            continue
        before, after = range(n), range(stop + 1, end)
        if (
            words[0] in _FRONTED
            or any(words[k] in grammar.FINITE for k in before)
            or words[after[0]] not in grammar.FINITE
        ):
            continue
        return _made(sentence, [*before, *after], [n + 1], range(n + 2, stop))
    return None


def _plain(text: Text, sentence: range, words: list[str]) -> Reported | None:
    """ "NP said CLAUSE." and "NP, which ..., confirmed on Monday that CLAUSE." """
    end = _end(words)
    verb = next((n for n in range(1, end) if words[n] in _SAYING), None)
    if verb is None:
        return None
    begin = verb + 1
    while begin < end and (words[begin] in days.CALENDAR or words[begin] in _WHEN):
        begin += 1
    stop = verb
    while stop > 1 and words[stop - 1] in _HAVE:
        stop -= 1
    if words[stop - 1] == "," and words[1:stop].count(",") > 1:
        first = words.index(",")
        stop = first if words[first + 1] in grammar.RELATIVES else stop
    pronoun = stop == 1 and words[0] in ("he", "she", "they")
    clause = range(begin, end)
    said = words[verb] in ("said", "says", "added") and words[begin : begin + 1] != ["to"]
    told = words[begin : begin + 1] == ["that"] or (said and _opens(words, begin))
    finite = any(words[n] in grammar.FINITE or words[n].endswith("ed") for n in clause[1:])
    if not told or not finite or not (pronoun or _is_source(text, sentence, 0, stop)):
        return None
    made = _made(sentence, [*clause], [verb], range(stop))
    return replace(made, plain=True) if made else None


_WHEN = frozenset("on late early yesterday today last this week month year morning evening night".split())


def _opens(words: list[str], at: int) -> bool:
    """Whether a clause may begin with a word right behind "said"."""
    return at < len(words) and words[at][0].isalnum() and words[at] not in grammar.PREPOSITIONS - {"by"}


def _told_by(text: Text, sentence: range, words: list[str]) -> Reported | None:
    """ "Staff were told by Ada Cole that ..."; "In an email ..., staff were told that ..." """
    end = _end(words)
    told = next((n for n in range(1, end) if words[n] == "told" and words[n - 1] in _BE), None)
    if told is None:
        return None
    that = next(
        (n for n in range(told + 1, min(end, told + 2 + _LONGEST_SOURCE)) if words[n] == "that"), None
    )
    if that is None:
        return None
    cue = [told - 1, told]
    if words[told + 1] == "by":
        source = range(told + 2, that)
        named = _is_source(text, sentence, source.start, source.stop)
        return _made(sentence, [*range(that, end)], [*cue, told + 1], source, sure=True) if named else None
    comma = next((n for n in range(told - 1) if words[n] == ","), None)
    paper = comma is not None and any(words[n] in papers.DOCUMENT_NOUNS for n in range(1, comma))
    if words[0] == "in" and paper and comma and that == told + 1:
        return _made(sentence, [*range(that, end)], cue, range(1, comma), sure=True)
    return None


def _quoted_as(text: Text, sentence: range, words: list[str]) -> Reported | None:
    """ "Ada Cole was quoted [by the Gazette] as saying ..."; "The Gazette quoted Ada Cole as saying ..." """
    at = next((n for n in range(1, len(words)) if words[n] in _QUOTES and not text.quoted[sentence[n]]), None)
    if at is None:
        return None
    saying = next(
        (n for n in range(at + 1, min(len(words), at + 2 + _LONGEST_SOURCE)) if words[n] == "saying"), None
    )
    if saying is None or words[saying - 1] != "as":
        return None
    passive = words[at - 1] in _BE
    start = at - 1
    while passive and start > 0 and words[start - 1] in _HAVE:
        start -= 1
    source = range(_subject_start(words, start), start) if passive else range(at + 1, saying - 1)
    if not _is_source(text, sentence, source.start, source.stop):
        return None
    cue = [*range(start, at + 1), saying - 1, saying] if passive else [at, saying - 1, saying]
    last = saying + 1 >= _end(words)  # "“It leaks,” the Gazette quoted Ada Cole as saying."
    closed = max((n for n in range(at) if text.words[sentence[n]] == CLOSE), default=-1) if last else -1
    before = [n for n in range(source.start if passive else closed + 1) if words[n] != ","]
    if before and text.words[sentence[0]] == OPEN and text.words[sentence[before[-1]]] == CLOSE:
        return _made(sentence, [*range(before[-1] + 1)], cue, source, sure=True)
    begin = saying + 1 + (words[saying + 1 : saying + 2] in ([":"], [","]))
    end = _end(words)
    while end < len(words) and (text.quoted[sentence[end]] or text.words[sentence[end]] == CLOSE):
        end += 1
    return _made(sentence, [*range(begin, end)], cue, source, sure=True)


_QUOTES = frozenset("quoted quotes cited cites".split())
_HINTS = _SAYING | _TELLING | _QUOTES | {"according"}


def _subject_start(words: list[str], stop: int) -> int:
    """Where the subject that ends before a verb begins: behind the last comma or mark before it."""
    return next((n + 1 for n in range(stop - 1, -1, -1) if words[n] in (",", CLOSE, OPEN, ";", ":")), 0)

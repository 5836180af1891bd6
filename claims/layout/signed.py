"""Quotations signed with a dash, in their own paragraph or below it ("- Ada Cole, a diver"), and posts as
pages embed them: "... - Ada Cole (@adacole) May 3, 2031". By grammar alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.claims.lang.en import days, grammar
from onrecord.claims.records import Attribution, Span
from onrecord.claims.source.nouns import PARTICLES, is_capitalised
from onrecord.claims.text.tokens import CLOSE, OPEN, Text

METHOD = "signature grammar"
# Read by hand on our gold, a news corpus and 787 web pages 67 finds of
# 67 were right; a little less for layouts not seen.
SCORE = 0.95
DASHES = frozenset({"-", "–", "—", "―", "--"})
BULLETS = frozenset({"•", "·", "▪", "●", "◦", "*", *DASHES})
_LONGEST = 24
_LEAST_WORDS = 2
# What embedding leaves behind a post's words.
_LONGEST_LINK = 300
_LINK = re.compile(r"\s*(?:https?://|pic\.)\S+\s*$")


@dataclass(frozen=True, slots=True)
class _Signature:
    """`dash` and `source` in tokens; `sure`: it tells more than a name, as a byline would not; `posted`: it
    has an account's handle."""

    dash: int
    source: range
    sure: bool
    posted: bool


def find(text: Text, paragraphs: Sequence[range]) -> list[Attribution]:
    """One attribution for every signed quotation, in text order."""
    found = [(n, s, content) for n, s, content in _signed(text, paragraphs)]
    several = len(found) > 1
    last = len(paragraphs) - 1
    return [
        _attribution(text, content, signature)
        # A name alone below the last words of all is the writer's.
        for n, signature, content in found
        if several or signature.sure or n < last or signature.dash > paragraphs[n].start
    ]


def quotation(text: Text, tokens: range) -> range | None:
    """The tokens without a bullet, where all of them are one quotation with its marks; a quotation that goes
    on in the next paragraph has no closing one."""
    start = tokens.start + (text.words[tokens.start] in BULLETS)
    stop = tokens.stop
    if stop - start <= _LEAST_WORDS or text.words[start] != OPEN:
        return None
    if text.words[stop - 1] in (".", ",") and text.words[stop - 2] == CLOSE:
        stop -= 1
    closed = text.words[stop - 1] == CLOSE
    inside = range(start + 1, stop - closed)
    return range(start, stop) if all(text.quoted[i] for i in inside) else None


def _signed(text: Text, paragraphs: Sequence[range]) -> Iterator[tuple[int, _Signature, list[range]]]:
    for n, paragraph in enumerate(paragraphs):
        if signature := _signature(text, paragraph, paragraph.start):
            content = _above(text, paragraphs[:n], signature.posted)
        else:
            dash = _last_dash(text, paragraph)
            signature = _signature(text, paragraph, dash) if dash is not None else None
            whole = range(paragraph.start, dash) if dash is not None else range(0)
            words = whole if signature and signature.posted else whole and quotation(text, whole)
            content = [words] if words else []
        if signature and content:
            yield n, signature, content


def _above(text: Text, before: Sequence[range], posted: bool) -> list[range]:
    """The quotation that ends right above a signature, with the paragraphs that it runs over."""
    if not before:
        return []
    if posted:
        return [before[-1]]
    run: list[range] = []
    for paragraph in reversed(before):
        words = quotation(text, paragraph)
        goes_on = words is not None and text.words[words.stop - 1] != CLOSE
        if words is None or (run and not goes_on):
            break
        run.insert(0, words)
    return run


def _last_dash(text: Text, paragraph: range) -> int | None:
    reach = range(paragraph.stop - 1, max(paragraph.start, paragraph.stop - _LONGEST), -1)
    return next((i for i in reach if text.words[i] in DASHES and _stands_free(text, i)), None)


def _stands_free(text: Text, i: int) -> bool:
    """Whether a dash joins no two words, as a hyphen does."""
    start = text.spans[i].start
    return text.words[i] != "-" or text.text[start - 1 : start].isspace()


def _signature(text: Text, paragraph: range, dash: int) -> _Signature | None:
    """The signature from a dash to the end of its paragraph."""
    if text.words[dash] not in DASHES or not 1 < paragraph.stop - dash <= _LONGEST:
        return None
    first, stop = dash + 1, paragraph.stop
    if text.words[stop - 1] == ".":
        stop -= 1
    words = text.words[first:stop]
    if not words or any(w in (OPEN, ":", ";", ".", "?", "!") or w in _VERBS for w in words):
        return None
    if any(text.quoted[i] for i in range(first, stop)):
        return None
    name = name_at(text, first, stop)
    handle = _handle(text, first, stop)
    if len(name) < 1 or (len(name) == 1 and name.stop < stop and text.words[name.stop] not in (",", "(")):
        return None
    end = name.stop
    if end < stop and text.words[end] == ",":
        end = _role_end(text, end, stop)
    elif end < stop and handle is None and text.words[end] != "(":
        return None
    return _Signature(dash, range(first, end), stop > name.stop or handle is not None, handle is not None)


_VERBS = grammar.BE | grammar.MODALS | frozenset("has have had said says told".split())


def name_at(text: Text, start: int, stop: int) -> range:
    """The capitalised words at `start`, with the particles inside a name."""
    end = start
    while end < stop and (
        is_capitalised(text.words[end])
        or (end > start and text.words[end] in PARTICLES and end + 1 < stop)
        or (end > start and text.words[end] in ("’s", "'s", "&") and end + 1 < stop)
    ):
        end += 1
    return range(start, end)


def _role_end(text: Text, comma: int, stop: int) -> int:
    """Where the words behind a name stop to say who it is: at an account's handle or a date."""
    for i in range(comma, stop):
        age = text.words[i].isdigit() and len(text.words[i]) < 3 and i + 1 == stop
        dated = text.words[i].lower() in days.MONTHS or (text.words[i].isdigit() and not age)
        if text.words[i] in ("(", "@", "|") or dated:
            return i - (text.words[i - 1] == ",")
    return stop


def _handle(text: Text, start: int, stop: int) -> int | None:
    """Where an account is named in brackets."""
    return next(
        (i for i in range(start, stop - 2) if text.words[i] == "(" and text.words[i + 1] == "@"), None
    )


def _attribution(text: Text, content: list[range], signature: _Signature) -> Attribution:
    pieces = [
        Span(text.spans[piece.start].start, text.spans[piece.stop - 1].end) for piece in content if piece
    ]
    if signature.posted:
        start, end = pieces[-1]
        while link := _LINK.search(text.text, max(start, end - _LONGEST_LINK), end):
            end = link.start()
        pieces[-1] = Span(start, end)
    return Attribution(
        content=tuple(p for p in pieces if p.end > p.start),
        cue=(text.spans[signature.dash],),
        source=text.characters(signature.source),
        score=SCORE,
        method=METHOD,
    )

"""Tokens, paragraphs, sentences and quotation state of a text: what every later step stands on.

Pure functions of the text. Quotation state starts afresh in every paragraph, and a mark without its
partner costs at most its own sentence, so that one typing error never swallows an article.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, starmap
from typing import NamedTuple

from onrecord.claims.records import Span, Spans

OPEN, CLOSE = "“", "”"

# Abbreviations that keep their full stop when more follows, so that it ends no sentence.
_ABBREVIATIONS = (
    "Mr Mrs Ms Mx Dr Prof Rev Hon Sen Sens Rep Reps Gov Govs Gen Brig Lieut Lt Col Sgt Capt Cpl Maj Adm Cmdr "
    "Det Insp Supt Pres Amb Atty Fr Sr Jr St Mt Ft No Nos vs Inc Corp Co Ltd Bros Dept Assn "
    "Jan Feb Aug Sept Oct Nov Dec Ala Ariz Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md "
    "Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo"
)
# Combining marks, soft hyphens and joiners belong to the word they stand in.
_JOINED = "\\w\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufeff"
_LETTER = r"[^\W\d_]"

_TOKEN = re.compile(
    "|".join(
        (
            r"\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?(?!\w)",  # 3rd, 2,500, 10:30, 1990s
            rf"(?:{_ABBREVIATIONS.replace(' ', '|')})\.(?=[\s,])",
            r"(?:[A-Z]\.){2,}|(?:[a-z]\.){2,}",  # U.S., a.m.
            # the initial in "Ada B. Cole", 'Robert C. "Bob" Cole'; the site in "on X. Cole" ends its sentence
            r"(?<!\w)(?:[A-WYZ]|(?<!\b[Oo]n )X)\.(?=\s+(?:[\"“‘'][A-Z]\w+[\"”’']\s+)?[A-Z])",
            r"(?<!\w)[OoDdLl]['’](?=[A-Z])" + f"[{_JOINED}]+",  # O'Neill
            r"['’](?:s|re|ve|ll|d|m|S|RE|VE|LL|D|M)(?!\w)",  # clitics: the name before them stays whole
            rf"{_LETTER}[{_JOINED}]*(?:[-‐‑][{_JOINED}]+)*(?:['’][tT](?!\w))?",
            rf"[{_JOINED}]+",
            r"''|``|\.{2,}|-{2,}",
            r"[^\w\s]",
        )
    )
)
_LINE_BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")

SENTENCE_ENDS = frozenset({".", "!", "?", "…"})
_CLOSERS = frozenset({CLOSE, '"', "'", "’", ")", "]", "»"})
_STARTERS = frozenset("“\"'‘([$€£#@—–-«•*")

_DOUBLE_OPEN = frozenset({"“", "``", "«", "„", "‟"})
_DOUBLE_CLOSE = frozenset({"”", "»"})
_STRAIGHT = frozenset({'"', "''"})
_DOUBLE = _DOUBLE_OPEN | _DOUBLE_CLOSE | _STRAIGHT
_SINGLE = frozenset({"'", "‘", "’", "‛", "‚"})
# A quotation in single marks that has not closed after so many tokens was an apostrophe.
_SINGLE_REACH = 250
# 'em, 'til: letters dropped, not a quotation.
_DROPPED_LETTERS = frozenset(("em", "til", "cause", "twas", "tis", "n", "round", "bout", "cos"))


@dataclass(frozen=True, slots=True)
class Text:
    """A text and what is known of its tokens; all tuples run parallel to `spans`.

    `words` are as written, but quotation marks of every style (", '', “, «, ‘ ...) read “ where they open
    and ” where they close, so that nothing later depends on a publisher's typography; a mark without a
    partner stays as it is.
    `paragraph` and `sentence` number the token's paragraph and sentence through the whole text.
    `quoted` is true for tokens inside quotation marks, the marks themselves excluded.
    `quotations` are the quotations as character spans, marks included, in order.
    """

    text: str
    spans: Spans
    words: tuple[str, ...]
    paragraph: tuple[int, ...]
    sentence: tuple[int, ...]
    quoted: tuple[bool, ...]
    quotations: Spans

    def __len__(self) -> int:
        return len(self.spans)

    def tokens_in(self, span: Span) -> range:
        """The tokens that overlap a character span."""
        first = bisect_left(self.spans, span.start, key=lambda s: s.end - 1)
        last = bisect_left(self.spans, span.end, key=lambda s: s.start)
        return range(first, max(first, last))

    def characters(self, tokens: Sequence[int]) -> Spans:
        """Character spans of token numbers in rising order: one span a run within a paragraph."""
        pieces: list[Span] = []
        previous: int | None = None
        for i in tokens:
            start, end = self.spans[i]
            if previous is not None and i == previous + 1 and self.paragraph[i] == self.paragraph[previous]:
                pieces[-1] = Span(pieces[-1].start, end)
            else:
                pieces.append(Span(start, end))
            previous = i
        return tuple(pieces)


def tokenize(text: str) -> Text:
    """Read a text. Any string will do; time is linear in its length."""
    spans = tuple(starmap(Span, (m.span() for m in _TOKEN.finditer(text))))
    words = [text[start:end] for start, end in spans]
    paragraph = _paragraphs(text, spans)
    sentence = _sentences(text, spans, words, paragraph)
    quoted = [False] * len(spans)
    quotations: list[Span] = []
    for opening, last, closed in _quotations(text, spans, words, paragraph, sentence):
        words[opening] = OPEN
        if closed:
            words[last] = CLOSE
        for i in range(opening + 1, last if closed else last + 1):
            quoted[i] = True
        quotations.append(Span(spans[opening].start, spans[last].end))
    return Text(text, spans, tuple(words), paragraph, sentence, tuple(quoted), tuple(quotations))


def _paragraphs(text: str, spans: Spans) -> tuple[int, ...]:
    numbers: list[int] = []
    number = end = 0
    for start, stop in spans:
        if numbers and start > end and text[end:start] != " " and _LINE_BREAK.search(text, end, start):
            number += 1
        numbers.append(number)
        end = stop
    return tuple(numbers)


_CLOSING = _CLOSERS | _STRAIGHT


def _sentences(text: str, spans: Spans, words: list[str], paragraph: tuple[int, ...]) -> tuple[int, ...]:
    """A sentence ends after . ! ? and closing marks, at a gap, when what follows can begin one."""
    numbers: list[int] = []
    number = 0
    ended = False
    for i, word in enumerate(words):
        if i and paragraph[i] != paragraph[i - 1]:
            number += 1
            ended = False
        elif ended:
            gap = spans[i].start > spans[i - 1].end
            if gap and (word[0].isupper() or word[0].isdigit() or word in _STARTERS):
                number += 1
                ended = False
            elif gap or word not in _CLOSING:
                ended = False
        if word in SENTENCE_ENDS or word.startswith(".."):
            ended = True
        numbers.append(number)
    return tuple(numbers)


class _Quotation(NamedTuple):
    """Token numbers: the opening mark, and the closing one or, where none closes, the last token inside."""

    opening: int
    last: int
    closed: bool


def _quotations(
    text: str, spans: Spans, words: list[str], paragraph: tuple[int, ...], sentence: tuple[int, ...]
) -> list[_Quotation]:
    bounds = [i for i in range(len(words)) if i == 0 or paragraph[i] != paragraph[i - 1]] + [len(words)]
    found: list[_Quotation] = []
    for start, stop in pairwise(bounds):
        marks = [(i, side) for i in range(start, stop) if (side := _side(text, spans, words[i], i))]
        if marks:
            goes_on = stop < len(words) and _side(text, spans, words[stop], stop) == OPEN
            found += _pairs(marks, stop, goes_on, sentence)
    # Single marks inside a double quotation quote within it, and add nothing to its state.
    inside = {i for q in found for i in range(q.opening, q.last + 1)}
    return sorted(found + _single_quotations(text, spans, words, bounds, inside))


def _side(text: str, spans: Spans, word: str, i: int) -> str:
    """OPEN or CLOSE for a double mark, "" for any other token."""
    if word not in _DOUBLE:
        return ""
    start, end = spans[i]
    # A mark opens when it leans on what follows. Spacing goes before shape (typists err in shape, and “
    # closes in German), and nothing is counted: one missing mark must not turn all later ones round.
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    free_before = before.isspace() or before in "([—–-‘'/"
    free_after = after.isspace() or after in ")].,;:!?—–’'/"
    if free_before != free_after:
        return OPEN if free_before else CLOSE
    if word in _DOUBLE_OPEN:
        return OPEN
    if word in _DOUBLE_CLOSE:
        return CLOSE
    return OPEN if not after.isspace() and free_before else CLOSE


def _pairs(
    marks: list[tuple[int, str]], stop: int, goes_on: bool, sentence: tuple[int, ...]
) -> list[_Quotation]:
    """Pair one paragraph's double marks. An unclosed quotation ends with its sentence, unless the next
    paragraph opens with a mark again: then it runs on to the end of this one, as printers' custom has it.
    A closing mark without an opening one is ignored."""
    pairs: list[_Quotation] = []
    opening: int | None = None
    for i, side in marks:
        if opening is not None:
            last = i if side == CLOSE else _sentence_end(opening, i, sentence)
            pairs.append(_Quotation(opening, last, side == CLOSE))
        opening = i if side == OPEN else None
    if opening is not None:
        last = stop - 1 if goes_on else _sentence_end(opening, stop, sentence)
        pairs.append(_Quotation(opening, last, False))
    return [q for q in pairs if q.last > q.opening]


def _sentence_end(opening: int, stop: int, sentence: tuple[int, ...]) -> int:
    """The last token, before `stop`, of the sentence that the mark at `opening` begins or interrupts."""
    last = opening
    while last + 1 < stop and sentence[last + 1] == sentence[min(opening + 1, stop - 1)]:
        last += 1
    return last


def _single_quotations(
    text: str, spans: Spans, words: list[str], bounds: list[int], inside: set[int]
) -> list[_Quotation]:
    """Quotations in single marks, told from apostrophes by spacing and by a closing mark within reach."""
    closers = [i for i in range(len(words)) if i not in inside and _closes_single(text, spans, words[i], i)]
    # After a plural s the mark may be a possessive: it closes only where no surer one follows.
    sure = [i for i in closers if text[spans[i].start - 1] not in "sS"]
    found: list[_Quotation] = []
    for start, stop in pairwise(bounds):
        free = start
        for i in range(start, stop - 1):
            if i < free or i in inside or not _opens_single(text, spans, words, i):
                continue
            reach = min(stop, i + _SINGLE_REACH)
            closing = _next(sure, i + 2, reach)
            if closing is None:
                closing = _next(closers, i + 2, reach)
            if closing is not None:
                found.append(_Quotation(i, closing, True))
                free = closing + 1
    return found


def _next(numbers: list[int], low: int, high: int) -> int | None:
    """The first of the sorted numbers in [low, high), or None."""
    at = bisect_left(numbers, low)
    return numbers[at] if at < len(numbers) and numbers[at] < high else None


def _opens_single(text: str, spans: Spans, words: list[str], i: int) -> bool:
    if words[i] not in _SINGLE:
        return False
    start, end = spans[i]
    before = text[start - 1] if start else " "
    if text[end : end + 1].isspace() or not (before.isspace() or before in '([—–-"“'):
        return False
    following = words[i + 1]
    return words[i] in "‘‛‚" or not (following[0].isdigit() or following.lower() in _DROPPED_LETTERS)


def _closes_single(text: str, spans: Spans, word: str, i: int) -> bool:
    start, end = spans[i]
    return (
        word in ("'", "’")
        and start > 0
        and not text[start - 1].isspace()
        and not text[end : end + 1].isalnum()
    )

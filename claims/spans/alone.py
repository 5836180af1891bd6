"""Quotations that stand alone: in paragraphs of their own before or behind the words that tell who speaks.

A quotation over paragraphs belongs to whoever signs its end; one that is closed and signs nothing goes on
from the speaker before, which `extract` decides when it knows the speakers."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from onrecord.claims.layout.signed import quotation
from onrecord.claims.records import Attribution
from onrecord.claims.source.nouns import is_capitalised
from onrecord.claims.text.found import Found
from onrecord.claims.text.frame import sentence
from onrecord.claims.text.kinds import SPEECH
from onrecord.claims.text.quotes import quote_type
from onrecord.claims.text.tokens import CLOSE, OPEN, SENTENCE_ENDS, Text

METHOD = "paragraph grammar"
# Read by hand on our gold and on modern news, with the speaker that they go on from.
SCORE = 0.9
_LEAST_WORDS = 3
_LONGEST_HEADING = 12


def find(text: Text, paragraphs: Sequence[range], taken: AbstractSet[int]) -> list[Attribution]:
    """The paragraphs that are one quotation and nothing besides, behind a first paragraph, with those over
    which it runs until it closes, and not taken by anything else: attributions without cue and source."""
    found = []
    run: list[range] = []
    for before, paragraph in pairwise(paragraphs):
        words = quotation(text, paragraph)
        run = [] if words is None or (run and run[-1].stop != paragraph.start) else [*run, paragraph]
        if words is None or words.stop != paragraph.stop or text.words[words.start] != OPEN:
            run = []
            continue
        if text.words[words.stop - 1] != CLOSE:
            continue  # it goes on in the next paragraph
        tokens = range(run[0].start, paragraph.stop)
        opened = text.quoted[before.stop - 1] and len(run) == 1  # it closes another's
        if (
            len(tokens) >= _LEAST_WORDS + 2
            and not opened
            and not is_crosshead(text, words)
            and taken.isdisjoint(tokens)
        ):
            found.append(Attribution(text.characters(tokens), (), (), SCORE, METHOD))
        run = []
    return found


def is_crosshead(text: Text, words: Sequence[int]) -> bool:
    """Whether a quotation that fills its paragraph is a heading inside the text: not closed by a full stop,
    or with a heading's capitals."""
    first, last = words[0], words[-1]
    whole = (first == 0 or text.paragraph[first - 1] != text.paragraph[first]) and (
        last + 1 == len(text) or text.paragraph[last + 1] != text.paragraph[last]
    )
    if not whole or text.words[first] != OPEN:
        return False
    if (
        text.words[last] == CLOSE
        and text.words[last - 1] not in SENTENCE_ENDS
        and text.words[last - 1] != ","
    ):
        return True
    long = [text.words[i] for i in words if len(text.words[i]) > 3 and text.words[i][0].isalpha()]
    return len(words) <= _LONGEST_HEADING and all(is_capitalised(w) for w in long)


def runs_back(text: Text, content: Sequence[int], taken: AbstractSet[int]) -> tuple[int, ...]:
    """The content with the paragraphs before it, whose quotation was not closed and goes on in it."""
    tokens = tuple(content)
    while tokens[0] and text.words[tokens[0]] == OPEN and text.quoted[tokens[0] - 1]:
        last = tokens[0] - 1
        if text.paragraph[last] == text.paragraph[tokens[0]]:
            break
        start = last
        while start and text.paragraph[start - 1] == text.paragraph[last]:
            start -= 1
        inside = range(start + 1, last + 1)
        whole = _mark(text, start) == _mark(text, tokens[0]) and all(text.quoted[i] for i in inside)
        further = range(start, last + 1)
        if not whole or not taken.isdisjoint(further):
            break
        tokens = (*further, *tokens)
    return tokens


def _mark(text: Text, token: int) -> str:
    start, end = text.spans[token]
    return text.text[start:end]


def goes_on(text: Text, before: Found, f: Found) -> bool:
    """Whether a quotation without a source goes on from the attribution before it: in the same paragraph
    behind another quotation or right behind what was told without one; or alone in the next paragraph."""
    if before.is_reply:
        return False
    end = max(before.whole)
    apart = text.paragraph[f.content[0]] - text.paragraph[end]
    if apart == 0:
        quoted = quote_type(text, before.spans.content) != "indirect"
        next_one = text.sentence[f.content[0]] - text.sentence[end] == 1 and _fills_sentence(text, f.content)
        return bool(before.source) and (quoted or next_one)
    opens = f.content[0] == 0 or text.paragraph[f.content[0] - 1] != text.paragraph[f.content[0]]
    last = f.content[-1]
    closes = last + 1 == len(text) or text.paragraph[last + 1] != text.paragraph[last]
    return apart == 1 and opens and closes


def _fills_sentence(text: Text, content: Sequence[int]) -> bool:
    first, last = content[0], content[-1]
    opens = first == 0 or text.sentence[first - 1] != text.sentence[first]
    return opens and (last + 1 == len(text) or text.sentence[last + 1] != text.sentence[last])


def is_unsigned(text: Text, content: Sequence[int], cue: Sequence[int]) -> bool:
    """Whether a closed quotation has nothing to do with the cue of a later sentence: "... ours." Cole nodded.

    A verb of speech in the same paragraph may be its cue for all that: "... ours." Cole said.
    """
    last = content[-1]
    if not cue or cue[0] < last or text.words[last] != CLOSE or text.words[last - 1] not in SENTENCE_ENDS:
        return False
    if text.sentence[cue[0]] == text.sentence[last]:
        return False
    spoken = any(text.words[i].lower() in SPEECH for i in cue)
    if text.paragraph[cue[0]] == text.paragraph[last]:
        return not spoken and text.words[last - 1] == "."
    ends = sentence(text, cue[-1]).stop - 1
    return all(i in cue or not text.words[i][0].isalnum() for i in range(cue[0], ends + 1))

"""The words around an attribution that are the narrator's own: where said-dates and outlets are told."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from onrecord.claims.records import Span
from onrecord.claims.text.tokens import Text

# Tokens to either side of a cue that can belong to its sentence.
_REACH = 120
# Broken by more quotations than this it is a list, and what lies farther off another's.
_STRETCHES = 8


def paragraphs(text: Text) -> list[range]:
    """The tokens of each paragraph."""
    heads = [i for i in range(len(text)) if not i or text.paragraph[i - 1] != text.paragraph[i]]
    return [range(start, stop) for start, stop in pairwise([*heads, len(text)])]


def sentence(text: Text, token: int) -> range:
    """The tokens of the sentence that holds a token."""
    number = text.sentence[token]
    return range(bisect_left(text.sentence, number), bisect_left(text.sentence, number + 1))


def around(text: Text, token: int) -> range:
    """The tokens of the sentence that holds a token, as far as they can belong to one attribution: a text
    without full stops is one sentence of any length."""
    whole = sentence(text, token)
    return range(max(whole.start, token - _REACH), min(whole.stop, token + _REACH))


def narration(
    text: Text, content: Sequence[int], cue: Sequence[int], source: Sequence[int]
) -> tuple[Span, ...]:
    """The stretches of the cue's sentence that belong to the saying, nearest to the cue first.

    Left out: the content, all other quotations, what follows an unquoted content that the cue introduces
    (it is as likely more of the content), and what comes before one that precedes its cue.
    """
    anchor = list(cue) or list(source)
    if not anchor:
        return ()
    inside = set(content)
    quoted = any(text.quoted[i] for i in content)
    near = around(text, anchor[0])
    start, stop = near.start, near.stop
    here = [i for i in content if start <= i < stop]
    if here and not quoted:
        if here[0] > anchor[-1]:
            stop = here[0]
        elif here[-1] < anchor[0]:
            start = here[-1] + 1
    own = set(cue) | set(source)
    stretches: list[Span] = []
    first: int | None = None
    for i in range(start, stop + 1):
        free = i < stop and (i in own or (i not in inside and text.quoted[i] == text.quoted[anchor[0]]))
        if free and first is None:
            first = i
        elif not free and first is not None:
            stretches.append(Span(text.spans[first].start, text.spans[i - 1].end))
            first = None
    at = text.spans[anchor[0]].start
    stretches.sort(key=lambda s: 0 if s.start <= at < s.end else min(abs(s.start - at), abs(s.end - at)))
    return tuple(stretches[:_STRETCHES])

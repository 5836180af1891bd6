"""How a text is written, in a few numbers: news reports others, an essay speaks for itself."""

from __future__ import annotations

import math
from collections.abc import Sequence

from onrecord.claims.text.kinds import REPORTING
from onrecord.claims.text.tokens import Text

NAMES = (
    "manner_i", "manner_we", "manner_you", "manner_reporting", "manner_numbers", "manner_questions",
    "manner_exclamations", "manner_quoted", "manner_paragraph", "manner_sentence",
)  # fmt: skip

I = frozenset("i me my mine myself".split())  # noqa: E741 - the word itself
WE = frozenset("we us our ours ourselves".split())
YOU = frozenset("you your yours yourself yourselves".split())

_COUNTED = {
    **dict.fromkeys(I, 0),
    **dict.fromkeys(WE, 1),
    **dict.fromkeys(YOU, 2),
    **dict.fromkeys(REPORTING, 3),
}
_NUMBER, _QUESTION, _EXCLAMATION = 4, 5, 6
_MARKS = {"?": _QUESTION, "!": _EXCLAMATION}


def manner(text: Text, words: Sequence[str]) -> tuple[float, ...]:
    """Parallel to `NAMES`; `words` are the text's in small letters.

    Words and marks of the narration alone, outside quotation marks, as logarithms of their number in 5,000
    words or 100 sentences; then how much is quoted, and how long paragraphs and sentences are.
    """
    counts = [0] * 7
    narrated = quoted = 0
    for word, inside in zip(words, text.quoted, strict=True):
        if inside:
            quoted += 1
            continue
        narrated += 1
        kind = _COUNTED.get(word)
        if kind is None:
            kind = _NUMBER if word[0].isdigit() else _MARKS.get(word)
        if kind is not None:
            counts[kind] += 1
    sentences = text.sentence[-1] + 1 if words else 1
    paragraphs = text.paragraph[-1] + 1 if words else 1
    return (
        *(math.log1p(200 * n / max(narrated, 1)) for n in counts[:_QUESTION]),
        *(math.log1p(100 * n / sentences) for n in counts[_QUESTION:]),
        quoted / max(len(words), 1),
        math.log1p(len(words) / paragraphs),
        math.log1p(len(words) / sentences),
    )

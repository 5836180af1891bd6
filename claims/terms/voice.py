"""Whether words are the writer's own: "I think", "we are told", "my father said", "our analysis shows". They
are nobody's statement."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.lang.en import offices, pronouns
from onrecord.claims.source.nouns import is_capitalised, is_person
from onrecord.claims.text.tokens import Text

_OWN = frozenset("speaker listener".split())
_OWNING = frozenset("my our".split())
# Whoever belongs to the writer's life and is not told further.
_PRIVATE = offices.RELATIONS | offices.KIN | {"family"}


def is_writers(text: Text, source: Sequence[int]) -> bool:
    """Whether a source outside quotation marks is the writer ("I", "we", "my hope"), the reader ("you"), or
    somebody of the writer's private life who is not named ("my late aunt").

    What stands inside another's words is theirs, quoted or not: whoever asks leaves those out.
    """
    words = [text.words[i] for i in source if text.words[i][0].isalnum()]
    if not words or text.quoted[source[0]]:
        return False
    first = words[0].lower() if words[0] != "US" else ""
    if pronouns.PRONOUNS.get(first) in _OWN and (len(words) == 1 or first not in _OWNING):
        return True
    if first not in _OWNING or any(is_capitalised(w) for w in words[1:]):
        return False
    private = any({w.lower(), w.lower().removesuffix("s")} & _PRIVATE for w in words)
    return private or not any(is_person(w.lower().removesuffix("s")) for w in words[1:])  # "our analysis"

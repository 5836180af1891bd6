"""What kind of claim a cue makes, and how it is hedged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from onrecord.claims.lang.en import speech
from onrecord.claims.text.tokens import Text


def _forms(stems: Iterable[str]) -> frozenset[str]:
    """Every regular form of the verbs: says, noted, replied, admitted, calling."""
    forms: set[str] = set()
    for stem in stems:
        forms.add(stem)
        if stem.endswith("e"):
            forms |= {stem + "s", stem + "d", stem[:-1] + "ing"}
        elif stem.endswith("y") and stem[-2:-1] not in "aeiou":
            forms |= {stem[:-1] + "ies", stem[:-1] + "ied", stem + "ing"}
        elif stem.endswith(("s", "sh", "ch", "x", "z")):
            forms |= {stem + "es", stem + "ed", stem + "ing"}
        else:
            forms |= {stem + "s", stem + "ed", stem + "ing"}
            forms |= {stem + stem[-1] + "ed", stem + stem[-1] + "ing"}
    return frozenset(forms)


SPEECH = _forms(speech.SPEECH_VERBS) | speech.SPEECH_WORDS
ATTITUDE = _forms(speech.ATTITUDE_VERBS) | speech.ATTITUDE_WORDS
REPORTING = _forms(speech.REPORTING_VERBS) | speech.REPORTING_WORDS
HOLDING = _forms(speech.HOLDING_VERBS) | speech.HOLDING_WORDS

_HEDGE = re.compile(rf"\b(?:{'|'.join(sorted(speech.HEDGES))})\b", re.IGNORECASE)


def kind(cue: Sequence[str]) -> str:
    """`attitude` for the words of a cue that tell a thought or a feeling and no speech, else `statement`."""
    words = [w.lower() for w in cue]
    if any(w in SPEECH for w in words):
        return "statement"
    return "attitude" if any(w in ATTITUDE for w in words) else "statement"


def is_deed(text: Text, cue: Sequence[int], content: Sequence[int]) -> bool:
    """Whether a cue tells neither speech nor thought ("voted", "imposed"), and quotes less than half."""
    words = [w.lower() for i in cue if (w := text.words[i])[0].isalpha()]
    told = any(w in SPEECH or w in ATTITUDE or w in speech.HEDGES for w in words)
    quoted = [text.quoted[i] for i in content if text.words[i][0].isalnum()]
    return bool(words) and not told and 2 * sum(quoted) < len(quoted)


def hedge(words: str) -> str | None:
    """The first hedge in the words, as it stands there."""
    found = _HEDGE.search(words)
    return found.group() if found else None

"""What kind of claim a cue makes, whether it was said at all, and how it is hedged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from claims.lang import en
from claims.tokens import Text


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


SPEECH = _forms(en.SPEECH_VERBS) | en.SPEECH_WORDS
ATTITUDE = _forms(en.ATTITUDE_VERBS) | en.ATTITUDE_WORDS

_BEFORE_THE_VERB = 4
_HEDGE = re.compile(rf"\b(?:{'|'.join(sorted(en.HEDGES))})\b", re.IGNORECASE)


def kind(cue: Sequence[str]) -> str:
    """`attitude` for the words of a cue that tell a thought or a feeling and no speech, else `statement`."""
    words = [w.lower() for w in cue]
    if any(w in SPEECH for w in words):
        return "statement"
    return "attitude" if any(w in ATTITUDE for w in words) else "statement"


def is_deed(text: Text, cue: Sequence[int], content: Sequence[int]) -> bool:
    """Whether a cue tells neither speech nor thought ("voted", "imposed"), and quotes less than half."""
    words = [w.lower() for i in cue if (w := text.words[i])[0].isalpha()]
    told = any(w in SPEECH or w in ATTITUDE or w in en.HEDGES for w in words)
    quoted = [text.quoted[i] for i in content if text.words[i][0].isalnum()]
    return bool(words) and not told and 2 * sum(quoted) < len(quoted)


def unsaid(text: Text, cue: Sequence[int], source: Sequence[int], content: Sequence[int] = ()) -> bool:
    """Whether the cue tells of speech that did not happen, or has not: "did not say", "will argue",
    "could ask", "if she says", "is expected to announce"; or of another's: "Asked about it, she ..."."""
    words = [text.words[i].lower() for i in cue]
    if any(text.words[i].lower() in ("nobody", "none") for i in source) or _starts_no_one(text, source):
        return True
    at = next((n for n, w in enumerate(words) if w in SPEECH), None)
    if at is None or any(w in ATTITUDE and w not in SPEECH for w in words):
        return False
    verb = cue[at]
    fronted = at == 0 and words[0] in en.ADDRESSED and source and content
    if fronted and verb < content[0] < source[0]:
        return True
    if words[at] in en.ADDRESSED and verb and text.words[verb - 1].lower() in en.BE:
        return True  # "Cole was asked about": who speaks is another
    before: list[str] = []
    i = verb - 1
    while i >= 0 and verb - i <= _BEFORE_THE_VERB and text.sentence[i] == text.sentence[verb]:
        word = text.words[i].lower()
        if i in source or not (word[0].isalnum() or word in _CLITICS) or text.quoted[i] != text.quoted[verb]:
            break
        before.insert(0, word)
        i -= 1
    if any(w in en.NEGATIONS or w.endswith(("n't", "n’t")) for w in before):
        return True
    if any(w in en.MODALS or w in _CLITICS for w in before[-3:]):
        return True
    if "to" in before[-2:] and any(w in en.REFUSALS | en.PROSPECTS for w in before):
        return True
    first = min([verb, *source]) if source else verb
    opener = (
        text.words[first - 1].lower() if first and text.sentence[first - 1] == text.sentence[verb] else ""
    )
    return opener in en.CONDITIONS


_CLITICS = frozenset({"'ll", "’ll"})


def _starts_no_one(text: Text, source: Sequence[int]) -> bool:
    return [text.words[i].lower() for i in source[:2]] == ["no", "one"]


def hedge(words: str) -> str | None:
    """The first hedge in the words, as it stands there."""
    found = _HEDGE.search(words)
    return found.group() if found else None

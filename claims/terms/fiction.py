"""Whether a plot is retold: what a figure of a film, a game or a book says there, nobody said.

News tells a plot in the present tense, behind words that announce it ("In the film ...", "Tonight's episode
..."), and calls its figures by one name or by what they are. Whoever the article names in full, outside of
an actor's brackets, is a person of this world."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from onrecord.claims.lang.en import offices, papers, pronouns
from onrecord.claims.records import Span
from onrecord.claims.source.nouns import bare_title, is_capitalised
from onrecord.claims.text.found import Found
from onrecord.claims.text.frame import around, paragraphs
from onrecord.claims.text.tokens import Text

# Paragraphs behind the words that announce a plot in which it may go on.
_REACH = 3
_WORK = (
    r"(?:film|movie|series|season|episode|novel|novella|game|play|drama|sitcom|soap|thriller|comedy|opera|musical|"
    r"short\s+story|comic|fairy\s+tale|sequel|prequel)"
)
_ANNOUNCED = re.compile(
    rf"\b(?:[Ii]n|of)\s+(?:the|this|a|her|his|their)\s+(?:\w+\s+){{0,2}}{_WORK}\b(?=\s*[,“‘\"'])"
    rf"|\b(?:[Tt]onight|[Tt]omorrow|[Mm]onday|[Tt]uesday|[Ww]ednesday|[Tt]hursday|[Ff]riday)['’]s\s+(?:\w+\s+)?(?:episode|{_WORK})\b"
    rf"|\b(?:episode|series|season|instalment|installment)\s+of\s+[“‘\"'A-Z]"
    r"|\b[Vv]iewers\s+(?:will\s+)?(?:see|watch)\b|\bthe\s+(?:plot|story|tale)\s+(?:follows|begins|opens|centres|centers)\b"
)
_PRESENT = re.compile(r"[a-z]+s$")


class Plots:
    """The stretches of a text where a plot may be retold, and who in it is real."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._starts = [m.start() for m in _ANNOUNCED.finditer(text.text)]
        self._real = _real(text) if self._starts else frozenset()

    def tells(self, f: Found, before: bool) -> bool:
        """Whether an attribution is a figure's. `before`: the one before it in its paragraph is."""
        text = self._text
        if not self._starts or not f.source or not f.cue or any(text.quoted[i] for i in f.content):
            return False
        nth = bisect_right(self._starts, text.spans[f.cue[0]].start)
        if not nth:
            return False
        start = self._starts[nth - 1]
        announced = text.tokens_in(Span(start, start + 1)).start
        apart = text.paragraph[f.cue[0]] - text.paragraph[announced]
        if apart > _REACH or not _is_present(text, f.cue):
            return False
        words = [text.words[i] for i in f.source if text.words[i][0].isalnum()]
        if len(words) == 1 and words[0].lower() in pronouns.PRONOUNS:
            return pronouns.PRONOUNS[words[0].lower()] in ("male", "female", "plural") and (
                before or apart == 0
            )
        return not self._is_real(f.source, words)

    def _is_real(self, source: Sequence[int], words: Sequence[str]) -> bool:
        text = self._text
        plain = {w.lower() for w in words}
        if plain & _WORKS:
            return True
        names = [w for w in words if is_capitalised(w) and bare_title(w) not in offices.ALL_TITLES]
        played = any(
            text.words[i] == "(" for i in (*source, *range(source[-1] + 1, min(source[-1] + 2, len(text))))
        )
        if played or not names:
            return False
        return len(names) > 1 or names[-1] in self._real


_MAKERS = frozenset(
    "director producer writer author critic critics actor actress showrunner creator novelist "
    "screenwriter studio publisher "
    "reviewers fans reviewer star editor maker makers developer developers".split()
)
_WORKS = papers.OUTLET_NOUNS | papers.DOCUMENT_NOUNS | _MAKERS


def _is_present(text: Text, cue: Sequence[int]) -> bool:
    """Whether a cue is in the present tense, or a bare verb behind "see": "viewers will see Hale admit"."""
    words = [text.words[i].lower() for i in cue if text.words[i][0].isalpha()]
    if not words or "me" in words:
        return False
    seen = any(w.lower() in _SEEING for w in text.words[around(text, cue[0]).start : cue[0]])
    return bool(_PRESENT.match(words[0])) or (seen and not words[0].endswith("ed"))


_SEEING = frozenset("see sees watch watches".split())


def _real(text: Text) -> frozenset[str]:
    """The last names of those who are named in full, outside of brackets: no figure is, or it is not
    played."""
    found = set()
    depth = 0
    for paragraph in paragraphs(text):
        for i in paragraph[1:]:
            depth = max(0, depth + (text.words[i] == "(") - (text.words[i] == ")"))
            first, last = text.words[i - 1], text.words[i]
            whole = (
                is_capitalised(first) and is_capitalised(last) and bare_title(first) not in offices.ALL_TITLES
            )
            if whole and not depth and not (i + 1 < len(text) and text.words[i + 1] == "("):
                found.add(last)
        depth = 0
    return frozenset(found)

"""Which words of the article say each thing that is recorded of a statement. Pure.

What is shown here is looked up in the stored text again, so a reader sees the place itself; where a recorded
word does not stand in the text, that is said.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.db.site.dates import readable
from onrecord.db.site.library import Row
from onrecord.db.site.terms import KINDS, MARKS, QUOTE_TYPES, SOURCE_TYPES, UNNAMED, mark_of

_AROUND = 90
_PARAGRAPH = "\n\n"
_QUOTED = {
    "direct": "all of it stands in quotation marks",
    "mixed": "a part of it stands in quotation marks",
    "indirect": "no quotation marks: these are the outlet's words",
}
_TERMS = {
    "named": "the words give a name",
    "anonymous": "the words speak of particular people and name nobody",
    "collective": "the words speak of a class, and of nobody in particular",
    "document": "the words speak of a document or a recording",
    "unclear": "the words leave open who is meant, or there are none",
}


_UNNAMED = {
    "confidential": "the name is withheld, or the words say so",
    "official": "somebody in an office or a job",
    "private": "somebody in no office",
}


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of the article with a little of their paragraph on both sides."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Line:
    """What is recorded under `name`: its `value` (None: not found), why it is that, and where it stands."""

    name: str
    value: str | None
    why: str | None = None
    excerpt: Excerpt | None = None


def evidence(claim: Row, text: str) -> list[Line]:
    """All that is recorded of a statement. `claim`: a row of `claims` with its article's `published`; `text`:
    the article's."""
    return [*_who(claim, text), *_terms(claim, text), *_how(claim, text), _when(claim, text)]


def _who(claim: Row, text: str) -> Iterator[Line]:
    speaker, source, at = claim["speaker"], claim["source"], _start(claim, "source")
    here = _at(text, claim, "source")
    if not speaker:
        yield Line("Speaker", None, f"the words are “{source}”" if source else "nobody is given", here)
    elif _find(source or "", speaker, 0):
        yield Line("Speaker", speaker, "named here", here)
    else:
        yield Line("Speaker", speaker, f"the words are “{source}”" if source else None, here)
        named = _find(text, speaker, at)
        why = "the name nearest to these words" if named else "the article's text does not give it so"
        yield Line("Named", speaker if named else None, why, _excerpt(text, named))
    for name, value in (("Role", claim["role"]), ("Affiliation", claim["affiliation"])):
        if value:
            yield _verbatim(name, value, text, at)
    cue = claim["cue"]
    yield Line("Attributed by", cue, None if cue else "no words attribute it", _at(text, claim, "cue"))


def _terms(claim: Row, text: str) -> Iterator[Line]:
    mark, at = mark_of(claim["anonymity"], claim["source_type"]), _start(claim, "source")
    kind = SOURCE_TYPES.get(claim["source_type"] or "", "").lower()
    yield Line("Source is", ", ".join(dict.fromkeys(filter(None, (MARKS[mark].lower(), kind)))), _TERMS[mark])
    if claim["through"]:
        yield _verbatim("Through", claim["through"], text, at)
    if unnamed := UNNAMED.get(claim["unnamed_as"] or ""):
        yield Line("Unnamed as", unnamed.lower(), _UNNAMED[claim["unnamed_as"]])
    count = claim["source_count"]
    if count is not None or mark == "anonymous":
        why = f"from “{claim['source']}”" if count is not None and claim["source"] else None
        yield Line("How many", None if count is None else f"{count:,}", why)
    for name, value in (("How they know", claim["basis"]), ("Why unnamed", claim["anonymity_reason"])):
        if value:
            yield _verbatim(name, value, text, at)
        elif mark == "anonymous":
            yield Line(name, None)


def _how(claim: Row, text: str) -> Iterator[Line]:
    at = _start(claim, "content")
    yield Line("Quotation", QUOTE_TYPES.get(claim["quote_type"]), _QUOTED.get(claim["quote_type"]))
    cue = f"by “{claim['cue']}”" if claim["cue"] else None
    yield Line("Kind", KINDS.get(claim["kind"]), cue)
    for name, value in (("Hedged", claim["hedge"]), ("Second-hand via", claim["via"])):
        if value:
            yield _verbatim(name, value, text, at)


def _when(claim: Row, text: str) -> Line:
    said, words = claim["said_date"], claim["said_text"]
    if not words:
        return Line("Said on", readable(said, claim["said_precision"], weekday=True) or None)
    place = _excerpt(text, _find(text, words, _start(claim, "content")))
    if not said:
        return Line("Said on", None, f"“{words}” could not be told for sure", place)
    counted = readable(claim["published"])
    why = f"from “{words}”" + (f", read on {counted}, the day of publication" if counted else "")
    return Line("Said on", readable(said, claim["said_precision"], weekday=True), why, place)


def _verbatim(name: str, value: str, text: str, at: int) -> Line:
    found = _find(text, value, at)
    return Line(name, value, None if found else "not in this text in these words", _excerpt(text, found))


def _start(claim: Row, role: str) -> int:
    """Where the words of this role begin; where there are none, those of the statement."""
    for name in (role, "content"):
        if spans := json.loads(claim[f"{name}_spans"]):
            return int(spans[0][0])
    return 0


def _at(text: str, claim: Row, role: str) -> Excerpt | None:
    spans = json.loads(claim[f"{role}_spans"])
    return _excerpt(text, tuple(spans[0])) if spans else None


def _find(text: str, words: str, at: int) -> tuple[int, int] | None:
    """Where `words` stand in `text`, whole words and the nearest to `at`."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    if not pattern:
        return None
    spans = (match.span() for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE))
    return min(spans, key=lambda span: abs(span[0] - at), default=None)


def _excerpt(text: str, span: tuple[int, ...] | None) -> Excerpt | None:
    if span is None or not 0 <= span[0] < span[1] <= len(text):
        return None
    start, end = span
    first = text.rfind(_PARAGRAPH, 0, start)
    first = 0 if first < 0 else first + len(_PARAGRAPH)
    last = text.find(_PARAGRAPH, end)
    last = len(text) if last < 0 else last
    before, after = text[first:start], text[end:last]
    if len(before) > _AROUND:
        before = "…" + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + "…"
    return Excerpt(before, text[start:end], after)

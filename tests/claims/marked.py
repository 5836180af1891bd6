"""Texts with their attributions marked, for tests of what comes after finding them.

`{S ...}` is a source, `{C ...}` a cue, `{T ...}` what was said; a digit behind the letter tells attributions
apart (`{S2 ...}`), and one mark may stand inside another.
"""

from __future__ import annotations

from datetime import date

from onrecord.claims.extract import Extractor
from onrecord.claims.records import Attribution, Claim, Document, Span

PUBLISHED = date(2031, 5, 21)  # a Wednesday


def read(marked: str) -> tuple[str, list[Attribution]]:
    """The bare text and its attributions, by number."""
    text: list[str] = []
    length = 0
    open_marks: list[tuple[str, str, int]] = []
    spans: dict[str, dict[str, list[Span]]] = {}
    i = 0
    while i < len(marked):
        if marked[i] == "{" and marked[i + 1] in "SCT":
            role = marked[i + 1]
            number = marked[i + 2] if marked[i + 2].isdigit() else "0"
            open_marks.append((role, number, length))
            i = marked.index(" ", i) + 1
        elif marked[i] == "}" and open_marks:
            role, number, start = open_marks.pop()
            spans.setdefault(number, {"S": [], "C": [], "T": []})[role].append(Span(start, length))
            i += 1
        else:
            text.append(marked[i])
            length += 1
            i += 1
    attributions = [
        Attribution(tuple(sorted(s["T"])), tuple(sorted(s["C"])), tuple(sorted(s["S"])), 0.9, "by hand")
        for _, s in sorted(spans.items())
    ]
    return "".join(text), attributions


def claims(marked: str, published: date | None = PUBLISHED, outlet: str | None = None) -> list[Claim]:
    """The claims of a marked text, in text order."""
    text, attributions = read(marked)
    return Extractor(lambda _: attributions).extract(Document("test", text, published, outlet))

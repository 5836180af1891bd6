"""A text cut down to what is quoted from it: the passages around its claims, and nothing of the rest."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Range = tuple[int, int]
GAP = "[…]"
_PARAGRAPH = "\n\n"


@dataclass(frozen=True, slots=True)
class Snippet:
    """`text`: what is left. `kept`: the ranges of the whole text that it holds. `starts`: where each begins
    in it. Offsets are half-open code-point offsets."""

    text: str
    kept: tuple[Range, ...]
    starts: tuple[int, ...]

    def moved(self, start: int, end: int) -> Range:
        """Where `[start, end)` of the whole text, which must lie in one kept range, stands now."""
        number = bisect_right(self.kept, start, key=lambda kept: kept[0]) - 1
        by = self.starts[number] - self.kept[number][0]
        return start + by, end + by


def snippet(text: str, spans: Iterable[Range], around: int) -> Snippet:
    """`text` with what stands further than `around` characters from all `spans` left out, at whole words.

    What is left out is shown as GAP; the ends of paragraphs stay where both sides of them do.
    """
    kept = _merged(_widened(text, start, end, around) for start, end in spans)
    parts: list[str] = []
    starts: list[int] = []
    length, at = 0, 0
    for start, end in kept:
        between = _between(text[at:start])
        starts.append(length + len(between))
        parts += [between, text[start:end]]
        length = starts[-1] + end - start
        at = end
    parts.append(_between(text[at:]))
    return Snippet("".join(parts), tuple(kept), tuple(starts))


def _widened(text: str, start: int, end: int, around: int) -> Range:
    """The span with up to `around` characters of its own paragraph on both sides, cut between words."""
    first = text.rfind(_PARAGRAPH, 0, start)
    first = 0 if first < 0 else first + len(_PARAGRAPH)
    last = text.find(_PARAGRAPH, end)
    last = len(text) if last < 0 else last
    left, right = max(first, start - around), min(last, end + around)
    while left > first and not text[left - 1].isspace():
        left -= 1
    while right < last and not text[right].isspace():
        right += 1
    return left, right


def _merged(ranges: Iterable[Range]) -> Sequence[Range]:
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _between(left_out: str) -> str:
    """What stands in place of a piece of text that is left out."""
    if not left_out.strip():
        return left_out
    before = _PARAGRAPH if left_out.startswith(_PARAGRAPH) else " " if left_out[0].isspace() else ""
    after = _PARAGRAPH if left_out.endswith(_PARAGRAPH) else " " if left_out[-1].isspace() else ""
    return f"{before}{GAP}{after}"

"""Why two claims are taken for one, in words for a reader."""

from __future__ import annotations

from onrecord.claims.alike import speakers
from onrecord.claims.alike.evidence import Evidence
from onrecord.claims.alike.reading import Reading

_MOST_WORDS = 5
# Fewer in a row say nothing.
_FEWEST_IN_A_ROW = 5

_SPEAKERS = {
    speakers.SAME: "same speaker",
    speakers.NEAR: "speakers of one name",
    speakers.UNNAMED: "neither names its speaker",
    speakers.UNSURE: "only one names its speaker",
}


def reasons(a: Reading, b: Reading, seen: Evidence) -> tuple[str, ...]:
    """What speaks for it, most telling first; what tells nothing is left out."""
    found = [_SPEAKERS[seen.speaker]] if seen.speaker in _SPEAKERS else []
    if seen.run >= _FEWEST_IN_A_ROW:
        found.append(f"{seen.run} words in a row")
    if seen.shared:
        words = ", ".join(a.shown.get(word, word) for word in seen.shared[:_MOST_WORDS])
        found.append(f"share {words}")
    if seen.numbers:
        found.append(f"both say {seen.numbers[0].shown}")
    if seen.days is not None:
        found.append({0: "the same day", 1: "1 day apart"}.get(seen.days, f"{seen.days} days apart"))
    return tuple(found)

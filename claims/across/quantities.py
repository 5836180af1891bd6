"""How many, of what: the numbers that a statement tells, so that two can be held against one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.claims.across.words import Word
from onrecord.claims.lang.en import days
from onrecord.claims.lang.en.likeness import MAGNITUDES, PERCENT, ROUGHLY, SHARES
from onrecord.claims.lang.en.numbers import NUMBERS

# How far two may be apart and yet be one, where either says that it is not exact, and where neither does.
_ROUGH, _EXACT = 0.12, 0.001
_YEARS = range(1800, 2101)
SHARE = "%"


@dataclass(frozen=True, slots=True)
class Quantity:
    """`value` of `unit`: the index word that follows, `SHARE`, or "" if none does; `shown`: its words."""

    value: float
    unit: str
    rough: bool
    shown: str


def quantities(text: str, words: Sequence[Word]) -> tuple[Quantity, ...]:
    """The quantities of a text whose words these are. Years, days of a month and "one" are none."""
    found: list[Quantity] = []
    n = 0
    while n < len(words):
        value = _value(words[n])
        if value is None:
            n += 1
            continue
        first, n = n, n + 1
        while n < len(words) and (more := MAGNITUDES.get(words[n].folded)):
            value, n = value * more, n + 1
        last = n - 1
        unit, value, n = _unit(text, words, n, value)
        if _is_date(words, first, last, value, unit):
            continue
        rough = any(w.folded in ROUGHLY for w in words[max(0, first - 2) : first])
        shown = text[words[first].start : words[last].start + len(words[last].shown)]
        found.append(Quantity(value, unit, rough, shown + ("%" if unit == SHARE else "")))
    return tuple(found)


def conflict(some: Sequence[Quantity], others: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """Two numbers of one unit that cannot both be meant, or None: of no unit that both tell of may the one
    have none of the other's."""
    for unit in sorted({q.unit for q in some if q.unit} & {q.unit for q in others if q.unit}):
        ours = [q for q in some if q.unit == unit]
        theirs = [q for q in others if q.unit == unit]
        if not any(agree(a, b) for a in ours for b in theirs):
            return ours[0], theirs[0]
    return None


def agree(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers may be one."""
    apart = abs(a.value - b.value)
    return apart <= (_ROUGH if a.rough or b.rough else _EXACT) * max(abs(a.value), abs(b.value), 1e-9)


def _value(word: Word) -> float | None:
    if word.folded[0].isdigit():
        try:
            return float(word.folded.replace(",", ""))
        except ValueError:  # "1.2.3"
            return None
    if word.folded in NUMBERS and word.folded not in ("one", "both", "pair", "couple"):
        return float(NUMBERS[word.folded])
    return SHARES.get(word.folded) if word.folded == "half" else None


def _unit(text: str, words: Sequence[Word], n: int, value: float) -> tuple[str, float, int]:
    """The unit that follows word `n` - 1, the value in it, and the number of the word behind it."""
    previous = words[n - 1]
    if previous.folded == "half":
        return SHARE, value, n
    end = previous.start + len(previous.shown)
    if text[end : end + 1] == "%":
        return SHARE, value, n
    if text[max(0, words[n - 1].start - 1) : words[n - 1].start] in ("$", "€", "£"):
        return text[words[n - 1].start - 1], value, n
    after = words[n : n + 3]
    if after and after[0].folded in PERCENT:
        return SHARE, value, n + 1
    if len(after) > 1 and after[0].folded in ("in", "of") and value:
        whole = _value(after[1])
        if whole and whole > value and float(whole) in (3.0, 4.0, 5.0, 10.0, 100.0):
            return SHARE, 100 * value / whole, n + 2
    if after and after[0].folded in SHARES and value < 5:
        return SHARE, value * SHARES[after[0].folded], n + 1
    # "five new schools": the noun is the last word that tells something before a small word or a mark.
    unit = ""
    for word in after:
        gap = text[end : word.start]
        if not word.index or gap.strip(" -–\n"):
            break
        unit, end = word.index, word.start + len(word.shown)
        if word.folded.endswith("s"):
            break
    return unit, value, n


def _is_date(words: Sequence[Word], first: int, last: int, value: float, unit: str) -> bool:
    if first != last or unit == SHARE:
        return False
    if value in _YEARS and words[first].folded.isdigit() and len(words[first].folded) == 4:
        return True
    before = words[first - 1].folded if first else ""
    after = words[first + 1].folded if first + 1 < len(words) else ""
    return value <= 31 and (before in days.MONTHS or after in days.MONTHS)

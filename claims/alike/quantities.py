"""How many, of what: the numbers that a statement tells, so that two can be held against one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.claims.alike.words import Word
from onrecord.claims.lang.en import days
from onrecord.claims.lang.en.likeness import MAGNITUDES, PERCENT, ROUGHLY, SHARES
from onrecord.claims.lang.en.numbers import NUMBERS

# How far two may be apart and yet be one, where either says that it is not exact, and where neither does.
_ROUGH, _EXACT = 0.12, 0.001
_YEARS = range(1800, 2101)
# Of such a whole are shares told: "three in ten".
_WHOLES = (3.0, 4.0, 5.0, 10.0, 100.0)
_CURRENCIES = ("$", "€", "£")
_NO_NUMBERS = frozenset(("one", "both", "pair", "couple"))
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
        first = n
        if share := _share(words, n):
            value, n = share
            unit = SHARE
        else:
            number = _value(words[n])
            n += 1
            if number is None:
                continue
            value = number
            while n < len(words) and (more := MAGNITUDES.get(words[n].folded)):
                value, n = value * more, n + 1
            unit = _unit(text, words, first, n)
            if _is_date(words, first, n - 1, value, unit):
                continue
        end = words[n - 1].start + len(words[n - 1].shown)
        if unit == SHARE and text[end : end + 1] == "%":
            end += 1
        rough = any(w.folded in ROUGHLY for w in words[max(0, first - 2) : first])
        found.append(Quantity(value, unit, rough, text[words[first].start : end]))
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
    if word.folded in NUMBERS and word.folded not in _NO_NUMBERS:
        return float(NUMBERS[word.folded])
    return None


def _share(words: Sequence[Word], n: int) -> tuple[float, int] | None:
    """A share that begins here, in per cent, and the number of the word behind it: "half", "one in three",
    "two thirds"."""
    if words[n].folded == "half":
        return SHARES["half"], n + 1
    part = 1.0 if words[n].folded == "one" else _value(words[n])
    after = words[n + 1 : n + 3]
    if part is None or not after:
        return None
    if after[0].folded in SHARES and part < _WHOLES[1]:
        return part * SHARES[after[0].folded], n + 2
    whole = _value(after[1]) if len(after) > 1 and after[0].folded in ("in", "of") else None
    return (100 * part / whole, n + 3) if whole in _WHOLES and part < (whole or 0) else None


def _unit(text: str, words: Sequence[Word], first: int, n: int) -> str:
    """What the number from word `first` to before word `n` counts."""
    start, end = words[first].start, words[n - 1].start + len(words[n - 1].shown)
    after = words[n : n + 3]
    if text[end : end + 1] == "%" or (after and after[0].folded in PERCENT):
        return SHARE
    # "five new schools": the noun is the last word that tells something before a small word or a mark.
    unit = ""
    for word in after:
        if not word.index or text[end : word.start].strip(" -–\n"):
            break
        unit, end = word.index, word.start + len(word.shown)
        if word.folded.endswith("s"):
            break
    currency = text[start - 1 : start] if start else ""
    return currency + unit if currency in _CURRENCIES else unit


def _is_date(words: Sequence[Word], first: int, last: int, value: float, unit: str) -> bool:
    if first != last:
        return False
    if value in _YEARS and words[first].folded.isdigit() and len(words[first].folded) == 4:
        return True
    before = words[first - 1].folded if first else ""
    after = words[first + 1].folded if first + 1 < len(words) else ""
    return value <= 31 and (before in days.MONTHS or after in days.MONTHS)

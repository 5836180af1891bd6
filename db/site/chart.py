"""How many statements stand where in time: counts by day become the bars of a chart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from onrecord.db.site.dates import readable, short

_MOST_BARS = 60
# Statements of long ago would squeeze all others into one bar: a tail of up to this share is left out,
# and said to be, where that makes the chart at least three times as wide.
_TAIL = 0.03


class Day(NamedTuple):
    """The statements of one day: all, and those of unnamed sources."""

    day: date
    total: int
    unnamed: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A period (both days inclusive) with its counts, and its place in per cent of the chart's size.

    `y` is the top of the bar and `unnamed_y` that of its hatched foot, counted from above as SVG does.
    """

    first: date
    last: date
    label: str
    total: int
    unnamed: int
    x: float
    width: float
    y: float
    unnamed_y: float


@dataclass(frozen=True, slots=True)
class Chart:
    """`unit`: day, week, month or year. `first`, `last`: days shown. `left_out`: statements before them."""

    unit: str
    bars: tuple[Bar, ...]
    tallest: int
    left_out: int
    first: date
    last: date

    @property
    def eve(self) -> date:
        """The day before the first that is shown."""
        return self.first - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Several counts over one time. `unit` as of a chart; `slots`: each period's label, first and last day;
    `totals`: for each subject the counts of all slots; `tallest`: the largest of them."""

    unit: str
    slots: tuple[tuple[str, date, date], ...]
    totals: tuple[tuple[int, ...], ...]
    tallest: int

    def points(self, subject: int) -> str:
        """The line of a subject as SVG has it, in a field of 100 by 100."""
        step = 100 / max(1, len(self.slots) - 1)
        return " ".join(
            f"{round(n * step, 2)},{round(100 - 100 * total / self.tallest, 1)}"
            for n, total in enumerate(self.totals[subject])
        )


def comparison(subjects: Sequence[Iterable[Day]], most_slots: int = _MOST_BARS) -> Comparison | None:
    """The counts of several subjects over the time of them all, or None where there is nothing to compare."""
    counts = [list(days) for days in subjects]
    shown = _without_tail(sorted(day for days in counts for day in days))
    if not shown:
        return None
    first, last = shown[0].day, shown[-1].day
    unit = _unit(first, last, most_slots)
    slots = _slots(first, last, unit)
    if len(slots) < 2:
        return None
    totals = []
    for days in counts:
        of_slot = dict.fromkeys(slots, 0)
        for day in days:
            if day.day >= first:
                of_slot[_slot(day.day, unit)] += day.total
        totals.append(tuple(of_slot.values()))
    ends = [_next(slot, unit) - timedelta(days=1) for slot in slots]
    return Comparison(
        unit,
        tuple((_label(slot, end, unit), slot, end) for slot, end in zip(slots, ends, strict=True)),
        tuple(totals),
        max(1, *(total for of_one in totals for total in of_one)),
    )


def chart(days: Iterable[Day], most_bars: int = _MOST_BARS) -> Chart | None:
    """The chart of these days with at most about `most_bars`, or None when there is nothing to compare."""
    every = sorted(days)
    shown = _without_tail(every)
    if not shown:
        return None
    first, last = shown[0].day, shown[-1].day
    unit = _unit(first, last, most_bars)
    slots = _slots(first, last, unit)
    if len(slots) < 2:
        return None
    totals = dict.fromkeys(slots, 0)
    unnamed = dict.fromkeys(slots, 0)
    for day in shown:
        slot = _slot(day.day, unit)
        totals[slot] += day.total
        unnamed[slot] += day.unnamed
    tallest = max(totals.values())
    width = 100 / len(slots)
    bars = tuple(
        _bar(slot, unit, totals[slot], unnamed[slot], tallest, round(i * width, 2), round(width, 2))
        for i, slot in enumerate(slots)
        if totals[slot]
    )
    left_out = sum(day.total for day in every) - sum(day.total for day in shown)
    return Chart(unit, bars, tallest, left_out, first, last)


def _bar(slot: date, unit: str, total: int, unnamed: int, tallest: int, x: float, width: float) -> Bar:
    last = _next(slot, unit) - timedelta(days=1)
    return Bar(
        first=slot,
        last=last,
        label=_label(slot, last, unit),
        total=total,
        unnamed=unnamed,
        x=x,
        width=width,
        y=round(100 - 100 * total / tallest, 1),
        unnamed_y=round(100 - 100 * unnamed / tallest, 1),
    )


def _without_tail(days: list[Day]) -> list[Day]:
    allowed = _TAIL * sum(day.total for day in days)
    start = 0
    while start < len(days) - 1 and days[start].total <= allowed:
        allowed -= days[start].total
        start += 1
    if not days or not start:
        return days
    whole, kept = days[-1].day - days[0].day, days[-1].day - days[start].day
    return days[start:] if kept * 3 <= whole else days


def _unit(first: date, last: date, most: int) -> str:
    span = (last - first).days + 1
    if span <= most:
        return "day"
    if span <= most * 7:
        return "week"
    return "month" if span <= most * 30 else "year"


def _slot(day: date, unit: str) -> date:
    match unit:
        case "day":
            return day
        case "week":
            return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
        case "month":
            return day.replace(day=1)
        case _:
            return day.replace(month=1, day=1)


def _next(slot: date, unit: str) -> date:
    match unit:
        case "day":
            return slot + timedelta(days=1)
        case "week":
            return slot + timedelta(days=7)
        case "month":
            return (slot + timedelta(days=31)).replace(day=1)
        case _:
            return slot.replace(year=slot.year + 1)


def _slots(first: date, last: date, unit: str) -> list[date]:
    slots = [_slot(first, unit)]
    while (following := _next(slots[-1], unit)) <= last:
        slots.append(following)
    return slots


def _label(first: date, last: date, unit: str) -> str:
    match unit:
        case "day":
            return readable(first.isoformat(), weekday=True)
        case "week":
            return f"{short(first, year=first.year != last.year)} to {short(last)}"
        case "month":
            return readable(first.isoformat(), "month")
        case _:
            return str(first.year)

"""When it was said: the words that tell the day, month or year, and the date they mean.

Every rule turns its words into a stretch of days, cut off at the day of publication: nothing was said
after that. The precision is the finest that the whole stretch shares, so "last week" is a month or nothing.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.claims.lang.en import days, numbers


@dataclass(frozen=True, slots=True)
class Said:
    """`words` verbatim; `date` ISO 8601 to the `precision` day, month or year, both None when unresolved."""

    words: str
    date: str | None = None
    precision: str | None = None


Stretch = tuple[date, date]
Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Told:
    """The last stretch with its year that the narrator told of. `near`: here or in the paragraph before."""

    stretch: Stretch
    near: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern and what its match means, seen from the day of publication; None for nothing sure."""

    name: str
    pattern: str
    means: Callable[[Match, date], Stretch | None]
    absolute: bool = False  # needs no day of publication
    yearless: bool = False  # which year, an article may have told before


def _alternatives(words: dict[str, int]) -> str:
    # Only in capitals: "may" and "march" are common words.
    return "|".join(w.capitalize() for w in sorted(words, key=len, reverse=True))


_MONTH = (
    rf"(?P<month>(?:{_alternatives({w: n for w, n in days.MONTHS.items() if len(w) > 4})}|May|June|July)\b"
    + (rf"|(?:{_alternatives({w: n for w, n in days.MONTHS.items() if len(w) < 5})})\b)\.?")
)
_WEEKDAY = rf"(?P<weekday>{_alternatives(days.WEEKDAYS)})\b"
_ANY_WEEKDAY = rf"(?:{_alternatives(days.WEEKDAYS)})"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_COUNT = rf"(?P<count>\d{{1,2}}|(?i:a|an|{'|'.join(w for w, n in numbers.NUMBERS.items() if n <= 12)}))"
_PART = r"(?:morning|afternoon|evening|night)"
_ON = (
    rf"(?:(?:late |early |earlier )?[Oo]n (?:the {_PART} of )?|(?:late|early) "
    r"|[Ii]n the (?:early |small )?hours of )?"
)


_MONTH_LONG = timedelta(days=31)


def _one_day(day: date) -> Stretch:
    return day, day


def _month(year: int, month: int) -> Stretch:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _year(year: int) -> Stretch:
    return date(year, 1, 1), date(year, 12, 31)


def _months_back(today: date, count: int) -> Stretch:
    index = today.year * 12 + today.month - 1 - count
    return _month(index // 12, index % 12 + 1)


def _full_date(m: Match, _: date) -> Stretch:
    return _one_day(date(int(m["year"]), days.MONTHS[m["month"].lower()], int(m["day"])))


def _day_of_year(m: Match, today: date) -> Stretch:
    """The latest such day that is not after publication."""
    month, day = days.MONTHS[m["month"].lower()], int(m["day"])
    year = today.year if (month, day) <= (today.month, today.day) else today.year - 1
    return _one_day(date(year, month, day))


def _month_of_year(m: Match, today: date) -> Stretch | None:
    month = days.MONTHS[m["month"].lower()]
    if (m["last"] or "").lower() == "last" and month < today.month:
        return None  # "last April", written in May: this year's or the year's before
    earlier = month > today.month or ((m["last"] or "").lower() == "last" and month == today.month)
    return _month(today.year - earlier, month)


def _weekday(m: Match, today: date) -> Stretch | None:
    back = (today.weekday() - days.WEEKDAYS[m["weekday"].lower()]) % 7
    if (m["last"] or "").lower() == "last":
        if 0 < back <= today.weekday():
            return None  # "last Monday", written on a Thursday: this week's or the week's before
        back = back or 7
    return _one_day(today - timedelta(days=back))


def _weekday_of_week(m: Match, today: date) -> Stretch:
    """ "Tuesday of last week"."""
    monday = today - timedelta(days=today.weekday() + 7 * (m["which"].lower() == "last"))
    return _one_day(monday + timedelta(days=days.WEEKDAYS[m["weekday"].lower()]))


def _day_of_month(m: Match, today: date) -> Stretch:
    day = int(m["day"])
    first, _ = _months_back(today, 0 if day <= today.day else 1)
    return _one_day(first.replace(day=day))


def _count(words: str) -> int:
    return int(words) if words.isdigit() else 1 if words in ("a", "an") else numbers.NUMBERS[words]


def _ago(m: Match, today: date) -> Stretch:
    count = _count(m["count"].lower())
    unit = m["unit"].lower()
    if unit == "day":
        return _one_day(today - timedelta(days=count))
    if unit == "week":
        middle = today - timedelta(weeks=count)
        return middle - timedelta(days=3), middle + timedelta(days=3)
    return _months_back(today, count) if unit == "month" else _year(today.year - count)


def _unit(m: Match, today: date) -> Stretch:
    """ "last week", "this month", "earlier this year"."""
    back = m["which"].lower() in ("last", "previous")
    unit = m["unit"].lower()
    if unit == "week":
        monday = today - timedelta(days=today.weekday() + 7 * back)
        return monday, monday + timedelta(days=6)
    return _months_back(today, int(back)) if unit == "month" else _year(today.year - back)


def _weekend(_: Match, today: date) -> Stretch:
    sunday = today - timedelta(days=(today.weekday() + 1) % 7)
    return sunday - timedelta(days=1), sunday


def _nothing(_: Match, __: date) -> None:
    """Words that tell no day which could be named."""
    return


# What people speak at or write in: a date before one of these is when they did ("at Monday's debate").
_OCCASION = (
    r"debate|rally|meeting|hearing|inquest|trial|briefing|speech|address|lecture|keynote|sermon|interview|conference"
    r"|summit|congress|convention|event|session|sitting|vigil|forum|panel|gathering|ceremony|call|broadcast|programme"
    r"|program|podcast|deposition|testimony"
    r"|memo|memorandum|letter|e-?mail|report|statement|message|post|tweet|essay|article|column|editorial|op-ed|book"
    r"|memoir|paper|study|survey|poll|analysis|review|audit|assessment|bulletin|note|notice|update|release|video"
    r"|affidavit|filing|complaint|lawsuit|submission|ruling|judgment|judgement|verdict|opinion"
)
_AT = r"(?:[Aa]t|[Dd]uring|[Ii]n|[Oo]n) (?:the |an? |his |her |their |its )?"
# A few words of the name between: "Monday's council meeting", "in a 2014 staff memo".
_BETWEEN = r"(?: (?!(?:in|at|on|a|an|the|to|of|by|and|that|said)\b)[A-Za-z][\w-]*){0,3} "


# The forms of date that stand before what they date, with a genitive or without.
_BEFORE_NOUNS = (
    Rule("weekday", rf"(?:(?P<last>last) )?{_WEEKDAY}(?: {_PART})?", _weekday),
    Rule("month day", rf"{_MONTH} {_DAY}(?!\d|,? \d)", _day_of_year, yearless=True),
    Rule("day month", rf"{_DAY} {_MONTH}(?! \d)", _day_of_year, yearless=True),
    Rule(
        "month year",
        rf"{_MONTH},? {_YEAR}",
        lambda m, _: _month(int(m["year"]), days.MONTHS[m["month"].lower()]),
        True,
    ),
    Rule("month", rf"(?P<last>){_MONTH}(?!,? \d)", _month_of_year, yearless=True),
    Rule("year", _YEAR, lambda m, _: _year(int(m["year"])), True),
    Rule("today", rf"(?:today|this {_PART})", lambda _, today: _one_day(today)),
    Rule("yesterday", r"(?:yesterday|last night)", lambda _, today: _one_day(today - timedelta(days=1))),
    Rule("week", r"(?P<which>last|this) (?P<unit>week|month|year)", _unit),
)


RULES = (
    # In order of trust: where two match at one place, the earlier stands.
    *(
        Rule(
            f"event of a {one.name}",
            rf"{_AT}(?P<when>{one.pattern})(?:['’]s)?{_BETWEEN}(?:{_OCCASION})\b",
            one.means,
            one.absolute,
            one.yearless,
        )
        for one in _BEFORE_NOUNS
    ),
    Rule(
        "iso",
        r"(?:[Oo]n )?(?P<iso>\d{4}-\d\d-\d\d)",
        lambda m, _: _one_day(date.fromisoformat(m["iso"])),
        True,
    ),
    Rule("month day, year", rf"{_ON}(?:{_ANY_WEEKDAY},? )?{_MONTH} {_DAY},? {_YEAR}", _full_date, True),
    Rule(
        "day month year",
        rf"{_ON}(?:{_ANY_WEEKDAY},? )?(?:the )?{_DAY}(?: of)? {_MONTH},? {_YEAR}",
        _full_date,
        True,
    ),
    Rule("month day", rf"{_ON}(?:{_ANY_WEEKDAY},? )?{_MONTH} {_DAY}(?!\d)", _day_of_year, yearless=True),
    Rule(
        "day month",
        rf"{_ON}(?:{_ANY_WEEKDAY},? )?(?:the )?{_DAY}(?: of)? {_MONTH}",
        _day_of_year,
        yearless=True,
    ),
    Rule(
        "month year",
        rf"(?:[Bb]ack )?(?:[Ii]n )?(?:early |mid-?|late )?{_MONTH},?(?: of)? {_YEAR}",
        lambda m, _: _month(int(m["year"]), days.MONTHS[m["month"].lower()]),
        True,
    ),
    Rule(
        "season",
        rf"(?:[Ii]n )?(?:the )?(?:early |late )?{_SEASON}(?: of)? {_YEAR}",
        lambda m, _: _year(int(m["year"])),
        True,
    ),
    Rule(
        "month",
        rf"(?:(?P<last>[Ll]ast)|(?:[Ee]arlier |[Bb]ack )?[Ii]n|[Aa]t the (?:end|start|beginning) of)"
        rf"(?: early | mid-?| late | ){_MONTH}",
        _month_of_year,
        yearless=True,
    ),
    Rule(
        "weekday of a week",
        rf"{_ON}{_WEEKDAY}(?: {_PART})? (?:of )?(?P<which>last|this) week\b",
        _weekday_of_week,
    ),
    Rule(
        "week, weekday",
        rf"(?:[Ee]arlier )?(?P<which>[Ll]ast|[Tt]his) week,? on {_WEEKDAY}(?: {_PART}\b)?",
        _weekday_of_week,
    ),
    Rule(
        "weekday",
        rf"{_ON}(?:(?P<last>[Ll]ast|[Tt]his|[Pp]ast) )?{_WEEKDAY}(?: {_PART}\b)?(?! week\b)",
        _weekday,
    ),
    Rule(
        "day of month",
        r"[Oo]n the (?P<day>[0-3]?\d)(?:st|nd|rd|th)"
        r"(?=\s*(?:[,.;:”\"]|$)|\s+(?:that|said|it|he|she|they|we|there)\b)",
        _day_of_month,
    ),
    Rule(
        "today",
        # A capital only at the very beginning: elsewhere it is a name's ("Harbour Today").
        r"(?:[Ee]arlier )?(?:\A[Tt]oday|today|[Tt]onight|[Tt]his (?:morning|afternoon|evening))\b",
        lambda _, today: _one_day(today),
    ),
    Rule(
        "day before yesterday",
        r"\b(?:[Tt]he )?day before yesterday\b",
        lambda _, today: _one_day(today - timedelta(days=2)),
    ),
    Rule(
        "yesterday",
        rf"\b(?:[Yy]esterday(?: {_PART})?|[Ll]ast night)\b",
        lambda _, today: _one_day(today - timedelta(days=1)),
    ),
    Rule("ago", rf"\b{_COUNT} (?P<unit>day|week|month|year)s? ago\b", _ago),
    Rule(
        "last or this",
        r"\b(?:(?:[Ee]arlier|[Ll]ater?|[Ee]arly) )?(?P<which>[Ll]ast|[Tt]his) (?P<unit>week|month|year)\b",
        _unit,
    ),
    Rule(
        "earlier in a stretch",
        r"\b[Ee]arlier in (?P<which>the) (?P<unit>week|month|year)\b",
        _unit,
    ),
    Rule("weekend", r"\b(?:[Oo]ver|[Aa]t|[Dd]uring) the weekend\b|\b(?:[Ll]ast|[Tt]his) weekend\b", _weekend),
    Rule("year", rf"\b(?:[Bb]ack )?[Ii]n {_YEAR}\b", lambda m, _: _year(int(m["year"])), True),
    Rule(
        "vague",
        r"\b(?:[Rr]ecently|[Aa]t (?:the|that) time"
        r"|(?:(?:a few|several|some) )?(?:days|weeks|months|years|decades) ago"
        r"|[Ii]n recent (?:days|weeks|months|years))\b",
        _nothing,
    ),
)
_COMPILED = tuple(
    (
        rule,
        re.compile(rf"(?<![\w-])(?:{rule.pattern})(?!(?: (?:morning|afternoon|evening|night))?['’]s|[-\w])"),
    )
    for rule in RULES
)
_ABBREVIATED = frozenset(
    month for month in days.MONTHS if len(month) < 5 and month not in ("may", "june", "july")
)
# Cheap to ask first: no date is told without one of these.
_HINT = re.compile(
    rf"\d|{_alternatives(days.MONTHS)}|{_alternatives(days.WEEKDAYS)}|[Dd]ay\b|[Nn]ight|[Mm]orning|[Aa]fternoon|[Ee]vening|ago\b"
    r"|week|month|year|decade|[Rr]ecently|that time|the time"
)
# After one of these the words tell a limit or another time, not when somebody spoke.
_OTHER_TIME = re.compile(
    r"\b(?:since|until|till|by|before|after|from|through|next|for|between|of|and|to|than|the|a|each|every|previous|following|same|coming|his|her|their|its|whose)\s*$",
    re.I,
)


# "on Tuesday (early Wednesday in Tarn)": the same time again, by another clock.
_OTHER_ZONE = re.compile(r"\s*\([^()]{0,40}")


def find(words: str) -> list[tuple[int, int, Rule, Match]]:
    """The date expressions in the words, in text order, none overlapping another."""
    if not _HINT.search(words):
        return []
    taken: list[tuple[int, int, Rule, Match]] = []
    covered = bytearray(len(words))
    for rule, pattern in _COMPILED:
        for m in pattern.finditer(words):
            start, end = m.span()
            if _OTHER_TIME.search(words, max(0, start - 12), start):
                continue
            if not any(covered[start:end]):
                covered[start:end] = b"\1" * (end - start)
                taken.append((start, end, rule, m))
    taken.sort(key=lambda t: t[:2])
    return [t for n, t in enumerate(taken) if not (n and _OTHER_ZONE.fullmatch(words, taken[n - 1][1], t[0]))]


# The rules that tell a year with a part of it: such a year goes on for dates without one.
_WITH_YEAR = tuple(
    (rule, pattern)
    for rule, pattern in _COMPILED
    if rule.name in ("iso", "month day, year", "day month year", "month year", "season")
)


def with_years(words: str) -> list[tuple[int, Stretch]]:
    """Where a text tells of days, months and seasons with their year, and what these are, in text order."""
    found = []
    for rule, pattern in _WITH_YEAR:
        for m in pattern.finditer(words):
            try:
                stretch = rule.means(m, date.max)
            except ValueError:
                continue
            if stretch:
                found.append((m.start(), stretch))
    return sorted(found)


def resolve(rule: Rule, match: Match, published: date | None, told: Told | None = None) -> Said:
    """The date a match means. Never after publication; None where that leaves nothing.

    `told`: what the article told of with its year before, for a date that has none.
    """
    words = match.groupdict().get("when") or match.group()  # without the event that it dates
    if words.endswith(".") and words[:-1].split()[-1].lower() not in _ABBREVIATED:
        words = words[:-1]  # the sentence's full stop
    if published is None and not rule.absolute:
        return Said(words)
    try:
        stretch = rule.means(match, published or date.max)
        if stretch and told and published and rule.yearless:
            stretch = _in_its_year(rule, match, stretch, told, published)
    except (ValueError, OverflowError):  # 31 June, or a year before 1
        return Said(words)
    if stretch is None:
        return Said(words)
    first, last = stretch[0], min(stretch[1], published or date.max)
    if first > last:
        return Said(words)
    if first == last:
        return Said(words, first.isoformat(), "day")
    if (first.year, first.month) == (last.year, last.month):
        return Said(words, first.isoformat()[:7], "month")
    # A week across two months is neither; its year alone would tell less than the day of publication.
    if first.year == last.year and last - first > _MONTH_LONG:
        return Said(words, first.isoformat()[:4], "year")
    return Said(words)


def _in_its_year(rule: Rule, match: Match, stretch: Stretch, told: Told, published: date) -> Stretch | None:
    """A date without a year, in the year that was told before: "on June 30" behind "June 29, 2021". Farther
    off only where it would else be of a year before publication's, which news would say. None where it would
    come before what was told: that year's, or a later one's."""
    year = told.stretch[0].year
    if year >= stretch[0].year or not (told.near or stretch[0].year < published.year):
        return stretch
    then = rule.means(match, date(year, 12, 31))
    return then if then and then[1] >= told.stretch[0] else None

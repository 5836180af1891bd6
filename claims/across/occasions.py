"""Whether two claims tell of one occasion on which one speaker spoke.

The day on which something was said decides where both articles tell it, then the outlet or the place in which
it was said. A long quotation in the same words is one utterance, however late it is printed again: the later
article tells no other day. Where nothing speaks for another occasion, what came out within a few days is one;
what came out further apart may be.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from onrecord.claims.across.outletnames import same_outlet
from onrecord.claims.alike.records import Told

ONE, MAYBE, OTHER = "one", "maybe", "other"

# Words in a row that nobody says twice by chance.
_VERBATIM = 8
# So many days after a speech it is still news.
NEWS = timedelta(days=3)
_DAY = timedelta(days=1)
_KEPT = 1024  # claims: in a group each is held against all others
_WORD = re.compile(r"[^\W_]+")
_EVENT = re.compile(
    r"\b(?:rally|speech|event|crowd|audience|conference|meeting|debate|stop|dinner|gathering|hall|hearing|forum"
    r"|breakfast|lunch|luncheon|convention|congress|summit|ceremony|fundraiser|campaigned|campaigning|speaking"
    r"|supporters|voters|workers|students|reporters|delegates|members)\s+(?:[a-z]+\s+){0,3}?(?:in|at)\s+"
    r"(?:the\s+)?(?P<place>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,2})"
)


def compare(a: Told, b: Told, ours: str | None = None, theirs: str | None = None) -> str:
    """`ONE`, `MAYBE` or `OTHER`: whether one speaker said two things at one time, if it was one speaker.

    `ours` and `theirs` are the outlets that the speaker told, where the articles say so.
    """
    ours, theirs = ours or a.claim.via, theirs or b.claim.via
    alike = verbatim(a, b)
    first, second = said(a), said(b)
    if first and second:
        gap = max(first[0], second[0]) - min(first[1], second[1])
        if gap > _DAY or (gap > timedelta() and not alike):
            return OTHER
        if gap > timedelta():
            return ONE  # local days, the same words
    for days, other in ((first, b), (second, a)):
        if days and other.published and other.published < days[0] - _DAY:
            return OTHER  # it was out before this was said
    if ours and theirs and not same_outlet(ours, theirs):
        return MAYBE if alike else OTHER
    if alike:
        return ONE
    here, there = place(a), place(b)
    if here and there and here.isdisjoint(there):
        return OTHER
    return ONE if _near(first, second, a.published, b.published) else MAYBE


def verbatim(a: Told, b: Told) -> bool:
    """Whether both quote the same words, eight or more in a row."""
    if "indirect" in (a.claim.quote_type, b.claim.quote_type):
        return False
    return not _runs(a.claim.content).isdisjoint(_runs(b.claim.content))


def place(told: Told) -> frozenset[str]:
    """The words of the place at which the article says that it was said; none where it does not."""
    return _place(told.context)


@lru_cache(maxsize=_KEPT)
def _place(context: str) -> frozenset[str]:
    found = _EVENT.search(context)
    return frozenset(_words(found["place"])) if found else frozenset()


@lru_cache(maxsize=_KEPT)
def _runs(content: str) -> frozenset[tuple[str, ...]]:
    words = _words(content)
    return frozenset(tuple(words[i : i + _VERBATIM]) for i in range(len(words) - _VERBATIM + 1))


def _words(text: str) -> Sequence[str]:
    return [word.lower() for word in _WORD.findall(text)]


def said(told: Told) -> tuple[date, date] | None:
    """The first and the last day on which it can have been said, as the article tells."""
    written = told.claim.said_date
    if not written:
        return None
    try:
        parts = [int(part) for part in written.split("-")[:3]]
        if len(parts) == 1:
            return date(parts[0], 1, 1), date(parts[0], 12, 31)
        if len(parts) == 2 or told.claim.said_precision == "month":
            return date(parts[0], parts[1], 1), date(parts[0], parts[1], monthrange(parts[0], parts[1])[1])
        if told.claim.said_precision == "year":
            return date(parts[0], 1, 1), date(parts[0], 12, 31)
        return date(*parts), date(*parts)
    except ValueError:
        return None


def _near(
    first: tuple[date, date] | None,
    second: tuple[date, date] | None,
    published: date | None,
    other: date | None,
) -> bool:
    """Whether nothing but days speaks for one occasion: both told of one day, or printed within the news."""
    if first and second:
        return True
    one = (first[1] if first else None) or published
    two = (second[1] if second else None) or other
    return one is not None and two is not None and abs(one - two) <= NEWS

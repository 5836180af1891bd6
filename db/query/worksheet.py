"""What a CSV has beside the timeline's own columns: the same dates as any spreadsheet reads them, and a link.

Where the timeline says "2026-05" or "2026-05-17T08:30:00+02:00", as ISO has it, a spreadsheet sees text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from urllib.parse import quote

from onrecord.db.migrations import TIMELINE_COLUMNS

# After all others, in this order.
SHEET_COLUMNS = ("said_day", "said_day_precision", "published_at", "claim_url")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(:\d{2})?)?")
_BY_LENGTH = {4: "-01-01", 7: "-01", 10: ""}
_SAID_ON, _PRECISION, _PUBLISHED, _ID = (
    TIMELINE_COLUMNS.index(name) for name in ("said_on", "said_precision", "published", "claim_id")
)

Cells = Sequence[object]


def said_day(said_on: str | None, precision: str | None) -> tuple[str | None, str | None]:
    """`said_on` as a whole day, the first of a month or a year, and what it is: a `day`, `month` or `year`,
    or the day that the article was `published`. None twice where no day is known."""
    if not said_on or len(said_on) not in _BY_LENGTH:
        return None, None
    return said_on + _BY_LENGTH[len(said_on)], precision or "published"


def published_at(published: str | None) -> str | None:
    """ "2026-05-17 08:30:00", as the clocks stood at the outlet; a day alone where no time is known."""
    found = _MOMENT.match(published or "")
    if not found:
        return None
    day, time, seconds = found.groups()
    return f"{day} {time}{seconds or ':00'}" if time else day


def for_sheets(rows: Iterable[Cells], link: Callable[[str], str] | None) -> Iterator[list[object]]:
    """Each row of the timeline's columns, whatever follows them, and the SHEET_COLUMNS. `link`: the address
    of a statement by its id, None where the site has no address that is known."""
    for row in rows:
        claim_id = str(row[_ID])
        yield [
            *row,
            *said_day(row[_SAID_ON], row[_PRECISION]),  # type: ignore[arg-type]
            published_at(row[_PUBLISHED]),  # type: ignore[arg-type]
            link(claim_id) if link and claim_id else None,
        ]


def link_on(site: str | None) -> Callable[[str], str] | None:
    """The addresses of statements on `site`, an address without a slash."""
    return (lambda claim_id: f"{site}/claim/{quote(claim_id, safe='')}") if site else None

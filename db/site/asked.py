"""What a reader asked of the timeline, read from an address; and the addresses that ask a little less."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from onrecord.db.query.filters import Keys, TimelineFilter
from onrecord.db.query.filters import number as whole
from onrecord.db.rules.days import PERIODS, first_day, last_day, resolved
from onrecord.db.site.dates import readable
from onrecord.db.site.terms import KINDS, MARKS, SOURCE_TYPES, UNNAMED

# The parameters of an address, in the order they are shown, with the filter's own field for each.
PARAMS = {
    "q": "q",
    "speaker": "speaker",
    "outlet": "outlet",
    "anonymity": "anonymity",
    "kind": "kind",
    "type": "type",
    "unnamed": "unnamed_as",
    "from": "since",
    "to": "until",
    "story": "story",
    "group": "group",
    "origins": "origins",
}
# Parameters that are numbers, and which column or count of `query.filters.number` each is of.
_NUMBERED = {"story": "story_id", "group": "group_id", "origins": "origins"}
_NAMES = {
    "q": "Words",
    "speaker": "Speaker",
    "outlet": "Outlet",
    "anonymity": "Sourcing",
    "kind": "Kind",
    "type": "Source",
    "unnamed": "Unnamed as",
    "from": "From",
    "to": "Until",
    "story": "Story",
    "group": "Told alike",
    "origins": "Independent origins",
    "dated": "When",
}
_SINCE = {"today": "today", "week": "the last 7 days", "month": "this month", "year": "this year"}
_VALUES = {
    "anonymity": MARKS,
    "kind": KINDS,
    "type": SOURCE_TYPES,
    "unnamed": UNNAMED,
    "from": _SINCE,
    "dated": {"no": "no date known"},
}
# The orders of a list, and what they are called.
SORTS = {"": "Newest", "oldest": "Oldest", "certain": "Most certain"}
LARGEST_KEY = 2**63 - 1
# Characters of one field. The addresses on a page repeat the question.
LONGEST = 600
_NUMBER = re.compile("-?[0-9]{1,19}")


@dataclass(frozen=True, slots=True)
class Chip:
    """An active filter: its parameter, what it says to a reader, and the parameters without it."""

    param: str
    name: str
    value: str
    without: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the timeline. `before`: the key to go on from. `notices`: what was not understood.
    `sort`: a key of SORTS. `since`: one of PERIODS where `from` is one, of which `filter` has the day."""

    filter: TimelineFilter
    before: int | None = None
    notices: tuple[str, ...] = ()
    sort: str = ""
    since: str = ""

    @property
    def params(self) -> dict[str, str]:
        """The parameters that ask the same, from its newest page on."""
        values = {param: getattr(self.filter, name) for param, name in PARAMS.items()}
        if self.since:
            values["from"] = self.since
        values["dated"] = "no" if self.filter.undated else None
        return {param: value for param, value in values.items() if value}

    @property
    def shown(self) -> dict[str, str]:
        """The same with the order."""
        return self.params | ({"sort": self.sort} if self.sort else {})

    @property
    def keys(self) -> Keys:
        return self.filter.keys()

    @property
    def chips(self) -> list[Chip]:
        return [
            Chip(param, _NAMES[param], _shown(param, value), self.without(param).shown)
            for param, value in self.params.items()
        ]

    @property
    def title(self) -> str:
        """The question in words."""
        return ", ".join(["Statements", *(f"{chip.name}: {chip.value}" for chip in self.chips)])

    def without(self, param: str) -> Asked:
        since = "" if param == "from" else self.since
        changed = {"undated": False} if param == "dated" else {PARAMS[param]: None}
        return replace(self, filter=replace(self.filter, **changed), before=None, since=since)

    @property
    def periods(self) -> list[Chip]:
        """Each of PERIODS with the parameters that ask for it in place of any other."""
        rest = {name: value for name, value in self.shown.items() if name not in ("from", "to", "dated")}
        return [Chip("from", name, _SINCE[name], {**rest, "from": name}) for name in PERIODS]

    @property
    def whenever(self) -> dict[str, str]:
        """The parameters without any period."""
        return {name: value for name, value in self.shown.items() if name not in ("from", "to", "dated")}

    @property
    def first_day(self) -> str:
        """`from` as a date field takes it."""
        return first_day(self.filter.since).isoformat() if self.filter.since else ""

    @property
    def last_day(self) -> str:
        """`to` as a date field takes it."""
        return last_day(self.filter.until).isoformat() if self.filter.until else ""


def read(args: Mapping[str, str], today: date | None = None) -> Asked:
    """The question in an address. What cannot be read is left out and named: no search is an error. `today`:
    the day on which PERIODS end, by the clock if none is given."""
    values: dict[str, str] = {}
    notices: list[str] = []
    since = ""
    for param, name in PARAMS.items():
        value = (args.get(param) or "").strip()
        if not value:
            continue
        if len(value) > LONGEST:
            value = value[:LONGEST].rsplit(None, 1)[0]
            notices.append(f"“{_NAMES[param]}” is long: only its first {LONGEST} characters were looked for.")
        if param == "from" and value in PERIODS:
            since, value = value, resolved(value, today or date.today())
        if param in ("from", "to"):
            try:
                first_day(value)
            except ValueError as error:
                notices.append(f"“{_NAMES[param]}” was left out: {error}.")
                continue
        if param in _NUMBERED:
            try:
                value = str(whole(value, _NUMBERED[param]))
            except ValueError as error:
                notices.append(f"“{_NAMES[param]}” was left out: {error}.")
                continue
        values[name] = value
    sort = args.get("sort") or ""
    return Asked(
        TimelineFilter(**values, undated=args.get("dated") == "no"),
        number(args.get("before")),
        tuple(notices),
        sort if sort in SORTS else "",
        since,
    )


def number(value: str | None) -> int | None:
    """A whole number in an address or a form; None of anything else, and of what no row can have."""
    if value is None or not _NUMBER.fullmatch(value.strip()):
        return None
    found = int(value)
    return found if abs(found) <= LARGEST_KEY else None


def _shown(param: str, value: str) -> str:
    if param in ("from", "to") and value not in _SINCE:
        return readable(value)
    if param in ("story", "group"):
        return f"number {value}"
    if param == "origins":
        return f"{value} or more"
    return _VALUES.get(param, {}).get(value, value)

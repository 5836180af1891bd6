"""What a reader asked of the timeline, read from an address; and the addresses that ask a little less."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from onrecord.db.query.filters import Keys, TimelineFilter
from onrecord.db.rules.days import first_day, last_day
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
}
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
}
_VALUES = {"anonymity": MARKS, "kind": KINDS, "type": SOURCE_TYPES, "unnamed": UNNAMED}
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
    """A question to the timeline. `before`: the key to go on from. `notices`: what was not understood."""

    filter: TimelineFilter
    before: int | None = None
    notices: tuple[str, ...] = ()

    @property
    def params(self) -> dict[str, str]:
        """The parameters that ask the same, from its newest page on."""
        values = {param: getattr(self.filter, name) for param, name in PARAMS.items()}
        return {param: value for param, value in values.items() if value}

    @property
    def keys(self) -> Keys:
        return self.filter.keys()

    @property
    def chips(self) -> list[Chip]:
        return [
            Chip(param, _NAMES[param], _shown(param, value), self.without(param).params)
            for param, value in self.params.items()
        ]

    @property
    def title(self) -> str:
        """The question in words."""
        return ", ".join(["Statements", *(f"{chip.name}: {chip.value}" for chip in self.chips)])

    def without(self, param: str) -> Asked:
        return replace(self, filter=replace(self.filter, **{PARAMS[param]: None}), before=None)

    @property
    def first_day(self) -> str:
        """`from` as a date field takes it."""
        return first_day(self.filter.since).isoformat() if self.filter.since else ""

    @property
    def last_day(self) -> str:
        """`to` as a date field takes it."""
        return last_day(self.filter.until).isoformat() if self.filter.until else ""


def read(args: Mapping[str, str]) -> Asked:
    """The question in an address. What cannot be read is left out and named: no search is an error."""
    values: dict[str, str] = {}
    notices: list[str] = []
    for param, name in PARAMS.items():
        value = (args.get(param) or "").strip()
        if not value:
            continue
        if len(value) > LONGEST:
            value = value[:LONGEST].rsplit(None, 1)[0]
            notices.append(f"“{_NAMES[param]}” is long: only its first {LONGEST} characters were looked for.")
        if param in ("from", "to"):
            try:
                first_day(value)
            except ValueError as error:
                notices.append(f"“{_NAMES[param]}” was left out: {error}.")
                continue
        if param == "story" and number(value) is None:
            notices.append(f"“{_NAMES[param]}” was left out: {value!r} is no number.")
            continue
        values[name] = value
    return Asked(TimelineFilter(**values), number(args.get("before")), tuple(notices))


def number(value: str | None) -> int | None:
    """A whole number in an address or a form; None of anything else, and of what no row can have."""
    if value is None or not _NUMBER.fullmatch(value.strip()):
        return None
    found = int(value)
    return found if abs(found) <= LARGEST_KEY else None


def _shown(param: str, value: str) -> str:
    if param in ("from", "to"):
        return readable(value)
    if param == "story":
        return f"number {value}"
    return _VALUES.get(param, {}).get(value, value)

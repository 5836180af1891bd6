"""What a reviewer may put right about a claim, and a claim with that put right. Pure.

A fix is a field's right value as text, or None where the article gives none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from onrecord.claims.records import Claim
from onrecord.db.rules.days import first_day

Fixes = Mapping[str, str | None]

# Fields that are one of a few values.
CHOICES: Mapping[str, tuple[str, ...]] = {
    "anonymity": ("named", "anonymous", "collective"),
    "source_type": ("person", "group", "organization", "document", "outlet"),
    "kind": ("statement", "attitude", "no_comment"),
}
# Fields that quote the article.
VERBATIM = ("basis", "anonymity_reason", "hedge", "said_text")
# In the order of the form.
FIELDS = (
    "speaker", "role", "affiliation", "anonymity", "source_type", "source_count", "basis", "anonymity_reason",
    "kind", "hedge", "via", "said_date", "said_text",
)  # fmt: skip
# What follows from the fields of a claim, and so moves with them.
_FOLLOWING = ("said_precision", "sourcing", "sourcing_rule")
_MOVES_SOURCING = frozenset(
    ("source_type", "anonymity", "source_count", "basis", "anonymity_reason", "hedge")
)
_ONLY_UNNAMED = ("source_count", "basis", "anonymity_reason")
_CAN_HAVE: Mapping[str | None, tuple[str, ...]] = {"named": ("speaker",), "anonymous": _ONLY_UNNAMED}
_LONGEST = 300
_MOST_PEOPLE = 10_000
_MARKS = str.maketrans(dict.fromkeys("'‘’", "['‘’]") | dict.fromkeys('"“”', '["“”]'))
_PRECISION = {4: "year", 7: "month", 10: "day"}


class FixError(ValueError):
    """What a reviewer entered and why it cannot be: a sentence for each field."""

    def __init__(self, wrong: Mapping[str, str]) -> None:
        super().__init__("; ".join(wrong.values()))
        self.wrong = wrong


def as_text(claim: Claim, field: str) -> str:
    """The field as a form shows it: "" for what is not known."""
    value = getattr(claim, field)
    return "" if value is None else str(value)


def read(
    claim: Claim, entered: Mapping[str, str], text: str, published: date | None
) -> dict[str, str | None]:
    """The fixes that make of `claim`, as it stands, what was entered; `text` is its article's.

    Only what differs is a fix. What cannot be true of a source any more goes with it: a named one has no
    count, basis or reason, an unnamed one no speaker. Raises FixError.
    """
    fixes: dict[str, str | None] = {}
    wrong: dict[str, str] = {}
    for field in FIELDS:
        given = " ".join(entered.get(field, as_text(claim, field)).split())
        if given == " ".join(as_text(claim, field).split()):
            continue
        try:
            fixes[field] = _read(field, given, text, published)
        except ValueError as error:
            wrong[field] = str(error)
    anonymity = fixes.get("anonymity", claim.anonymity)
    for field in ("speaker", *_ONLY_UNNAMED):
        if field in _CAN_HAVE.get(anonymity, ()):
            continue
        if fixes.get(field) is not None:
            wrong[field] = f"A source that is {anonymity or 'not there'} has none: change “Sourcing” first."
        elif getattr(claim, field) is not None and ("anonymity" in fixes or field in fixes):
            fixes[field] = None
    if wrong:
        raise FixError(wrong)
    return fixes


def applied(claim: Claim, fixes: Fixes) -> Claim:
    """The claim with these fields put right, and with them what follows: precision and sourcing."""
    values: dict[str, Any] = dict(fixes)
    if values.get("source_count") is not None:
        values["source_count"] = int(values["source_count"])
    if "said_date" in values:
        values["said_precision"] = _PRECISION.get(len(values["said_date"] or ""))
    fixed = replace(claim, **values)
    if not _MOVES_SOURCING.isdisjoint(values):
        from onrecord.claims.terms.sourcing import step_of  # loads slowly, and few claims were put right

        rule = step_of(fixed)
        fixed = replace(fixed, sourcing=rule.step, sourcing_rule=rule.name)
    return fixed


def moved(before: Claim, after: Claim) -> dict[str, Any]:
    """The values of `before` in the fields in which a fix made `after` differ."""
    return {
        field: getattr(before, field)
        for field in (*FIELDS, *_FOLLOWING)
        if getattr(before, field) != getattr(after, field)
    }


def _read(field: str, given: str, text: str, published: date | None) -> str | None:
    """The fix that was entered. Raises ValueError with a sentence for the reviewer."""
    if not given:
        if field == "kind":
            raise ValueError("Every statement is of a kind.")
        return None
    if field in CHOICES:
        if given not in CHOICES[field]:
            raise ValueError(f"Choose one of {', '.join(CHOICES[field])}.")
        return given
    if field == "source_count":
        if not re.fullmatch(r"[0-9]{1,5}", given) or not 1 <= int(given) <= _MOST_PEOPLE:
            raise ValueError("Write the stated number of people in digits, or nothing.")
        return str(int(given))
    if field == "said_date":
        return _date(given, published)
    if len(given) > _LONGEST:
        raise ValueError(f"That is longer than {_LONGEST} characters.")
    return _verbatim(given, text) if field in VERBATIM else given


def _date(given: str, published: date | None) -> str:
    first = first_day(given)
    # A day of grace: outlets print days of their own time zone.
    if published and first > published + timedelta(days=1):
        raise ValueError(f"{given} is after the article was published.")
    return given


def _verbatim(given: str, text: str) -> str:
    """The words as the article has them: line ends and kinds of quotation marks may differ as entered."""
    pattern = r"\s+".join(re.escape(word).translate(_MARKS) for word in given.split())
    found = re.search(pattern, text)
    if found is None:
        raise ValueError("These words are not in the article: copy them from it.")
    return found[0]

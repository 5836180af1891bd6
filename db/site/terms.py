"""On what terms a statement stands, in words: the visual language of the site, without any markup."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# A mark is a shape, a colour and a label; the key is the name of the shape (see onrecord/_marks.html).
MARKS = {
    "named": "Named",
    "anonymous": "Anonymous",
    "collective": "Collective",
    "document": "Document",
    "unclear": "Unclear",
}

# What an unnamed person is unnamed as.
UNNAMED = {
    "confidential": "Confidential",
    "official": "Unnamed official",
    "private": "Private person",
    "withheld": "Confidential or official",
}

KINDS = {"statement": "Statement", "attitude": "Attitude", "no_comment": "No comment"}

QUOTE_TYPES = {"direct": "Direct quote", "mixed": "Part quote", "indirect": "Paraphrase"}

SOURCE_TYPES = {
    "person": "Person",
    "group": "Group",
    "organization": "Organization",
    "document": "Document",
    "outlet": "Outlet",
}

# Fields of a statement that a reviewer can put right.
FIELDS = {
    "speaker": "Speaker",
    "role": "Role",
    "affiliation": "Affiliation",
    "anonymity": "Sourcing",
    "source_type": "Source is a",
    "source_count": "How many",
    "basis": "How they know",
    "anonymity_reason": "Why unnamed",
    "kind": "Kind",
    "hedge": "Hedged",
    "via": "Second-hand via",
    "said_date": "Said on",
    "said_text": "When",
}

_REVIEWED = {"right": "checked by a reviewer", "fixed": "put right by a reviewer"}

# The ladder of sourcing: what each step means to a reader, from the strongest down.
LADDER = {
    5: ("On paper or on tape", "A document or a recording says so."),
    4: ("A name stands behind it", "The source is named."),
    3: (
        "Unnamed, and accounted for",
        "Two or more unnamed people; how they know and why they are unnamed is stated.",
    ),
    2: ("Unnamed, but in a position to know", "The source is unnamed; how they know is stated."),
    1: ("Unnamed, nothing more", "Bare “sources”, “reportedly”, “experts”: nothing says how they know."),
    0: ("No source, or an unclear one", "Nobody is given for it, or the words leave open who is meant."),
}

_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Terms:
    """How a statement is sourced.

    `mark`: a key of MARKS, and `label` its word. `notes`: what the article says of an unnamed source and
    what it leaves out, as (word, verbatim quotation or None), and whether a person checked it. `flags`: what
    weakens or qualifies the statement, likewise.
    """

    mark: str
    label: str
    notes: tuple[tuple[str, str | None], ...]
    flags: tuple[tuple[str, str | None], ...]


def mark_of(anonymity: str | None, source_type: str | None) -> str:
    """The mark of a source: a document is a document, whoever signed it."""
    if source_type == "document":
        return "document"
    return anonymity if anonymity in MARKS else "unclear"


def people(count: int) -> str:
    """A number of people in words: "one person", "two people", "13 people"."""
    number = _NUMBERS[count] if 0 <= count < len(_NUMBERS) else f"{count:,}"
    return f"{number} {'person' if count == 1 else 'people'}"


def office_of(row: Mapping[str, Any]) -> str:
    """Role and affiliation, for the line below a name: nothing where the source's own words, which stand
    for the name, say as much ("the finance manager", a manager)."""
    role, affiliation = row["role"], row["affiliation"]
    stands_in = "" if row["speaker"] or affiliation else row["source"] or ""
    if role and role.casefold() in stands_in.casefold():
        return ""
    return ", ".join(part for part in (role, affiliation) if part)


def terms_of(row: Mapping[str, Any]) -> Terms:
    """The terms of a row of `timeline` or `claims`."""
    mark, label = _badge(row, mark_of(row["anonymity"], row["source_type"]))
    return Terms(mark, label, tuple(_notes(row, mark)), tuple(_flags(row)))


def _badge(row: Mapping[str, Any], mark: str) -> tuple[str, str]:
    """The mark and its word. "Named" is only what has a name: an office is called one, and of what is left
    nobody knows more than that the article seems to name it."""
    if mark == "anonymous":
        return mark, UNNAMED.get(row.get("unnamed_as") or "", MARKS[mark])
    if mark == "named" and row.get("through"):
        return mark, "Through a spokesperson"
    if is_unresolved(row):
        return "unclear", "Not resolved"
    if mark != "named" or row["speaker"]:
        return mark, MARKS[mark]
    if row["source_type"] == "person" and row["role"]:
        return mark, "By office"
    return "unclear", "Not resolved"


# Words that mean somebody whom the article was not found to name.
_PRONOUNS = frozenset("he she they it who we i you one which that this these those both".split()) | {""}


def is_unresolved(row: Mapping[str, Any]) -> bool:
    """Whether somebody is meant whom nothing but a pronoun tells: "I", "we", "he"."""
    if row["speaker"] or row.get("through") or row["anonymity"] == "anonymous":
        return False
    source = (row["source"] or "").casefold()
    if row["source_type"] == "document" or (not source and row["anonymity"] != "named"):
        return False  # of the latter nobody is given at all, which is another thing
    return source in _PRONOUNS


def _notes(row: Mapping[str, Any], mark: str) -> list[tuple[str, str | None]]:
    """What is told of an unnamed source. "Not found", never "not stated": it is a program that looked."""
    notes: list[tuple[str, str | None]] = []
    missing: list[str] = []
    if row["source_count"] is not None:
        notes.append((people(row["source_count"]), None))
    else:
        missing.append("how many")
    if row["basis"]:
        notes.append(("how they know:", row["basis"]))
    elif row["kind"] != "no_comment":
        missing.append("how they know")
    if row["anonymity_reason"]:
        notes.append(("why unnamed:", row["anonymity_reason"]))
    else:
        missing.append("why unnamed")
    if mark == "anonymous" and missing:
        notes.append((f"not found: {', '.join(missing)}", None))
    if row["reviewed"] in _REVIEWED:
        notes.append((_REVIEWED[row["reviewed"]], None))
    return notes


def _flags(row: Mapping[str, Any]) -> list[tuple[str, str | None]]:
    flags: list[tuple[str, str | None]] = []
    if row["kind"] == "no_comment":
        flags.append((KINDS["no_comment"], None))
    else:
        if row["kind"] == "attitude":
            flags.append((KINDS["attitude"], None))
        flags.append((QUOTE_TYPES.get(row["quote_type"], "Paraphrase"), None))
    if row["hedge"]:
        flags.append(("Hedged:", row["hedge"]))
    if row["via"]:
        flags.append((f"Second-hand, via {row['via']}", None))
    return flags

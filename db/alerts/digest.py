"""What a message says: how many are new, the newest of them, and where the others stand. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_SHOWN = 20
_LONGEST = 320  # characters of one statement
_LONGEST_NAME = 120
_UNSEEN = re.compile("[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
# What chat services take for a call to everybody, or for a link that looks like another.
_CALLS = re.compile(r"@(?=\w)")
_ANGLES = str.maketrans("<>", "‹›")
_TERMS = {"anonymous": "not named", "collective": "nobody in particular"}


@dataclass(frozen=True, slots=True)
class Message:
    """Plain text. `claim_ids`: the statements that it tells of, for programs; more than `body` shows."""

    title: str
    body: str
    claim_ids: tuple[str, ...] = ()


def digest(
    name: str,
    rows: Sequence[Mapping[str, Any]],
    number: int,
    *,
    listed: str | None,
    site: str | None,
    key: str,
) -> Message:
    """News of the watch `name`. `rows`: its new statements as `news.told` gives them, the newest first, of
    `number` in all; `listed`: the address of the search; `site`: that of the site; `key`: what the message is
    known by."""
    title = f"onrecord: {_counted(number, 'new statement')} for {name}"
    parts = [_statement(row, site) for row in rows[:_SHOWN]]
    if number > _SHOWN:
        parts.append(f"And {number - _SHOWN:,} more.")
    if listed:
        parts.append(f"All of this search: {listed}")
    parts.append(f"Found by a program, which errs: quote from the article. Digest {key}.")
    return Message(title, "\n\n".join(parts), tuple(row["claim_id"] for row in rows))


def notice(name: str, statements: int, *, made: str, listed: str | None, key: str) -> Message:
    """That a digest of `made`, a moment, may not have arrived, since its sending was cut off."""
    where = f": {listed}" if listed else "; `onrecord export` or the site shows them."
    body = (
        f"A digest of {_counted(statements, 'new statement')} of {made} was cut off on its way. "
        f"It may have arrived and is not sent again. In doubt, look at the search{where}"
    )
    return Message(f"onrecord: a digest for {name} may be missing", f"{body}\n\nNotice {key}.")


def trial(name: str, asked: str, *, listed: str | None, waiting: int) -> Message:
    """What `watch test` sends. `asked`: the search in words."""
    where = f"\n\n{listed}" if listed else ""
    found = _counted(waiting, "statement")
    body = f"This is how news will reach you. The search: {asked}. It finds {found} now."
    return Message(f"onrecord: a test of {name}", f"{calm(body, 1000)}{where}")


def calm(value: object, length: int) -> str:
    """Foreign text in one line that calls nobody and cannot pass for a link, cut at `length`."""
    text = " ".join(_UNSEEN.sub(" ", str(value or "")).split()).translate(_ANGLES)
    text = _CALLS.sub("@\u2060", text)
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def _statement(row: Mapping[str, Any], site: str | None) -> str:
    words = calm(row["content"], _LONGEST)
    if row["kind"] == "no_comment":
        words = f"No comment: {words}"
    elif row["quote_type"] == "direct" and not words.startswith(("“", '"', "‘", "«")):
        words = f"“{words}”"
    who = [row["speaker"] or row["source"] or "nobody named"]
    if row["speaker"]:
        who += [part for part in (row["role"], row["affiliation"]) if part]
    terms = _TERMS.get(row["anonymity"] or "")
    told = ", ".join(calm(part, _LONGEST_NAME) for part in who) + (f" ({terms})" if terms else "")
    said = f"said {row['said_on']}" if row["said_precision"] and row["said_on"] else None
    published = f"published {row['published'][:10]}" if row["published"] else "day of publication unknown"
    where = [calm(part, _LONGEST_NAME) for part in (row["outlet"], row["title"]) if part]
    details = ", ".join(part for part in (*where, published, said) if part)
    link = f"{site}/claim/{row['claim_id']}" if site else row["url"] or ""
    return f"{words}\n{told}. {details}.\n{link}".rstrip()


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"

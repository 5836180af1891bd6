"""Names from bylines: "By Ada Lund and Ben Osei, Staff Writers" -> Ada Lund, Ben Osei."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from onrecord.ingest.page import bylinewords as words
from onrecord.ingest.text import label, one_line, squash

_SEPARATOR = re.compile(
    r" ?(?:[;；、，،|•·/／&,]| [-–—] ) ?"
    r"| (?:and|und|et|og|och|en|with|avec|mit|con|ja|ve|és|și|dan|và|και|и|та|و|im Gespräch mit) (?=\S{2})"
)
# Between two names, or between the two surnames of one: Tomás Quiroga y Lara, Pere Soler i Mas.
_SURNAMES = re.compile(r" (?:y|e|i|a) ")
_SUFFIX = re.compile(r" ?, ?((?:Jr|Sr)\b\.?|I{2,3}\b|IV\b)(?= ?(?:[,;|&]|and\b|$))")
# RSS has the name behind the address, in parentheses.
_MAILBOX = re.compile(r"[^\s@()]+@[^\s@()]+ ?\(([^()]+)\)")
_ADDRESS = re.compile(r"@\w+|https?:\S+|www\.\S+")
_PARENTHESIS = re.compile(r"\([^()]*\)|\[[^][]*\]|（[^（）]*）|[【】]")
_INVERTED = re.compile(r"([^\W\d][\w'’-]+), ([^\W\d][\w'’.-]+)")
# Where a byline goes on with something else: a date, a clock, an "updated".
_TAIL = re.compile(
    r" ?(?:\b(?:updated|published|posted|last modified|aktualisiert|ver[öo]ffentlicht|publi[ée]"
    r"|stand ?:)(?!\w)"
    r"|\b(?:on|am|le|el|il)\s+\w*\.?,?\s*\d|\bon\s+\w+day\b|\b\d{1,2}[.:/]\s?\d"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s+\d"
    r"|\b(?:feb|sept?|oct|nov|dec)\.?$|\b(?:19|20)\d\d\b).*$",
    re.IGNORECASE | re.DOTALL,
)
# "in Port Alder", "at the High Court", "of The Quay": where somebody named in full was, or for whom.
_PLACE = re.compile(r" (?:reporting )?(?:in|from|at|aus|of|for) (?:the )?(?=[^\W\d_])(?![a-zß-ÿ]).*$")
_BEFORE_BY = re.compile(r"^.*\b[Bb]y:?\s+(?=[^\W\d_])")
# A date or a count; "ferrywatch77" is a name.
_NUMBER = re.compile(r"^\W*\d|\s\S*\d\d")
# Small words that no name begins with, or has in its middle: "Special to the Quay", "in Port Alder".
_TELLS = re.compile(r" (?:to|the|for|at|with|about|is|are|was) |^ (?:in|from|of|as|an?) ")
_MOST = 12
_LONGEST = 1000  # characters of a byline: nobody signs with more
_MOST_LINES = 200


def split_names(text: str, *, with_checkers: bool = False) -> list[str]:
    """The names in one byline, roles, dates and other people's work left out; [] when it holds none.
    `with_checkers`: also of those who only reviewed it."""
    line = _people(label(text)[:_LONGEST], with_checkers)
    inverted = _INVERTED.fullmatch(line)
    if inverted and not words.OFFICE.search(line) and not _is_field(inverted[2]):
        return [f"{inverted[2]} {inverted[1]}"]
    found: list[str] = []
    for place, part in enumerate(_parts(line)):
        if len(part) > 60 or _NUMBER.search(part) or words.NO_NAME.search(part) or not squash(part):
            continue
        # What follows the first part and is an office or a house is no name. The first part stays, for a
        # desk or a team may sign.
        if place and _is_office(part):
            continue
        name = _bare(part)
        if name:
            found.append(_cased(name))
    return found


def names(bylines: Iterable[str], site: str | None) -> list[str]:
    """The names of several bylines, each once; the outlet's own name only when nobody else is named."""
    lines = list(islice(bylines, _MOST_LINES))
    own = squash(site or "")
    found: dict[str, str] = {}
    for with_checkers in (False, True):
        for line in lines:
            for name in split_names(line, with_checkers=with_checkers):
                found.setdefault(squash(name), name)
        people = [name for key, name in found.items() if key != own]
        if people or not found:
            return people[:_MOST]
    return list(found.values())[:_MOST]


def _people(line: str, with_checkers: bool) -> str:
    """The line without addresses, dates, and people whose work is another than the author's."""
    if mailbox := _MAILBOX.fullmatch(line):
        line = mailbox[1]
    line = " ".join(_ADDRESS.sub(" ", word) for word in line.split() if not _is_address(word))
    line = words.OTHER_WORK.sub(" ; ", one_line(line))
    line = words.WORK.sub(" ; ", line)
    if not with_checkers:
        line = words.CHECKED.sub("", line)
    line = words.LEAD.sub("", _BEFORE_BY.sub("", line.lstrip(" ;,.")))
    line = _PARENTHESIS.sub(" ", _TAIL.sub("", line))
    return _SUFFIX.sub(r" \1", one_line(line))


def _parts(line: str) -> list[str]:
    parts = []
    for part in _SEPARATOR.split(line):
        ends = _SURNAMES.split(part)
        # Two who are named in full; else the surnames of one.
        parts += ends if len(ends) > 1 and all(" " in end for end in ends) else [part]
    return [part for piece in parts if (part := words.LEAD.sub("", piece).strip(" .,:-–—|*\"'"))]


def _bare(part: str) -> str:
    """The name in a part, without an office before or after it, a place, a degree."""
    name = words.OFFICE_FIRST.sub("", part) if not words.HOUSE.search(part) else part
    placed = _PLACE.search(name)
    if placed and " " in name[: placed.start()]:
        name = name[: placed.start()]
    return _without_role(name)


def _is_office(part: str) -> bool:
    """Whether a part that follows a name says what its bearer is, or where."""
    return bool(
        words.HOUSE.search(part)
        or _TELLS.search(f" {part} ")
        or words.DEGREE.fullmatch(part)
        or (words.OFFICE.search(part) and not words.OFFICE_FIRST.match(part))
        or _is_field(part)
    )


def _is_field(part: str) -> bool:
    """Health, Foreign Affairs, QBC Business: what is written about, where a name might stand."""
    pieces = part.replace(".", "").split()
    fields = [word for word in pieces if word.casefold() in words.FIELDS]
    return bool(fields) and all(word in fields or word.isupper() for word in pieces)


def _is_address(word: str) -> bool:
    return "." in word[1:].partition("@")[2]


def _without_role(name: str) -> str:
    """Ada Lund Staff Writer -> Ada Lund; a name that would lose its second word stays."""
    parts = name.split()
    while (
        len(parts) > (1 if not parts[-1].isascii() else 2)
        and not parts[-2].islower()
        and (words.OFFICE_LAST.fullmatch(parts[-1]) or (len(parts) > 2 and words.DEGREE.fullmatch(parts[-1])))
    ):
        parts.pop()
    return " ".join(parts)


def _cased(name: str) -> str:
    """ADA LUND -> Ada Lund; AFP stays."""
    return name.title() if name.isupper() and " " in name else name

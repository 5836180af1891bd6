"""Names from bylines: "By Ada Lund and Ben Osei, Staff Writers" -> Ada Lund, Ben Osei."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from onrecord.ingest.text import label, one_line, squash

# What stands before the names, in the languages of the pages seen.
_LEAD = re.compile(
    r"^\W*(?:(?:(?:zeige\s+)?(?:alle\s+)?(?:blog\s*)?beitr[aä]ge?|written|posted|published|reported|compiled|words|text|texte|texto|testo|story|article|analysis"
    r"|review|opinion|report|interview|comment|column)\s+)?"
    r"(?:by|von|vom|par|por|di|af|av|door|przez|autor(?:en?|es|ka|in|innen)?|authors?|auteurs?|redactie|text|words)"
    r"\b\s*:?\s+",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:staff|(?:co-?)?writer|editor(?:ial)?|reporter|correspondent|journalist|redakteur\w*|redakt\w+|redacci\w+"
    r"|redazione|r[ée]daction|contributors?|contributing|columnist|producer|bureau|chief|senior|special(?:ist)?"
    r"|freelance|photographer|associate|assistant|deputy|managing|director|professor|fellow|analyst|critic"
    r"|health|political|politics|science|economics|business|sports?|city|national|international|foreign"
    r"|investigations?|technology|m\.?d|ph\.?d|msc|guest|author|team|news|desk|online|updated|published"
    r"|min|read|follow|share|president|manager|ceo|founder|am|pm|et|est|edt|pst|cet|gmt|utc)\b",
    re.IGNORECASE,
)
_JOB = re.compile(
    r"staff|senior|(?:co-?)?writer|editor|reporter|correspondent|journalist|columnist|contributor|photographer|기자",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(
    r" ?[;|•·/] ?| [-–—] | ?, ?| (?:and|und|et|y|og|och|en|with|im Gespräch mit) (?=\S{2})"
    r"| [e&i] | ?& ?"
)
# Where a byline goes on with something else: a date, a clock, an "updated".
_TAIL = re.compile(
    r" ?(?:\b(?:updated|published|posted|last modified|aktualisiert|ver[öo]ffentlicht|publi[ée]|stand)\b"
    r"|\b(?:on|am|le|el|il)\s+\w*\.?,?\s*\d|\bon\s+\w+day\b|\b\d{1,2}[.:/]\s?\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"[a-z]{0,6}\.?\s+\d|\b(?:19|20)\d\d\b).*$",
    re.IGNORECASE | re.DOTALL,
)
_ADDRESS = re.compile(r"@\w+|https?:\S+|www\.\S+")
_PARENTHESIS = re.compile(r"\([^()]*\)|\[[^][]*\]")
_INVERTED = re.compile(r"([^\W\d][\w'’-]+),\s+([^\W\d][\w'’.-]+)")
_NO_NAME = re.compile(
    r"^(?:admin(?:istrator)?|editor(?:s|ial)?|staff|unknown|anonymous|guest|none|null|undefined|n/?a|webmaster"
    r"|(?:no )?authors?|human|name|e-?mail|website|profile?|by|von|par|por|learn more|view full profile"
    r"|(?:mon|tues?|wednes|thurs?|fri|satur|sun)day|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$"
    r"|[{}<>=→]|^\w+(?:\.\w+){3,}$"
    r"|\b(?:comments?|subscribe|read more|view all|sign up|getty|istock|shutterstock)\b"
    r"|\b(?:follow|folgen|suivre|seguir)\b",
    re.IGNORECASE,
)
# Words before a "by" that belong to the line and not to a name: "Reviewed by", "A column by".
_BEFORE_BY = re.compile(r"^.*\b[Bb]y:?\s+(?=[^\W\d_])")
# A date or a count; "ferrywatch77" is a name.
_NUMBER = re.compile(r"^\W*\d+|\s\S*\d\d")
_MOST = 12
_LONGEST = 1000  # characters of a byline: nobody signs with more
_MOST_LINES = 200


def split_names(text: str) -> list[str]:
    """The names in one byline, roles and dates left out; [] when it holds none."""
    line = one_line(_without_addresses(label(text)[:_LONGEST]))
    line = _LEAD.sub("", _BEFORE_BY.sub("", line))
    line = _TAIL.sub("", line)
    line = one_line(_PARENTHESIS.sub(" ", line))
    inverted = _INVERTED.fullmatch(line.strip())
    if inverted and not _ROLE.search(line):
        return [f"{inverted[2]} {inverted[1]}"]
    parts = [_LEAD.sub("", part).strip(" .,:-–—|*\"'") for part in _SEPARATOR.split(line)]
    parts = [part for part in parts if part and len(part) <= 60 and not _NUMBER.search(part)]
    # "Ada Lund, Senior Editor": what follows the first part and holds a role is no name. The first part
    # stays, for a desk or a team may sign.
    return [
        _cased(_without_role(part))
        for place, part in enumerate(parts)
        if (place == 0 or not _ROLE.search(part)) and not _NO_NAME.search(part) and squash(part)
    ]


def _without_addresses(line: str) -> str:
    words = (word for word in line.split() if "." not in word[1:].partition("@")[2])
    return " ".join(_ADDRESS.sub(" ", word) for word in words)


def names(bylines: Iterable[str], site: str | None) -> list[str]:
    """The names of several bylines, each once; the outlet's own name only when nobody else is named."""
    found: dict[str, str] = {}
    for line in islice(bylines, _MOST_LINES):
        for name in split_names(line):
            found.setdefault(squash(name), name)
    own = squash(site or "")
    people = [name for key, name in found.items() if key != own]
    return (people or list(found.values()))[:_MOST]


def _without_role(name: str) -> str:
    """Ada Lund Staff Writer -> Ada Lund; a name that would lose its second word stays."""
    words = name.split()
    while len(words) > (1 if words[-1] == "기자" else 2) and _JOB.fullmatch(words[-1]):
        words.pop()
    return " ".join(words)


def _cased(name: str) -> str:
    """ADA LUND -> Ada Lund; AFP stays."""
    return name.title() if name.isupper() and " " in name else name

"""An article, with the statement in it, as a reference: APA, Chicago, BibTeX and RIS. Pure.

What is not known is left out as each style leaves it out: nothing is made up to fill a place.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date

from onrecord.db.clock import published_day
from onrecord.db.site.dates import readable
from onrecord.db.site.library import Row
from onrecord.db.site.render import external, plain
from onrecord.db.slug import slugify

# What stands before a surname and belongs to it.
_PARTICLES = frozenset(
    "al af av bin d' da dal de del della den der des di dos du el la le les lo ten ter van von zu zum".split()
)
_BODIES = frozenset(
    "agency associated board desk editorial news newsroom reporter reporters staff team the".split()
)
_MOST_IN_FULL = 10  # authors, in Chicago
_MOST_IN_APA = 20
_BIBTEX = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "#": r"\#", "$": r"\$",
        "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
    }
)  # fmt: skip
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_ENDED = re.compile(r"[.!?…][”’\"']?$")


@dataclass(frozen=True, slots=True)
class Author:
    """A person with `given` names, or whoever is known by one name alone: a body, a mononym."""

    family: str
    given: str = ""

    @property
    def inverted(self) -> str:
        return f"{self.family}, {self.given}" if self.given else self.family

    @property
    def natural(self) -> str:
        return f"{self.given} {self.family}".strip()

    @property
    def initials(self) -> str:
        """ "Quill, I. M.", "Marsh, J.-P.": the family name with the first letters of the given ones."""
        given = " ".join(
            "-".join(f"{part[0].upper()}." for part in name.split("-") if part) for name in self.given.split()
        )
        return f"{self.family}, {given}" if given else self.family


def author(name: str) -> Author:
    """`name` as bylines write it: given names first, the family name last with its particles."""
    words = plain(name).split()
    if len(words) < 2 or any(word.casefold() in _BODIES for word in words) or re.search(r"\d", name):
        return Author(" ".join(words))
    suffix = words.pop() if words[-1].rstrip(".").casefold() in {"jr", "sr", "ii", "iii"} else ""
    at = len(words) - 1
    while at > 1 and words[at - 1].casefold() in _PARTICLES:
        at -= 1
    family = " ".join(words[at:])
    return Author(f"{family} {suffix}".strip(), " ".join(words[:at]))


@dataclass(frozen=True, slots=True)
class Reference:
    """What is cited. `noted`: the statement in it, with its permanent address."""

    claim_id: str
    authors: tuple[Author, ...]
    title: str | None
    outlet: str | None
    day: date | None
    url: str | None
    noted: str

    def apa(self) -> str:
        """Seventh edition, an article in an online newspaper."""
        day = f"{self.day.year}, {_month(self.day)} {self.day.day}" if self.day else "n.d."
        names = [one.initials for one in self.authors]
        if len(names) > _MOST_IN_APA:
            names = [*names[: _MOST_IN_APA - 1], f"… {names[-1]}"]
            who = ", ".join(names)
        else:
            who = _listed(names, ", & ", two=", & ")
        first = (
            [who, f"({day})", self.title or "[Untitled]"] if who else [self.title or "[Untitled]", f"({day})"]
        )
        return " ".join(
            [*map(_ended, first), *([_ended(self.outlet)] if self.outlet else []), self.url or ""]
        ).strip()

    def chicago(self) -> str:
        """Eighteenth edition, an entry of a bibliography."""
        names = [one.natural if n else one.inverted for n, one in enumerate(self.authors)]
        if len(names) > _MOST_IN_FULL:
            names = [*names[:7], "et al."]
            who = ", ".join(names)
        else:
            who = _listed(names, ", and ", two=", and ")
        day = f"{_month(self.day)} {self.day.day}, {self.day.year}" if self.day else None
        title = (self.title or "Untitled").replace("“", "‘").replace("”", "’")
        title = f"“{title}”" if _ENDED.search(title) else f"“{title}.”"
        where = ", ".join(part for part in (self.outlet, day) if part)
        if not who and self.outlet:
            who, where = self.outlet, day or ""
        parts = [_ended(who) if who else "", title, _ended(where) if where else "", _ended(self.url or "")]
        return " ".join(part for part in parts if part)

    def bibtex(self) -> str:
        """An entry of the kind `online`, which biblatex knows; BibTeX takes it for `misc`."""
        fields = {
            "author": " and ".join(
                _tex(one.inverted) if one.given else f"{{{_tex(one.family)}}}" for one in self.authors
            ),
            "title": f"{{{_tex(self.title)}}}" if self.title else "",
            "organization": _tex(self.outlet) if self.outlet else "",
            "date": self.day.isoformat() if self.day else "",
            "year": str(self.day.year) if self.day else "",
            "month": _MONTHS[self.day.month - 1] if self.day else "",
            "url": (self.url or "").translate({ord("{"): "%7B", ord("}"): "%7D"}),
            "note": _tex(self.noted),
        }
        told = ",\n".join(
            f"  {name} = {value if name == 'month' else f'{{{value}}}'}"
            for name, value in fields.items()
            if value
        )
        return f"@online{{{self.key},\n{told}\n}}\n"

    def ris(self) -> str:
        """A record of the type NEWS, for Zotero, EndNote and the like."""
        fields = [
            ("TY", "NEWS"),
            *(("AU", one.inverted) for one in self.authors),
            ("TI", self.title),
            ("T2", self.outlet),
            ("PY", str(self.day.year) if self.day else None),
            ("DA", f"{self.day:%Y/%m/%d}/" if self.day else None),
            ("UR", self.url),
            ("N1", self.noted),
        ]
        return "".join(f"{tag}  - {value}\r\n" for tag, value in fields if value) + "ER  - \r\n"

    @property
    def key(self) -> str:
        """What an entry is called: who, when, and the statement, so that no two are called alike."""
        who = self.authors[0].family if self.authors else self.outlet or "unknown"
        plain_who = re.sub(r"[^a-z0-9]", "", slugify(who))[:24] or "unknown"
        return f"{plain_who}{self.day.year if self.day else ''}-{slugify(self.claim_id)[:16]}"


def reference(claim: Row, words: str, address: str) -> Reference:
    """The article of a claim, given with its `authors` as JSON, as it is cited for `words`, which `address`
    records."""
    return Reference(
        claim_id=claim["claim_id"],
        authors=tuple(author(name) for name in json.loads(claim["authors"] or "[]") if plain(name).strip()),
        title=_line(claim["title"]) or None,
        outlet=_line(claim["outlet"]) or None,
        day=published_day(claim["published"]),
        url=external(claim["url"]),
        noted=f"{_line(words)}. Recorded at {address}",
    )


def _month(day: date) -> str:
    return readable(day.isoformat(), "month").split()[0]


def _listed(names: list[str], last: str, *, two: str) -> str:
    if len(names) < 3:
        return two.join(names)
    return ", ".join(names[:-1]) + last + names[-1]


def _ended(text: str) -> str:
    return text if not text or _ENDED.search(text) else f"{text}."


def _line(text: str | None) -> str:
    return " ".join(plain(text).split())


def _tex(text: str | None) -> str:
    return _line(text).translate(_BIBTEX)

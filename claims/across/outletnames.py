"""Whether two names are one outlet's: "AP" and "The Associated Press", "Bloomberg" and "Bloomberg News"."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from onrecord.claims.lang.en import papers

_WORD = re.compile(r"[^\W_]+")
_DOMAIN = re.compile(r"^(?:www\.)?([\w-]+)\.(?:com|org|net|co|news|info|co\.uk)$", re.IGNORECASE)
_BRACKETED = re.compile(r"\([^()]*\)$")  # "Tarn Gazette (print)"
_GENITIVE = re.compile(r"['’]s?\b")
_FEWEST_INITIALS = 2
_KEPT = 1024  # names: in a group each is held against all others


def same_outlet(one: str | None, other: str | None) -> bool:
    """Whether both names are one outlet's, by their words alone; False where one is missing."""
    first, second = _words(one or ""), _words(other or "")
    if not first or not second:
        return False
    if first == second or "".join(first) == "".join(second):
        return True
    # "CPA" is short for all of "Coast Press Agency", also for the word that tells nothing apart.
    return any(
        _are_initials(short, long)
        for short, name, words in ((first, other, second), (second, one, first))
        for long in (words, _all_words(name or ""))
    )


def full_name(name: str, text: str, outlet: str | None) -> str:
    """The whole name of an outlet that a text shortens ("the Post"): one that it names so elsewhere, or its
    own. The name as it is where it is no short one, or where nothing tells."""
    words = _words(name)
    if len(words) != 1 or words[0] not in papers.OUTLET_NOUNS | papers.TOLD_TITLES:
        return name
    last = re.escape(name.split()[-1])
    whole = re.search(rf"\b((?:[A-Z][\w-]+\s+){{1,3}}{last})\b", text)
    if whole and whole[1].split()[0] not in ("The", "A", "An"):
        return " ".join(whole[1].split())
    if whole and len(whole[1].split()) > 2:
        return " ".join(whole[1].split()[1:])
    return outlet if outlet and _words(outlet)[-1:] == words else name


def key(name: str) -> str:
    """The name, folded, for sorting and for comparing what is spelt alike."""
    return " ".join(_words(name))


def is_agency(name: str | None) -> bool:
    """Whether a name is a news agency's that is known as one."""
    return " ".join(_words(name or "")) in papers.AGENCIES.values()


@lru_cache(_KEPT)
def _words(name: str) -> tuple[str, ...]:
    """What tells one outlet from another: without article, site ending and "News" behind the name."""
    words = list(_all_words(name))
    while len(words) > 1 and words[-1] in papers.BESIDE_NAMES:
        words.pop()
    return tuple(papers.AGENCIES.get(" ".join(words), " ".join(words)).split())


def _all_words(name: str) -> tuple[str, ...]:
    """The words of a name, without article and site ending."""
    folded = _BRACKETED.sub("", unicodedata.normalize("NFKC", name).strip()).strip()
    site = _DOMAIN.match(folded)
    words = tuple(w.lower() for w in _WORD.findall(_GENITIVE.sub("", site[1] if site else folded)))
    return words[1:] if len(words) > 1 and words[0] == "the" else words


def _are_initials(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether one name is the other's initials, its small words aside ("PTI", "Press Trust of India")."""
    if len(short) != 1 or len(short[0]) < _FEWEST_INITIALS or len(long) < _FEWEST_INITIALS:
        return False  # an agency's initials are its own: "AP" is no Alder Post
    telling = [w for w in long if w not in papers.SMALL]
    return short[0] in ("".join(w[0] for w in long), "".join(w[0] for w in telling))

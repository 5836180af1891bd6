"""Newspapers, stations and agencies, known by the form of their names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.claims.lang.en import papers

# Broadcasters that are no abbreviation, and written as other names are.
_IN_SMALL = frozenset("sky fox yle".split())
# American stations: "KXTN", "WTRN-TV".
_CALL_SIGN = re.compile(r"[KW][A-Z]{2,3}(?:-(?:TV|FM|AM))?")
_SITE = re.compile(r"\w[\w-]*\.(?:com|org|net|co|news|info)", re.IGNORECASE)


def is_outlet(words: Sequence[str]) -> bool:
    """Whether a name is an outlet's, by its own words: "Tarn Gazette", "Radio Fell", "BBC Breakfast"."""
    lower = [w.lower() for w in words if w.lower() != "the"]
    if not lower:
        return False
    last = lower[-1]
    if last in papers.OUTLET_NOUNS or last in papers.FOREIGN_OUTLET_NOUNS:
        return True
    whole = " ".join(lower)
    if whole in papers.OUTLETS or "the " + whole in papers.OUTLETS or _SITE.fullmatch(whole):
        return True
    sends = lower[0] in papers.BROADCASTERS and (words[-len(lower)].isupper() or lower[0] in _IN_SMALL)
    if len(lower) == 1:
        return sends and words[-1].isupper()
    if last in papers.AGENCY_NOUNS and ("news" in lower[:-1] or "press" in lower[:-1]):
        return True
    sent = sends and (last in papers.BROADCASTS or lower[1] in papers.STATIONS or last[0].isdigit())
    station = lower[0] in ("radio", "tv") or (last[0].isdigit() and lower[-2] in papers.STATIONS)
    titled = last in papers.TITLE_NOUNS and any(w in papers.SURE_OUTLET_NOUNS for w in lower[:-1])
    return sent or station or titled


def is_call_sign(word: str) -> bool:
    """Whether a word is an American station's, as these are written."""
    return _CALL_SIGN.fullmatch(word) is not None


def outlet_name(name: str) -> str:
    """An outlet's name as it goes on record: without an article, unless that is part of it ("The Hill")."""
    bare = name.removeprefix("The ").removeprefix("the ")
    return "The " + bare if "the " + bare.lower() in papers.OUTLETS else bare

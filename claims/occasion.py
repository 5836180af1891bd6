"""When a claim was said and through which outlet it came: what the narrator tells around it."""

from __future__ import annotations

from datetime import date

from claims import dates, frame
from claims.found import Found
from claims.lang import en
from claims.party import Party
from claims.records import Span
from claims.tokens import Text
from claims.via import via


def said(
    text: Text, found: list[Found], parties: list[Party | None], published: date | None
) -> list[dates.Said | None]:
    """When each attribution was said. A pronoun's claim right behind a dated one of the same speaker is of
    the same occasion ("... on Friday. He added that ...")."""
    told: list[dates.Said | None] = []
    for n, f in enumerate(found):
        own = None if f.is_reply else _told(text, f, published)
        if own is None and n and told[-1] is not None and _goes_on(text, found[n - 1], f):
            here, before = parties[n], parties[n - 1]
            if here and before and here.speaker and here.speaker == before.speaker:
                own = told[-1]
        told.append(own)
    return told


def _goes_on(text: Text, before: Found, f: Found) -> bool:
    pronoun = len(f.source) == 1 and text.words[f.source[0]].lower() in en.PRONOUNS
    return pronoun and text.paragraph[f.content[0]] - text.paragraph[before.content[-1]] in (0, 1)


def _told(text: Text, f: Found, published: date | None) -> dates.Said | None:
    anchor = next(iter((*f.cue, *f.source)), None)
    if anchor is None:
        return None
    for stretch in frame.narration(text, f.content, f.cue, f.source):
        near: list[tuple[int, dates.Said]] = []
        for start, end, rule, match in dates.find(text.text[stretch.start : stretch.end]):
            tokens = text.tokens_in(Span(stretch.start + start, stretch.start + end))
            if tokens and not frame.in_side_clause(text, tokens.start, anchor):
                near.append((abs(tokens.start - anchor), dates.resolve(rule, match, published)))
        if near:
            return min(near, key=lambda told: told[0])[1]
    return None


def outlet(
    text: Text, f: Found, party: Party, outer: Party | None, people: frozenset[int], own: str | None
) -> str | None:
    """The outlet that a claim comes through; None where it is the reader's own source.

    `outer`: the party of the attribution around this one. `people`: the tokens that name persons. `own`: the
    outlet that published the article, which is no detour.
    """
    if f.is_reply:
        return None
    if party.source_type == "outlet":
        named = party.speaker
    else:
        narration = frame.narration(text, f.content, f.cue, f.source)
        named = via(text, narration, f.source, people)
        if named is None and outer and outer.source_type == "outlet":
            named = outer.speaker
    return None if named is None or _is_own(named, own) else named


def _is_own(named: str, own: str | None) -> bool:
    """Whether a name is the publishing outlet's own, in full or short ("the Courier")."""
    short, full = named.lower().removeprefix("the "), (own or "").lower().removeprefix("the ")
    return short == full or full.endswith(" " + short)

"""Which known person a source names, and where it names several."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from onrecord.claims.lang.en import (
    grammar,
    offices,
)
from onrecord.claims.source import parties
from onrecord.claims.source.nouns import (
    CLITICS,
    bare_title,
    is_capitalised,
    is_person,
)
from onrecord.claims.source.phrase import Phrase
from onrecord.claims.text.tokens import Text
from onrecord.claims.who.names import Mention, Names


def parties_of(text: Text, names: Names, tokens: Sequence[int]) -> list[range]:
    """The source's parties. A name with an apposition is one, whatever "and" the apposition has in it;
    further names join it only right behind an "and"."""
    start, end = tokens[0], tokens[-1] + 1
    mentions = names.within(start, end)
    first = mentions[0] if mentions else None
    leads = first and not any(text.words[i].lower() in _PARTS for i in range(start, first.start))
    if first is None or not leads or first.end >= end or text.words[first.end] not in (",", "("):
        return parties.split(text, tokens)
    beside = mentions[1:]
    if text.words[first.end + 1 : first.end + 2] and text.words[first.end + 1] in grammar.RELATIVES:
        beside = tuple(m for m in beside if _joined_at(text, m.start, first.end, ",", "and"))
    others = [m.start for m in beside if _joined_at(text, m.start, first.end, "and")]
    if others:  # "Ada Cole (Tarn), Bo Dunn (Fell) and Cy Elm"
        listed = [m.start for m in mentions[1:] if _joined_at(text, m.start, first.end, ",")]
        others = sorted({*others, *listed})
    bounds = [start, *others, end]
    return [range(a, b) for a, b in itertools.pairwise(bounds)]


def _joined_at(text: Text, at: int, floor: int, *joint: str) -> bool:
    """Whether the joint stands right before a name and the titles that lead up to it."""
    words = text.words
    while at > floor and words[at - 1][0].isupper():
        at -= 1
    return at > floor and words[max(floor, at - len(joint)) : at] == joint


def mention_in(text: Text, names: Names, part: range, read: Phrase) -> Mention | None:
    """The person whom a phrase names: at its end, before an apposition, or in one after a common noun."""
    mentions = names.within(part.start, part.stop)
    for m in mentions:
        ministry = (
            text.words[part.start].lower() in offices.ROLE_NOUNS and text.words[m.start - 1][0].isupper()
        )
        if not (ministry or _is_office(text, part.start, m.start)) and any(
            text.words[i].lower() in _BEHIND_NAME and not _opens_letters(text, i)
            for i in range(part.start, m.start)
        ):
            break
        if m.end >= part.stop or text.words[m.end].lower() in _BEHIND_NAME or _owns_all(text, m, part):
            return m
    headline = read.proper is not None and len(read.proper) > 3
    if headline and mentions and read.proper is not None and mentions[0].start == read.proper.start:
        return mentions[0]
    for m in mentions:  # "her lawyer, Ada Cole,"
        before = m.start
        while before > part.start and text.words[before - 1] != ",":
            before -= 1
        end = _with_home(text, m.end, part.stop)
        last = end >= part.stop - 1 or text.words[end] in (",", "(")
        leads = all(text.words[i][0].isupper() or text.words[i].islower() for i in range(before, m.start))
        singular = not read.plural or read.number == 1
        if (
            before > part.start
            and (m.start - before < 4 or bare_title(text.words[m.start - 1]) in offices.ROLE_NOUNS)
            and last
            and leads
            and singular
            and read.tokens.stop < before
        ):
            return m
    return None


def _with_home(text: Text, end: int, stop: int) -> int:
    """Where a name ends with the place behind it: "Ada Cole of North Tarn"."""
    if end + 1 >= stop or text.words[end] not in ("of", "from"):
        return end
    home = end + 1
    while home < stop and is_capitalised(text.words[home]):
        home += 1
    return home if home > end + 1 else end


_OFFICE_WORDS = offices.ROLE_NOUNS | offices.ROLE_MODIFIERS


def _opens_letters(text: Text, at: int) -> bool:
    """Whether a bracket opens a body's letters before a role: "Tarn Port Police [(]TPP) chief Ada Cole"."""
    letters = text.words[at : at + 4]
    if len(letters) < 4:
        return False
    role = bare_title(letters[-1]) in _OFFICE_WORDS
    return letters[:1] == ("(",) and letters[2:3] == (")",) and letters[1].isupper() and role


def _is_office(text: Text, start: int, at: int) -> bool:
    """Whether the words before a name are an office with its matter: "former secretary of state"."""
    words = text.words[start:at]
    of = words.index("of") if "of" in words else 0
    head = bare_title(words[of - 1]) if of else ""
    if head not in offices.ROLE_NOUNS - offices.RELATIONS or len(words) == of + 1:
        return False
    matter = words[of + 1 :]
    while matter and bare_title(matter[-1]) in offices.COURTESY_TITLES:
        matter = matter[:-1]
    if all(
        is_capitalised(w) or w in _TIES for w in matter
    ):  # "Minister of Coal and Mines", "Chief of Army Staff General"
        public = head in offices.OF_MATTERS | offices.OFFICES
        return public or (bool(matter) and bare_title(matter[-1]) in offices.ROLE_NOUNS)
    return all(w.islower() and w not in grammar.FUNCTION_WORDS and not is_person(w) for w in matter)


def _owns_all(text: Text, m: Mention, part: range) -> bool:
    """ "Cole's" as the whole of a source ("Cole's warning")."""
    return m.end == part.stop - 1 and text.words[m.end] in CLITICS


_TIES = frozenset(("and", "&"))
# After one of these the words describe whom the phrase has named.
_BREAKS = grammar.POSTMODIFIERS | CLITICS | {",", "(", "—", "–", "--"}
_BEHIND_NAME = _BREAKS - CLITICS
_PARTS = _BREAKS | {"and"}

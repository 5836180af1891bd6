"""The parties of a source: "Ada Cole and the mayor" are two, "Ada Cole, a broker and diver" is one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from onrecord.claims.lang.en import bodies, grammar, numbers, offices, unnamed
from onrecord.claims.source.nouns import PARTICLES, bare_title, is_capitalised, is_person
from onrecord.claims.source.phrase import COMMON_NOUNS, DETERMINERS, goes_on, has_head, is_plural
from onrecord.claims.text.tokens import Text

_CLAUSE_OPENERS = frozenset("who whose which that familiar with briefed informed because".split())
# Adjectives of people that open a sentence with its capital.
_TIMES = frozenset(
    "current former serving retired present past senior junior local national young old".split()
)
_BETWEEN = frozenset({"by", "between"})
_CLOSERS = grammar.POSTMODIFIERS | {",", "(", ".", "and"}


def split(text: Text, tokens: Sequence[int]) -> list[range]:
    """The conjuncts of a source, each a range of tokens; one where nothing joins two."""
    if not tokens:
        return []
    start, end = tokens[0], tokens[-1] + 1
    words = [w.lower() for w in text.words[start:end]]
    cuts: list[tuple[int, int]] = []
    i = 0
    while i < len(words):
        length = _joint(words, i)
        if length and _joins(text, start, start + i, start + i + length, end):
            cuts.append((start + i, start + i + length))
            i += length
        elif words[i] in _CLAUSE_OPENERS and not cuts:
            # What follows describes the first party, up to where another is joined after a comma.
            i = next((k for k in range(i, len(words)) if words[k] == ","), len(words))
        else:
            i += 1
    if all(text.words[k] == "," for a, b in cuts for k in range(a, b)):
        return [range(start, end)]  # commas alone join nothing: it was an apposition
    bounds = [(start, start), *cuts, (end, end)]
    pieces = [piece for (_, b), (c, _) in pairwise(bounds) if (piece := range(b, c))]
    if _lists_offices(text, pieces):
        return [range(start, end)]
    return pieces


def _lists_offices(text: Text, pieces: list[range]) -> bool:
    """Whether one person's offices are listed before the name: "chairman and director Ada Cole"."""
    if len(pieces) < 2 or not is_capitalised(text.words[pieces[-1].stop - 1]):
        return False
    last = pieces[-1]
    titled = (
        i for i in last if is_capitalised(text.words[i]) and bare_title(text.words[i]) not in _OFFICE_WORDS
    )
    office = next(titled, last.start) - 1
    told = [i for piece in pieces[:-1] for i in piece]
    while (
        told and is_capitalised(text.words[told[0]]) and bare_title(text.words[told[0]]) not in _OFFICE_WORDS
    ):
        told = told[1:]  # "Low Tide chairman and ..."
    listed = bool(told) and all(
        bare_title(text.words[i]) in _OFFICE_WORDS or is_person(bare_title(text.words[i])) for i in told
    )
    return listed and office >= last.start and bare_title(text.words[office]) in offices.ROLE_NOUNS


_OFFICE_WORDS = offices.ROLE_NOUNS | offices.ROLE_MODIFIERS | {"the", "our", "its"}


def _joint(words: list[str], i: int) -> int:
    """How many words at i join two parties: "and", ", and", ", along with" ...; 0 for none."""
    at = i + 1 if words[i] == "," else i
    rest = words[at : at + 3]
    if rest[:2] in (["along", "with"], ["together", "with"]):
        return at - i + 2
    if rest[:3] == ["as", "well", "as"]:
        return at - i + 3
    if rest and rest[0] in grammar.CONJUNCTIONS:
        return at - i + 1
    return 1 if words[i] == "," else 0


def _joins(text: Text, start: int, at: int, after: int, end: int) -> bool:
    """Whether the joint in tokens [at, after) stands between two parties, rather than inside one: in an
    apposition, a name, or a description ("an official at Health and Transport")."""
    if after >= end:
        return False
    if at == start:
        return True  # a source that was cut before its "and"
    first = text.words[after].lower()
    if first in grammar.POSTMODIFIERS:
        return False
    if first.isdigit() and not is_plural(text.words[at - 1].lower()):
        return False  # "between 20 and 30 divers"
    tied = text.words[at] == "and" and after == at + 1
    if tied and (_ends_name(text, start, at, after, end) or _joins_matters(text, at, after, end)):
        return False
    if text.words[at] == ",":
        if after == at + 1 and name_behind(text, start, at, end):
            return False
        return not (after == at + 1 and first in ("a", "an", "the"))
    before = text.words[start:at]
    head = before[-1].lower()
    counted = before[0].lower() in numbers.NUMBERS
    if counted and len(before) == 1:
        return False  # "two or three banks"
    opens = len(before) == 1 and head in _TIMES  # "Current and former aides"
    adjective = opens or head in unnamed.ADJECTIVES or (before[-1].islower() and not has_head(head))
    if adjective and len(before) == 1 + counted:
        return False  # "state and federal judges", "three current and former aides"
    if is_capitalised(text.words[at - 1]) and any(w in _BETWEEN for w in before):
        return False  # "a study by the Tarn Trust and the Pell Centre"
    described = any(w.lower() in grammar.POSTMODIFIERS or goes_on(w) for w in before[1:])
    one_person = before[0].lower() in DETERMINERS and head in offices.ROLE_NOUNS and not is_plural(head)
    return _is_whole(text, after, end) if described or one_person else True


def _joins_matters(text: Text, at: int, after: int, end: int) -> bool:
    """Whether an "and" stands in what an office is about: "Roads [and] Harbours Minister Ada Cole"."""
    before = text.words[at - 1]
    near = range(after, min(end, after + 4))
    office = next((i for i in near if bare_title(text.words[i]) in offices.OF_MATTERS), None)
    if office is None or office == after or office + 1 >= end or before.lower() in COMMON_NOUNS:
        return False
    return is_capitalised(before) and all(is_capitalised(w) for w in text.words[after : office + 2])


def name_behind(text: Text, start: int, comma: int, end: int) -> range | None:
    """The name in apposition to the common noun in tokens [start, comma): "the director, Ada Cole". None for
    a list ("the director, Ada Cole and Bill Dunn") and where a name comes first."""
    noun = comma - 1
    head = next((i for i in range(start, comma) if text.words[i].lower() in grammar.POSTMODIFIERS), comma) - 1
    if noun < start or head < start or is_capitalised(text.words[head]) or is_plural(text.words[head]):
        return None
    first = comma + 1
    if first < end and text.words[first] == "the":
        first += 1
    stop = first
    while stop < end and (
        is_capitalised(text.words[stop])
        or (stop > first and text.words[stop] in ("of", "for", "the", "&", "’s", "'s", *PARTICLES))
        or (stop > first and text.words[stop] == "and" and _ends_name(text, first, stop, stop + 1, end))
    ):
        stop += 1
    closed = stop == end or text.words[stop] in (",", ")")
    return range(first, stop) if stop > first and closed else None


def _ends_name(text: Text, start: int, at: int, after: int, end: int) -> bool:
    """Whether an "and" joins the last word of a firm's name: "Cole and Daughters", "Dell Title and Trust"."""
    if after >= end or not (is_capitalised(text.words[at - 1]) and is_capitalised(text.words[after])):
        return False
    last = text.words[after].lower()
    alone = after + 1 == end or text.words[after + 1] == ","
    return alone and (last in _PARTNERS or last in bodies.ORGANIZATION_NOUNS)


_PARTNERS = frozenset("sons daughters brothers sisters partners associates company co".split())


_OPENERS = DETERMINERS | numbers.SINGLE_DETERMINERS | numbers.NUMBERS.keys()


def _is_whole(text: Text, start: int, end: int) -> bool:
    """Whether the words at `start` are a party by themselves: an article, a title, a plural of people."""
    first = text.words[start].lower()
    if first in _OPENERS or bare_title(first) in offices.COURTESY_TITLES or first.isdigit():
        return True
    stop = next((k for k in range(start, end) if text.words[k].lower() in _CLOSERS), end)
    last = text.words[stop - 1].lower()
    return last in COMMON_NOUNS and is_plural(last)

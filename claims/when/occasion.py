"""When a claim was said and through which outlet it came: what the narrator tells around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date
from functools import cached_property

from onrecord.claims.lang.en import grammar, papers, pronouns
from onrecord.claims.layout.datelines import datelines
from onrecord.claims.records import Span
from onrecord.claims.source.party import Party
from onrecord.claims.source.phrase import goes_on
from onrecord.claims.terms.via import via
from onrecord.claims.text import frame
from onrecord.claims.text.found import Found
from onrecord.claims.text.tokens import Text
from onrecord.claims.when import clauses, dates


def said(
    text: Text, found: list[Found], parties: list[Party | None], published: date | None
) -> list[dates.Said | None]:
    """When each attribution was said. A pronoun's claim right behind a dated one of the same speaker is of
    the same occasion ("... on Friday. He added that ...")."""
    told: list[dates.Said | None] = []
    filed = datelines(text)
    years = _Years(text)
    by_cue = _by_cue(found)
    for n, f in enumerate(found):
        own = (
            None
            if f.is_reply
            else _told(text, f, parties[n], _beside(text, f, by_cue), filed, years, published)
        )
        if own is None and n and told[-1] is not None and _goes_on(text, found[n - 1], f):
            here, before = parties[n], parties[n - 1]
            same = here and before and here.speaker and here.speaker == before.speaker
            if same and not _is_elsewhere(text, f):
                own = told[-1]
        told.append(own)
    return told


# A year that was told so many paragraphs before goes on.
_YEAR_REACH = 5


class _Years:
    """The years that an article's narrator tells of, read when they are first asked for."""

    def __init__(self, text: Text) -> None:
        self._text = text

    @cached_property
    def _told(self) -> list[tuple[int, dates.Stretch]]:
        text = self._text
        told = []
        for start, stretch in dates.with_years(text.text):
            token = bisect_left(text.spans, start, key=lambda span: span.end - 1)
            if not text.quoted[token]:
                told.append((token, stretch))
        return told

    def before(self, token: int) -> dates.Told | None:
        """What was told of last before a token."""
        at = bisect_left(self._told, token, key=lambda told: told[0]) - 1
        if at < 0:
            return None
        where, stretch = self._told[at]
        apart = self._text.paragraph[token] - self._text.paragraph[where]
        return dates.Told(stretch, near=apart < 2) if apart <= _YEAR_REACH else None


# Tokens; a cue farther off is of another clause than a date.
_BESIDE = 60


def _by_cue(found: list[Found]) -> list[Found]:
    """The attributions in the order of their cues."""
    return sorted((f for f in found if f.cue), key=lambda f: f.cue[0])


def _beside(text: Text, f: Found, by_cue: list[Found]) -> list[Found]:
    """The attributions whose cues stand near that of another in its sentence."""
    if not f.cue:
        return []
    at = f.cue[0]
    first = bisect_left(by_cue, at - _BESIDE, key=lambda other: other.cue[0])
    last = bisect_left(by_cue, at + _BESIDE, key=lambda other: other.cue[0])
    same = (other for other in by_cue[first:last] if text.sentence[other.cue[0]] == text.sentence[at])
    return [other for other in same if other is not f]


def _goes_on(text: Text, before: Found, f: Found) -> bool:
    if any(text.words[i].lower() in _PRESENT for i in f.cue):
        return False  # what somebody says, not what was said then
    pronoun = len(f.source) == 1 and text.words[f.source[0]].lower() in pronouns.PRONOUNS
    return pronoun and text.paragraph[f.content[0]] - text.paragraph[before.content[-1]] in (0, 1)


_PRESENT = frozenset("says say adds tells thinks believes expects wants argues insists hopes fears".split())
# Another listener, place or time than the claim before.
_ELSEWHERE = re.compile(
    r"\b(?:told|tells|telling|wrote|writes|tweeted|posted|testified|interview(?:ed)?|letter|statement|e-?mail|memo|speech"
    r"|earlier|later|previously|once|often|always|has|had|at\s+an?)\b",
    re.IGNORECASE,
)


def _is_elsewhere(text: Text, f: Found) -> bool:
    narration = frame.narration(text, f.content, f.cue, f.source)
    return any(_ELSEWHERE.search(text.text, *stretch) for stretch in narration)


def _told(
    text: Text,
    f: Found,
    party: Party | None,
    beside: list[Found],
    filed: frozenset[int],
    years: _Years,
    published: date | None,
) -> dates.Said | None:
    anchor = next(iter((*f.cue, *f.source)), None)
    if anchor is None:
        return None
    for stretch in frame.narration(text, f.content, f.cue, f.source):
        near: list[tuple[int, dates.Said]] = []
        for start, end, rule, match in dates.find(text.text[stretch.start : stretch.end]):
            tokens = text.tokens_in(Span(stretch.start + start, stretch.start + end))
            if not tokens or tokens.start in filed or _dates_another(text, tokens, f, beside):
                continue
            if _describes(text, tokens, f, party) or _dates_a_deed(text, tokens.start, f):
                continue
            if not clauses.is_beside(text, tokens.start, f):
                told = years.before(tokens.start) if rule.yearless else None
                near.append((abs(tokens.start - anchor), dates.resolve(rule, match, published, told)))
        if near:
            return min(near, key=lambda told: told[0])[1]
    return None


# Participles that tell when words were given out: "a report published last week".
_GIVEN_OUT = frozenset(
    "published issued released posted sent broadcast aired written dated delivered signed recorded made "
    "given held filed circulated unveiled printed shared read shown tweeted e-mailed emailed conducted "
    "addressed taken submitted presented distributed obtained leaked televised".split()
)
# Their filing is a matter of books; what they say was told before.
_BOOKS = frozenset("accounts returns".split())
_DEEDS = frozenset("forecast set begun built bought sold".split())


def _dates_another(text: Text, tokens: range, f: Found, beside: list[Found]) -> bool:
    """Whether a date beside another cue of the sentence is only that one's: it has another source, or this
    one was before it ("Cole, who had fought the levy, said on Monday ...")."""
    own = min((abs(i - tokens.start) for i in f.cue), default=0)
    earlier = _is_past_of_past(text, f)
    for other in beside:
        another = bool(other.source) and set(other.source).isdisjoint(f.source)
        if (earlier or another) and min(abs(i - tokens.start) for i in other.cue) < own:
            return True
        if tokens.start in other.content and f.cue and f.cue[0] not in other.content:
            return True
    return False


def _is_past_of_past(text: Text, f: Found) -> bool:
    return bool(f.cue) and "had" in (text.words[f.cue[0]].lower(), text.words[f.cue[0] - 1].lower())


def _describes(text: Text, tokens: range, f: Found, party: Party | None) -> bool:
    """Whether a date only tells who a person is ("a close aide in 2012", "patients today"), or is a word's
    genitive that was cut off ("Friday's decision")."""
    behind = text.words[tokens.stop : tokens.stop + 1]
    person = party is not None and party.source_type in ("person", "group")
    before = [text.words[i] for i in f.source if i < tokens.start]
    described = any(w == "," or w in grammar.RELATIVES or goes_on(w) for w in before[1:])
    inside = tokens.start in f.source and described
    now = text.words[tokens.start].lower() == "today" and tokens.start - 1 in f.source
    return behind in (("'s",), ("’s",)) or (person and inside) or (now and tokens.stop in f.cue)


def _dates_a_deed(text: Text, at: int, f: Found) -> bool:
    """Whether a date belongs to a participle behind a noun, which is no saying: "the loss forecast in March",
    "accounts filed in August"."""
    if at < 2 or at - 1 in f.cue:
        return False
    noun, word = text.words[at - 2].lower(), text.words[at - 1].lower()
    if at - 1 in f.source and word in papers.DOCUMENT_NOUNS:
        return False  # "the budget forecast in March": it spoke then
    if word in _GIVEN_OUT:
        return word == "filed" and noun in _BOOKS
    participle = word in _DEEDS or (word.endswith("ed") and len(word) > 4)
    return (
        participle and noun.isalpha() and text.words[at - 2].islower() and noun not in grammar.FUNCTION_WORDS
    )


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
    """Whether a name is the publishing outlet's own, in full or short ("the Courier"; "KTRN" of "KTRN Tarn",
    "Norland Press" of "NP News")."""
    short, full = _title(named), _title(own or "")
    first = (own or "").partition(" ")[0]
    letters = first.isupper() and len(first) > 1
    spelt = "".join(word[0] for word in short.split()) if " " in short else short
    return short == full or full.endswith(" " + short) or (letters and first.lower() in (spelt, short))


# What an outlet's name may have behind it or not: "BBC", "BBC News".
_EDITIONS = frozenset("news online digital politics international".split())


def _title(name: str) -> str:
    words = name.lower().removeprefix("the ").split()
    while len(words) > 1 and words[-1] in _EDITIONS:
        words.pop()
    return " ".join(words)

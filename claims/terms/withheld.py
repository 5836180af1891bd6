"""Why names are withheld: the reason stands in the source's sentence, or in one of its own soon after."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import replace

from onrecord.claims.lang.en import pronouns, unnamed
from onrecord.claims.source import anonymity
from onrecord.claims.source.nouns import is_person
from onrecord.claims.source.party import Party
from onrecord.claims.text import frame
from onrecord.claims.text.found import Found
from onrecord.claims.text.tokens import Text

# A sentence that only gives the reason speaks of sources at most so many paragraphs before it.
_REACH = 1
_BACK_TO = frozenset("they he she both all".split())
# What somebody's own clause before its name begins with: "Speaking on condition of anonymity because ...".
_OPENERS = frozenset("speaking asking requesting insisting citing granted given".split())
# Verbs whose content may be nothing but the terms: "She asked that her name not be used".
_ASKS = frozenset(
    "spoke speak speaks speaking asked ask asks asking agreed agree agrees agreeing requested requesting "
    "wished wanted preferred".split()
)
_OWN = frozenset("his her their my".split())


def with_reasons(text: Text, found: list[Found], parties: list[Party | None]) -> list[Party | None]:
    """The parties, those who ask not to be named as anonymous, with the reason that the text gives for it."""
    told = list(parties)
    if not anonymity.asks_anonymity(text.text):
        return told
    owners = {i: f.source for f in found for i in f.source}
    for n, party in enumerate(told):
        if party and _may_withhold(text, found[n], party):
            beside = _beside_source(text, found[n], owners)
            if any(anonymity.asks_anonymity(_words(text, run)) for run in beside):
                told[n] = _withheld(party)
    nameless = [n for n, p in enumerate(told) if p and p.anonymity == "anonymous" and found[n].source]
    for n in nameless:
        party = told[n]
        reasons = (_reason(text, run) for run in _beside_source(text, found[n], owners))
        if party:
            told[n] = replace(party, reason=next((why for why in reasons if why), None))
    sources = {text.sentence[f.source[0]] for f in found if f.source}
    for tokens in _sentences_apart(text, sources):
        why = _reason(text, tokens)
        for n in _meant(text, tokens, found, nameless):
            party = told[n]
            if party:
                told[n] = replace(_withheld(party), reason=party.reason or why)
    return told


def unnamed_as(party: Party) -> str | None:
    """Of an anonymous party, `confidential`, `official` or `private`: who tells why they stay unnamed has
    withheld the name, and so has who tells how they know, unless they only saw it."""
    if party.anonymity != "anonymous":
        return None
    withheld = party.reason or (party.basis and party.unnamed_as != "private")
    return "confidential" if withheld else party.unnamed_as or "private"


def explains(text: Text, f: Found) -> bool:
    """Whether an attribution only says why a name is withheld: "citing fear of dismissal" behind words that
    ask for anonymity, or "asking for anonymity" itself. It attributes nothing."""
    if not f.content or text.quoted[f.content[0]]:
        return False
    first, last = f.content[0], f.content[-1]
    sentence = frame.around(text, first)
    start, at = text.spans[sentence.start].start, text.spans[first].start
    told = text.text[start : text.spans[sentence.stop - 1].end]
    asked, stop = (start + at for at in next(iter(anonymity.asked_at(told)), (len(told), len(told))))
    asks = any(text.words[i].lower() in _ASKS for i in f.cue)
    if asked <= at < stop and (
        asks or text.words[first].lower() not in _OWN
    ):  # "his name was withheld" may be news
        return True
    if asks and at < asked < text.spans[last].end and last < sentence.stop:
        return True
    why = anonymity.reason(told)
    if why is None or asked > at:
        return False
    begin, end = start + why[0], start + why[1]
    said = text.spans[(*f.cue, first)[0]].start
    named = text.spans[(*f.source, first)[0]].start
    parted = named < begin <= said  # the source's own reason, and behind it what the source says
    return begin <= at and text.spans[last].end <= end and not parted


def _beside_source(text: Text, f: Found, owners: Mapping[int, tuple[int, ...]]) -> Iterator[range]:
    """The narrator's words that may say why a source is unnamed, up to the next source: from the source to
    the end of its sentence, and those before it that speak of it ("Speaking anonymously because ...")."""
    tokens, first = frame.around(text, f.source[0]), f.source[0]
    inside = set(f.content)

    def ends(i: int) -> bool:
        spoken = text.quoted[i] and not text.quoted[first]
        return i in inside or spoken or owners.get(i, f.source) != f.source

    start = first
    for i in range(first, tokens.stop + 1):
        if i == tokens.stop or (i > f.source[-1] and (ends(i) or i == next(iter(f.cue), None))):
            if i > start:
                yield range(start, i)
            start = i if i in f.cue else i + 1
            if i < tokens.stop and i not in f.cue and i not in inside and not text.quoted[i]:
                break  # another's source
    start = first
    while start > tokens.start and not ends(start - 1):
        start -= 1
    if start < first and text.words[start].lower() in _OPENERS:
        yield range(start, first)


def _may_withhold(text: Text, f: Found, party: Party) -> bool:
    """Whether a source is people without a name, who may say beside it that they want none to be told."""
    pronoun = len(f.source) == 1 and text.words[f.source[0]].lower() in pronouns.PRONOUNS
    return (
        party.speaker is None
        and party.source_type in ("person", "group")
        and not (pronoun or not f.source or f.is_reply)
    )


def _withheld(party: Party) -> Party:
    """Somebody who asked not to be named is unnamed, whatever else the words say of them."""
    one = party.count is None and party.anonymity == "named" and not party.plural
    count = 1 if one else party.count
    return replace(party, anonymity="anonymous", source_type="person", unnamed_as="confidential", count=count)


def _words(text: Text, tokens: range) -> str:
    return text.text[text.spans[tokens.start].start : text.spans[tokens.stop - 1].end] if tokens else ""


def _reason(text: Text, tokens: range) -> str | None:
    if not tokens:
        return None
    start, end = text.spans[tokens.start].start, text.spans[tokens.stop - 1].end
    where = anonymity.reason(text.text[start:end])
    return text.text[start + where[0] : start + where[1]] if where else None


def _sentences_apart(text: Text, sources: set[int]) -> list[range]:
    """The sentences that speak of anonymity and attribute nothing."""
    apart = []
    for at, _ in anonymity.asked_at(text.text):
        token = bisect_left(text.spans, at, key=lambda s: s.end - 1)
        if token < len(text) and text.sentence[token] not in sources and not text.quoted[token]:
            apart.append(frame.around(text, token))
    return apart


def _meant(text: Text, tokens: range, found: list[Found], nameless: list[int]) -> list[int]:
    """The anonymous sources just before that such a sentence means, by a pronoun or by the same noun."""
    paragraph = text.paragraph[tokens.start]
    near = [
        n
        for n in nameless
        if found[n].source[0] < tokens.start and text.paragraph[found[n].source[0]] >= paragraph - _REACH
    ]
    opening = [w.lower() for w in text.words[tokens.start : min(tokens.start + 6, tokens.stop)]]
    if opening and opening[0] in _BACK_TO:
        return near[-1:]
    nouns = {_singular(w) for w in opening if w in unnamed.PEOPLE_NOUNS or is_person(_singular(w))}
    return [n for n in near if nouns & {_singular(text.words[i].lower()) for i in found[n].source}]


def _singular(noun: str) -> str:
    return "person" if noun in ("people", "persons") else noun.removesuffix("s")

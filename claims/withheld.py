"""Why names are withheld: the reason stands in the source's sentence, or in one of its own soon after."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from claims import anonymity, frame
from claims.found import Found
from claims.lang import en
from claims.party import Party
from claims.tokens import Text

# A sentence that only gives the reason speaks of sources at most so many paragraphs before it.
_REACH = 1
_BACK_TO = frozenset("they he she both all".split())


def with_reasons(text: Text, found: list[Found], parties: list[Party | None]) -> list[Party | None]:
    """The parties, those who are anonymous with the reason that the text gives for it."""
    told = list(parties)
    unnamed = [n for n, p in enumerate(parties) if p and p.anonymity == "anonymous" and found[n].source]
    if not unnamed or not anonymity.asks_anonymity(text.text):
        return told
    for n in unnamed:
        party = told[n]
        where = _beside_source(text, found[n])
        if party and where:
            told[n] = replace(party, reason=_reason(text, where))
    sources = {text.sentence[f.source[0]] for f in found if f.source}
    for tokens in _sentences_apart(text, sources):
        why = _reason(text, tokens)
        for n in _meant(text, tokens, found, unnamed) if why else ():
            party = told[n]
            if party and party.reason is None:
                told[n] = replace(party, reason=why)
    return told


def _beside_source(text: Text, f: Found) -> range:
    """From the source to the end of its sentence, or to the cue or the content where these come first."""
    tokens = frame.around(text, f.source[0])
    last = f.source[-1]
    stop = min([i for i in (*f.content, *f.cue) if i > f.source[0]], default=tokens.stop)
    return range(f.source[0], min(stop, tokens.stop)) if stop > last else range(f.source[0], last + 1)


def _reason(text: Text, tokens: range) -> str | None:
    if not tokens:
        return None
    start, end = text.spans[tokens.start].start, text.spans[tokens.stop - 1].end
    where = anonymity.reason(text.text[start:end])
    return text.text[start + where[0] : start + where[1]] if where else None


def _sentences_apart(text: Text, sources: set[int]) -> list[range]:
    """The sentences that speak of anonymity and attribute nothing."""
    apart = []
    for at in anonymity.asked_at(text.text):
        token = bisect_left(text.spans, at, key=lambda s: s.end - 1)
        if token < len(text) and text.sentence[token] not in sources and not text.quoted[token]:
            apart.append(frame.around(text, token))
    return apart


def _meant(text: Text, tokens: range, found: list[Found], unnamed: list[int]) -> list[int]:
    """The anonymous sources just before that such a sentence means, by a pronoun or by the same noun."""
    paragraph = text.paragraph[tokens.start]
    near = [
        n
        for n in unnamed
        if found[n].source[0] < tokens.start and text.paragraph[found[n].source[0]] >= paragraph - _REACH
    ]
    opening = [w.lower() for w in text.words[tokens.start : min(tokens.start + 6, tokens.stop)]]
    if opening and opening[0] in _BACK_TO:
        return near[-1:]
    nouns = {_singular(w) for w in opening if w in en.UNNAMED_NOUNS or w in en.PEOPLE_NOUNS}
    return [n for n in near if nouns & {_singular(text.words[i].lower()) for i in found[n].source}]


def _singular(noun: str) -> str:
    return "person" if noun in ("people", "persons") else noun.removesuffix("s")

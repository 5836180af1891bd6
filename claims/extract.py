"""From a document to its claims: every part composed, nothing kept between documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from claims import anonymity, dates, frame, kinds, reply
from claims.identity import claim_id
from claims.lang import en
from claims.quotes import quote_type, shown
from claims.records import Attribution, Claim, Document, Span, Spans
from claims.resolve import Party, Resolver
from claims.sourcing import step
from claims.tokens import Text, tokenize
from claims.via import via

VERSION = "1"

Find = Callable[[str], list[Attribution]]


class ClaimExtractor(Protocol):
    """What the rest of the house asks of an extractor, whatever is inside it."""

    @property
    def version(self) -> str: ...

    def extract(self, document: Document) -> list[Claim]: ...


class Extractor:
    """Finds attributions with `find`, then says who, on what terms and when. Pure: same document, same claims."""

    def __init__(self, find: Find, version: str = VERSION) -> None:
        self._find = find
        self.version = version

    @classmethod
    def load(cls) -> Extractor:
        """The default engine with the weights that come with the package."""
        from claims.attribute import Attributor  # heavy: only here

        attributor = Attributor.load()
        return cls(attributor.find, f"{VERSION}+{attributor.version}")

    def extract(self, document: Document) -> list[Claim]:
        """The claims of a document, in text order."""
        text = tokenize(document.text)
        found = _merged(text, self._find(document.text), reply.find(text))
        return _Reading(text, document, self.version).claims(found)


@dataclass(frozen=True, slots=True)
class _Found:
    """An attribution with its roles as token numbers."""

    spans: Attribution
    content: tuple[int, ...]
    cue: tuple[int, ...]
    source: tuple[int, ...]

    @property
    def start(self) -> int:
        return min((*self.content[:1], *self.cue[:1], *self.source[:1]))

    @property
    def is_reply(self) -> bool:
        return self.spans.method.startswith(reply.METHOD)


def _tokens(text: Text, spans: Spans) -> tuple[int, ...]:
    return tuple(i for span in spans for i in text.tokens_in(span))


def _merged(text: Text, attributions: list[Attribution], replies: list[Attribution]) -> list[_Found]:
    """Both finders' work in text order. Where they meet, the no-comment grammar is the surer: an attribution
    inside a no-comment goes, one that tells of the no-comment as its content stays around it."""
    silent = [_found(text, a) for a in replies]
    clauses = [set(r.content) for r in silent]
    found = []
    for attribution in attributions:
        f = _found(text, attribution)
        if not f.content:
            continue
        whole = {*f.content, *f.cue, *f.source}
        if any(whole & clause and not clause <= set(f.content) for clause in clauses):
            continue
        found.append(f)
    return sorted(found + silent, key=lambda f: (f.content, f.source, f.cue))


def _found(text: Text, a: Attribution) -> _Found:
    return _Found(a, _tokens(text, a.content), _tokens(text, a.cue), _tokens(text, a.source))


class _Reading:
    """One reading of one document; thrown away afterwards."""

    def __init__(self, text: Text, document: Document, version: str) -> None:
        self._text = text
        self._document = document
        self._version = version
        self._resolver = Resolver(text)
        self._people = frozenset(i for m in self._resolver.names.mentions for i in range(m.start, m.end))

    def claims(self, found: list[_Found]) -> list[Claim]:
        text = self._text
        found = [f for f in found if f.is_reply or not kinds.unsaid(text, f.cue, f.source)]
        outer = _outer(found)
        parties = self._parties(found, outer)
        parties = self._reasons(found, parties)
        kept = [n for n, party in enumerate(parties) if party is not None]
        said = self._said(found, parties)
        seen: Counter[str] = Counter()
        ids: dict[int, str] = {}
        for n in kept:
            bare = claim_id(self._document.key, shown(text.text, found[n].spans.content), 0)
            ids[n] = claim_id(self._document.key, shown(text.text, found[n].spans.content), seen[bare])
            seen[bare] += 1
        claims = []
        for n in kept:
            party = parties[n]
            assert party is not None
            around = outer[n]
            claims.append(
                self._claim(
                    found[n],
                    party,
                    said[n],
                    ids[n],
                    None if around is None else ids.get(around),
                    None if around is None else parties[around],
                )
            )
        return claims

    def _parties(self, found: list[_Found], outer: list[int | None]) -> list[Party | None]:
        """Who is behind each attribution; None drops it. What stands inside another comes after it, since
        its "I" is the other's speaker."""
        parties: list[Party | None] = [None] * len(found)
        order = sorted(
            range(len(found)), key=lambda n: (_depth(n, outer), found[n].source[:1] or found[n].content[:1])
        )
        for n in order:
            f, around = found[n], outer[n]
            if f.source:
                parties[n] = self._resolver.resolve(
                    f.source, () if f.is_reply else f.content, parties[around] if around is not None else None
                )
            else:
                parties[n] = self._inherited(n, found, parties)
        return parties

    def _inherited(self, n: int, found: list[_Found], parties: list[Party | None]) -> Party | None:
        """A source for an attribution without one: a quotation that stands alone behind one of the same
        paragraph, or goes on from the paragraph before, has its speaker; a hedge needs nobody."""
        text, f = self._text, found[n]
        if n and not f.cue and quote_type(text, f.spans.content) == "direct":
            before, party = found[n - 1], parties[n - 1]
            same = text.paragraph[before.content[-1]] == text.paragraph[f.content[0]]
            if party and same and before.source and quote_type(text, before.spans.content) != "indirect":
                return replace(party, basis=None, reason=None)
        words = " ".join(text.text[s:e] for s, e in (*f.spans.cue, *f.spans.content[:1]))
        return Party() if kinds.hedge(words) else None

    def _reasons(self, found: list[_Found], parties: list[Party | None]) -> list[Party | None]:
        """Why a name is withheld stands in the source's sentence, or in one of its own soon after it."""
        text = self._text
        told = list(parties)
        if not anonymity.asks_anonymity(text.text):
            return told
        for n, (f, party) in enumerate(zip(found, parties, strict=True)):
            if party is None or party.anonymity != "anonymous" or not f.source:
                continue
            tokens = frame.sentence(text, f.source[0])
            inside = set(f.content)
            stop = next((i for i in tokens if i > f.source[0] and i in inside), tokens.stop)
            for cut in sorted({stop, *(i for i in f.cue if i > f.source[-1])})[:1]:
                why = self._why(range(f.source[0], cut))
                if why:
                    told[n] = replace(party, reason=why)
        return told

    def _why(self, tokens: range) -> str | None:
        if not tokens:
            return None
        text = self._text
        start, end = text.spans[tokens.start].start, text.spans[tokens.stop - 1].end
        where = anonymity.reason(text.text[start:end])
        return text.text[start + where[0] : start + where[1]] if where else None

    def _said(self, found: list[_Found], parties: list[Party | None]) -> list[dates.Said | None]:
        """When each was said. A pronoun's claim right behind a dated one of the same speaker is of the
        same occasion."""
        text = self._text
        said: list[dates.Said | None] = []
        for n, f in enumerate(found):
            told = None if f.is_reply else self._told(f)
            if (
                told is None
                and n
                and said[n - 1]
                and self._goes_on(found[n - 1], f)
                and parties[n]
                and parties[n - 1]
            ):
                same = parties[n].speaker and parties[n].speaker == parties[n - 1].speaker
                told = said[n - 1] if same else None
            said.append(told)
        return said

    def _goes_on(self, before: _Found, f: _Found) -> bool:
        text = self._text
        pronoun = len(f.source) == 1 and text.words[f.source[0]].lower() in en.PRONOUNS
        return pronoun and text.paragraph[f.content[0]] - text.paragraph[before.content[-1]] in (0, 1)

    def _told(self, f: _Found) -> dates.Said | None:
        text = self._text
        anchor = (f.cue or f.source or (0,))[0]
        for stretch in frame.narration(text, f.content, f.cue, f.source):
            hits = [
                (abs(at - anchor), rule, match)
                for start, end, rule, match in dates.find(text.text[stretch.start : stretch.end])
                if (tokens := text.tokens_in(Span(stretch.start + start, stretch.start + end)))
                and not frame.in_side_clause(text, at := tokens.start, anchor)
            ]
            if hits:
                _, rule, match = min(hits, key=lambda h: h[0])
                return dates.resolve(rule, match, self._document.published)
        return None

    def _via(self, f: _Found, party: Party, outer: Party | None) -> str | None:
        if f.is_reply:
            return None
        if party.source_type == "outlet":
            return party.speaker if party.speaker != self._document.outlet else None
        narration = frame.narration(self._text, f.content, f.cue, f.source)
        named = via(self._text, narration, f.source, self._people)
        if named is None and outer and outer.source_type == "outlet":
            return outer.speaker
        return named if named != self._document.outlet else None

    def _claim(
        self,
        f: _Found,
        party: Party,
        said: dates.Said | None,
        own_id: str,
        outer_id: str | None,
        outer: Party | None,
    ) -> Claim:
        text, a = self._text, f.spans
        cue = shown(text.text, a.cue)
        hedge = None if f.is_reply else kinds.hedge(self._hedged(f))
        rule = step(party, hedge)
        return Claim(
            claim_id=own_id,
            doc=self._document.key,
            content=shown(text.text, a.content),
            content_spans=a.content,
            cue=cue or None,
            cue_spans=a.cue,
            source=shown(text.text, a.source) or None,
            source_spans=a.source,
            speaker=party.speaker,
            role=party.role,
            affiliation=party.affiliation,
            source_type=party.source_type,
            anonymity=party.anonymity,
            source_count=party.count,
            basis=party.basis,
            anonymity_reason=party.reason,
            via=self._via(f, party, outer),
            quote_type=quote_type(text, a.content),
            kind="no_comment" if f.is_reply else kinds.kind([text.words[i] for i in f.cue]),
            reported_by=outer_id,
            hedge=hedge,
            said_text=said.words if said else None,
            said_date=said.date if said else None,
            said_precision=said.precision if said else None,
            sourcing=rule.step,
            sourcing_rule=rule.name,
            confidence=round(a.score, 4),
            method=a.method,
            extractor=self._version,
        )

    def _hedged(self, f: _Found) -> str:
        """Where a hedge would stand: the cue, the unquoted content, and the words between them."""
        text = self._text
        pieces = [text.text[s:e] for s, e in f.spans.cue]
        pieces += [text.text[s:e] for s, e in frame.narration(text, f.content, f.cue, f.source)[:1]]
        content = [i for i in f.content if not text.quoted[i]]
        if content:
            pieces += [text.text[s:e] for s, e in text.characters(content)]
        return " ".join(pieces)


def _outer(found: list[_Found]) -> list[int | None]:
    """For each attribution the smallest other whose content holds the whole of it, or None."""
    content = [set(f.content) for f in found]
    outer: list[int | None] = []
    for n, f in enumerate(found):
        whole = {*f.content, *f.cue, *f.source}
        holders = [
            m
            for m in range(len(found))
            if m != n and len(content[m]) > len(f.content) and whole <= content[m]
        ]
        outer.append(min(holders, key=lambda m: len(content[m]), default=None))
    return outer


def _depth(n: int, outer: list[int | None]) -> int:
    depth, around = 0, outer[n]
    while around is not None:
        depth, around = depth + 1, outer[around]
    return depth

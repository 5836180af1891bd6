"""From a document to its claims: every part composed, nothing kept between documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from onrecord.claims.identity import claim_id
from onrecord.claims.lang.en import pronouns
from onrecord.claims.layout import interview
from onrecord.claims.mentions.records import Mentions
from onrecord.claims.records import Attribution, Claim, Document
from onrecord.claims.reply import refusals
from onrecord.claims.source.party import Party
from onrecord.claims.spans import alone
from onrecord.claims.spans.merge import depth, holders, merge
from onrecord.claims.terms import deeds, fiction
from onrecord.claims.terms.citing import reported
from onrecord.claims.terms.generic import as_class
from onrecord.claims.terms.sourcing import step
from onrecord.claims.terms.unsaid import is_empty, is_only_heard, is_source, is_target, unsaid
from onrecord.claims.terms.voice import is_writers
from onrecord.claims.terms.withheld import explains, unnamed_as, with_reasons
from onrecord.claims.text import frame, kinds
from onrecord.claims.text.found import Found
from onrecord.claims.text.quotes import quote_type, shown
from onrecord.claims.text.tokens import Text, tokenize
from onrecord.claims.when import dates, occasion
from onrecord.claims.who.resolve import Resolver

# Of the rules in this package; raise it when they change what is extracted.
VERSION = "4"

Find = Callable[[Text], list[Attribution]]
Read = Callable[[Text], tuple[list[Attribution], Mentions]]


class ClaimExtractor(Protocol):
    """What the rest of the house asks of an extractor, whatever is inside it."""

    @property
    def version(self) -> str: ...

    def extract(self, document: Document) -> list[Claim]: ...


class Extractor:
    """Finds attributions, then says who spoke, on what terms and when.

    Pure: the same document gives the same claims, whatever was read before.
    """

    def __init__(self, find: Find, version: str = VERSION, *, read: Read | None = None) -> None:
        """`find` gives the attributions; `read`, where there is one, in one pass the mentions too."""
        self._read = read or (lambda text: (find(text), Mentions(text)))
        self.version = version

    @classmethod
    def load(cls) -> Extractor:
        """The default engine with the weights that come with the package."""
        # They bring the network's runtime along.
        from onrecord.claims.engine.attribute import Attributor
        from onrecord.claims.mentions.reader import Reader

        attributor, reader = Attributor.load(), Reader.load()

        def read(text: Text) -> tuple[list[Attribution], Mentions]:
            found, hidden = attributor.look(text)
            return found, reader.read(text, hidden)

        return cls(attributor.find_in, f"{VERSION}+{attributor.version}+{reader.version}", read=read)

    def extract(self, document: Document) -> list[Claim]:
        """The claims of a document, in text order."""
        text = tokenize(document.text)
        found, mentions = self._read(text)
        every = [reported(text, f) for f in merge(text, found, refusals.find(text))]
        uttered = _without_plots(text, [f for f in every if f.is_reply or _is_utterance(text, f)])
        outer = holders(uttered)
        resolver = Resolver(text, interview.read(text).start, mentions)
        parties = with_reasons(text, uttered, _parties(text, resolver, uttered, outer))
        said = occasion.said(text, uttered, parties, document.published)
        ids = _ids(text, document.key, uttered, parties)
        claims = []
        for n, (f, party) in enumerate(zip(uttered, parties, strict=True)):
            if party is None:
                continue
            around = outer[n]
            outer_party = None if around is None else parties[around]
            via = occasion.outlet(text, f, party, outer_party, resolver.people, document.outlet)
            reported_by = None if around is None else ids[around]
            claims.append(self._claim(text, document, f, party, said[n], via, ids[n] or "", reported_by))
        return claims

    def _claim(
        self,
        text: Text,
        document: Document,
        f: Found,
        party: Party,
        said: dates.Said | None,
        via: str | None,
        own_id: str,
        reported_by: str | None,
    ) -> Claim:
        spans = f.spans
        hedge = None if f.is_reply else kinds.hedge(_hedged(text, f))
        rule = step(party, hedge)
        return Claim(
            claim_id=own_id,
            doc=document.key,
            content=shown(text.text, spans.content),
            content_spans=spans.content,
            cue=shown(text.text, spans.cue) or None,
            cue_spans=spans.cue,
            source=shown(text.text, spans.source) or None,
            source_spans=spans.source,
            speaker=party.speaker,
            role=party.role,
            affiliation=party.affiliation,
            source_type=party.source_type,
            anonymity=party.anonymity,
            source_count=party.count,
            unnamed_as=unnamed_as(party),
            through=party.through,
            basis=party.basis,
            anonymity_reason=party.reason,
            via=via,
            quote_type=quote_type(text, spans.content),
            kind=_kind(text, f),
            reported_by=reported_by,
            hedge=hedge,
            said_text=said.words if said else None,
            said_date=said.date if said else None,
            said_precision=said.precision if said else None,
            sourcing=rule.step,
            sourcing_rule=rule.name,
            confidence=round(spans.score, 4),
            method=spans.method,
            extractor=self.version,
        )


def _kind(text: Text, f: Found) -> str:
    silent = f.is_reply or refusals.declines([text.words[i] for i in f.content])
    return "no_comment" if silent else kinds.kind([text.words[i] for i in f.cue])


def _is_utterance(text: Text, f: Found) -> bool:
    """Whether it was said, or thought, at all, and says something."""
    if unsaid(text, f.cue, f.source, f.content) or is_empty(text, f.content):
        return False
    if is_source(text, f.cue, f.content) or explains(text, f):
        return False
    if is_only_heard(text, f.cue, f.source, f.content) or is_target(text, f.cue, f.source, f.content):
        return False
    if deeds.is_deed(text, f.cue, f.source, f.content):
        return False
    attitude = kinds.kind([text.words[i] for i in f.cue]) == "attitude"
    return not (attitude and deeds.is_meant(text, f.cue, f.source, f.content))


def _without_plots(text: Text, uttered: list[Found]) -> list[Found]:
    """Without what the figures of a retold plot say."""
    plots = fiction.Plots(text)
    kept = []
    last = -1  # the paragraph of the last figure's words
    for f in uttered:
        if plots.tells(f, text.paragraph[f.content[0]] == last):
            last = text.paragraph[f.content[0]]
        else:
            kept.append(f)
    return kept


def _parties(
    text: Text, resolver: Resolver, uttered: list[Found], outer: list[int | None]
) -> list[Party | None]:
    """Who is behind each attribution; None where it has no source and none is sure, which drops it.

    What stands inside another comes after it, since its "I" is the other's speaker.
    """
    parties: list[Party | None] = [None] * len(uttered)
    order = sorted(
        range(len(uttered)),
        key=lambda n: (depth(n, outer), (uttered[n].source or uttered[n].content)[0]),
    )
    for n in order:
        f, around = uttered[n], outer[n]
        if f.source and around is None and not f.is_reply and is_writers(text, f.source):
            continue
        if f.source:
            content = () if f.is_reply else f.content
            speaking = None if around is None else parties[around]
            party = resolver.resolve(f.source, content, speaking)
            if around is not None and speaking and _is_another(text, f, uttered[around]):
                party = Party(source_type="person") if party.speaker == speaking.speaker else party
            parties[n] = as_class(text, f, party)
        else:
            before = (uttered[n - 1], parties[n - 1]) if n else None
            parties[n] = _inherited(text, f, before)
    return parties


def _is_another(text: Text, f: Found, around: Found) -> bool:
    """Whether a source is a "he" or "she" in somebody's own words, who would say "I" of themselves."""
    own_words = around.spans.method == interview.METHOD or quote_type(text, around.spans.content) == "direct"
    pronoun = pronouns.PRONOUNS.get(text.words[f.source[0]].lower()) if len(f.source) == 1 else None
    return own_words and pronoun in ("male", "female")


def _inherited(text: Text, f: Found, before: tuple[Found, Party | None] | None) -> Party | None:
    """The party of an attribution without a source: a quotation that stands alone goes on from the speaker
    before, and a hedge ("reportedly") needs nobody."""
    if before and not f.cue and quote_type(text, f.spans.content) == "direct":
        previous, party = before
        if party and alone.goes_on(text, previous, f):
            return replace(party, basis=None, reason=None)
    return Party() if kinds.hedge(_hedged(text, f)) else None


def _hedged(text: Text, f: Found) -> str:
    """Where a hedge would stand: the cue, the narrator's words around it, and the content not in quotes."""
    pieces = [text.text[start:end] for start, end in f.spans.cue]
    pieces += [text.text[s:e] for s, e in frame.narration(text, f.content, f.cue, f.source)[:1]]
    pieces += [text.text[s:e] for s, e in text.characters([i for i in f.content if not text.quoted[i]])]
    return " ".join(pieces)


def _ids(text: Text, key: str, uttered: list[Found], parties: list[Party | None]) -> list[str | None]:
    """The permanent ids of the attributions that become claims: the same words twice differ by order."""
    seen: Counter[str] = Counter()
    ids: list[str | None] = []
    for f, party in zip(uttered, parties, strict=True):
        if party is None:
            ids.append(None)
            continue
        content = shown(text.text, f.spans.content)
        first = claim_id(key, content, 0)
        ids.append(claim_id(key, content, seen[first]) if seen[first] else first)
        seen[first] += 1
    return ids

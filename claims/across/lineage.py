"""Where an article has from what it tells: edges to other articles, or to outlets by name.

Asked are, from the strongest sign to the weakest: an agency credited for the whole; an outlet credited for a
statement ("told the Gazette", "according to Fell Radio") or for the story ("first reported by"); a link to
another outlet's article that tells the same; the narrator's own words found in an older article; and, as the
one guess, marked `inferred`, that an article with no sources of its own retells another's. Beside them stands
what shows the outlet's own work ("told this newspaper"). An article of which nothing is found has no edge:
its lineage is unknown.

A sentence in quotation marks is no sign: two reporters at one speech write down the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.claims.across import addresses, copied, order, ownwork
from onrecord.claims.across.credits import credits, elsewhere
from onrecord.claims.across.outletnames import full_name, same_outlet
from onrecord.claims.across.records import CREDITED, LINKED, OWN, REPRINT, REWRITE, WIRE, Edge, Report
from onrecord.claims.alike.records import LIKELY, SAME, Pair, Told
from onrecord.claims.records import Claim, Span

Links = Mapping[tuple[int, int], Sequence[Pair]]

# A reprint: so much of the narrator's words, and so many runs of six of them.
_REPRINTED, _FEWEST_RUNS = 0.5, 30
# The same of one paragraph around a claim.
_PASSAGE, _FEWEST_IN_PASSAGE = 0.75, 8
# A rewrite tells so many of another's claims, and they are so much of all that it tells.
_FEWEST_RETOLD, _RETOLD = 3, 0.6
_SURENESS = {WIRE: 0.98, CREDITED: 0.95, LINKED: 0.8, OWN: 0.9}
_REACH = 40  # code points between a credited outlet and the words that credit it
_PARAGRAPHS = 3  # at the head and at the foot, where credits stand


@dataclass(frozen=True, slots=True)
class _Here:
    """What is asked about: an article, its claims, the others, and which of their claims correspond."""

    report: Report
    claims: Sequence[Claim]
    others: Sequence[Report]
    told: Mapping[int, Sequence[Told]]
    links: Links

    def pairs(self, other: int) -> list[Pair]:
        """The pairs with another article that say the same, or likely do."""
        between = self.links.get((min(self.report.article_id, other), max(self.report.article_id, other)), ())
        return [pair for pair in between if pair.band in (SAME, LIKELY)]

    def retold(self, other: int) -> dict[str, set[str]]:
        """Each claim of this article that the other has too -> the other's claims."""
        mine = {claim.claim_id for claim in self.claims}
        found: dict[str, set[str]] = {}
        for pair in self.pairs(other):
            for here, there in ((pair.a, pair.b), (pair.b, pair.a)):
                if here in mine and there not in mine:
                    found.setdefault(here, set()).add(there)
        return found

    def can_follow(self, other: Report) -> bool:
        """Whether this article may have come out after the other."""
        return order.before(self.report.published, other.published) is not True


def edges(
    report: Report,
    claims: Sequence[Claim],
    others: Sequence[Report],
    told: Mapping[int, Sequence[Told]],
    links: Links,
) -> list[Edge]:
    """Where `report`, with its `claims`, has from what it tells: the edges that start at it.

    `others` are the articles of its story and those that share a claim with it, `told` their claims by
    article, `links` the pairs of claims by two articles (the smaller number first). In any order they give
    the same edges.
    """
    others = sorted(
        (other for other in others if other.article_id != report.article_id),
        key=lambda other: order.sort_key(other.published, other.article_id),
    )
    here = _Here(report, sorted(claims, key=_place), others, told, links)
    own = _own(here)
    wire = _wire(here)
    credited = [*_first_elsewhere(here), *_credited(here, {edge.claim_id for edge in own})]
    accounted = {edge.claim_id for edge in (*own, *credited)}
    linked = _linked(here, accounted)
    reprinted = _reprinted(here, wire)
    passages = _passages(here, accounted | {edge.claim_id for edge in linked}, reprinted)
    known = [*wire, *credited, *linked, *reprinted, *passages]
    whole = any(edge.claim_id is None for edge in known)
    inferred = [] if whole or own else _rewritten(here, {edge.claim_id for edge in known})
    return [*known, *own, *inferred]


def _place(claim: Claim) -> tuple[tuple[Span, ...], str]:
    return claim.content_spans[:1], claim.claim_id


# --- the whole article


def _wire(here: _Here) -> list[Edge]:
    agency = here.report.wire
    if not agency or same_outlet(agency, here.report.outlet):
        return []
    span = _credit_line(here.report.text, agency)
    words = here.report.text[span.start : span.end] if span else f"credited to {agency}"
    return [_edge(here, WIRE, _article_of(here, agency, None), agency, None, words, span)]


def _credit_line(text: str, agency: str) -> Span | None:
    """Where the agency is named at the head or the foot of an article."""
    paragraphs = list(re.finditer(r"[^\n]+", text))
    for paragraph in (*paragraphs[:_PARAGRAPHS], *paragraphs[-_PARAGRAPHS:][::-1]):
        for name in re.finditer(
            r"\(([^()\n]{2,40})\)|[A-Z][\w.&’'-]*+(?: [A-Z][\w.&’'-]*+){0,4}", paragraph[0]
        ):
            if same_outlet(name[1] or name[0], agency):
                start = paragraph.start() + name.start(1 if name[1] else 0)
                return Span(start, start + len(name[1] or name[0]))
    return None


def _first_elsewhere(here: _Here) -> list[Edge]:
    """What the text says to have been first reported elsewhere: of a claim in the same sentence or, where
    there is none, of the whole."""
    found = []
    for credit in credits(here.report.text, [other.outlet for other in here.others if other.outlet]):
        if same_outlet(credit.outlet, here.report.outlet):
            continue
        words = here.report.text[credit.span.start : credit.span.end]
        paragraph = _around(here.report.text, credit.span)
        inside = [c for c in here.claims if _begins_in(c, paragraph) and not _is_credit(c, credit.span)]
        numbers: list[str | None] = [claim.claim_id for claim in inside]
        for number in numbers or [None]:
            origin = _article_of(here, credit.outlet, number)
            found.append(_edge(here, CREDITED, origin, credit.outlet, number, words, credit.span))
    return found


def _reprinted(here: _Here, wire: Sequence[Edge]) -> list[Edge]:
    """The oldest article that has most of this one's narration word for word."""
    mine = copied.runs(here.report.text)
    for other in here.others:
        twin = wire and other.wire and same_outlet(other.wire, here.report.wire)
        if twin or not here.can_follow(other):
            continue
        if order.before(other.published, here.report.published) is None and _later(other, here.report):
            continue  # nobody knows which was first: one edge, not two
        share = copied.share(mine, copied.runs(other.text))
        if share.shared >= _FEWEST_RUNS and share.part >= _REPRINTED:
            sure = order.before(other.published, here.report.published) is True
            words = f"{share.part:.0%} of its own words stand there" + (
                "" if sure else ", which came out first is unknown"
            )
            return [
                _edge(
                    here,
                    REPRINT,
                    other,
                    other.outlet,
                    None,
                    words,
                    None,
                    confidence=share.part if sure else share.part / 2,
                )
            ]
    return []


def _later(one: Report, other: Report) -> bool:
    return order.sort_key(one.published, one.article_id) > order.sort_key(other.published, other.article_id)


def _rewritten(here: _Here, accounted: set[str | None]) -> list[Edge]:
    """The article that this one seems to retell: surely older, of another outlet, with most of its claims,
    among them one that only the other's reporters can have heard."""
    sourced = [
        claim for claim in here.claims if claim.claim_id not in accounted and claim.kind != "no_comment"
    ]
    if not sourced:
        return []
    hearsay = elsewhere(here.report.text)
    best: tuple[int, Report] | None = None
    for other in here.others:
        if _one_house(here.report, other) or order.before(other.published, here.report.published) is not True:
            continue
        theirs = {told.claim.claim_id: told for told in here.told.get(other.article_id, ())}
        retold = {
            mine: there for mine, there in here.retold(other.article_id).items() if mine not in accounted
        }
        private = [
            mine for mine, there in retold.items() if any(_is_private(theirs.get(n), other) for n in there)
        ]
        enough = len(retold) >= _FEWEST_RETOLD and len(retold) >= _RETOLD * len(sourced)
        if private and (enough or hearsay) and (best is None or len(retold) > best[0]):
            best = len(retold), other
    if best is None:
        return []
    number, other = best
    words = f"{number} of its {len(sourced)} sourced statements stand there, which came out first"
    if hearsay:
        words += f"; it says “{here.report.text[hearsay.start : hearsay.end]}”"
    part = number / len(sourced)
    return [
        _edge(
            here,
            REWRITE,
            other,
            other.outlet,
            None,
            words,
            hearsay,
            inferred=True,
            confidence=min(0.8, 0.4 + part / 2.5),
        )
    ]


def _is_private(told: Told | None, report: Report) -> bool:
    """Whether a claim was told to its outlet's reporters and not to everybody: by people without a name, or
    in an interview of their own."""
    if told is None:
        return False
    return told.claim.anonymity == "anonymous" or same_outlet(told.claim.via, report.outlet)


# --- single claims


def _own(here: _Here) -> list[Edge]:
    found = []
    for claim in here.claims:
        around = _sentence(here.report.text, claim)
        said = (*claim.content_spans, *copied.quotations(here.report.text, around))
        span = ownwork.sign(here.report.text, around, here.report.outlet, said)
        via = full_name(claim.via, here.report.text, here.report.outlet) if claim.via else None
        if span is None and not same_outlet(via, here.report.outlet):
            continue
        span = span or _named_near(here.report.text, claim, claim.via or "")
        words = here.report.text[span.start : span.end] if span else f"through {claim.via}"
        found.append(_edge(here, OWN, None, here.report.outlet, claim.claim_id, words, span))
    return found


def _credited(here: _Here, own: set[str | None]) -> list[Edge]:
    """The outlets through which claims come, by the claims' own words or those of the claim around them."""
    by_id = {claim.claim_id: claim for claim in here.claims}
    found = []
    for claim in here.claims:
        named = _outlet_behind(claim, by_id)
        outlet = full_name(named, here.report.text, here.report.outlet) if named else None
        if claim.claim_id in own or not named or not outlet or same_outlet(outlet, here.report.outlet):
            continue
        span = _named_near(here.report.text, claim, named)
        words = here.report.text[span.start : span.end] if span else outlet
        origin = _article_of(here, outlet, claim.claim_id)
        found.append(_edge(here, CREDITED, origin, outlet, claim.claim_id, words, span))
    return found


def _outlet_behind(claim: Claim, by_id: Mapping[str, Claim]) -> str | None:
    """The outlet that a claim, or the one in which it is told, is credited to."""
    seen: set[str] = set()
    at: Claim | None = claim
    while at and at.claim_id not in seen:
        seen.add(at.claim_id)
        if at.via:
            return at.via
        if at.source_type == "outlet" and (at.speaker or at.source):
            return at.speaker or at.source
        at = by_id.get(at.reported_by or "")
    return None


def _linked(here: _Here, accounted: set[str | None]) -> list[Edge]:
    """Links to other outlets' articles, for the claims that these have too."""
    leads_to = {addresses.plain(link): link for link in here.report.links}
    found = []
    for other in here.others:
        link = leads_to.get(addresses.plain(other.url))
        if link is None or _one_house(here.report, other) or not here.can_follow(other):
            continue
        found += [
            _edge(here, LINKED, other, other.outlet, number, f"links to {link}", None)
            for number in sorted(here.retold(other.article_id))
            if number not in accounted
        ]
    return found


def _passages(here: _Here, accounted: set[str | None], whole: Sequence[Edge]) -> list[Edge]:
    """Paragraphs that an older article has in the same words, for the claims in them."""
    copied_from = {edge.origin_article_id for edge in whole}
    found = []
    for other in here.others:
        if other.article_id in copied_from or _one_house(here.report, other) or not here.can_follow(other):
            continue
        retold = [n for n in sorted(here.retold(other.article_id)) if n not in accounted]
        if not retold or (
            order.before(other.published, here.report.published) is None and _later(other, here.report)
        ):
            continue
        theirs = copied.runs(other.text)
        for claim in (c for c in here.claims if c.claim_id in retold):
            words = copied.paragraph(here.report.text, claim.content_spans[0])
            share = copied.share(copied.runs(words), theirs)
            if share.shared >= _FEWEST_IN_PASSAGE and share.part >= _PASSAGE:
                evidence = f"{share.part:.0%} of its paragraph stands there"
                accounted = accounted | {claim.claim_id}
                found.append(
                    _edge(
                        here,
                        REPRINT,
                        other,
                        other.outlet,
                        claim.claim_id,
                        evidence,
                        None,
                        confidence=share.part,
                    )
                )
    return found


# --- what they share


def _edge(
    here: _Here,
    kind: str,
    origin: Report | None,
    name: str | None,
    claim_id: str | None,
    evidence: str,
    span: Span | None,
    *,
    inferred: bool = False,
    confidence: float | None = None,
) -> Edge:
    return Edge(
        here.report.article_id,
        kind,
        origin.article_id if origin else None,
        name,
        claim_id,
        " ".join(evidence.split()),
        span,
        inferred,
        round(_SURENESS[kind] if confidence is None else confidence, 3),
    )


def _article_of(here: _Here, outlet: str, claim_id: str | None) -> Report | None:
    """The outlet's article that is meant, among the others: one that tells the claim (or, of a whole article,
    most claims) or is linked to. Of those alike the oldest; None where none is likely."""
    leads_to = {addresses.plain(link) for link in here.report.links}
    ranked: list[tuple[int, int, Report]] = []
    for n, other in enumerate(here.others):
        if not same_outlet(outlet, other.outlet) or not here.can_follow(other):
            continue
        retold = here.retold(other.article_id)
        shared = len(retold) if claim_id is None else int(claim_id in retold)
        weight = 2 * shared + (addresses.plain(other.url) in leads_to)
        if weight:
            ranked.append((-weight, n, other))
    return min(ranked, key=lambda one: one[:2])[2] if ranked else None


def _one_house(one: Report, other: Report) -> bool:
    same_id = one.outlet_id is not None and one.outlet_id == other.outlet_id
    return same_id or same_outlet(one.outlet, other.outlet)


def _sentence(text: str, claim: Claim) -> Span:
    """The sentences that a claim's content, cue and source stand in: what says how it was told."""
    spans = (*claim.content_spans, *claim.cue_spans, *claim.source_spans)
    return (
        _around(text, Span(min(s.start for s in spans), max(s.end for s in spans))) if spans else Span(0, 0)
    )


_STOP = re.compile(r"[.!?][”\"’']?\s+(?=[“\"A-Z])|\n")


def _around(text: str, span: Span) -> Span:
    """A span widened to whole sentences."""
    start = text.rfind("\n", 0, span.start) + 1
    for stop in _STOP.finditer(text, start, span.start):
        start = stop.end()
    stop_after = _STOP.search(text, max(span.end - 1, 0))
    return Span(min(start, span.start), max(stop_after.start() + 1 if stop_after else len(text), span.end))


def _is_credit(claim: Claim, span: Span) -> bool:
    """Whether a claim is nothing but the credit itself: "the talks were first reported by the Gazette"."""
    return any(s.start < span.end and span.start < s.end for s in (*claim.cue_spans, *claim.source_spans))


def _begins_in(claim: Claim, stretch: Span) -> bool:
    return any(stretch.start <= span.start < stretch.end for span in claim.content_spans[:1])


def _named_near(text: str, claim: Claim, outlet: str) -> Span | None:
    """Where the outlet is named in the sentences of a claim, with the words that attribute, if near."""
    within = _sentence(text, claim)
    bare = re.escape(outlet.removeprefix("The ").removeprefix("the "))
    found = re.compile(rf"\b{bare}\b", re.IGNORECASE).search(text, within.start, within.end)
    if found is None:
        return None
    near = [
        s for s in claim.cue_spans if min(abs(s.end - found.start()), abs(s.start - found.end())) < _REACH
    ]
    return (
        Span(min(found.start(), *(s.start for s in near)), max(found.end(), *(s.end for s in near)))
        if near
        else Span(*found.span())
    )

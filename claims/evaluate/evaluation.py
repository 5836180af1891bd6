"""An extractor against a gold folder: run it, count, sum up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from onrecord.claims.evaluate.calibration import Bin, reliability
from onrecord.claims.evaluate.field_intervals import FieldIntervals, Interval, field_intervals
from onrecord.claims.evaluate.fields import FieldMistake, FieldScores, add_fields, score_fields
from onrecord.claims.evaluate.gold import GoldDocument
from onrecord.claims.evaluate.mistakes import Mistake, mistakes
from onrecord.claims.evaluate.spans import (
    KIND_MEASURES,
    KINDS,
    MEASURES,
    SHARES,
    DocumentScore,
    Kinded,
    score_document,
)
from onrecord.claims.evaluate.tally import Share, Tally, interval, total, total_share
from onrecord.claims.records import Attribution, Claim, Document


class Extractor(Protocol):
    """Anything that finds claims in a document."""

    def extract(self, document: Document) -> list[Claim]: ...


@dataclass(frozen=True, slots=True)
class Scored:
    """One document and what came of it: `confidences` with whether the prediction is right end to end.
    `fields` is None where nobody labelled them."""

    document: GoldDocument
    score: DocumentScore
    confidences: tuple[tuple[float, bool], ...]
    fields: FieldScores | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The sums over all documents; `intervals` are of F1, by document. `fields` and its intervals are None
    where nobody labelled any."""

    documents: int
    tokens: int
    gold: int
    predicted: int
    measures: dict[str, Tally]
    intervals: dict[str, Interval]
    shares: dict[str, Share]
    kinds: dict[Kinded, Tally]
    kind_intervals: dict[Kinded, Interval]
    reliability: list[Bin]
    fields: FieldScores | None
    field_intervals: FieldIntervals | None


def run(
    gold: Iterable[GoldDocument], extractor: Extractor, done: Callable[[], None] = lambda: None
) -> list[Scored]:
    """Every document through the extractor; `done` is called after each."""
    scored = []
    for document in gold:
        claims = extractor.extract(
            Document(document.name, document.text, published=document.published, outlet=document.outlet)
        )
        scored.append(score_claims(document, claims))
        done()
    return scored


def score_claims(document: GoldDocument, claims: Sequence[Claim]) -> Scored:
    predicted = [
        Attribution(claim.content_spans, claim.cue_spans, claim.source_spans, claim.confidence, claim.method)
        for claim in claims
    ]
    score = score_document(document.text, document.attributions, predicted)
    counted = [one for one in predicted if score.words.covered(one.content)]
    right = {pair.predicted for pair in score.pairs if pair.found}
    return Scored(
        document=document,
        score=score,
        confidences=tuple((one.score, number in right) for number, one in enumerate(counted)),
        fields=None if document.labels is None else score_fields(document.text, document.labels, claims),
    )


def summarise(scored: Sequence[Scored]) -> Evaluation:
    scores = [one.score for one in scored]
    fields = [one.fields for one in scored if one.fields is not None]
    by_measure = {name: [score.tallies[name] for score in scores] for name in MEASURES}
    by_kind = {
        (kind, measure): [score.kinds[kind, measure] for score in scores]
        for kind in KINDS
        for measure in KIND_MEASURES
    }
    return Evaluation(
        documents=len(scores),
        tokens=sum(len(score.words) for score in scores),
        gold=sum(len(score.gold) for score in scores),
        predicted=sum(len(score.predicted) for score in scores),
        measures={name: total(tallies) for name, tallies in by_measure.items()},
        intervals={name: interval(tallies) for name, tallies in by_measure.items()},
        shares={name: total_share(score.shares[name] for score in scores) for name in SHARES},
        kinds={key: total(tallies) for key, tallies in by_kind.items()},
        kind_intervals={key: interval(tallies) for key, tallies in by_kind.items() if key[1] == "end_to_end"},
        reliability=reliability(judged for one in scored for judged in one.confidences),
        fields=add_fields(fields) if fields else None,
        field_intervals=field_intervals(fields) if fields else None,
    )


def all_mistakes(scored: Iterable[Scored]) -> list[tuple[str, Mistake]]:
    """Every mistake in the attributions with its document's name, as the documents come."""
    return [
        (one.document.name, mistake) for one in scored for mistake in mistakes(one.document.text, one.score)
    ]


def all_confusions(scored: Iterable[Scored]) -> list[tuple[str, FieldMistake]]:
    """Every field that is wrong, with its document's name, as the documents come."""
    return [(one.document.name, wrong) for one in scored if one.fields for wrong in one.fields.mistakes]

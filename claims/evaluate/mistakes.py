"""What went wrong with the attributions of a document, by type and in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.claims.evaluate.spans import DocumentScore
from onrecord.claims.evaluate.words import Marked, Tokens

_PRONOUNS = {"he", "she", "they", "who", "it", "i", "we", "you"}


@dataclass(frozen=True, slots=True)
class Mistake:
    """`type` is a short phrase; `gold` and `predicted` are "source | cue | content", or None on the side that
    has nothing."""

    type: str
    gold: str | None
    predicted: str | None


def mistakes(text: str, score: DocumentScore) -> list[Mistake]:
    """Every gold attribution and every prediction that is not right to the word, each once."""
    return list(_mistakes(text, score))


def _mistakes(text: str, score: DocumentScore) -> Iterator[Mistake]:
    partner = {pair.gold: pair for pair in score.pairs}
    for number, gold in enumerate(score.gold):
        pair = partner.get(number)
        if pair is None:
            nearest = max(score.predicted, key=lambda other: len(gold.content & other.content), default=None)
            if nearest is not None and not gold.content & nearest.content:
                nearest = None
            yield _mistake(text, score, _missed(score, gold, nearest), gold, nearest)
            continue
        predicted = score.predicted[pair.predicted]
        if not pair.found:
            yield _mistake(text, score, _wrong_source(score, gold, predicted), gold, predicted)
        elif gold.core != predicted.core:
            yield _mistake(text, score, _boundary(gold.core, predicted.core), gold, predicted)
        elif gold.speaker != predicted.speaker:
            yield _mistake(text, score, "source: more or fewer words", gold, predicted)
    for number in set(range(len(score.predicted))) - {pair.predicted for pair in score.pairs}:
        predicted = score.predicted[number]
        hit = [gold for gold in score.gold if gold.content & predicted.content]
        yield _mistake(text, score, _spurious(hit), hit[0] if len(hit) == 1 else None, predicted)


def _missed(score: DocumentScore, gold: Marked, nearest: Marked | None) -> str:
    if nearest is not None:
        pieces = [other for other in score.predicted if gold.content & other.content]
        others = [other for other in score.gold if other is not gold and other.content & nearest.content]
        if len(pieces) > 1:
            return "missed: cut into several"
        if others and len(nearest.content) > len(gold.content):
            return "missed: run together with another"
        return "missed: content overlaps by less than half"
    if any(gold.cue & other.cue for other in score.predicted):
        return "missed: cue found, content not"
    return f"missed: nothing predicted, {gold.quote_type}" + ("" if gold.source else ", without a source")


def _wrong_source(score: DocumentScore, gold: Marked, predicted: Marked) -> str:
    if not gold.source:
        return "source: none in the gold"
    if not predicted.source:
        return "source: none predicted"
    if any(gold.speaker & other.speaker for other in score.predicted):
        return "source: found, but tied to something else"
    if {score.words.lower[token] for token in gold.speaker} <= _PRONOUNS:
        return "source: pronoun missed"
    return "source: another taken"


def _boundary(gold: Tokens, predicted: Tokens) -> str:
    left_out, added = gold - predicted, predicted - gold
    size = "too short" if not added else "too long" if not left_out else "shifted"
    changed = left_out | added
    start = any(token <= min(gold) for token in changed)
    end = any(token >= max(gold) for token in changed)
    place = "both ends" if start and end else "start" if start else "end" if end else "inside"
    return f"boundary: {size} at {place}" if place != "inside" else f"boundary: {size} inside"


def _spurious(hit: list[Marked]) -> str:
    if not hit:
        return "spurious: nothing there"
    return "spurious: runs over several" if len(hit) > 1 else "spurious: a piece or a repetition"


def _mistake(
    text: str, score: DocumentScore, kind: str, gold: Marked | None, predicted: Marked | None
) -> Mistake:
    return Mistake(
        kind,
        None if gold is None else _shown(text, score, gold),
        None if predicted is None else _shown(text, score, predicted),
    )


def _shown(text: str, score: DocumentScore, marked: Marked) -> str:
    roles = (marked.source, marked.cue, marked.content)
    return " | ".join(score.words.as_text(text, tokens) or "-" for tokens in roles)

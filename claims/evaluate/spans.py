"""The measures on attributions: one document's counts, and what they come to over many.

`content_token`, `source_token`, `cue_token`: words in that role, whoever they belong to.
`content_exact`: the very span; `content_exact_words`: the same without regard to punctuation.
`content_partial`: each overlap counts by its part. `content_match`: overlap by half both ways.
`end_to_end`: that, and a word of the source. `end_to_end_strict`: all words of content and source.
`exact_with_cue`: those of the cue as well.
By kind (`direct`, `mixed`, `indirect`; `statement`, `attitude`, `other`): partial, match, end_to_end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.claims.evaluate.cues import cue_kind
from onrecord.claims.evaluate.match import ENOUGH, Overlap, Pair, overlaps, pairs
from onrecord.claims.evaluate.tally import Share, Tally, counted
from onrecord.claims.evaluate.words import Marked, Words, mark
from onrecord.claims.records import Attribution

MEASURES = (
    "content_token",
    "content_exact",
    "content_exact_words",
    "content_partial",
    "content_match",
    "source_token",
    "cue_token",
    "end_to_end",
    "end_to_end_strict",
    "exact_with_cue",
)
SHARES = ("attribution_accuracy", "attribution_exact", "no_source_accuracy")
KINDS = ("direct", "mixed", "indirect", "statement", "attitude", "other")
KIND_MEASURES = ("partial", "match", "end_to_end")

Kinded = tuple[str, str]


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """One document's counts, to be added up, and what stands behind them for whoever looks for mistakes."""

    words: Words
    gold: tuple[Marked, ...]
    predicted: tuple[Marked, ...]
    pairs: tuple[Pair, ...]
    tallies: Mapping[str, Tally]
    shares: Mapping[str, Share]
    kinds: Mapping[Kinded, Tally]


def score_document(text: str, gold: Sequence[Attribution], predicted: Sequence[Attribution]) -> DocumentScore:
    words = Words(text)
    wanted = tuple(marked for marked in (mark(words, one) for one in gold) if marked.content)
    given = tuple(marked for marked in (mark(words, one) for one in predicted) if marked.content)
    overlapping = overlaps(wanted, given)
    matched = pairs(wanted, given, overlapping)
    return DocumentScore(
        words=words,
        gold=wanted,
        predicted=given,
        pairs=tuple(matched),
        tallies=_tallies(wanted, given, overlapping, matched),
        shares=_shares(wanted, given, overlapping),
        kinds=_by_kind(wanted, given, overlapping, matched),
    )


def right_ones(text: str, gold: Sequence[Attribution], predicted: Sequence[Attribution]) -> set[int]:
    """Indexes of the predictions that are right end to end."""
    words = Words(text)
    wanted = [mark(words, one) for one in gold]
    given = [mark(words, one) for one in predicted]
    return {pair.predicted for pair in pairs(wanted, given, overlaps(wanted, given)) if pair.found}


def _tallies(
    gold: Sequence[Marked],
    predicted: Sequence[Marked],
    overlapping: Sequence[Overlap],
    matched: Sequence[Pair],
) -> dict[str, Tally]:
    sizes = (len(predicted), len(gold))
    both = [(gold[pair.gold], predicted[pair.predicted]) for pair in matched]
    strict = [one.core == other.core and one.speaker == other.speaker for one, other in both]
    return {
        "content_token": _tokens([one.content for one in gold], [one.content for one in predicted]),
        "content_exact": _equal([one.content for one in gold], [one.content for one in predicted]),
        "content_exact_words": _equal([one.core for one in gold], [one.core for one in predicted]),
        "content_partial": Tally(
            sum(overlap.of_predicted for overlap in overlapping),
            len(predicted),
            sum(overlap.of_gold for overlap in overlapping),
            len(gold),
        ),
        "content_match": counted(len(matched), *sizes),
        "source_token": _tokens([one.source for one in gold], [one.source for one in predicted]),
        "cue_token": _tokens([one.cue for one in gold], [one.cue for one in predicted]),
        "end_to_end": counted(sum(pair.found for pair in matched), *sizes),
        "end_to_end_strict": counted(sum(strict), *sizes),
        "exact_with_cue": counted(
            sum(same and one.cue == other.cue for same, (one, other) in zip(strict, both, strict=True)),
            *sizes,
        ),
    }


def _tokens(gold: list[frozenset[int]], predicted: list[frozenset[int]]) -> Tally:
    wanted: frozenset[int] = frozenset().union(*gold)
    given: frozenset[int] = frozenset().union(*predicted)
    return counted(len(wanted & given), len(given), len(wanted))


def _equal(gold: list[frozenset[int]], predicted: list[frozenset[int]]) -> Tally:
    return counted((Counter(gold) & Counter(predicted)).total(), len(predicted), len(gold))


def _shares(
    gold: Sequence[Marked], predicted: Sequence[Marked], overlapping: Sequence[Overlap]
) -> dict[str, Share]:
    """Of the gold contents that some prediction covers by half: is the best one's source right?"""
    best: dict[int, Overlap] = {}
    for overlap in overlapping:
        if overlap.of_gold < ENOUGH:
            continue
        rival = best.get(overlap.gold)
        if rival is None or (overlap.shared, overlap.of_predicted) > (rival.shared, rival.of_predicted):
            best[overlap.gold] = overlap
    covered = [(gold[overlap.gold], predicted[overlap.predicted]) for overlap in best.values()]
    sourced = [(one, other) for one, other in covered if one.source]
    bare = [other for one, other in covered if not one.source]
    return {
        "attribution_accuracy": Share(sum(bool(a.speaker & b.speaker) for a, b in sourced), len(sourced)),
        "attribution_exact": Share(sum(a.speaker == b.speaker for a, b in sourced), len(sourced)),
        "no_source_accuracy": Share(sum(not other.source for other in bare), len(bare)),
    }


def _by_kind(
    gold: Sequence[Marked],
    predicted: Sequence[Marked],
    overlapping: Sequence[Overlap],
    matched: Sequence[Pair],
) -> dict[Kinded, Tally]:
    """Precision goes by the kind that the prediction is of, recall by the gold's."""
    wanted = [(one.quote_type, cue_kind(one.cue_words, one.quote_type)) for one in gold]
    given = [(one.quote_type, cue_kind(one.cue_words, one.quote_type)) for one in predicted]
    right_given: Counter[Kinded] = Counter()
    right_wanted: Counter[Kinded] = Counter()
    parts_given = dict.fromkeys(KINDS, 0.0)
    parts_wanted = dict.fromkeys(KINDS, 0.0)
    for overlap in overlapping:
        for kind in given[overlap.predicted]:
            parts_given[kind] += overlap.of_predicted
        for kind in wanted[overlap.gold]:
            parts_wanted[kind] += overlap.of_gold
    for pair in matched:
        for measure in ("match", "end_to_end") if pair.found else ("match",):
            right_given.update((kind, measure) for kind in given[pair.predicted])
            right_wanted.update((kind, measure) for kind in wanted[pair.gold])
    tallies = {}
    for kind in KINDS:
        predicted_of, gold_of = sum(kind in kinds for kinds in given), sum(kind in kinds for kinds in wanted)
        tallies[kind, "partial"] = Tally(parts_given[kind], predicted_of, parts_wanted[kind], gold_of)
        for measure in ("match", "end_to_end"):
            key = (kind, measure)
            tallies[key] = Tally(right_given[key], predicted_of, right_wanted[key], gold_of)
    return tallies

"""Learning the second look: what makes a found attribution right, and from which probability on it is given.

It learns from what becomes a claim once grammar has had its say, of texts that the tagger was not taught: of
those it was, it is surer than it is right. All figures and the bars are cross-fitted: each text is scored by
a model that has not seen it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from onrecord.claims.engine.attribute import Settings, attribution, candidates
from onrecord.claims.engine.confidence import KINDS, Confidence, kind_of
from onrecord.claims.engine.evidence import FEATURES
from onrecord.claims.engine.labels import Floats
from onrecord.claims.engine.link import Linker
from onrecord.claims.evaluate.calibration import expected_error, reliability
from onrecord.claims.evaluate.spans import right_ones
from onrecord.claims.evaluate.tally import counted
from onrecord.claims.extract import Extractor, Find
from onrecord.claims.records import Attribution, Claim, Document
from onrecord.claims.text.tokens import Text
from onrecord.claims.training.logistic import Numbers, newton

FOLDS = 10
# Shrinkage of the weights, in claims: chosen by the cross-fitted log loss, flat from a third to three times.
PENALTY = 75.0
# Nothing that is likelier wrong than right by far is given, whatever F1 says.
_BARS = tuple(n / 20 for n in range(7, 18))
# What F1 may lose for precision: readers mind a wrong row more than a missed one.
_PRICE = 0.003
# Of a feature that hardly ever differs: a few claims shall not give it a great weight.
_LEAST_SPREAD = 0.1


@dataclass(frozen=True, slots=True)
class Read:
    """A tagged text with its gold attributions. `wrong`: where a reader judged what an extractor had found,
    and did not label the whole text, what of that is no attribution; `gold` is then what is one."""

    text: Text
    log_probabilities: Floats
    gold: Sequence[Attribution]
    wrong: Sequence[Attribution] | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Texts of one kind. `weight`: how much a claim of them counts in learning. `floor`: the F1 end to end
    that the bars must leave; None for the part whose F1 they are to raise."""

    reads: Sequence[Read]
    weight: float = 1.0
    floor: float | None = None

    @property
    def is_judged(self) -> bool:
        """Whether readers judged what was found, so that nothing is known of what was missed."""
        return any(read.wrong is not None for read in self.reads)


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim of text `document` of its part. `features` is None where grammar alone found it, and then
    neither scored nor dropped."""

    document: int
    features: tuple[float, ...] | None
    right: bool


Scored = list[tuple[float, Judged]]


def bare(version: str, moves: Floats, least: float) -> Settings:
    """Settings that give everything that is found."""
    return Settings(version, moves, least, dict.fromkeys(KINDS, 0.0), Confidence(0.0, (0.0,) * len(FEATURES)))


def judge(reads: Sequence[Read], linker: Linker, settings: Settings) -> list[Judged]:
    """All claims that the extractor makes when every candidate is given, right ones marked; of a text that
    was only judged, those that were."""
    judged = []
    for number, read in enumerate(reads):
        found = candidates(read.text, read.log_probabilities, linker, settings)
        # The method goes through the extractor unchanged, and so tells whose claim it is.
        given = [replace(attribution(read.text, c, 1.0), method=str(n)) for n, c in enumerate(found)]
        claims = Extractor(_always(given)).extract(Document("", read.text.text))
        spans = [_spans(claim) for claim in claims]
        right = right_ones(read.text.text, read.gold, spans)
        known = right | right_ones(read.text.text, read.wrong or (), spans)
        for n, claim in enumerate(claims):
            if read.wrong is not None and n not in known:
                continue
            own = found[int(claim.method)].features if claim.method.isdigit() else None
            judged.append(Judged(number, own, n in right))
    return judged


def _always(given: list[Attribution]) -> Find:
    return lambda _: list(given)


def _spans(claim: Claim) -> Attribution:
    return Attribution(claim.content_spans, claim.cue_spans, claim.source_spans, 1.0, claim.method)


def second_look(
    parts: Mapping[str, Part], linker: Linker, settings: Settings
) -> tuple[Settings, dict[str, dict[str, float]]]:
    """The settings with a confidence and bars learned from the parts, and their figures, cross-fitted."""
    judged = {name: judge(part.reads, linker, settings) for name, part in parts.items()}
    bars, figures = measure(judged, parts)
    weights = {name: part.weight for name, part in parts.items()}
    return replace(settings, bars=bars, confidence=fit(judged, weights)), figures


def measure(
    judged: Mapping[str, Sequence[Judged]], parts: Mapping[str, Part], columns: Sequence[str] = FEATURES
) -> tuple[dict[str, float], dict[str, dict[str, float]]]:
    """The bars and each part's figures, cross-fitted, with no other features than `columns`."""
    scored = cross_fitted(judged, {name: part.weight for name, part in parts.items()}, columns)
    bars = choose_bars(scored, parts)
    return bars, {name: _figures(scored[name], bars, _gold(part.reads)) for name, part in parts.items()}


def cross_fitted(
    judged: Mapping[str, Sequence[Judged]], weights: Mapping[str, float], columns: Sequence[str] = FEATURES
) -> dict[str, Scored]:
    """Every claim with the score of a model that has seen no claim of its text; 1 where grammar found it."""
    models = [
        fit(
            {name: [j for j in rows if j.document % FOLDS != fold] for name, rows in judged.items()},
            weights,
            columns,
        )
        for fold in range(FOLDS)
    ]
    return {
        name: [(models[j.document % FOLDS].score(j.features) if j.features else 1.0, j) for j in rows]
        for name, rows in judged.items()
    }


def fit(
    judged: Mapping[str, Sequence[Judged]], weights: Mapping[str, float], columns: Sequence[str] = FEATURES
) -> Confidence:
    """Logistic regression by Newton's method: features brought to one scale, all weights shrunk alike."""
    rows = [(j, j.features, weights[name]) for name, part in judged.items() for j in part if j.features]
    inputs = np.array([features for _, features, _ in rows], dtype=float).reshape(-1, len(FEATURES))
    inputs *= np.array([name in columns for name in FEATURES])
    target = np.array([j.right for j, _, _ in rows], dtype=float)
    counts = np.array([weight for _, _, weight in rows])
    if not len(inputs):
        return Confidence(0.0, (0.0,) * len(FEATURES))
    mean, spread = inputs.mean(axis=0), inputs.std(axis=0)
    spread = np.maximum(spread, _LEAST_SPREAD)
    scaled = newton(
        np.column_stack([np.ones(len(inputs)), (inputs - mean) / spread]), target, counts, PENALTY
    )
    slopes = scaled[1:] / spread
    return Confidence(float(scaled[0] - slopes @ mean), tuple(map(float, slopes)))


def choose_bars(scored: Mapping[str, Scored], parts: Mapping[str, Part]) -> dict[str, float]:
    """The bars with the best F1 where no floor is set, of those that keep every other part above its floor;
    of nearly equal ones the most precise, also on what was only judged. Where none keeps it, the floor comes
    first."""
    lacking, raised, precise = (np.zeros((len(_BARS),) * len(KINDS)) for _ in range(3))
    for name, part in parts.items():
        given, right = _reaching(scored[name])
        f1 = 2 * right / np.maximum(given + _gold(part.reads), 1)
        if part.is_judged:
            precise += right / np.maximum(given, 1)
        elif part.floor is None:
            raised += f1
            precise += right / np.maximum(given, 1)
        else:
            lacking += np.maximum(0.0, part.floor - f1)
    allowed = lacking <= lacking.min()
    enough = allowed & (raised >= raised[allowed].max() - _PRICE)
    best = np.unravel_index(np.where(enough, precise, -1.0).argmax(), enough.shape)
    return {kind: _BARS[n] for kind, n in zip(KINDS, best, strict=True)}


def _reaching(rows: Scored) -> tuple[Numbers, Numbers]:
    """For every choice of bars, an axis a kind: how many claims are given, and how many of them are right."""
    by_grammar = [j.right for _, j in rows if j.features is None]
    given = np.full((len(_BARS),) * len(KINDS), float(len(by_grammar)))
    right = np.full(given.shape, float(sum(by_grammar)))
    for axis, kind in enumerate(KINDS):
        own = [(s, j.right) for s, j in rows if j.features and kind_of(j.features) == kind]
        shape = [-1 if n == axis else 1 for n in range(len(KINDS))]
        given += np.array([sum(s >= bar for s, _ in own) for bar in _BARS]).reshape(shape)
        right += np.array([sum(r for s, r in own if s >= bar) for bar in _BARS]).reshape(shape)
    return given, right


def _gold(reads: Sequence[Read]) -> int:
    return sum(len(read.gold) for read in reads)


def _figures(rows: Scored, bars: Mapping[str, float], gold: int) -> dict[str, float]:
    looked_at = [(score, j) for score, j in rows if j.features]
    given = [(s, j) for s, j in looked_at if j.features and s >= bars[kind_of(j.features)]]
    grammar = [j for _, j in rows if not j.features]
    rates = counted(
        sum(j.right for _, j in given) + sum(j.right for j in grammar), len(given) + len(grammar), gold
    )
    unfiltered = counted(sum(j.right for _, j in rows), len(rows), gold)
    loss = [-np.log(max(1e-9, score if j.right else 1 - score)) for score, j in looked_at]
    figures = {
        "end_to_end_precision": rates.precision,
        "end_to_end_recall": rates.recall,
        "end_to_end_f1": rates.f1,
        "end_to_end_f1_unfiltered": unfiltered.f1,
        "expected_calibration_error": expected_error(reliability((s, j.right) for s, j in given)),
        "expected_calibration_error_unfiltered": expected_error(
            reliability((s, j.right) for s, j in looked_at)
        ),
        "log_loss": float(np.mean(loss)) if loss else 0.0,
    }
    return {name: round(value, 4) for name, value in figures.items()}

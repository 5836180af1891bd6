"""An evaluation as a table for people and as JSON for programs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from random import Random
from typing import Any

from onrecord.claims.evaluate.calibration import expected_error
from onrecord.claims.evaluate.evaluation import Evaluation
from onrecord.claims.evaluate.field_intervals import Interval
from onrecord.claims.evaluate.mistakes import Mistake
from onrecord.claims.evaluate.spans import KIND_MEASURES, KINDS, MEASURES
from onrecord.claims.evaluate.tally import SEED, Share, Tally

_TITLES = {
    "content_token": "content, tokens",
    "content_exact": "content, exact span",
    "content_exact_words": "content, exact words",
    "content_partial": "content, in part",
    "content_match": "content, half both ways",
    "source_token": "source, tokens",
    "cue_token": "cue, tokens",
    "end_to_end": "END TO END",
    "end_to_end_strict": "end to end, all exact",
    "exact_with_cue": "  and the cue exact",
}
_WIDTH = 26


def table(evaluation: Evaluation) -> str:
    return "\n".join(_spans(evaluation) + _kinds(evaluation) + _fields(evaluation) + _reliability(evaluation))


def _spans(evaluation: Evaluation) -> list[str]:
    accuracy, exact = evaluation.shares["attribution_accuracy"], evaluation.shares["attribution_exact"]
    return [
        f"{evaluation.documents} documents, {evaluation.tokens} tokens, "
        f"{evaluation.gold} gold and {evaluation.predicted} predicted claims",
        "",
        f"{_head('attributions')}   95% of F1",
        *(
            f"{_row(_TITLES[name], evaluation.measures[name])}   {_reach(evaluation.intervals[name])}"
            for name in MEASURES
        ),
        f"{'source of what was found':{_WIDTH}} {_of(accuracy)} right,{_percent(exact.rate)} exact",
    ]


def _kinds(evaluation: Evaluation) -> list[str]:
    lines = ["", f"{_head('end to end, by kind')}   {'95% of F1':13} {'gold':>6} predicted"]
    for kind in KINDS:
        key = (kind, "end_to_end")
        tally = evaluation.kinds[key]
        lines.append(
            f"{_row(kind, tally)}   {_reach(evaluation.kind_intervals[key])}"
            f" {tally.gold:6.0f} {tally.predicted:9.0f}"
        )
    return lines


def _fields(evaluation: Evaluation) -> list[str]:
    fields, reach = evaluation.fields, evaluation.field_intervals
    if fields is None or reach is None:
        return []
    head = f"{_head('fields, where stated')}   {'95% of F1':13} {'gold':>6}"
    lines = ["", f"{head}   {'right, null or not':>13}   95% of right"]
    for name, share in fields.right.items():
        if share.total:
            row = _stated(name, fields.stated[name], reach.stated[name])
            lines.append(f"{row}   {_of(share):18}   {_reach(reach.right[name])}")
    party = f"{_of(fields.no_comment_party):18}   {_reach(reach.no_comment_party)}"
    return [
        *lines,
        _stated("anonymous, as a class", fields.anonymous, reach.anonymous),
        f"{_stated('no-comments', fields.no_comment, reach.no_comment)}   {party}, party of those found",
    ]


def _stated(title: str, tally: Tally, reach: Interval) -> str:
    return f"{_row(title, tally)}   {_reach(reach)} {tally.gold:6.0f}"


def _reliability(evaluation: Evaluation) -> list[str]:
    bins = evaluation.reliability
    if not bins:
        return []
    return [
        "",
        f"{'confidence':{_WIDTH}} {'mean':>6} {'right':>6} {'claims':>6}",
        *(
            f"{f'{100 * one.low:.0f} and above':{_WIDTH}} {_percent(one.confidence)} {_percent(one.right)}"
            f" {one.predicted:6}"
            for one in bins
        ),
        f"{'expected calibration error':{_WIDTH}} {_percent(expected_error(bins))}",
    ]


def as_json(evaluation: Evaluation) -> dict[str, Any]:
    """Fractions, not percentages."""
    found: dict[str, Any] = {
        "documents": evaluation.documents,
        "tokens": evaluation.tokens,
        "gold": evaluation.gold,
        "predicted": evaluation.predicted,
    }
    found |= {name: _figures(tally) for name, tally in evaluation.measures.items()}
    found |= {name: share.rate for name, share in evaluation.shares.items()}
    found["attribution_pairs"] = evaluation.shares["attribution_accuracy"].total
    found["groups"] = {
        kind: {
            "gold": evaluation.kinds[kind, "end_to_end"].gold,
            "predicted": evaluation.kinds[kind, "end_to_end"].predicted,
            **{measure: _figures(evaluation.kinds[kind, measure]) for measure in KIND_MEASURES},
        }
        for kind in KINDS
    }
    found["ci"] = {name: list(reach) for name, reach in evaluation.intervals.items()}
    found["ci"] |= {kind: list(reach) for (kind, _), reach in evaluation.kind_intervals.items()}
    found["calibration"] = {
        "expected_error": expected_error(evaluation.reliability),
        "bins": [one._asdict() for one in evaluation.reliability],
    }
    fields, reach = evaluation.fields, evaluation.field_intervals
    if fields is not None and reach is not None:
        found["fields"] = {
            name: {**_share(share), "stated": _figures(fields.stated[name])}
            for name, share in fields.right.items()
            if share.total
        }
        found["anonymous"] = _figures(fields.anonymous)
        found["no_comment"] = {**_figures(fields.no_comment), "party": _share(fields.no_comment_party)}
        found["field_ci"] = {
            "stated": {name: list(reach.stated[name]) for name in found["fields"]},
            "right": {name: list(reach.right[name]) for name in found["fields"]},
            "anonymous": list(reach.anonymous),
            "no_comment": list(reach.no_comment),
            "no_comment_party": list(reach.no_comment_party),
        }
    return found


def mistakes_by_type(found: Sequence[tuple[str, Mistake]], examples: int) -> list[dict[str, Any]]:
    """Each type of mistake with its number, most frequent first, and `examples` of it (seed fixed)."""
    types: defaultdict[str, list[tuple[str, Mistake]]] = defaultdict(list)
    for document, mistake in found:
        types[mistake.type].append((document, mistake))
    return [
        {
            "type": name,
            "count": len(rows),
            "examples": [
                {"doc": document, "gold": mistake.gold, "predicted": mistake.predicted}
                for document, mistake in Random(SEED).sample(rows, min(examples, len(rows)))
            ],
        }
        for name, rows in sorted(types.items(), key=lambda item: (-len(item[1]), item[0]))
    ]


def mistakes_shown(types: Sequence[dict[str, Any]]) -> str:
    """The same for people: source | cue | content, gold above predicted."""
    lines = []
    for row in types:
        lines.append(f"{row['count']:5}  {row['type']}")
        for example in row["examples"]:
            lines.append(f"         {example['doc']}")
            sides = ((side, example[side]) for side in ("gold", "predicted"))
            lines += [f"           {side:9}  {words}" for side, words in sides if words is not None]
    return "\n".join(lines)


def _head(title: str) -> str:
    return f"{title:{_WIDTH}} {'P':>6} {'R':>6} {'F1':>6}"


def _row(title: str, tally: Tally) -> str:
    figures = (tally.precision, tally.recall, tally.f1)
    return " ".join([f"{title:{_WIDTH}}", *map(_percent, figures)])


def _of(share: Share) -> str:
    return f"{_percent(share.rate)} of {share.total}"


def _percent(fraction: float) -> str:
    return f"{100 * fraction:6.1f}"


def _reach(reach: Interval) -> str:
    return f"{100 * reach[0]:5.1f} - {100 * reach[1]:5.1f}"


def _figures(tally: Tally) -> dict[str, float]:
    return {"p": tally.precision, "r": tally.recall, "f1": tally.f1}


def _share(share: Share) -> dict[str, float]:
    return {"right": share.rate, "of": share.total}

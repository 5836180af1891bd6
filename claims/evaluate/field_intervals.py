"""How far the figures on fields would move with other articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.claims.evaluate.fields import SAME, FieldScores
from onrecord.claims.evaluate.tally import Share, counted, interval

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class FieldIntervals:
    """Of each figure in `FieldScores`, under its name, where 95 of 100 redrawn corpora put it: of F1, and of
    the share that is right."""

    right: Mapping[str, Interval]
    stated: Mapping[str, Interval]
    anonymous: Interval
    no_comment: Interval
    no_comment_party: Interval


def field_intervals(scores: Sequence[FieldScores]) -> FieldIntervals:
    """The intervals over documents; `scores` has one for each, at least one."""
    return FieldIntervals(
        right={name: _of_share(score.right[name] for score in scores) for name in SAME},
        stated={name: interval([score.stated[name] for score in scores]) for name in SAME},
        anonymous=interval([score.anonymous for score in scores]),
        no_comment=interval([score.no_comment for score in scores]),
        no_comment_party=_of_share(score.no_comment_party for score in scores),
    )


def _of_share(shares: Iterable[Share]) -> Interval:
    return interval([counted(share.right, share.total, share.total) for share in shares])

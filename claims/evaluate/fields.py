"""The measures on fields: of the claims that were found, what is right about them.

A field counts where a person labelled it, and only over claims that were found end to end: what the spans
got wrong is counted there, once. No-comments are looked for by themselves, since whether somebody was asked
and kept silent matters more than where the sentence about it starts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from onrecord.claims.evaluate.gold import Labels
from onrecord.claims.evaluate.match import overlaps, pairs
from onrecord.claims.evaluate.tally import Share, Tally, counted, total, total_share
from onrecord.claims.evaluate.words import Marked, Words, mark
from onrecord.claims.records import Attribution, Claim, Spans

Same = Callable[[Any, Any], bool]


def _plain(value: object) -> str:
    text = re.sub(r"\s+", " ", str(value)).strip().casefold().replace("’", "'")
    return text.removeprefix("the ").strip(" ,.")


def _alike(wanted: Any, given: Any) -> bool:
    return _plain(wanted) == _plain(given)


def _contains(wanted: Any, given: Any) -> bool:
    """A basis or a reason may be quoted with more of the words around it, never with fewer."""
    return f" {_plain(wanted)} " in f" {_plain(given)} "


def _equal(wanted: Any, given: Any) -> bool:
    return bool(wanted == given)


# In the data dictionary's order. `reported_by` is compared through the pairs, see below.
SAME: Mapping[str, Same] = {
    "speaker": _alike,
    "role": _alike,
    "affiliation": _alike,
    "source_type": _equal,
    "anonymity": _equal,
    "source_count": _equal,
    "unnamed_as": _equal,
    "through": _alike,
    "basis": _contains,
    "anonymity_reason": _contains,
    "via": _alike,
    "quote_type": _equal,
    "kind": _equal,
    "reported_by": _equal,
    "hedge": _alike,
    "said_text": _alike,
    "said_date": _equal,
    "said_precision": _equal,
    "sourcing": _equal,
}


class FieldMistake(NamedTuple):
    """One field of one claim, as labelled and as predicted; `source` and `content` are the label's words."""

    field: str
    source: str
    content: str
    wanted: Any
    given: Any


@dataclass(frozen=True, slots=True)
class FieldScores:
    """The counts of one document, or of several added up.

    `right`: per field, over the claims found. `stated`: the same where label or prediction is not null.
    `anonymous`: that class of `anonymity`. `no_comment`: wherever they stand; `no_comment_party`: of those
    found, the ones with the right party.
    """

    right: Mapping[str, Share]
    stated: Mapping[str, Tally]
    anonymous: Tally
    no_comment: Tally
    no_comment_party: Share
    mistakes: tuple[FieldMistake, ...]


def add_fields(scores: Sequence[FieldScores]) -> FieldScores:
    """The counts of several documents together."""
    return FieldScores(
        right={name: total_share(score.right[name] for score in scores) for name in SAME},
        stated={name: total(score.stated[name] for score in scores) for name in SAME},
        anonymous=total(score.anonymous for score in scores),
        no_comment=total(score.no_comment for score in scores),
        no_comment_party=total_share(score.no_comment_party for score in scores),
        mistakes=tuple(mistake for score in scores for mistake in score.mistakes),
    )


def score_fields(text: str, labels: Sequence[Labels], claims: Sequence[Claim]) -> FieldScores:
    words = Words(text)
    wanted = [mark(words, _as_attribution(label.content, label.source)) for label in labels]
    given = [mark(words, _as_attribution(claim.content_spans, claim.source_spans)) for claim in claims]
    found = [
        (labels[pair.gold], claims[pair.predicted])
        for pair in pairs(wanted, given, overlaps(wanted, given))
        if pair.found
    ]
    names = {claim.claim_id: label.name for label, claim in found}
    compared = [
        (field, label, label.values[field], _value(claim, field, names))
        for label, claim in found
        for field in SAME
        if field in label.values
    ]
    wrong = [
        FieldMistake(field, _words_of(text, label.source), _words_of(text, label.content), want, value)
        for field, label, want, value in compared
        if not _same(field, want, value)
    ]
    by_field = {field: [(want, value) for f, _, want, value in compared if f == field] for field in SAME}
    anonymity = by_field["anonymity"]
    no_comment, party, missed = _no_comments(text, labels, claims, wanted, given)
    return FieldScores(
        right={
            field: Share(sum(_same(field, want, value) for want, value in rows), len(rows))
            for field, rows in by_field.items()
        },
        stated={field: _stated(field, rows) for field, rows in by_field.items()},
        anonymous=counted(
            sum(want == value == "anonymous" for want, value in anonymity),
            sum(value == "anonymous" for _, value in anonymity),
            sum(want == "anonymous" for want, _ in anonymity),
        ),
        no_comment=no_comment,
        no_comment_party=party,
        mistakes=(*wrong, *missed),
    )


def _as_attribution(content: Any, source: Any) -> Attribution:
    return Attribution(content=content, cue=(), source=source, score=1.0, method="")


def _value(claim: Claim, field: str, names: Mapping[str, str | None]) -> Any:
    value = getattr(claim, field)
    if field == "reported_by" and value is not None:
        # The label knows the outer claim by its own name for it; an outer claim that is in no pair has none.
        return names.get(value) or "a claim that is not in the gold"
    return value


def _same(field: str, wanted: Any, given: Any) -> bool:
    if wanted is None or given is None:
        return wanted is given
    return SAME[field](wanted, given)


def _stated(field: str, rows: Sequence[tuple[Any, Any]]) -> Tally:
    return counted(
        sum(want is not None and value is not None and _same(field, want, value) for want, value in rows),
        sum(value is not None for _, value in rows),
        sum(want is not None for want, _ in rows),
    )


def _no_comments(
    text: str,
    labels: Sequence[Labels],
    claims: Sequence[Claim],
    wanted: Sequence[Marked],
    given: Sequence[Marked],
) -> tuple[Tally, Share, list[FieldMistake]]:
    """One to one by any word in common; two that share a party before two that do not."""
    silent = [i for i, label in enumerate(labels) if label.values.get("kind") == "no_comment"]
    claimed = [i for i, claim in enumerate(claims) if claim.kind == "no_comment"]
    candidates = sorted(
        (
            (-bool(wanted[i].speaker & given[j].speaker), -len(wanted[i].core & given[j].core), i, j)
            for i in silent
            for j in claimed
            if wanted[i].core & given[j].core
        ),
    )
    taken: dict[int, int] = {}
    for _, _, i, j in candidates:
        if i not in taken and j not in taken.values():
            taken[i] = j
    party = [
        _same("speaker", labels[i].values["speaker"], claims[j].speaker)
        for i, j in taken.items()
        if "speaker" in labels[i].values
    ]
    missed = [
        FieldMistake(
            "no_comment",
            _words_of(text, labels[i].source),
            _words_of(text, labels[i].content),
            "no_comment",
            None,
        )
        for i in silent
        if i not in taken
    ]
    spurious = [
        FieldMistake("no_comment", claims[j].source or "", claims[j].content, None, "no_comment")
        for j in claimed
        if j not in taken.values()
    ]
    tally = counted(len(taken), len(claimed), len(silent))
    return tally, Share(sum(party), len(party)), missed + spurious


def _words_of(text: str, spans: Spans) -> str:
    return " … ".join(text[span.start : span.end] for span in spans)

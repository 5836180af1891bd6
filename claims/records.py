"""The records of extraction: frozen, typed, without behaviour.

Offsets are half-open `[start, end)` Unicode code-point offsets into `Document.text`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A text to read.

    `key` names the document for ever (its canonical URL, or a file's stem): ids grow from it.
    `published` anchors "on Friday"; None leaves relative dates unresolved.
    """

    key: str
    text: str
    published: date | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Spans that belong together, before anyone asked who "he" is.

    Each role may have several pieces, in text order; `cue` and `source` may be empty.
    `score` is the probability, 0 to 1, that this attribution is right.
    """

    content: Spans
    cue: Spans
    source: Spans
    score: float
    method: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A sourced statement, field by field as the data dictionary defines it (docs/data-dictionary.md)."""

    claim_id: str
    doc: str
    content: str
    content_spans: Spans
    cue: str | None
    cue_spans: Spans
    source: str | None
    source_spans: Spans
    speaker: str | None
    role: str | None
    affiliation: str | None
    source_type: str | None
    anonymity: str | None
    source_count: int | None
    # These two may be left out: extractors of other distributions were written before them.
    unnamed_as: str | None = field(default=None, kw_only=True)
    through: str | None = field(default=None, kw_only=True)
    basis: str | None
    anonymity_reason: str | None
    via: str | None
    quote_type: str
    kind: str
    reported_by: str | None
    hedge: str | None
    said_text: str | None
    said_date: str | None
    said_precision: str | None
    sourcing: int
    sourcing_rule: str
    confidence: float
    method: str
    extractor: str

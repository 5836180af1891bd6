"""An extractor that gives back the gold: what every measure must call perfect."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.evaluate.gold import GoldDocument, Labels
from onrecord.claims.records import Attribution, Claim, Document, Spans


def claim_of(
    document: GoldDocument, attribution: Attribution, label: Labels | None = None, **changes: object
) -> Claim:
    """A claim with the attribution's spans and the label's fields; `changes` go over both."""
    values = dict(label.values) if label else {}

    def words(spans: Spans) -> str | None:
        return " ".join(document.text[start:end] for start, end in spans) or None

    fields: dict[str, object] = {
        "claim_id": label.name if label else "?",
        "doc": document.name,
        "content": words(attribution.content),
        "content_spans": attribution.content,
        "cue": words(attribution.cue),
        "cue_spans": attribution.cue,
        "source": words(attribution.source),
        "source_spans": attribution.source,
        "sourcing": 0,
        "sourcing_rule": "",
        "confidence": 1.0,
        "method": "replay",
        "extractor": "replay",
    }
    for field in Claim.__dataclass_fields__:
        fields.setdefault(field, values.get(field))
    return Claim(**{**fields, **changes})  # type: ignore[arg-type]


def claims_of(document: GoldDocument) -> list[Claim]:
    labels = document.labels or [None] * len(document.attributions)
    return [claim_of(document, one, label) for one, label in zip(document.attributions, labels, strict=True)]


class Replay:
    """Knows the documents by name."""

    version = "replay"

    def __init__(self, gold: Sequence[GoldDocument]) -> None:
        self._gold = {document.name: document for document in gold}

    def extract(self, document: Document) -> list[Claim]:
        return claims_of(self._gold[document.key])

"""Claims of articles that never were, for the tests of this room."""

from __future__ import annotations

from datetime import date
from typing import Any
from zlib import crc32

from onrecord.claims.alike.records import Told
from onrecord.claims.records import Claim, Span

DAY = date(2024, 5, 13)


def told(
    content: str,
    speaker: str | None = "Ada Cole",
    *,
    article: int = 1,
    claim_id: str | None = None,
    published: date | None = DAY,
    speaker_id: int | None = None,
    outlet: str = "Echo",
    context: str | None = None,
    **fields: Any,
) -> Told:
    """A claim of `article`. `speaker_id` follows the speaker's name unless it is given."""
    if speaker_id is None and speaker is not None:
        speaker_id = sum(map(ord, speaker))
    values: dict[str, Any] = {
        "claim_id": claim_id
        or f"{article:03}-{crc32(repr((content, speaker, published, fields)).encode()):010}",
        "doc": f"article-{article}",
        "content": content,
        "content_spans": (Span(0, len(content)),),
        "cue": "said",
        "cue_spans": (),
        "source": speaker,
        "source_spans": (),
        "speaker": speaker,
        "role": None,
        "affiliation": None,
        "source_type": "person" if speaker else None,
        "anonymity": "named" if speaker else "anonymous",
        "source_count": None,
        "basis": None,
        "anonymity_reason": None,
        "via": None,
        "quote_type": "indirect",
        "kind": "statement",
        "reported_by": None,
        "hedge": None,
        "said_text": None,
        "said_date": None,
        "said_precision": None,
        "sourcing": 4,
        "sourcing_rule": "named",
        "confidence": 0.9,
        "method": "test",
        "extractor": "test",
    } | fields
    claim = Claim(**values)
    return Told(claim, article, None, outlet, published, speaker_id, context or content)

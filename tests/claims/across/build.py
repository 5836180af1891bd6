"""Builders: articles and claims as the functions under test take them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from itertools import combinations
from typing import Any

from onrecord.claims.across.records import Report
from onrecord.claims.alike.records import SAME, Pair, Told
from onrecord.claims.records import Claim, Span

CONTEXT = 250


def when(written: str | None) -> datetime | date | None:
    """A day or a moment from ISO 8601."""
    if written is None:
        return None
    return datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written)


def report(
    article_id: int,
    text: str = "",
    *,
    outlet: str | None = "Tarn Gazette",
    published: str | None = "2026-05-04",
    title: str = "",
    wire: str | None = None,
    links: Sequence[str] = (),
    url: str | None = None,
) -> Report:
    address = url or f"https://news.example/{article_id}"
    return Report(article_id, address, None, outlet, title, text, when(published), wire, tuple(links))


def claim(claim_id: str, content: str, text: str = "", **fields: Any) -> Claim:
    """A claim whose content, source and cue, where they stand in `text`, have their spans there."""
    values: dict[str, Any] = {
        "doc": "d", "cue": None, "source": None, "speaker": None, "role": None, "affiliation": None,
        "source_type": "person", "anonymity": "anonymous", "source_count": None, "basis": None,
        "anonymity_reason": None, "via": None, "quote_type": "indirect", "kind": "statement", "reported_by": None,
        "hedge": None, "said_text": None, "said_date": None, "said_precision": None, "sourcing": 2,
        "sourcing_rule": "", "confidence": 0.9, "method": "", "extractor": "",
    }  # fmt: skip
    values |= fields
    if values["speaker"] and "anonymity" not in fields:
        values |= {"anonymity": "named", "sourcing": 4}
    if values["said_date"] and not values["said_precision"]:
        values["said_precision"] = ("year", "month", "day")[values["said_date"].count("-")]
    spans = {
        f"{role}_spans": _spans(text, values[role])
        for role in ("cue", "source")
        if f"{role}_spans" not in fields
    }
    content_spans = values.pop("content_spans", None) or _spans(text, content) or (Span(0, len(content)),)
    return Claim(claim_id=claim_id, content=content, content_spans=content_spans, **spans, **values)


def _spans(text: str, words: str | None) -> tuple[Span, ...]:
    at = text.find(words) if words else -1
    return (Span(at, at + len(words)),) if words and at >= 0 else ()


def told(claim: Claim, of: Report, speakers: dict[str, int] | None = None) -> Told:
    """The claim as it stands in an article; its speaker's number is by name."""
    start = max(0, claim.content_spans[0].start - CONTEXT)
    context = of.text[start : claim.content_spans[-1].end + CONTEXT]
    day = of.published.date() if isinstance(of.published, datetime) else of.published
    speaker = (speakers or {}).get(claim.speaker or "")
    return Told(claim, of.article_id, of.outlet_id, of.outlet, day, speaker, context)


def pair(a: str, b: str, band: str = SAME, **fields: Any) -> Pair:
    one, other = sorted((a, b))
    return Pair(one, other, fields.pop("score", 0.9), band, fields.pop("reasons", ()), **fields)


def links(groups: Sequence[Sequence[tuple[int, str]]], band: str = SAME) -> dict[tuple[int, int], list[Pair]]:
    """Pairs among the claims (article, id) of each group, by their articles."""
    found: dict[tuple[int, int], list[Pair]] = {}
    for group in groups:
        for (m, a), (n, b) in combinations(group, 2):
            if m != n:
                found.setdefault((min(m, n), max(m, n)), []).append(pair(a, b, band))
    return found

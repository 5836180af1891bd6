"""Feeds and pages of an invented paper, and an extractor simple enough to know its answers by heart."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from onrecord.claims.identity import claim_id
from onrecord.claims.records import Claim, Document, Span
from tests.db.web import Answer, Web

_SAID = re.compile(r"“([^”]+)” said ([A-Z]\w+(?: [A-Z]\w+)*)(?:, the ([a-z ]+),)?")


@dataclass
class QuotesOnly:
    """Finds “words” said Name, the role. Fails on a text that holds `trips_on`."""

    version: str = "quotes-1"
    trips_on: str | None = None
    seconds: float = 0.0
    seen: list[str] = field(default_factory=list)

    def extract(self, document: Document) -> list[Claim]:
        self.seen.append(document.key)
        if self.trips_on and self.trips_on in document.text:
            raise ValueError("tripped")
        again: Counter[str] = Counter()
        claims = []
        for match in _SAID.finditer(document.text):
            content = match[1]
            again[content] += 1
            claims.append(
                a_claim(
                    claim_id=claim_id(document.key, content, again[content]),
                    doc=document.key,
                    content=content,
                    content_spans=(Span(*match.span(1)),),
                    source=match[2],
                    source_spans=(Span(*match.span(2)),),
                    speaker=match[2],
                    role=match[3],
                    extractor=self.version,
                )
            )
        return claims


def a_claim(**given: object) -> Claim:
    """A claim whose other fields do not matter."""
    usual: dict[str, object] = {
        "claim_id": "c1", "doc": "d", "content": "The pier will open", "content_spans": (Span(0, 18),),
        "cue": "said", "cue_spans": (), "source": "Ada Penrose", "source_spans": (), "speaker": "Ada Penrose",
        "role": None, "affiliation": None, "source_type": "person", "anonymity": "named", "source_count": None,
        "basis": None, "anonymity_reason": None, "via": None, "quote_type": "direct", "kind": "statement",
        "reported_by": None, "hedge": None, "said_text": None, "said_date": None, "said_precision": None,
        "sourcing": 4, "sourcing_rule": "named", "confidence": 0.9, "method": "test", "extractor": "test-1",
    }  # fmt: skip
    return Claim(**{**usual, **given})  # type: ignore[arg-type]


def page(title: str, words: str, *, day: str = "2026-10-02", outlet: str = "The Pell Sound Echo") -> Answer:
    filler = (
        "The council met in the old customs house on Tuesday evening, and the room was full to the doors. "
        "Fishing boats lay idle along the quay while the members spoke about money, weather and the season ahead."
    )
    return Answer(
        f"""<!doctype html><html lang="en"><head><title>{title}</title>
        <meta property="og:site_name" content="{outlet}"><meta property="og:title" content="{title}">
        <meta property="article:published_time" content="{day}T08:00:00+00:00"></head>
        <body><article><h1>{title}</h1><p>{words}</p><p>{filler}</p></article></body></html>"""
    )


def rss(web: Web, *paths: str, etag: str | None = None, title: str = "Pell Sound Echo") -> Answer:
    items = "".join(
        f"<item><title>Item {path}</title><link>{web.url(path)}</link><guid>{web.url(path)}</guid>"
        f"<pubDate>Fri, 02 Oct 2026 08:00:00 GMT</pubDate></item>"
        for path in paths
    )
    body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title><link>{web.base}/</link>{items}</channel></rss>'
    return Answer(body, content_type="application/rss+xml", etag=etag)

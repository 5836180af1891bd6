"""The feeds that a page announces."""

from __future__ import annotations

import re

from lxml import etree
from lxml import html as lxml_html

from onrecord.ingest.errors import ParseError
from onrecord.ingest.records import Payload
from onrecord.ingest.web import charset
from onrecord.ingest.web.markup import lightened
from onrecord.ingest.web.urls import resolve

_TYPES = re.compile(
    r"application/(rss|atom|rdf|feed)\+(xml|json)|(application|text)/xml|application/json", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"(^|[/.?=_-])(rss|atom|feed|feeds|rdf)(\d(\.\d)?)?(\.xml|\.json|\.rdf|/|$|\?)|feed\.json$", re.IGNORECASE
)
_COMMENTS = re.compile(r"comments?\b|/replies", re.IGNORECASE)


def looks_like_html(head: str) -> bool:
    """Whether the first characters of a document are those of a web page."""
    return (
        re.search(r"<(!doctype html|html|head|body|meta|title|div|p|script)\b", head, re.IGNORECASE)
        is not None
    )


def feed_links(payload: Payload) -> list[str]:
    """Absolute addresses of the feeds a page announces, the likeliest first; [] when it announces none.

    Announced are `<link rel="alternate">` elements of a feed's type, else links whose address looks like a
    feed's. Feeds of comments come last.
    """
    try:
        markup = charset.decode(payload.body, subject=payload.requested_url, charset=payload.charset)
        tree = lxml_html.document_fromstring(
            lightened(markup).encode("utf-8"), parser=lxml_html.HTMLParser(encoding="utf-8")
        )
    except (ParseError, etree.ParserError, etree.XMLSyntaxError):
        return []
    base = resolve(payload.url, next((node.get("href") for node in tree.iter("base")), None)) or payload.url
    announced = [
        (node.get("href"), node.get("title") or "")
        for node in tree.iter("link")
        if {"alternate", "feed"} & set((node.get("rel") or "").lower().split())
        and _TYPES.match(node.get("type") or "")
    ]
    if not announced:
        announced = [
            (node.get("href"), node.text_content())
            for node in tree.iter("a")
            if node.get("href") and _ADDRESS.search(node.get("href"))
        ]
    absolute = [(resolve(base, href), title) for href, title in announced]
    ordered = sorted(absolute, key=lambda link: bool(_COMMENTS.search(f"{link[0]} {link[1]}")))
    return list(dict.fromkeys(link for link, _ in ordered if link))

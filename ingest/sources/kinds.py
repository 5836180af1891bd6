"""Kinds of feed documents. A new kind is one module with `recognises` and `parse`, and its line in KINDS."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from onrecord.ingest.errors import ParseError
from onrecord.ingest.records import Feed, Payload
from onrecord.ingest.sources import jsonfeed, sitemap, syndication
from onrecord.ingest.web import gunzip
from onrecord.ingest.web.urls import redact


class Kind(NamedTuple):
    """`recognises` looks at the payload's first characters only; `parse` raises ParseError."""

    name: str
    recognises: Callable[[str], bool]
    parse: Callable[[Payload], Feed]


KINDS = (
    Kind("JSON Feed", jsonfeed.recognises, jsonfeed.parse),
    Kind("sitemap", sitemap.recognises, sitemap.parse),
    Kind("RSS, Atom or RDF", syndication.recognises, syndication.parse),
)

_HEAD = 4096
_LARGEST = 50_000_000  # bytes unpacked: as large as the sitemap protocol allows


def parse_feed(payload: Payload) -> Feed:
    """The feed in an answer or file. Raises ParseError, with what to add instead where the page says so.

    A document that breaks off gives the entries that are whole, and `Feed.truncated` says why.
    """
    subject = redact(payload.requested_url)
    payload = _unpacked(payload)
    if not payload.body.strip():
        raise ParseError(subject, "not a feed: it is empty")
    head = _head(payload)
    for kind in KINDS:
        if kind.recognises(head):
            return kind.parse(payload)
    raise ParseError(subject, _what_it_is(payload, head))


def _unpacked(payload: Payload) -> Payload:
    """The document itself, where a file that is compressed (.xml.gz) was sent."""
    if not payload.body.startswith(gunzip.MAGIC):
        return payload
    unpacker = gunzip.Gunzip()
    try:
        body = unpacker.feed(payload.body, _LARGEST)
    except zlib.error:
        raise ParseError(
            redact(payload.requested_url), "not a feed: its compressed body is damaged"
        ) from None
    cut = None if unpacker.whole and len(body) < _LARGEST else "its compressed body is cut off or too large"
    return replace(payload, body=body, truncated=payload.truncated or cut)


def _head(payload: Payload) -> str:
    start = payload.body[:_HEAD]
    wide = start.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00<" in start or b"<\x00" in start
    # Marks of every kind are ASCII; wide encodings lose their zero bytes and read the same.
    text = (start.replace(b"\x00", b"") if wide else start).decode("ascii", "ignore")
    return text.lstrip()


def _what_it_is(payload: Payload, head: str) -> str:
    from onrecord.ingest.web.discover import feed_links, looks_like_html

    if looks_like_html(head):
        announced = feed_links(payload)
        if announced:
            return f"not a feed: it is an HTML page that announces {redact(announced[0])}; add that"
        return "not a feed: it is an HTML page that announces none"
    return "not a feed: neither RSS, Atom, RDF nor JSON Feed, nor a sitemap"

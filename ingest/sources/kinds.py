"""Kinds of feed documents. A new kind is one module with `ROOTS` and `parse`, and its line in KINDS."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from onrecord.ingest.errors import ParseError
from onrecord.ingest.records import Feed, Payload
from onrecord.ingest.sources import jsonfeed, sitemap, syndication
from onrecord.ingest.sources.document import Document, document
from onrecord.ingest.web.urls import redact


class Kind(NamedTuple):
    """`recognises` does not raise; `parse` raises ParseError."""

    name: str
    recognises: Callable[[Document], bool]
    parse: Callable[[Document], Feed]


KINDS = (
    Kind("JSON Feed", jsonfeed.recognises, jsonfeed.parse),
    Kind("sitemap", sitemap.recognises, sitemap.parse),
    Kind("RSS, Atom or RDF", syndication.recognises, syndication.parse),
)


def parse_feed(payload: Payload) -> Feed:
    """The feed in an answer or file. Raises ParseError, with what to add instead where the page says so.

    A document that breaks off gives the entries that are whole, and `Feed.truncated` says why.
    """
    found = document(payload)
    for kind in KINDS:
        if kind.recognises(found):
            return kind.parse(found)
    raise ParseError(redact(payload.requested_url), _what_it_is(found))


def _what_it_is(found: Document) -> str:
    from onrecord.ingest.web.discover import feed_links, looks_like_html

    if found.root == "opml":
        return "not a feed: it is a list of feeds (OPML); `onrecord add` subscribes to what it names"
    if looks_like_html(found.text[:4096]):
        announced = feed_links(found.payload)
        if announced:
            return f"not a feed: it is an HTML page that announces {redact(announced[0])}; add that"
        return "not a feed: it is an HTML page that announces none"
    if found.root == "{":
        return "not a feed: it is JSON, but no JSON Feed"
    return "not a feed: neither RSS, Atom, RDF nor JSON Feed, nor a sitemap"

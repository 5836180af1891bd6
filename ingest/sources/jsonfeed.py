"""JSON Feed, versions 1 and 1.1 (jsonfeed.org)."""

from __future__ import annotations

import contextlib
import json
import re
from typing import Any

from onrecord.ingest.errors import ParseError
from onrecord.ingest.page import byline
from onrecord.ingest.records import Entry, Feed
from onrecord.ingest.sources import moments
from onrecord.ingest.sources.document import Document
from onrecord.ingest.sources.identity import known_by
from onrecord.ingest.sources.links import of_entry
from onrecord.ingest.sources.titles import title
from onrecord.ingest.text import label, squash
from onrecord.ingest.web.urls import redact, resolve

_VERSION = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/(www\.)?jsonfeed\.org\\?/version', re.IGNORECASE)


# A string, or a comma that nothing follows in its list: many a template ends with one.
_LAST_COMMA = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)|,(?=\s*[\]}])', re.DOTALL)


def recognises(document: Document) -> bool:
    text = document.text
    return document.root == "{" and (_VERSION.search(text[:4096]) is not None or '"items"' in text)


def parse(document: Document) -> Feed:
    """Raises ParseError. Of a document that breaks off, the whole items are kept."""
    payload = document.payload
    subject = redact(payload.requested_url)
    truncated = payload.truncated
    found = _loaded(document.text)
    if found is None:
        found = _whole_items(document.text)
        truncated = truncated or "the document is cut off or damaged"
        if not found["items"]:
            raise ParseError(subject, "not a feed: its JSON is damaged") from None
    items = found.get("items")
    if not isinstance(items, list):
        raise ParseError(subject, "not a feed: it is JSON, but no JSON Feed")
    name = title(found.get("title"))
    home = resolve(payload.url, _text(found.get("home_page_url")))
    language = _text(found.get("language")) or None
    entries = (_entry(item, payload.url, found, name, language) for item in items if isinstance(item, dict))
    return Feed(
        kind="json",
        url=payload.url,
        title=name,
        site_url=home,
        language=language,
        entries=tuple(map(known_by, entries)),
        truncated=truncated,
    )


def _entry(
    item: dict[str, Any], base: str, document: dict[str, Any], outlet: str | None, language: str | None
) -> Entry:
    url = of_entry(_text(item.get("url")), base) or of_entry(_text(item.get("external_url")), base)
    # The specification asks readers to take a number for an id too.
    ident = _text(item.get("id"))
    # A feed that is signed with its outlet's name is signed by nobody.
    of_feed = (name for name in _authors(document) if squash(name) != squash(outlet or ""))
    signed = _authors(item) or list(of_feed)
    return Entry(
        id=ident,
        url=url or resolve(None, ident, with_fragment=True),
        title=title(item.get("title")),
        authors=tuple(byline.names(signed, outlet)),
        published=moments.stated(_text(item.get("date_published"))),
        updated=moments.stated(_text(item.get("date_modified"))),
        summary=_text(item.get("summary")) or None,
        content=_text(item.get("content_html")) or _text(item.get("content_text")) or None,
        language=_text(item.get("language")) or language,
    )


def _authors(holder: dict[str, Any]) -> list[str]:
    """Both versions' authors (1 has one), a list of them or a single one, objects or bare names."""
    for listed in (holder.get("authors"), holder.get("author")):
        people = listed if isinstance(listed, list) else [listed]
        named = (person.get("name") if isinstance(person, dict) else person for person in people)
        if names := [name for person in named if (name := label(person))]:
            return names
    return []


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _loaded(text: str) -> dict[str, Any] | None:
    """The object that a text begins with, whatever comes after it; None where it is damaged."""
    for read in (str, _without_last_commas):
        with contextlib.suppress(ValueError, RecursionError):
            found, _ = json.JSONDecoder(strict=False).raw_decode(read(text))
            return found if isinstance(found, dict) else None
    return None


def _without_last_commas(text: str) -> str:
    return _LAST_COMMA.sub(lambda found: "" if found[0] == "," else found[0], text)


def _whole_items(text: str) -> dict[str, Any]:
    """What stands whole in a document that breaks off: its items, and the fields before them."""
    start = re.search(r'"items"\s*:\s*\[', text)
    document: dict[str, Any] = {"items": []}
    if start is None:
        return document
    with contextlib.suppress(ValueError, RecursionError, TypeError):
        document |= json.loads(text[: start.start()].rstrip().rstrip(",") + "}", strict=False)
    decoder = json.JSONDecoder(strict=False)
    place = start.end()
    while brace := re.compile(r"[\s,]*(?=\{)").match(text, place):
        try:
            item, place = decoder.raw_decode(text, brace.end())
        except (ValueError, RecursionError):
            break
        document["items"].append(item)
    return document

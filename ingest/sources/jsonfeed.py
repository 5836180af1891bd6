"""JSON Feed, versions 1 and 1.1 (jsonfeed.org)."""

from __future__ import annotations

import contextlib
import json
import re
from typing import Any

from onrecord.ingest.errors import ParseError
from onrecord.ingest.page import byline
from onrecord.ingest.records import Entry, Feed, Payload
from onrecord.ingest.sources import moments
from onrecord.ingest.sources.identity import known_by
from onrecord.ingest.sources.titles import title
from onrecord.ingest.text import label
from onrecord.ingest.web.urls import redact, resolve

_VERSION = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/(www\.)?jsonfeed\.org\\?/version', re.IGNORECASE)


def recognises(head: str) -> bool:
    return head.startswith("{") and (_VERSION.search(head) is not None or '"items"' in head)


def parse(payload: Payload) -> Feed:
    """Raises ParseError. Of a document that breaks off, the whole items are kept."""
    subject = redact(payload.requested_url)
    text = payload.body.decode("utf-8-sig", "replace")
    truncated = payload.truncated
    try:
        document = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        document = _whole_items(text)
        truncated = truncated or "the document is cut off or damaged"
        if not document["items"]:
            raise ParseError(subject, "not a feed: its JSON is damaged") from None
    items = document.get("items") if isinstance(document, dict) else None
    if not isinstance(items, list):
        raise ParseError(subject, "not a feed: JSON, but no JSON Feed") from None
    name = title(document.get("title"))
    home = resolve(payload.url, _text(document.get("home_page_url")))
    language = _text(document.get("language")) or None
    found = (_entry(item, payload.url, document, name, language) for item in items if isinstance(item, dict))
    return Feed(
        kind="json",
        url=payload.url,
        title=name,
        site_url=home,
        language=language,
        entries=tuple(map(known_by, found)),
        truncated=truncated,
    )


def _entry(
    item: dict[str, Any], base: str, document: dict[str, Any], outlet: str | None, language: str | None
) -> Entry:
    url = resolve(base, _text(item.get("url"))) or resolve(base, _text(item.get("external_url")))
    # The specification asks readers to take a number for an id too.
    ident = _text(item.get("id"))
    signed = _authors(item) or _authors(document)
    return Entry(
        id=ident,
        url=url or resolve(None, ident),
        title=title(item.get("title")),
        authors=tuple(byline.names(signed, outlet)),
        published=moments.aware(_text(item.get("date_published"))),
        updated=moments.aware(_text(item.get("date_modified"))),
        summary=_text(item.get("summary")) or None,
        content=_text(item.get("content_html")) or _text(item.get("content_text")) or None,
        language=_text(item.get("language")) or language,
    )


def _authors(holder: dict[str, Any]) -> list[str]:
    listed = holder.get("authors")
    people = listed if isinstance(listed, list) else [holder.get("author")]  # version 1 has one author
    return [name for person in people if isinstance(person, dict) and (name := label(person.get("name")))]


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


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

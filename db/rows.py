"""Records as JSON objects and back. The order of keys is the contract's: people read these lines."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from onrecord.claims.records import Claim
from onrecord.ingest.records import Article, Entry, Feed

Json = dict[str, Any]

# As `onrecord article` prints them.
ARTICLE_KEYS = (
    "title", "authors", "published", "published_from", "modified", "site_name", "url", "requested_url",
    "language", "text", "wire", "paywalled", "links",
)  # fmt: skip

# As `onrecord extract` prints them: the record's fields already stand in the contract's order, less `doc`'s
# place, which the contract puts after the id too.
CLAIM_KEYS = tuple(field.name for field in fields(Claim))
CLAIM_SPANS = ("content_spans", "cue_spans", "source_spans")


def article_json(article: Article) -> Json:
    row: Json = {key: getattr(article, key) for key in ARTICLE_KEYS}
    return row | {"authors": list(article.authors), "links": list(article.links)}


def claim_json(claim: Claim) -> Json:
    row: Json = {key: getattr(claim, key) for key in CLAIM_KEYS}
    return row | {key: [list(span) for span in row[key]] for key in CLAIM_SPANS}


def feed_json(feed: Feed) -> Json:
    rest: Json = {"parts": list(feed.parts)} if feed.parts else {}
    if feed.truncated:
        rest["truncated"] = feed.truncated
    return {
        "kind": feed.kind,
        "url": feed.url,
        "title": feed.title,
        "site_url": feed.site_url,
        "language": feed.language,
        "entries": [entry_json(entry) for entry in feed.entries],
    } | rest


def entry_json(entry: Entry) -> Json:
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "authors": list(entry.authors),
        "published": entry.published.isoformat() if entry.published else None,
        "updated": entry.updated.isoformat() if entry.updated else None,
        "summary": entry.summary,
        "content": entry.content,
        "language": entry.language,
    }


def entry_from_json(row: Mapping[str, Any]) -> Entry:
    return Entry(
        id=row["id"],
        url=row["url"],
        title=row["title"],
        authors=tuple(row["authors"]),
        published=_stated(row["published"]),
        updated=_stated(row["updated"]),
        summary=row["summary"],
        content=row["content"],
        language=row["language"],
    )


def _stated(value: str | None) -> date | None:
    if not value:
        return None
    return date.fromisoformat(value) if len(value) == len("2026-10-05") else datetime.fromisoformat(value)


def line(row: Mapping[str, Any]) -> str:
    """One JSON line, without its end. Text stays readable: no escapes beyond what JSON needs.

    A lone surrogate cannot be written as UTF-8, so it becomes a question mark.
    """
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")

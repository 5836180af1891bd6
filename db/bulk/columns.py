"""The columns of the Parquet files, with their types: those of the contract, and what ties rows together."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any

from onrecord.claims.records import Claim, Span
from onrecord.db.bulk.records import Lost
from onrecord.db.clock import stamp
from onrecord.db.migrations import STEPS, TIMELINE_COLUMNS
from onrecord.db.query.parquet import schema_of, types
from onrecord.db.rows import ARTICLE_KEYS, CLAIM_KEYS, CLAIM_SPANS, article_json, claim_json
from onrecord.db.run.intake import Reading
from onrecord.db.store.articles import Extraction, text_hash
from onrecord.db.store.timeline import said_on
from onrecord.ingest.records import Article

Row = dict[str, Any]

# What ties a claim to its article within the folder: `part`, and `row`, the article's place in that part.
_TIES = {"part": "text", "row": "integer"}
_LISTS = ("authors", "links")


@cache
def articles() -> Any:
    """The schema of `articles/`: as `onrecord article` prints one, and what a run adds."""
    kinds = dict.fromkeys(ARTICLE_KEYS, "text") | {"paywalled": "boolean"}
    kinds |= dict.fromkeys(_LISTS, "texts")
    added = ("canonical", "outlet", "fetched", "text_hash", "extractor", "problem")
    return schema_of(kinds | dict.fromkeys(added, "text") | _TIES)


@cache
def duplicates() -> Any:
    """The schema of `duplicates/`: that of an article, and which other one it is and by what."""
    import pyarrow

    return pyarrow.schema([*articles(), ("duplicate_of", pyarrow.string()), ("known_by", pyarrow.string())])


@cache
def claims() -> Any:
    """The schema of `claims/`: the timeline's columns, as `export` has them, then the rest of a claim."""
    kinds = dict(_timeline())
    for key in CLAIM_KEYS:
        kinds.setdefault(key, "spans" if key in CLAIM_SPANS else "text")
    return schema_of(kinds | {"position": "integer"} | _TIES)


@cache
def failures() -> Any:
    """The schema of `failures/`: what gave no article, or one without claims."""
    return schema_of({"subject": "text", "reason": "text", "kind": "text", "part": "text"})


@cache
def _timeline() -> Mapping[str, str]:
    connection = sqlite3.connect(":memory:")
    try:
        for statements in STEPS.values():
            for statement in statements:
                connection.execute(statement)
        return types(connection)
    finally:
        connection.close()


def article_row(reading: Reading, captured: datetime | None, part: str, row: int) -> Row:
    article = reading.article
    return article_json(article) | {
        # What the page names as its address, where that is another article's and not believed.
        "canonical": None,
        "outlet": reading.outlet,
        "fetched": stamp(captured) if captured else None,
        "text_hash": text_hash(article.text),
        "extractor": reading.extraction.extractor,
        "problem": reading.problem,
        "part": part,
        "row": row,
    }


def claim_rows(reading: Reading, part: str, row: int) -> list[Row]:
    article = reading.article
    return [
        {
            **dict.fromkeys(TIMELINE_COLUMNS),
            **claim_json(claim),
            "said_on": said_on(claim.said_date, article.published),
            "outlet": reading.outlet,
            "title": article.title,
            "published": article.published,
            "url": article.url,
            "position": position,
            "part": part,
            "row": row,
        }
        for position, claim in enumerate(reading.extraction.claims or ())
    ]


def failure_row(lost: Lost, part: str) -> Row:
    return {"subject": lost.subject, "reason": lost.reason, "kind": lost.kind, "part": part}


def article_of(row: Mapping[str, Any]) -> Article:
    """The article that a row of `articles/` was made from."""
    values = {key: row[key] for key in ARTICLE_KEYS}
    return Article(**values | {key: tuple(values[key] or ()) for key in _LISTS})


def extraction_of(article: Mapping[str, Any], claims: list[Row]) -> Extraction:
    """What was extracted, from the row of an article and those of its claims."""
    if article["problem"] is not None:
        return Extraction(article["extractor"], None)
    ordered = sorted(claims, key=lambda row: int(row["position"]))
    return Extraction(article["extractor"], [claim_of(row) for row in ordered])


def claim_of(row: Mapping[str, Any]) -> Claim:
    values = {key: row[key] for key in CLAIM_KEYS}
    spans = {key: tuple(Span(*span) for span in values[key] or ()) for key in CLAIM_SPANS}
    return Claim(**values | spans)

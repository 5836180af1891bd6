"""Reviewed statements as a gold folder: to measure an extractor on, or to train one.

The layout is that of `onrecord evaluate` (docs/evaluation.md). An article is gold when each of its statements
was decided on. What the extractor missed in it nobody has marked.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.claims.evaluate.brat import write_standoff
from onrecord.claims.evaluate.fields import SAME
from onrecord.claims.records import Attribution, Claim
from onrecord.db.clock import published_day
from onrecord.db.rows import line
from onrecord.db.store import claims as claim_rows

_ARTICLES = """
    select articles.id, articles.text, articles.published, articles.revision, outlets.name as outlet,
        sum(claims.reviewed is null) as waiting
    from claims join articles on articles.id = claims.article_id
    left join outlets on outlets.id = articles.outlet_id
    group by articles.id having count(claims.reviewed) order by articles.id
"""


@dataclass(frozen=True, slots=True)
class Written:
    """How many articles with how many statements were written, and how many are reviewed in part only."""

    articles: int
    statements: int
    left_out: int


def write_gold(connection: sqlite3.Connection, folder: Path) -> Written:
    """Write every article that was reviewed to its end into `folder`, made where there is one to write.

    Raises OSError.
    """
    touched = connection.execute(_ARTICLES).fetchall()
    whole = [article for article in touched if not article["waiting"]]
    left_out = len(touched) - len(whole)
    if not whole:
        return Written(0, 0, left_out)
    for part in ("text", "attributions", "fields"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    statements = 0
    documents: list[str] = []
    for article in whole:
        name = f"article-{article['id']}"
        kept = claim_rows.standing_claims(connection, article["id"])
        _write(folder / "text" / f"{name}.txt", article["text"])
        standoff = write_standoff([_attribution(claim) for claim in kept], article["text"])
        _write(folder / "attributions" / f"{name}.ann", standoff)
        _write(folder / "fields" / f"{name}.jsonl", "".join(line(row) + "\n" for row in _labels(kept)))
        documents.append(line(_document(name, article)))
        statements += len(kept)
    _write(folder / "documents.jsonl", "".join(f"{document}\n" for document in documents))
    return Written(len(whole), statements, left_out)


def _attribution(claim: Claim) -> Attribution:
    return Attribution(claim.content_spans, claim.cue_spans, claim.source_spans, 1.0, "gold")


def _labels(claims: list[Claim]) -> Iterator[dict[str, Any]]:
    ids = {claim.claim_id for claim in claims}
    for claim in claims:
        values = {field: getattr(claim, field) for field in SAME}
        if claim.reported_by not in {*ids, None}:
            del values["reported_by"]  # the outer one was wrong: by whom it is told was not decided
        yield {
            "name": claim.claim_id,
            "content_spans": claim.content_spans,
            "source_spans": claim.source_spans,
            **values,
        }


def _document(name: str, article: sqlite3.Row) -> dict[str, Any]:
    day = published_day(article["published"])
    return {"doc": name, "published": day.isoformat() if day else None, "outlet": article["outlet"]}


def _write(path: Path, text: str) -> None:
    # Bytes, so that no line end is translated: offsets count the text as it lies there.
    path.write_bytes(text.encode("utf-8", "replace"))

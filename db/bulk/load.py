"""From the Parquet files into a database: nothing twice, whatever is there already."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from onrecord.db.bulk.columns import article_of, extraction_of
from onrecord.db.bulk.folder import Folder
from onrecord.db.bulk.reading import rows
from onrecord.db.bulk.settle import rekeyed
from onrecord.db.clock import utc_now
from onrecord.db.run.intake import Reading, keep
from onrecord.db.run.recording import recorded
from onrecord.db.run.report import Report
from onrecord.db.store import Store
from onrecord.db.store.articles import Extraction
from onrecord.db.store.runs import Counts

Row = dict[str, Any]

_TOGETHER = 50  # articles stored in one transaction: what a killed run does again


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was done; `known` articles were there already."""

    counts: Counts
    known: int


def load(folder: Folder, store: Store, report: Report, *, clock: Callable[[], datetime] = utc_now) -> Loaded:
    """Store every article of the folder that is not stored yet, with its claims. Run twice, it changes
    nothing.

    Raises Refused where it is no such folder, Halted where it cannot be read, WriteFailed.
    """
    folder.mark()
    manifests = folder.finished()
    report.expect(len(manifests))
    known = 0
    with recorded(store, "load", clock) as recording:
        for part in manifests:
            known += _part(folder, part, store, recording.counts, clock)
            report.advance()
    return Loaded(recording.counts, known)


def _part(folder: Folder, part: str, store: Store, counts: Counts, clock: Callable[[], datetime]) -> int:
    """How many articles of a part were known."""
    # By the address that is its own: what a page names as its address may be another's.
    own = rows(folder, f"articles/{part}.parquet", ["url", "requested_url"])
    urls = [row["requested_url"] or row["url"] for row in own]
    if all(store.articles.at(url) is not None for url in urls):
        return len(urls)
    known = 0
    waiting = _articles(folder, part)
    while together := list(islice(waiting, _TOGETHER)):
        with store.transaction():
            for row, claims in together:
                new = _keep(store, row, claims, clock)
                known += new is None
                counts.new_articles += new is not None
                counts.new_claims += new or 0
    return known


def _articles(folder: Folder, part: str) -> Iterator[tuple[Row, list[Row]]]:
    """The articles of a part, each with its claims: both files are in the order of the articles."""
    claims = rows(folder, f"claims/{part}.parquet")
    ahead = next(claims, None)
    for row in rows(folder, f"articles/{part}.parquet"):
        own: list[Row] = []
        while ahead is not None and ahead["row"] <= row["row"]:
            if ahead["row"] == row["row"]:
                own.append(ahead)
            ahead = next(claims, None)
        yield row, own


def _keep(store: Store, row: Row, claims: list[Row], clock: Callable[[], datetime]) -> int | None:
    """How many claims were stored, or None where the article is known."""
    article, known = store.articles.settled(article_of(row))
    if known is not None:
        return None
    extraction = extraction_of(row, claims)
    if article.url != row["url"] and extraction.claims is not None:
        extraction = Extraction(extraction.extractor, rekeyed(extraction.claims, str(article.url)))
    captured = datetime.fromisoformat(row["fetched"]) if row["fetched"] else None
    _, new = keep(store, Reading(article, row["outlet"], extraction), captured or clock())
    return len(extraction.claims or ()) if new else None

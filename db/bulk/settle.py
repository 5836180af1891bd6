"""Each article once, whichever parts have it: by the rules of the database itself, in the order of the parts.

What comes again moves to `duplicates/`, and its claims go. Whether an article does depends on all that come
before it, the duplicates among them: so it makes no difference how many runs brought the parts together.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from onrecord.claims.identity import claim_id
from onrecord.claims.records import Claim
from onrecord.db.bulk import columns
from onrecord.db.bulk.folder import Folder
from onrecord.db.bulk.reading import rows
from onrecord.db.bulk.records import Manifest
from onrecord.db.bulk.writing import about_part, tables
from onrecord.db.slug import slugify
from onrecord.db.store.articles import Articles
from onrecord.ingest.records import Article

Row = dict[str, Any]

# As much of the database as its rules ask for.
_SCRATCH = (
    "create table outlets (id integer primary key, slug text unique, name text)",
    """create table articles (id integer primary key, url text, requested_url text, outlet_id integer,
    title text, published text, text text, text_hash text, language text, revision integer default 1,
    same_as text)""",
    "create table announcements (url text, article_id integer)",
    "create index by_url on articles (url)",
    "create index by_requested on articles (requested_url)",
    "create index by_text on articles (text_hash)",
    "create index by_title on articles (outlet_id, title)",
)


@dataclass(slots=True)
class Decided:
    """Of one part: the rows that are other articles again, with what they are known by; and those that do
    not have the address which their page names, with the address that they do have."""

    again: dict[int, tuple[str, str]] = field(default_factory=dict)
    renamed: dict[int, str] = field(default_factory=dict)


def settle(folder: Folder, parts: Iterable[Manifest], done: Callable[[], None]) -> int:
    """Bring the folder to where each article is there once; how many duplicates there are. `done` is called
    after each part. Raises Halted."""
    count = 0
    with _scratch() as connection:
        known = _Known(connection)
        for part in parts:
            articles = _every(folder, part.part)
            decided = known.decide(articles)
            count += len(decided.again)
            if not all(_stands(row, decided) for row in articles):
                _rewrite(folder, part, articles, decided)
            done()
    return count


class _Known:
    """The articles that came before."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._articles = Articles(connection)

    def decide(self, rows: Iterable[Row]) -> Decided:
        decided = Decided()
        for row in rows:
            article = replace(columns.article_of(row), url=row["canonical"] or row["url"])
            outlet = row["outlet"]
            settled, there = self._articles.settled(article)
            by = "address"
            if there is None:
                there, by = self._articles.twin(settled, outlet), "text"
            first = None if there is None else self._first(there)
            if first is not None:
                decided.again[row["row"]] = (first, by)
            elif settled.url != article.url:
                decided.renamed[row["row"]] = str(settled.url)
            self._add(settled, outlet, row["text_hash"], first)
        return decided

    def _first(self, article: int) -> str:
        """The address of the article that stands, of those that are the same."""
        row = self._connection.execute("select coalesce(same_as, url) from articles where id = ?", [article])
        return str(row.fetchone()[0])

    def _add(self, article: Article, outlet: str | None, digest: str, first: str | None) -> None:
        outlet_id = None
        if outlet:
            [outlet_id] = self._connection.execute(
                """insert into outlets (slug, name) values (?, ?)
                on conflict (slug) do update set slug = excluded.slug returning id""",
                [slugify(outlet), outlet],
            ).fetchone()
        self._connection.execute(
            """insert into articles (url, requested_url, outlet_id, title, published, text, text_hash,
                language, same_as) values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            [
                article.url, article.requested_url, outlet_id, article.title, article.published, article.text,
                digest, article.language, first,
            ],
        )  # fmt: skip


def rekeyed(claims: Sequence[Claim], url: str) -> list[Claim]:
    """The claims of an article under another address: their ids grow from it."""
    ids = {claim.claim_id: _id(claim, url, len(claims)) for claim in claims}
    return [
        replace(
            claim,
            doc=url,
            claim_id=ids[claim.claim_id],
            reported_by=ids.get(claim.reported_by or "", claim.reported_by),
        )
        for claim in claims
    ]


def _id(claim: Claim, url: str, most: int) -> str:
    """The id of a claim at another address: of the same number among equal words."""
    numbers = range(most + 2)  # some extractors count from 1
    number = next((n for n in numbers if claim_id(claim.doc, claim.content, n) == claim.claim_id), None)
    # An extractor with ids of its own kind: what tells them apart still does.
    words = claim.content if number is not None else f"{claim.content}\x1f{claim.claim_id}"
    return claim_id(url, words, number or 0)


def _every(folder: Folder, part: str) -> list[Row]:
    """All articles that were read in a part, in their order, the duplicates among them."""
    found: dict[int, Row] = {}
    names = [f"duplicates/{part}.parquet"] if folder.has(f"duplicates/{part}.parquet") else []
    for name in (*names, f"articles/{part}.parquet"):
        # One that is in both was not yet taken out when a run was broken off.
        found |= {row["row"]: row for row in rows(folder, name)}
    return [found[number] for number in sorted(found)]


def _stands(row: Row, decided: Decided) -> bool:
    """Whether a row is where it belongs, and as it should be."""
    again = decided.again.get(row["row"])
    if again is not None:
        return (row.get("duplicate_of"), row.get("known_by")) == again
    url = decided.renamed.get(row["row"], row["canonical"] or row["url"])
    return "duplicate_of" not in row and bool(row["url"] == url)


def _rewrite(folder: Folder, manifest: Manifest, articles: Iterable[Row], decided: Decided) -> None:
    """Each file is replaced as a whole, that of the duplicates first: where this is broken off, the next run
    finds all rows still."""
    part, about = manifest.part, about_part(manifest)
    claims = rows(folder, f"claims/{part}.parquet")
    with tables(folder, part, {"duplicates": columns.duplicates()}, about) as out:
        for row in articles:
            if row["row"] in decided.again:
                url, by = decided.again[row["row"]]
                out["duplicates"].add({**row, "duplicate_of": url, "known_by": by})
    kept: dict[int, list[Row]] = {}
    for row in claims:
        if row["row"] not in decided.again:
            kept.setdefault(row["row"], []).append(row)
    with tables(folder, part, {"claims": columns.claims()}, about) as out:
        for number, of_article in kept.items():
            for row in _renamed(of_article, decided.renamed.get(number)):
                out["claims"].add(row)
    with tables(folder, part, {"articles": columns.articles()}, about) as out:
        for row in articles:
            if row["row"] in decided.renamed:
                stated = row["canonical"] or row["url"]
                row = {**row, "url": decided.renamed[row["row"]], "canonical": stated}
            if row["row"] not in decided.again:
                out["articles"].add(row)


def _renamed(claims: list[Row], url: str | None) -> Iterator[Row]:
    if url is None:
        yield from claims
        return
    again = rekeyed([columns.claim_of(row) for row in claims], url)
    for row, claim in zip(claims, again, strict=True):
        yield {
            **row,
            "url": url,
            "doc": url,
            "claim_id": claim.claim_id,
            "reported_by": claim.reported_by,
        }


@contextmanager
def _scratch() -> Iterator[sqlite3.Connection]:
    with tempfile.TemporaryDirectory(prefix="onrecord-bulk-") as room:
        connection = sqlite3.connect(Path(room, "known.db"), isolation_level=None)
        try:
            connection.row_factory = sqlite3.Row
            for pragma in ("journal_mode = off", "synchronous = off", "cache_size = -100000"):
                connection.execute(f"pragma {pragma}")
            for statement in _SCRATCH:
                connection.execute(statement)
            connection.execute("begin")
            yield connection
        finally:
            connection.close()

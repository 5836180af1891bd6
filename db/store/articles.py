"""Articles with all that was found in them: one is stored whole, or not at all."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from onrecord.claims.records import Claim
from onrecord.db.clock import stamp
from onrecord.db.rules.likeness import alike_texts, alike_titles, is_teaser, same_article
from onrecord.db.rules.revision import Change, is_copy
from onrecord.db.slug import slugify
from onrecord.db.store import arrivals, article_claims, standing
from onrecord.db.store import claims as claim_rows
from onrecord.ingest.records import Article
from onrecord.ingest.web.urls import normalise

# Of a page that is all links, the first are kept.
_MOST_LINKS = 200


@dataclass(frozen=True, slots=True)
class StoredText:
    """What an extractor needs of a stored article."""

    article_id: int
    revision: int
    url: str
    text: str
    published: str | None
    outlet: str | None
    title: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Validators:
    """Header values, verbatim, that a page sent: given back, they make an unchanged page cost nothing."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """What `extractor` (a version) made of a text; `claims` None when it failed."""

    extractor: str
    claims: Sequence[Claim] | None


class Articles:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def at(self, url: str) -> int | None:
        """The article known under this address, canonical or as it was asked for."""
        row = self._connection.execute(
            """select id from articles where url = :url
            union all select id from articles where requested_url = :url
            union all select article_id from announcements where url = :url limit 1""",
            {"url": url},
        ).fetchone()
        return None if row is None else int(row[0])

    def settled(self, article: Article, final: str | None = None) -> tuple[Article, int | None]:
        """`article` under an address that is its own, and the stored article that has this address.

        `final` is where its page lay, after redirects. A canonical address is not believed that another
        article has: some sites give every page the same one.
        """
        own = [url for url in (article.requested_url, final) if url] or [article.url or ""]
        # A place in a page (#post-1) is an address of its own.
        for url in dict.fromkeys([*own, *(normalise(url) for url in own if "#" not in url)]):
            if (known := self.at(url)) is not None:
                return article, known
        known = self.at(article.url) if article.url else None
        if known is None or article.url in own:
            return article, known
        other = self.text(known)
        if same_article(article.title, article.text, other.title, other.text):
            return article, known
        return replace(article, url=normalise(final or own[0])), None

    def twin(self, article: Article, outlet: str | None) -> int | None:
        """The stored article that `article`, at another address of the same outlet, is a copy of.

        It has the same text, under a headline that can be the same; or the same headline and day over nearly
        the same text.
        """
        rows = self._connection.execute(
            """select articles.id, title from articles left join outlets on outlets.id = outlet_id
            where text_hash = ? and outlets.slug is ?""",
            [text_hash(article.text), slugify(outlet) if outlet else None],
        )
        for row in rows:
            if not is_teaser(article.text) or alike_titles(article.title, row["title"]):
                return int(row["id"])
        return self._copy(article, outlet)

    def former(self, article: Article, outlet: str | None, feed_id: int, guid: str | None) -> list[str]:
        """Addresses of stored articles that `article` may be under a new one, if they lead to it now: what
        its feed gave the same id, or what the same outlet published at the same moment or under the same
        headline, in words that are like its own."""
        rows = self._connection.execute(
            """select articles.id, coalesce(requested_url, articles.url) as url, text, 1 as is_named
            from announcements join articles on articles.id = article_id
            where announcements.feed_id = :feed_id and announcements.guid = :guid
            union select articles.id, coalesce(requested_url, articles.url), text, 0
            from articles join outlets on outlets.id = outlet_id
            where outlets.slug = :outlet and (published = :moment or title = :title)
            order by 1 desc limit 5""",
            {
                "feed_id": feed_id,
                "guid": guid,
                "outlet": slugify(outlet) if outlet else None,
                "moment": article.published if article.published and len(article.published) > 10 else None,
                "title": article.title,
            },
        )
        return [row["url"] for row in rows if row["is_named"] or alike_texts(article.text, row["text"])]

    def _copy(self, article: Article, outlet: str | None) -> int | None:
        """One that another template shows a little differently, as mobile pages do."""
        if not (article.title and article.published and outlet):
            return None
        rows = self._connection.execute(
            """select articles.id, text from articles join outlets on outlets.id = outlet_id
            where outlets.slug = ? and title = ? and substr(published, 1, 10) = ?""",
            [slugify(outlet), article.title, article.published[:10]],
        )
        return next((int(row["id"]) for row in rows if is_copy(row["text"], article.text)), None)

    def add(
        self,
        article: Article,
        extraction: Extraction,
        now: datetime,
        *,
        outlet: str | None = None,
        feed_id: int | None = None,
        guid: str | None = None,
    ) -> int:
        """Store a new article, its first revision and its claims; its id. `article.url` must be given."""
        digest = text_hash(article.text)
        row = {
            "url": article.url,
            "requested_url": article.requested_url,
            "feed_id": feed_id,
            "guid": guid,
            "outlet_id": self._outlet(outlet) if outlet else None,
            "title": article.title,
            "authors": json.dumps(article.authors, ensure_ascii=False),
            "published": article.published,
            "published_from": article.published_from,
            "modified": article.modified,
            "site_name": article.site_name,
            "language": article.language,
            "wire": article.wire,
            "paywalled": article.paywalled,
            "text": article.text,
            "text_hash": digest,
            "fetched": stamp(now),
            "links": _links(article),
        }
        names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
        cursor = self._connection.execute(
            f"insert into articles ({names}) values ({marks}) returning id", row
        )
        article_id = int(cursor.fetchone()[0])
        self._connection.execute(
            """insert into revisions (article_id, number, seen, title, text, text_hash)
            values (?, 1, ?, ?, ?, ?)""",
            [article_id, stamp(now), article.title, article.text, digest],
        )
        self.extracted(article_id, 1, extraction)
        return article_id

    def revise(
        self,
        before: StoredText,
        article: Article,
        extraction: Extraction,
        changes: Sequence[Change],
        now: datetime,
    ) -> bool:
        """Store a later version of an article with its claims, and what `changes` it made to them.

        False, and nothing done, when the article has moved on to another revision meanwhile.
        """
        number = before.revision + 1
        row = {
            "id": before.article_id,
            "revision": number,
            "before": before.revision,
            "title": article.title,
            "authors": json.dumps(article.authors, ensure_ascii=False) if article.authors else None,
            "published": article.published,
            "published_from": article.published_from,
            "modified": article.modified,
            "language": article.language,
            "wire": article.wire,
            "paywalled": article.paywalled,
            "text": article.text,
            "text_hash": text_hash(article.text),
            "seen": stamp(now),
            "links": _links(article),
        }
        cursor = self._connection.execute(
            """update articles set revision = :revision, title = :title,
            authors = coalesce(:authors, authors),
            published_from = iif(published is null, :published_from, published_from),
            published = coalesce(published, :published), modified = coalesce(:modified, modified),
            language = :language, wire = :wire, paywalled = :paywalled, text = :text, text_hash = :text_hash,
            links = :links, related = null, traced = null
            where id = :id and revision = :before""",
            row,
        )
        if not cursor.rowcount:
            return False
        self._connection.execute(
            """insert into revisions (article_id, number, seen, title, text, text_hash)
            values (:id, :revision, :seen, :title, :text, :text_hash)""",
            row,
        )
        self.extracted(before.article_id, number, extraction)
        claim_rows.note_changes(self._connection, before.article_id, number, changes)
        added = [change.after.claim_id for change in changes if change.name == "added" and change.after]
        arrivals.note(self._connection, added)
        return True

    def look_again(self, article_id: int, at: datetime | None, validators: Validators | None = None) -> None:
        """Note when to look at the article's page again (None: no more), and what to send along then."""
        kept = validators or Validators()
        self._connection.execute(
            "update articles set next_check = ?, etag = ?, last_modified = ? where id = ?",
            [stamp(at) if at else None, kept.etag, kept.last_modified, article_id],
        )

    def moved(self, article_id: int, url: str) -> None:
        """Note that the article's page lies at `url` now. The address that it is known by, and cited,
        stays."""
        self._connection.execute("update articles set requested_url = ? where id = ?", [url, article_id])

    def looked(
        self, article_id: int, now: datetime, at: datetime | None, validators: Validators | None = None
    ) -> None:
        """Note that the page was looked at again `now`; `validators` None keeps those there."""
        self._connection.execute(
            """update articles set checked = :now, next_check = :at,
            etag = iif(:new, :etag, etag), last_modified = iif(:new, :last_modified, last_modified)
            where id = :id""",
            {
                "id": article_id,
                "now": stamp(now),
                "at": stamp(at) if at else None,
                "new": validators is not None,
                "etag": validators and validators.etag,
                "last_modified": validators and validators.last_modified,
            },
        )

    def born(self, article_id: int) -> tuple[str | None, datetime]:
        """When the article was published, as far as is known, and when it was first read."""
        row = self._connection.execute(
            "select published, fetched from articles where id = ?", [article_id]
        ).fetchone()
        return row["published"], datetime.fromisoformat(row["fetched"])

    def extracted(self, article_id: int, revision: int, extraction: Extraction) -> bool:
        """Put the claims of `extraction` in place of those there; a failed one leaves them and is noted.

        False, and nothing done, when the article has moved on to another revision meanwhile.
        """
        row = self._connection.execute(
            "select revision, extractor from articles where id = ?", [article_id]
        ).fetchone()
        if row is None or row["revision"] != revision:
            return False
        if extraction.claims is None:
            self._connection.execute(
                "update articles set extractor_failed = ? where id = ?", [extraction.extractor, article_id]
            )
            return True
        article_claims.put(self._connection, article_id, revision, extraction.claims)
        if row["extractor"] is None:  # else it is another reading of the same words, which is no news
            arrivals.note(self._connection, [claim.claim_id for claim in extraction.claims])
        self._connection.execute(
            "update articles set extractor = ?, extractor_failed = null where id = ?",
            [extraction.extractor, article_id],
        )
        return True

    def waiting(self) -> list[int]:
        """Ids of articles that an older onrecord stored, which did not conclude what `conclude` does."""
        return standing.waiting(self._connection)

    def conclude(self, article_id: int) -> None:
        """Conclude from the stored claims of an article what `extracted` concludes from new ones."""
        standing.refresh(self._connection, article_id)

    def any_unread(self) -> bool:
        """Whether any article waits to be read by an extractor."""
        row = self._connection.execute("select 1 from articles where extractor is null limit 1").fetchone()
        return row is not None

    def unread(self, extractor: str) -> list[int]:
        """Ids of articles that no extractor has read, save those that this one failed on."""
        return self._ids("extractor is null and extractor_failed is not ?", [extractor])

    def read_by_others(self, extractor: str, since: str | None = None) -> list[int]:
        """Ids of articles that another extractor read, or none, published (or fetched) since that day."""
        return self._ids(
            "extractor is not ? and substr(coalesce(published, fetched), 1, 10) >= ?",
            [extractor, since or ""],
        )

    def count(self, since: str | None = None) -> int:
        """How many are stored, of those published (or fetched) since that day."""
        return len(self._ids("substr(coalesce(published, fetched), 1, 10) >= ?", [since or ""]))

    def text(self, article_id: int) -> StoredText:
        row = self._connection.execute(
            """select articles.id, revision, url, text, published, outlets.name, title, language from articles
            left join outlets on outlets.id = outlet_id where articles.id = ?""",
            [article_id],
        ).fetchone()
        return StoredText(*row)

    def _ids(self, condition: str, params: list[object]) -> list[int]:
        rows = self._connection.execute(f"select id from articles where {condition} order by id", params)
        return [row[0] for row in rows]

    def _outlet(self, name: str) -> int:
        row = self._connection.execute(
            """insert into outlets (slug, name) values (?, ?)
            on conflict (slug) do update set slug = excluded.slug returning id""",
            [slugify(name), name],
        ).fetchone()
        return int(row[0])


def _links(article: Article) -> str:
    return json.dumps(article.links[:_MOST_LINKS], ensure_ascii=False)


def text_hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

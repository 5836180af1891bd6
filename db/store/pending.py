"""Pages that feeds announced and that are not stored yet."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from onrecord.db.clock import stamp
from onrecord.db.rows import entry_from_json, entry_json, line
from onrecord.db.rules.likeness import alike_titles
from onrecord.db.rules.schedule import FARTHEST
from onrecord.ingest.records import Entry, Source
from onrecord.ingest.sources.identity import address, address_within, is_whole, known_by, shared_links
from onrecord.ingest.web import urls


@dataclass(frozen=True, slots=True)
class Page:
    """A page to fetch. `feed_title` serves as the outlet's name where the page gives none.

    `id`: None for a page that no feed asks for, but its article's age. `article_id`: the stored article that
    is to be looked at again, None for a new page. Where `entry` has no address there is nothing to fetch: it
    is the article, and `source` is only its name.
    """

    id: int | None
    feed_id: int
    source: Source
    guid: str | None
    entry: Entry
    attempts: int
    feed_title: str | None
    article_id: int | None = None

    @property
    def url(self) -> str:
        return self.source.url


# The validators of an article hold for the address that it was read at, and no other.
_DUE = """
    select pending.id, pending.feed_id, pending.url, pending.guid, entry, attempts, pending.article_id,
        feeds.title as feed_title, iif(requested_url = pending.url, articles.etag, null) as etag,
        iif(requested_url = pending.url, articles.last_modified, null) as last_modified
    from pending join feeds on feeds.id = pending.feed_id
    left join articles on articles.id = pending.article_id
    where next_try is not null and (:everything or next_try <= :now or next_try > :farthest)
    and (:feed_id is null or pending.feed_id = :feed_id) order by pending.id
"""
_DUE_BY_AGE = """
    select articles.id as article_id, feed_id, coalesce(requested_url, articles.url) as url, guid,
        articles.title, articles.etag, articles.last_modified, feeds.title as feed_title
    from articles join feeds on feeds.id = feed_id and feeds.active
    where next_check <= :now or next_check > :farthest or (:everything and next_check is not null)
    order by next_check
"""
_PENDING = "select 1 from pending where url = :url"
_ANNOUNCED = """
    select announcements.id, article_id, announcements.guid, announcements.url,
        coalesce(stated, articles.fetched) as stated, coalesce(announcements.title, articles.title) as title
    from announcements join articles on articles.id = article_id
    where announcements.feed_id = :feed_id and (announcements.url = :url or announcements.guid = :guid)
    order by announcements.url = :url desc
"""
_STORED = """
    select article_id from announcements where url = :url
    union all select id from articles where url in (:url, :normal)
    union all select id from articles where requested_url = :url
    union all select id from articles where :unique_id in (url, requested_url) limit 1
"""
_NAMED_ELSEWHERE = """
    select article_id, coalesce(announcements.title, articles.title) as title
    from announcements join articles on articles.id = article_id
    where announcements.guid = :unique_id
"""
# An id that is the same in another feed can mean the same entry only where it is made to be the world's
# alone.
_UNIQUE_ID = re.compile(r"(https?://[^/]+/.|tag:.|urn:uuid:.)", re.IGNORECASE)


class Pending:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def announce(self, feed_id: int, entries: Sequence[Entry], now: datetime) -> int:
        """Remember what is new among `entries`, and what changed. How many were new."""
        # An id that several entries share tells nothing.
        ids = Counter(entry.id for entry in entries)
        links = shared_links(entries)
        new = 0
        feed_url: str = self._connection.execute("select url from feeds where id = ?", [feed_id]).fetchone()[
            0
        ]
        for entry in entries:
            if not (entry.url or entry.content or entry.summary):
                continue  # there is nothing to read
            shared = ids[entry.id] > 1
            own = known_by(replace(entry, id="")) if shared else entry
            if is_whole(entry, links):
                url, entry = address_within(own), replace(entry, url=None)
            else:
                url = urls.page(entry.url) if entry.url else address(own, feed_url)
            stated = _stated(entry)
            row: dict[str, object] = {
                "feed_id": feed_id,
                "guid": None if shared else entry.id,
                "unique_id": entry.id if not shared and _UNIQUE_ID.match(entry.id) else None,
                "normal": urls.normalise(entry.url) if entry.url else None,
                "url": url,
                "entry": line(entry_json(entry)),
                "now": stamp(now),
                "stated": stamp(stated) if stated else None,
                "article_id": None,
                "title": entry.title,
            }
            new += self._announce(row, entry)
        return new

    def _announce(self, row: dict[str, object], entry: Entry) -> bool:
        ask = self._connection.execute
        for announced in ask(_ANNOUNCED, row):
            is_alike = alike_titles(entry.title, announced["title"])
            if announced["url"] == row["url"]:
                renamed = entry.id != entry.url and announced["guid"] not in (None, row["guid"])
                if renamed and not is_alike and is_whole(entry, {entry.url}):
                    # One address for whatever is the latest: the entry is all there is of its article.
                    own = replace(entry, url=None)
                    return self._announce(
                        row | {"url": address_within(entry), "normal": None, "entry": line(entry_json(own))},
                        own,
                    )
            elif not is_alike:
                continue  # an id that was used again, for another story
            if row["stated"] and str(row["stated"]) > announced["stated"]:
                ask(
                    "update announcements set stated = ?, title = coalesce(?, title) where id = ?",
                    [row["stated"], entry.title, announced["id"]],
                )
                self._add(row | {"article_id": announced["article_id"]})
            return False
        if ask(_PENDING, row).fetchone() is not None:
            return False
        if (stored := self._stored(row, entry)) is not None:
            self._remember(row | {"article_id": stored})
            return False
        self._add(row)
        return True

    def _stored(self, row: Mapping[str, object], entry: Entry) -> int | None:
        """The stored article that an entry announces which its feed did not announce before."""
        ask = self._connection.execute
        if (stored := ask(_STORED, row).fetchone()) is not None:
            return int(stored["article_id"])
        named = (
            int(other["article_id"])
            for other in ask(_NAMED_ELSEWHERE, row)
            if entry.title and other["title"] and alike_titles(entry.title, other["title"])
        )
        return next(named, None)

    def _add(self, row: Mapping[str, object]) -> None:
        self._connection.execute(
            """insert into pending (feed_id, guid, url, entry, added, next_try, article_id)
            values (:feed_id, :guid, :url, :entry, :now, :now, :article_id)
            on conflict (url) do update
            set entry = excluded.entry, next_try = excluded.next_try, attempts = 0""",
            row,
        )

    def _remember(self, row: Mapping[str, object]) -> None:
        self._connection.execute(
            """insert into announcements (feed_id, guid, url, article_id, stated, title)
            values (:feed_id, :guid, :url, :article_id, :stated, :title)
            on conflict (feed_id, url) do update
            set stated = excluded.stated, title = coalesce(excluded.title, title)""",
            row,
        )

    def due(self, now: datetime, *, feed_id: int | None = None, everything: bool = False) -> list[Page]:
        """What to fetch now, of one feed or of all. A page that was given up (`next_try` null) is not due."""
        rows = self._connection.execute(
            _DUE,
            {
                "now": stamp(now),
                "farthest": stamp(now + FARTHEST),
                "feed_id": feed_id,
                "everything": everything,
            },
        )
        return [
            Page(
                row["id"],
                row["feed_id"],
                _source(row),
                row["guid"],
                entry_from_json(json.loads(row["entry"])),
                row["attempts"],
                row["feed_title"],
                row["article_id"],
            )
            for row in rows
        ]

    def due_by_age(self, now: datetime, *, everything: bool = False) -> list[Page]:
        """The pages of stored articles that are to be looked at again by now, or `everything` that is
        watched."""
        return [
            Page(
                None,
                row["feed_id"],
                _source(row),
                row["guid"],
                Entry(id=row["guid"] or row["url"], url=row["url"], title=row["title"]),
                0,
                row["feed_title"],
                row["article_id"],
            )
            for row in self._connection.execute(
                _DUE_BY_AGE,
                {"now": stamp(now), "farthest": stamp(now + FARTHEST), "everything": everything},
            )
        ]

    def failed(self, page: Page, error: str, next_try: datetime | None) -> None:
        """Try again at `next_try`; None gives the page up."""
        self._connection.execute(
            "update pending set attempts = attempts + 1, error = ?, next_try = ? where id = ?",
            [error, stamp(next_try) if next_try else None, page.id],
        )

    def resolved(self, page: Page, article_id: int) -> None:
        """The page is stored, as this article."""
        stated = _stated(page.entry)
        self._remember(
            {
                "feed_id": page.feed_id,
                "guid": page.guid,
                "url": page.url,
                "article_id": article_id,
                "stated": stamp(stated) if stated else None,
                "title": page.entry.title,
            }
        )
        self._connection.execute("delete from pending where id = ?", [page.id])


def _stated(entry: Entry) -> datetime | None:
    """When the feed says that the entry was last changed, or published."""
    from onrecord.ingest.sources.moments import latest  # knows the months of all languages and loads slowly

    return latest(entry.published, entry.updated)


def _source(row: sqlite3.Row) -> Source:
    return Source(row["url"], row["etag"], row["last_modified"])

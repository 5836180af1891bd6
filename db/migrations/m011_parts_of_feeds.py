"""What each part of an index of sitemaps sent last, and under which title an entry was announced."""

from __future__ import annotations

STATEMENTS = (
    # `position` among the parts that the subscribed document itself lists; null for those that a part lists.
    """
    create table feed_parts (
        feed_id integer not null references feeds(id),
        url text not null,
        position integer,
        etag text,
        last_modified text,
        primary key (feed_id, url)
    ) without rowid
    """,
    "alter table announcements add column title text",
)

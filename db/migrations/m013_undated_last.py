"""What has no date stands behind all that has one; views that somebody gave a name; what was read when.

Until now it stood on the day on which it was fetched, and so led every list. The rows are found by an index
of articles, since few are without a date; the number within the day stays: no two keys become the same.
"""

from __future__ import annotations

# `db.rules.days`: the julian day of 1 January 1970, and the first key that a day can have.
_SINCE_1970 = 2_440_588 << 24
_FIRST_KEY = 1_721_426 << 24

STATEMENTS = (
    f"""
    update timeline set key = key - {_SINCE_1970}
    where article_id in (select id from articles indexed by articles_outlet where published is null)
        and said_on is null and key >= {_FIRST_KEY}
    """,
    # Not for a reader of the site to make: `onrecord view` does.
    """
    create table views (
        id integer primary key,
        slug text not null unique,
        name text not null,
        query text not null,
        created text not null
    )
    """,
    "create index articles_fetched on articles(fetched)",
)

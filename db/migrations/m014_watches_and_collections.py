"""Searches that send what is new, what came and was sent; collections of statements."""

from __future__ import annotations

STATEMENTS = (
    # `filter`: the fields of a TimelineFilter, as JSON. `receiver` holds a secret: the site does not read it.
    """
    create table watches (
        id integer primary key,
        name text not null unique,
        filter text not null,
        receiver text not null,
        site text,
        added text not null,
        seen integer not null
    )
    """,
    # Statements in the order in which they came, kept until every watch has looked at them. A number is never
    # given twice, so that none is passed over.
    """
    create table arrivals (
        number integer primary key autoincrement,
        claim_id text not null unique
    )
    """,
    """
    create table deliveries (
        id integer primary key,
        watch_id integer not null references watches(id) on delete cascade,
        key text not null unique,
        kind text not null,
        state text not null,
        statements integer not null,
        made text not null,
        attempts integer not null default 0,
        next_try text,
        sent text,
        error text
    )
    """,
    "create index deliveries_open on deliveries(watch_id) where state in ('waiting', 'sending')",
    "create index deliveries_watch on deliveries(watch_id, id)",
    # What a watch has told of once it never tells of again, whatever happens to the delivery.
    """
    create table delivered (
        watch_id integer not null references watches(id) on delete cascade,
        claim_id text not null,
        delivery_id integer not null references deliveries(id) on delete cascade,
        primary key (watch_id, claim_id)
    ) without rowid
    """,
    "create index delivered_delivery on delivered(delivery_id)",
    # `shared`: null, or what others may see of it: the statements, or the notes too.
    """
    create table collections (
        id integer primary key,
        slug text not null unique,
        name text not null,
        note text,
        shared text,
        added text not null
    )
    """,
    # A statement may not be found for a while, and come back: so no foreign key to the claims.
    """
    create table collected (
        collection_id integer not null references collections(id) on delete cascade,
        claim_id text not null,
        note text,
        at text not null,
        reviewer text,
        primary key (collection_id, claim_id)
    ) without rowid
    """,
    "create index collected_claim on collected(claim_id)",
)

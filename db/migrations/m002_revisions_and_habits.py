"""Articles seen again and what changed in their claims; what a feed's habits are."""

from __future__ import annotations

STATEMENTS = (
    "alter table articles add column etag text",
    "alter table articles add column last_modified text",
    "alter table articles add column checked text",
    "alter table articles add column next_check text",
    "create index articles_next_check on articles(next_check) where next_check is not null",
    # A pending page with an article is one to look at again, because its feed says that it changed.
    "alter table pending add column article_id integer references articles(id)",
    "alter table announcements add column stated text",
    "alter table feeds add column gap integer",
    "alter table feeds add column newest text",
    "alter table feeds add column ttl integer",
    "alter table runs add column revised_articles integer not null default 0",
    # The claims as they were are kept here, since `claims` holds those of the latest revision alone.
    """
    create table claim_changes (
        id integer primary key,
        article_id integer not null references articles(id),
        revision integer not null,
        change text not null,
        sourcing_change text,
        claim_id text,
        former_claim_id text,
        content text,
        former_content text,
        speaker text,
        former_speaker text,
        source text,
        former_source text,
        anonymity text,
        former_anonymity text,
        sourcing integer,
        former_sourcing integer
    )
    """,
    "create index claim_changes_article on claim_changes(article_id, revision)",
    """
    create view changes as
    select claim_changes.*, revisions.seen, articles.title, articles.url, outlets.name as outlet
    from claim_changes
    join articles on articles.id = claim_changes.article_id
    join revisions on revisions.article_id = claim_changes.article_id
        and revisions.number = claim_changes.revision
    left join outlets on outlets.id = articles.outlet_id
    """,
)

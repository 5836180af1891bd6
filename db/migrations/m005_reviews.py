"""A reviewer's decisions, where they show, and what the extractor had before them."""

from __future__ import annotations

STATEMENTS = (
    "alter table reviews add column decision integer references reviews(id)",
    "alter table reviews add column former text",
    "alter table reviews add column content text",
    "alter table reviews add column reviewer text",
    "alter table reviews add column drawn text",
    "alter table reviews add column undone text",
    # One verdict and one fix of each field stand at a time; those before them stay as history.
    "create unique index reviews_standing on reviews(claim_id, coalesce(field, '')) where undone is null",
    "create index reviews_decision on reviews(decision)",
    "alter table speaker_decisions add column reviewer text",
    "alter table claims add column reviewed text",
    "alter table claims add column extracted text",
    """
    create index claims_reviewed on claims(reviewed, anonymity, kind, confidence)
    where reviewed is not null
    """,
    "alter table timeline add column reviewed text",
    # What was withdrawn is told of nowhere.
    "drop view changes",
    """
    create view changes as
    select claim_changes.*, revisions.seen, articles.title, articles.url, outlets.name as outlet
    from claim_changes
    join articles on articles.id = claim_changes.article_id
    join revisions on revisions.article_id = claim_changes.article_id
        and revisions.number = claim_changes.revision
    left join outlets on outlets.id = articles.outlet_id
    where not exists (
        select 1 from reviews where verdict = 'wrong' and undone is null
        and reviews.claim_id in (claim_changes.claim_id, claim_changes.former_claim_id)
    )
    """,
    # The queue of the review desk, least sure first.
    "create index timeline_unreviewed on timeline(confidence, claim_id) where reviewed is null",
)

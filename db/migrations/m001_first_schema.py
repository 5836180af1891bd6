"""The first schema: what is collected, what is claimed in it, and the timeline that is shown."""

from __future__ import annotations

from onrecord.db.migrations.columns import SEARCH_COLUMNS

STATEMENTS = (
    """
    create table feeds (
        id integer primary key,
        url text not null unique,
        kind text,
        title text,
        site_url text,
        added text not null,
        active integer not null default 1,
        etag text,
        last_modified text,
        last_polled text,
        last_status integer,
        last_success text,
        error text,
        failures integer not null default 0,
        next_poll text,
        note text
    )
    """,
    """
    create table runs (
        id integer primary key,
        command text not null,
        version text not null,
        started text not null,
        finished text,
        feeds_polled integer not null default 0,
        pages_fetched integer not null default 0,
        new_articles integer not null default 0,
        new_claims integer not null default 0,
        failures integer not null default 0
    )
    """,
    """
    create table fetches (
        id integer primary key,
        run_id integer not null references runs(id),
        feed_id integer references feeds(id),
        url text not null,
        at text not null,
        status integer,
        bytes integer,
        milliseconds integer,
        error text
    )
    """,
    "create index fetches_run on fetches(run_id)",
    "create index fetches_feed on fetches(feed_id, at)",
    # Pages that a feed announced and that are not stored yet: a page that fails is tried again by
    # later runs, also while its feed answers 304.
    """
    create table pending (
        id integer primary key,
        feed_id integer not null references feeds(id),
        guid text,
        url text not null unique,
        entry text not null,
        added text not null,
        attempts integer not null default 0,
        next_try text,
        error text
    )
    """,
    # Which article each entry of a feed turned out to be: the same one may be announced by several feeds,
    # under several addresses, and none of them is to be fetched twice.
    """
    create table announcements (
        id integer primary key,
        feed_id integer not null references feeds(id),
        guid text,
        url text not null,
        article_id integer not null references articles(id),
        unique (feed_id, url)
    )
    """,
    "create index announcements_guid on announcements(feed_id, guid)",
    "create index announcements_url on announcements(url)",
    "create index announcements_article on announcements(article_id)",
    "create index pending_feed on pending(feed_id)",
    """
    create table outlets (
        id integer primary key,
        slug text not null unique,
        name text not null
    )
    """,
    """
    create table articles (
        id integer primary key,
        url text not null unique,
        requested_url text,
        feed_id integer references feeds(id),
        guid text,
        outlet_id integer references outlets(id),
        title text,
        authors text not null default '[]',
        published text,
        published_from text not null default 'none',
        modified text,
        site_name text,
        language text,
        wire text,
        paywalled integer not null default 0,
        text text not null,
        text_hash text not null,
        fetched text not null,
        revision integer not null default 1,
        extractor text,
        extractor_failed text
    )
    """,
    "create index articles_guid on articles(feed_id, guid)",
    "create index articles_requested on articles(requested_url)",
    "create index articles_hash on articles(text_hash)",
    "create index articles_extractor on articles(extractor)",
    "create index articles_outlet on articles(outlet_id, published)",
    """
    create table revisions (
        id integer primary key,
        article_id integer not null references articles(id),
        number integer not null,
        seen text not null,
        title text,
        text text not null,
        text_hash text not null,
        unique (article_id, number)
    )
    """,
    """
    create table speakers (
        id integer primary key,
        slug text not null unique,
        name text not null,
        source_type text,
        role text,
        affiliation text
    )
    """,
    "create index speakers_name on speakers(name)",
    # One row per distinct source in one article, as the article describes it.
    """
    create table sources (
        id integer primary key,
        article_id integer not null references articles(id),
        description text not null,
        speaker_id integer references speakers(id),
        source_type text,
        anonymity text,
        source_count integer,
        basis text,
        anonymity_reason text,
        unique (article_id, description)
    )
    """,
    """
    create table stories (
        id integer primary key,
        title text
    )
    """,
    """
    create table claim_groups (
        id integer primary key,
        story_id integer references stories(id)
    )
    """,
    """
    create table claims (
        claim_id text primary key,
        article_id integer not null references articles(id),
        revision integer not null,
        position integer not null,
        source_id integer references sources(id),
        speaker_id integer references speakers(id),
        group_id integer references claim_groups(id),
        content text not null,
        content_spans text not null,
        cue text,
        cue_spans text not null,
        source text,
        source_spans text not null,
        speaker text,
        role text,
        affiliation text,
        source_type text,
        anonymity text,
        source_count integer,
        basis text,
        anonymity_reason text,
        via text,
        quote_type text not null,
        kind text not null,
        reported_by text,
        hedge text,
        said_text text,
        said_date text,
        said_precision text,
        sourcing integer not null,
        sourcing_rule text not null,
        confidence real not null,
        method text not null,
        extractor text not null
    ) without rowid
    """,
    "create index claims_article on claims(article_id, position)",
    "create index claims_speaker on claims(speaker_id)",
    "create index claims_source on claims(source_id)",
    # A reviewer's decision outlives the claim it speaks of, so no foreign key here.
    """
    create table reviews (
        id integer primary key,
        claim_id text not null,
        verdict text not null,
        field text,
        value text,
        note text,
        at text not null
    )
    """,
    "create index reviews_claim on reviews(claim_id)",
    # The published face, materialised. `key` is julian_day << 24 | n: the order of the timeline is the
    # order of the table, so the newest page and keyset pagination need no sort.
    """
    create table timeline (
        said_on text,
        speaker text,
        source text,
        anonymity text,
        source_type text,
        source_count integer,
        basis text,
        anonymity_reason text,
        role text,
        affiliation text,
        cue text,
        content text not null,
        quote_type text,
        kind text,
        hedge text,
        via text,
        outlet text,
        title text,
        published text,
        url text,
        said_text text,
        said_precision text,
        sourcing integer,
        confidence real,
        corroboration integer,
        claim_id text not null unique,
        article_id integer not null references articles(id),
        speaker_id integer references speakers(id),
        group_id integer,
        story_id integer,
        key integer primary key
    )
    """,
    "create index timeline_article on timeline(article_id)",
    "create index timeline_speaker on timeline(speaker_id, key)",
    "create index timeline_outlet on timeline(outlet, key)",
    "create index timeline_anonymity on timeline(anonymity, key)",
    "create index timeline_kind on timeline(kind, key)",
    f"""
    create virtual table timeline_fts using fts5 (
        {", ".join(SEARCH_COLUMNS)},
        content='timeline', content_rowid='key', tokenize="unicode61 remove_diacritics 2"
    )
    """,
    f"""
    create trigger timeline_inserted after insert on timeline begin
        insert into timeline_fts (rowid, {", ".join(SEARCH_COLUMNS)})
        values (new.key, {", ".join("new." + c for c in SEARCH_COLUMNS)});
    end
    """,
    f"""
    create trigger timeline_deleted after delete on timeline begin
        insert into timeline_fts (timeline_fts, rowid, {", ".join(SEARCH_COLUMNS)})
        values ('delete', old.key, {", ".join("old." + c for c in SEARCH_COLUMNS)});
    end
    """,
    f"""
    create trigger timeline_updated after update on timeline begin
        insert into timeline_fts (timeline_fts, rowid, {", ".join(SEARCH_COLUMNS)})
        values ('delete', old.key, {", ".join("old." + c for c in SEARCH_COLUMNS)});
        insert into timeline_fts (rowid, {", ".join(SEARCH_COLUMNS)})
        values (new.key, {", ".join("new." + c for c in SEARCH_COLUMNS)});
    end
    """,
)

"""The schema, as an append-only list of migrations. What a column means stands in docs/data-dictionary.md.

Never edit a migration that was released: add the next one.
"""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

migrations = Migrations("onrecord")

# In the contract's order: `export`, the CSV and dashboards rely on it. Integers that order the
# timeline come last.
TIMELINE_COLUMNS = (
    "said_on", "speaker", "source", "anonymity", "source_type", "source_count", "basis", "anonymity_reason",
    "role", "affiliation", "cue", "content", "quote_type", "kind", "hedge", "via", "outlet", "title",
    "published", "url", "said_text", "said_precision", "sourcing", "confidence", "corroboration",
    "claim_id", "article_id", "speaker_id", "group_id", "story_id",
)  # fmt: skip

# What a reader searches in: the words, who said them and in what terms, and where they stood.
SEARCH_COLUMNS = ("content", "speaker", "source", "cue", "role", "affiliation", "title", "outlet")


def _run(db: Database, statements: tuple[str, ...]) -> None:
    # Not executescript: that would commit behind the migration's transaction.
    for statement in statements:
        db.execute(statement)


@migrations()
def m001_first_schema(db: Database) -> None:
    _run(db, FIRST_SCHEMA)


@migrations()
def m002_revisions_and_habits(db: Database) -> None:
    _run(db, REVISIONS_AND_HABITS)


@migrations()
def m003_counts_and_facets(db: Database) -> None:
    _run(db, COUNTS_AND_FACETS)


FIRST_SCHEMA = (
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

REVISIONS_AND_HABITS = (
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

# Begins the tokens of `timeline.facets`. A private-use character, which the index takes for a letter and
# nobody types, so that no search for words can hit them.
FACET_MARK = "\ue000"
_FACETS = {"anonymity": "a", "kind": "k", "source_type": "t", "outlet": "o"}
_DATED = f"{FACET_MARK}d"
# What is counted, and which of it also by day: of speakers that would be a row for nearly each statement.
_COUNTED_BY_DAY = (("'all'", "''"), *((f"'{name}'", f"{{row}}.{name}") for name in _FACETS))
_COUNTED = (*_COUNTED_BY_DAY, ("'speaker_id'", "{row}.speaker_id"))


def facet_token(facet: str, value: object) -> str:
    """The token that rows with this value hold in `timeline.facets`: a column of _FACETS, "speaker_id", or
    "dated" for rows that stand on a day for a reason (`value` is not used then)."""
    match facet:
        case "dated":
            return _DATED
        case "speaker_id":
            return f"{FACET_MARK}s{value}"
        case _:
            return f"{FACET_MARK}{_FACETS[facet]}{str(value).encode('utf-8', 'replace').hex()}"


def _facets_expression() -> str:
    tokens = [f"'{FACET_MARK}{letter}' || hex({name})" for name, letter in _FACETS.items()]
    tokens += [f"'{FACET_MARK}s' || coalesce(speaker_id, '')"]
    tokens += [f"case when said_on is null then '' else '{_DATED}' end"]
    return " || ' ' || ".join(tokens)


def _values(counted: tuple[tuple[str, str], ...], row: str) -> str:
    return ", ".join(f"({facet}, {value.format(row=row)})" for facet, value in counted)


def _count(row: str, step: str) -> str:
    """Statements of a trigger: `step` ("" or "-") one row more in both tables of counts."""
    unnamed = f"{step}({row}.anonymity is 'anonymous')"
    more = "do update set n = n + excluded.n, unnamed = unnamed + excluded.unnamed;"
    return f"""
        insert into facet_counts (facet, value, n, unnamed)
        select column1, column2, {step}1, {unnamed} from (values {_values(_COUNTED, row)})
        where column2 is not null on conflict (facet, value) {more}
        insert into day_counts (facet, value, day, n, unnamed)
        select column1, column2, {row}.key >> 24, {step}1, {unnamed}
        from (values {_values(_COUNTED_BY_DAY, row)})
        where column2 is not null and {row}.said_on is not null on conflict (facet, value, day) {more}
    """


def _index(row: str) -> str:
    return f"""
        insert into timeline_fts (rowid, {", ".join(_INDEXED)})
        values ({row}.key, {", ".join(f"{row}.{name}" for name in _INDEXED)});
    """


def _unindex(row: str) -> str:
    return f"""
        insert into timeline_fts (timeline_fts, rowid, {", ".join(_INDEXED)})
        values ('delete', {row}.key, {", ".join(f"{row}.{name}" for name in _INDEXED)});
    """


_INDEXED = (*SEARCH_COLUMNS, "facets")

# Filters become words of the index, so that any mixture of words and filters is one walk through it in the
# order of the timeline; and what a page without filters counts is kept counted.
COUNTS_AND_FACETS = (
    "drop trigger timeline_inserted",
    "drop trigger timeline_deleted",
    "drop trigger timeline_updated",
    "drop table timeline_fts",
    "drop index timeline_outlet",
    "drop index timeline_kind",
    f"alter table timeline add column facets text generated always as ({_facets_expression()}) virtual",
    f"""
    create virtual table timeline_fts using fts5 (
        {", ".join(_INDEXED)},
        content='timeline', content_rowid='key', tokenize="unicode61 remove_diacritics 2", prefix='1 2 3'
    )
    """,
    "insert into timeline_fts (timeline_fts) values ('rebuild')",
    """
    create table facet_counts (
        facet text not null,
        value not null,
        n integer not null,
        unnamed integer not null,
        primary key (facet, value)
    ) without rowid
    """,
    "create index facet_counts_most on facet_counts(facet, n desc)",
    """
    create table day_counts (
        facet text not null,
        value not null,
        day integer not null,
        n integer not null,
        unnamed integer not null,
        primary key (facet, value, day)
    ) without rowid
    """,
    *(
        f"""
        insert into facet_counts (facet, value, n, unnamed)
        select {facet}, {value.format(row="timeline")}, count(*), sum(anonymity is 'anonymous') from timeline
        where {value.format(row="timeline")} is not null group by 2
        """
        for facet, value in _COUNTED
    ),
    *(
        f"""
        insert into day_counts (facet, value, day, n, unnamed)
        select {facet}, {value.format(row="timeline")}, key >> 24, count(*), sum(anonymity is 'anonymous')
        from timeline where {value.format(row="timeline")} is not null and said_on is not null group by 2, 3
        """
        for facet, value in _COUNTED_BY_DAY
    ),
    f"""
    create trigger timeline_inserted after insert on timeline begin {_index("new")} {_count("new", "")} end
    """,
    f"""
    create trigger timeline_deleted after delete on timeline begin {_unindex("old")} {_count("old", "-")} end
    """,
    f"""
    create trigger timeline_updated after update on timeline begin
        {_unindex("old")} {_count("old", "-")} {_index("new")} {_count("new", "")}
    end
    """,
    "create index speakers_name_nocase on speakers(name collate nocase)",
    "create index claims_reported_by on claims(reported_by) where reported_by is not null",
)

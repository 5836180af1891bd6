"""What articles tell together: words to look claims up by, pairs, groups, stories, lineage and origins.

Old databases are valid as they are: whatever is not related yet waits (`articles.related` is NULL) for the
next run, or for `onrecord relate`. The filters by story, group and origins are tokens of the search index.
"""

from __future__ import annotations

from onrecord.db.migrations import m003_counts_and_facets as m003

# Of origins there is a token for each number that a row can stand on at least, so that "three or more" is one
# word of the index.
MOST_ORIGINS = 9
_WITHHELD = "({row}.anonymity is 'anonymous' and {row}.unnamed_as is not 'private')"


def _facets() -> str:
    mark = m003.FACET_MARK
    tokens = [
        m003.EXPRESSION,
        f"'{mark}u' || hex(unnamed_as)",
        f"iif(group_id is null, '', '{mark}g' || group_id)",
        f"iif(story_id is null, '', '{mark}y' || story_id)",
        *(f"iif(corroboration >= {n}, '{mark}n{n}', '')" for n in range(1, MOST_ORIGINS + 1)),
    ]
    return " || ' ' || ".join(tokens)


STATEMENTS = (
    "alter table articles add column links text",
    "alter table articles add column story_id integer references stories(id)",
    # The version of what related it, whether it was asked since where it has things from, and whether its
    # story is to be worked out anew.
    "alter table articles add column related text",
    "alter table articles add column traced integer",
    "alter table articles add column restory integer",
    "alter table articles add column lead_terms text",
    # In the order in which they are related.
    """
    create index articles_related
    on articles(related, substr(coalesce(published, fetched), 1, 10))
    where extractor is not null
    """,
    "create index articles_untraced on articles(id) where traced is null and related is not null",
    "create index articles_restory on articles(id) where restory is not null",
    "create index articles_story on articles(story_id) where story_id is not null",
    "alter table stories add column first_day text",
    "alter table stories add column last_day text",
    "alter table stories add column articles integer",
    "alter table stories add column outlets integer",
    "create index stories_last_day on stories(last_day, id)",
    """
    create virtual table stories_fts using fts5 (title, headlines, tokenize="unicode61 remove_diacritics 2")
    """,
    "alter table claim_groups add column claims integer",
    "alter table claim_groups add column articles integer",
    "alter table claim_groups add column outlets integer",
    "alter table claim_groups add column traced integer",
    "create index claim_groups_story on claim_groups(story_id) where story_id is not null",
    "create index claim_groups_untraced on claim_groups(id) where traced is null",
    "create index claim_groups_outlets on claim_groups(outlets, id)",
    "create index claims_group on claims(group_id) where group_id is not null",
    "alter table claims add column regroup integer",
    "create index claims_regroup on claims(claim_id) where regroup is not null",
    # A claim's number is its own for ever, also when the claim is gone: a group is called by that of its
    # oldest claim. `terms` are those under which the index has it, `weight` what
    # they tell together.
    """
    create table claim_numbers (
        id integer primary key autoincrement,
        claim_id text not null unique,
        day integer,
        terms text,
        weight real
    )
    """,
    "create table terms (id integer primary key, term text not null unique)",
    """
    create table claim_terms (
        term integer not null,
        day integer not null,
        claim integer not null,
        primary key (term, day, claim)
    ) without rowid
    """,
    """
    create table article_terms (
        term integer not null,
        day integer not null,
        article_id integer not null,
        primary key (term, day, article_id)
    ) without rowid
    """,
    """
    create table claim_pairs (
        a text not null references claims(claim_id) on delete cascade,
        b text not null references claims(claim_id) on delete cascade,
        score real not null,
        band text not null,
        reasons text not null,
        veto text,
        opposed integer not null,
        model text not null,
        primary key (a, b)
    ) without rowid
    """,
    "create index claim_pairs_b on claim_pairs(b)",
    "create index claim_pairs_opposed on claim_pairs(a, b) where opposed",
    "create index claim_pairs_likely on claim_pairs(score, a, b) where band = 'likely'",
    """
    create table article_pairs (
        a integer not null references articles(id) on delete cascade,
        b integer not null references articles(id) on delete cascade,
        score real not null,
        reasons text not null,
        primary key (a, b)
    ) without rowid
    """,
    "create index article_pairs_b on article_pairs(b)",
    """
    create table lineage (
        id integer primary key,
        article_id integer not null references articles(id) on delete cascade,
        kind text not null,
        origin_article_id integer references articles(id) on delete cascade,
        origin_name text,
        claim_id text references claims(claim_id) on delete cascade,
        evidence text not null,
        evidence_start integer,
        evidence_end integer,
        inferred integer not null,
        confidence real not null
    )
    """,
    "create index lineage_article on lineage(article_id)",
    "create index lineage_origin on lineage(origin_article_id)",
    "create index lineage_claim on lineage(claim_id) where claim_id is not null",
    """
    create table group_origins (
        group_id integer primary key references claim_groups(id) on delete cascade,
        least integer not null,
        most integer not null,
        utterance integer not null,
        witnesses integer not null,
        circular text
    )
    """,
    "create index group_origins_least on group_origins(least, group_id)",
    """
    create table group_places (
        group_id integer not null references claim_groups(id) on delete cascade,
        article_id integer not null references articles(id) on delete cascade,
        origin integer not null,
        kind text not null,
        reason text not null,
        inferred integer not null,
        primary key (group_id, article_id)
    ) without rowid
    """,
    "create index group_places_article on group_places(article_id)",
    """
    create table decays (
        claim_id text not null references claims(claim_id) on delete cascade,
        origin_claim_id text not null references claims(claim_id) on delete cascade,
        changes text not null,
        lost text not null,
        kind text,
        inferred integer,
        primary key (claim_id, origin_claim_id)
    ) without rowid
    """,
    "create index decays_origin on decays(origin_claim_id)",
    """
    create table reversals (
        id integer primary key,
        earlier text not null references claims(claim_id) on delete cascade,
        later text not null references claims(claim_id) on delete cascade,
        speaker_id integer not null references speakers(id) on delete cascade,
        reasons text not null,
        secondhand integer not null,
        unique (earlier, later)
    )
    """,
    "create index reversals_later on reversals(later)",
    "create index reversals_speaker on reversals(speaker_id)",
    # A decision outlives the claims that it speaks of, so no foreign keys here.
    """
    create table pair_decisions (
        id integer primary key,
        a text not null,
        b text not null,
        same integer not null,
        at text not null,
        reviewer text,
        note text,
        undone text
    )
    """,
    "create unique index pair_decisions_standing on pair_decisions(a, b) where undone is null",
    "create index pair_decisions_b on pair_decisions(b) where undone is null",
    "create index timeline_group on timeline(group_id, key) where group_id is not null",
    "drop trigger timeline_inserted",
    "drop trigger timeline_deleted",
    "drop trigger timeline_updated",
    "drop table timeline_fts",
    "alter table timeline drop column facets",
    f"alter table timeline add column facets text generated always as ({_facets()}) virtual",
    m003.SEARCH_INDEX,
    "insert into timeline_fts (timeline_fts) values ('rebuild')",
    *m003.triggers(_WITHHELD),
    "drop view positions",
    """
    create view positions as
    select topics.speaker_id, speakers.name as speaker, topics.topic, timeline.said_on, timeline.claim_id,
        timeline.content, timeline.source, timeline.kind, timeline.via, timeline.article_id, timeline.title,
        timeline.outlet, timeline.published, timeline.url,
        coalesce((
            select earlier from reversals join timeline as before on before.claim_id = reversals.earlier
            where reversals.later = timeline.claim_id order by before.key desc limit 1
        ), (
            select earlier.claim_id from propositions as other
            join timeline as earlier on earlier.claim_id = other.claim_id
            where other.speaker_id = own.speaker_id and other.words = own.words
                and other.denied <> own.denied and earlier.article_id <> timeline.article_id
                and substr(earlier.said_on, 1, length(timeline.said_on))
                    < substr(timeline.said_on, 1, length(earlier.said_on))
            order by earlier.key desc limit 1
        )) as reverses,
        own.turn
    from topics
    join speakers on speakers.id = topics.speaker_id
    join timeline on timeline.claim_id = topics.claim_id
    left join propositions as own on own.claim_id = topics.claim_id
    where exists (
        select 1 from topics as others join timeline as elsewhere on elsewhere.claim_id = others.claim_id
        where others.speaker_id = topics.speaker_id and others.topic = topics.topic
            and elsewhere.article_id <> timeline.article_id
    )
    order by topics.speaker_id, topics.topic, timeline.said_on, timeline.key
    """,
)

"""Speakers with several names: which names are theirs and why, what people decided, who was what and when."""

from __future__ import annotations

STATEMENTS = (
    # One row a name that articles use; a surname alone is one for each article. Its id is the one that its
    # speaker has while the name stands alone, and its slug stays its own for ever: addresses are cited.
    """
    create table speaker_aliases (
        id integer primary key,
        speaker_id integer not null references speakers(id),
        name text not null,
        article_id integer references articles(id) on delete cascade,
        slug text not null unique,
        source_type text,
        family text,
        stem text,
        rule text not null,
        evidence text
    )
    """,
    "create unique index speaker_aliases_name on speaker_aliases(name, coalesce(article_id, 0))",
    "create index speaker_aliases_name_nocase on speaker_aliases(name collate nocase)",
    "create index speaker_aliases_speaker on speaker_aliases(speaker_id)",
    "create index speaker_aliases_other on speaker_aliases(speaker_id, name) where id <> speaker_id",
    "create index speaker_aliases_family on speaker_aliases(family)",
    "create index speaker_aliases_stem on speaker_aliases(stem)",
    "create index speaker_aliases_new on speaker_aliases(id) where stem is null",
    # Which article uses which name, and what it says of who bears it.
    """
    create table speaker_mentions (
        article_id integer not null references articles(id) on delete cascade,
        alias_id integer not null references speaker_aliases(id) on delete cascade,
        outlet_id integer references outlets(id),
        role text,
        affiliation text,
        primary key (article_id, alias_id)
    ) without rowid
    """,
    "create index speaker_mentions_alias on speaker_mentions(alias_id, role, affiliation, outlet_id)",
    """
    create table abbreviations (
        article_id integer not null references articles(id) on delete cascade,
        short text not null,
        name text not null,
        primary key (article_id, short, name)
    ) without rowid
    """,
    "create index abbreviations_short on abbreviations(short, name)",
    # Names and addresses, not ids: a decision outlives the rows that it speaks of.
    """
    create table speaker_decisions (
        id integer primary key,
        name text not null,
        article_url text,
        verdict text not null,
        into_name text,
        into_article_url text,
        at text not null
    )
    """,
    "create index speaker_decisions_name on speaker_decisions(name, article_url)",
    "create index sources_speaker on sources(speaker_id)",
    """
    insert into speaker_aliases (id, speaker_id, name, slug, source_type, rule)
    select id, id, name, slug, source_type, 'own name' from speakers
    """,
    """
    insert into speaker_mentions (article_id, alias_id, outlet_id, role, affiliation)
    select claims.article_id, claims.speaker_id, articles.outlet_id, claims.role, claims.affiliation
    from claims join articles on articles.id = claims.article_id where claims.speaker_id is not null
    on conflict do update set
        (role, affiliation) = (excluded.role, excluded.affiliation)
        where (excluded.role is not null) + (excluded.affiliation is not null)
            > (role is not null) + (affiliation is not null)
    """,
    """
    create view speaker_roles as
    select speaker_aliases.speaker_id, speaker_mentions.role, speaker_mentions.affiliation,
        min(substr(coalesce(articles.published, articles.fetched), 1, 10)) as first_seen,
        max(substr(coalesce(articles.published, articles.fetched), 1, 10)) as last_seen,
        count(distinct speaker_mentions.article_id) as articles,
        group_concat(distinct outlets.name) as outlets
    from speaker_mentions
    join speaker_aliases on speaker_aliases.id = speaker_mentions.alias_id
    join articles on articles.id = speaker_mentions.article_id
    left join outlets on outlets.id = speaker_mentions.outlet_id
    where speaker_mentions.role is not null or speaker_mentions.affiliation is not null
    group by speaker_aliases.speaker_id, speaker_mentions.role, speaker_mentions.affiliation
    """,
)

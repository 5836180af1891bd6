"""On whom an article stands: distinct unnamed sources, who was asked, what somebody said of one thing before.

Old databases are valid as they are: what SQL cannot compute is unknown (NULL, or no row in `standings`) until
the next `update` or `reextract` fills it in.
"""

from __future__ import annotations

_STATED = "c.kind <> 'no_comment'"
# A word that might mean anybody tells nobody from another.
_PRONOUN = "c.speaker is null and lower(c.source) in ('he', 'she', 'it', 'they', 'i', 'we', 'you', 'who')"
_WHO = "coalesce(c.speaker, lower(c.source))"
_UNNAMED = f"c.anonymity = 'anonymous' and {_STATED}"

# The numbers of `article_sourcing` that are counted among an article's claims `c`: which claims each stands
# on, and what is counted of them, once each. Both views are written from these lines.
_NAMED_PEOPLE = (
    f"c.anonymity = 'named' and c.source_type in ('person', 'group') and {_STATED} "
    f"and {_WHO} is not null and not ({_PRONOUN})"
)
_COUNTED = {
    "organizations": (
        f"c.anonymity = 'named' and c.source_type in ('organization', 'outlet') and {_STATED} "
        f"and not ({_PRONOUN})",
        _WHO,
    ),
    "documents": ("c.anonymity = 'named' and c.source_type = 'document'", _WHO),
    "anonymous_mentions": (_UNNAMED, "c.claim_id"),
    "anonymous_with_basis": (f"{_UNNAMED} and c.basis is not null", "c.claim_id"),
    "anonymous_with_reason": (f"{_UNNAMED} and c.anonymity_reason is not null", "c.claim_id"),
    "collective": (f"c.anonymity = 'collective' and {_STATED}", "lower(c.source)"),
    "direct_quotes": ("c.quote_type = 'direct'", "c.claim_id"),
    "secondhand": ("c.via is not null or c.reported_by is not null", "c.claim_id"),
}
# "Ada Cole and Bill Dunn", who speak together, are two people.
_PEOPLE = f"""
    json_each(iif(c.source_type = 'group',
        '[' || replace(json_quote({_WHO}), ' and ', '","') || ']', json_array({_WHO}))) as one
"""
_STANDS_ON = f"""
    from sources join source_claims on source_claims.source_id = sources.id
    join standing_claims as c on c.claim_id = source_claims.claim_id
    where {_STATED} and c.reported_by is null and
"""
_ASKED = """
    from replies join standing_claims as c on c.claim_id = replies.claim_id
    left join speakers on speakers.id = c.speaker_id
"""
_PARTY = "coalesce(speakers.name, c.speaker, replies.party, c.claim_id)"


def _arm(name: str, what: str, rest: str) -> str:
    return f"select c.article_id, '{name}' as name, {what} as what, c.claim_id {rest}"


def _arms() -> str:
    return " union all ".join(
        _arm(name, what, f"from standing_claims as c where {which}")
        for name, (which, what) in _COUNTED.items()
    )


def _counts(*names: str) -> str:
    """Columns of a query over articles, each with its claims `c`."""
    return ", ".join(
        f"count(distinct case when {which} then {what} end) as {name}"
        for name, (which, what) in ((name, _COUNTED[name]) for name in names)
    )


def _replied(name: str, which: str) -> str:
    """A column that is unknown while the article waits for its standing."""
    return f"""iif(standings.article_id is null, null, (
        select count(distinct {_PARTY}) {_ASKED} where replies.article_id = articles.id {which}
    )) as {name}"""


STATEMENTS = (
    "alter table sources add column affiliation text",
    "alter table sources add column people_min integer",
    "alter table sources add column people_max integer",
    "alter table sources add column stands integer",
    "alter table sources add column in_fewest integer",
    """
    create index sources_unnamed on sources(description collate nocase, article_id)
    where anonymity = 'anonymous'
    """,
    # A claim may stand on several unnamed sources ("these two, along with another person"), or on a part of
    # them ("one of the people").
    """
    create table source_claims (
        source_id integer not null references sources(id) on delete cascade,
        claim_id text not null references claims(claim_id) on delete cascade,
        whole integer not null,
        primary key (source_id, claim_id)
    ) without rowid
    """,
    "create index source_claims_claim on source_claims(claim_id)",
    """
    insert into source_claims (source_id, claim_id, whole)
    select source_id, claim_id, 1 from claims where anonymity = 'anonymous' and source_id is not null
    """,
    """
    create table standings (
        article_id integer primary key references articles(id) on delete cascade,
        anonymous_min integer not null,
        anonymous_max integer
    )
    """,
    """
    create table replies (
        claim_id text primary key references claims(claim_id) on delete cascade,
        article_id integer not null references articles(id) on delete cascade,
        party text,
        outcome text,
        words text not null,
        key integer,
        speaker_id integer
    ) without rowid
    """,
    "create index replies_article on replies(article_id)",
    # Where the timeline has it, and for whom: one walk through a small index instead of a million rows' own.
    "create index replies_shown on replies(key, outcome, speaker_id, party) where key is not null",
    """
    create trigger replies_shown after insert on replies begin
        update replies set (key, speaker_id) =
            (select key, speaker_id from timeline where claim_id = new.claim_id)
        where claim_id = new.claim_id;
    end
    """,
    """
    create trigger timeline_replies_inserted after insert on timeline begin
        update replies set key = new.key, speaker_id = new.speaker_id where claim_id = new.claim_id;
    end
    """,
    """
    create trigger timeline_replies_updated after update of key, speaker_id, claim_id on timeline begin
        update replies set key = new.key, speaker_id = new.speaker_id where claim_id = new.claim_id;
    end
    """,
    """
    create trigger timeline_replies_deleted after delete on timeline begin
        update replies set key = null, speaker_id = null where claim_id = old.claim_id;
    end
    """,
    """
    create table topics (
        speaker_id integer not null references speakers(id),
        topic text not null,
        claim_id text not null references claims(claim_id) on delete cascade,
        primary key (speaker_id, topic, claim_id)
    ) without rowid
    """,
    "create index topics_claim on topics(claim_id)",
    """
    create table propositions (
        claim_id text primary key references claims(claim_id) on delete cascade,
        speaker_id integer not null references speakers(id),
        words text,
        denied integer,
        turn text
    ) without rowid
    """,
    "create index propositions_words on propositions(speaker_id, words)",
    # Who is merged with another speaker takes along what was said.
    """
    create trigger claims_speaker after update of speaker_id on claims
    when old.speaker_id is not new.speaker_id begin
        delete from topics where claim_id = new.claim_id and new.speaker_id is null;
        delete from propositions where claim_id = new.claim_id and new.speaker_id is null;
        update topics set speaker_id = new.speaker_id where claim_id = new.claim_id;
        update propositions set speaker_id = new.speaker_id where claim_id = new.claim_id;
    end
    """,
    # What a reviewer withdrew counts nowhere.
    "create view standing_claims as select * from claims where reviewed is not 'wrong'",
    f"""
    create view sourcing_claims as
    {_arm("named_people", "one.value", f"from standing_claims as c, {_PEOPLE} where {_NAMED_PEOPLE}")}
    union all
    {_arms()}
    union all {_arm("anonymous_min", "sources.id", f"{_STANDS_ON} sources.in_fewest")}
    union all {_arm("anonymous_max", "sources.id", f"{_STANDS_ON} sources.stands")}
    union all {_arm("comment_sought", _PARTY, _ASKED)}
    union all {_arm("comment_given", _PARTY, f"{_ASKED} where replies.outcome = 'answered'")}
    """,
    f"""
    create view article_sourcing as
    select articles.id as article_id, articles.title, outlets.name as outlet, articles.published,
        (select count(distinct one.value) from standing_claims as c, {_PEOPLE}
            where c.article_id = articles.id and {_NAMED_PEOPLE}) as named_people,
        {_counts("organizations", "documents", "anonymous_mentions")},
        standings.anonymous_min, standings.anonymous_max,
        {_counts("anonymous_with_basis", "anonymous_with_reason", "collective")},
        {_counts("direct_quotes", "secondhand")},
        {_replied("comment_sought", "")},
        {_replied("comment_given", "and replies.outcome = 'answered'")}
    from articles
    left join outlets on outlets.id = articles.outlet_id
    left join standings on standings.article_id = articles.id
    left join standing_claims as c on c.article_id = articles.id
    where articles.extractor is not null
    group by articles.id
    """,
    """
    create view anonymous_sources as
    select sources.id as source_id, sources.article_id, articles.title, outlets.name as outlet,
        articles.published, articles.url, sources.description, sources.source_count, sources.people_min,
        sources.people_max, sources.basis, sources.anonymity_reason, sources.affiliation, sources.stands,
        (select count(*) from source_claims where source_id = sources.id) as claims,
        (
            select json_group_array(claim_id) from (
                select claim_id from source_claims join claims using (claim_id)
                where source_claims.source_id = sources.id order by claims.position
            )
        ) as claim_ids
    from sources join articles on articles.id = sources.article_id
    left join outlets on outlets.id = articles.outlet_id
    where sources.anonymity = 'anonymous'
    """,
    f"""
    create view right_of_reply as
    select nullif({_PARTY}, c.claim_id) as party, replies.outcome, replies.words, replies.article_id,
        replies.claim_id, articles.title, outlets.name as outlet, articles.published, articles.url,
        c.source, c.content, c.speaker_id, speakers.slug as speaker_slug
    {_ASKED}
    join articles on articles.id = replies.article_id
    left join outlets on outlets.id = articles.outlet_id
    """,
    """
    create view positions as
    select topics.speaker_id, speakers.name as speaker, topics.topic, timeline.said_on, timeline.claim_id,
        timeline.content, timeline.source, timeline.kind, timeline.via, timeline.article_id, timeline.title,
        timeline.outlet, timeline.published, timeline.url,
        (
            select earlier.claim_id from propositions as other
            join timeline as earlier on earlier.claim_id = other.claim_id
            where other.speaker_id = own.speaker_id and other.words = own.words
                and other.denied <> own.denied and earlier.article_id <> timeline.article_id
                and substr(earlier.said_on, 1, length(timeline.said_on))
                    < substr(timeline.said_on, 1, length(earlier.said_on))
            order by earlier.key desc limit 1
        ) as reverses,
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

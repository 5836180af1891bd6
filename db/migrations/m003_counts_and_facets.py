"""Counts kept by triggers, and facets as tokens of the search index: what makes a large timeline fast."""

from __future__ import annotations

from onrecord.db.migrations.columns import SEARCH_COLUMNS

# Begins the tokens of `timeline.facets`. A private-use character, which the index takes for a letter and
# nobody types, so that no search for words can hit them.
FACET_MARK = "\ue000"
_FACETS = {"anonymity": "a", "kind": "k", "source_type": "t", "outlet": "o"}
# Tokens of columns that came later: m009 and m012 add them.
_LATER = {"unnamed_as": "u"}
_NUMBERED = {"speaker_id": "s", "group_id": "g", "story_id": "y", "origins": "n"}
_DATED = f"{FACET_MARK}d"
# What is counted, and which of it also by day: of speakers that would be a row for nearly each statement.
_COUNTED_BY_DAY = (("'all'", "''"), *((f"'{name}'", f"{{row}}.{name}") for name in _FACETS))
_COUNTED = (*_COUNTED_BY_DAY, ("'speaker_id'", "{row}.speaker_id"))


def facet_token(facet: str, value: object) -> str:
    """The token that rows with this value hold in `timeline.facets`: a column of a facet, "speaker_id",
    "group_id", "story_id", "origins" (so many independent ones or more), or "dated" for rows that stand on a
    day for a reason (`value` is not used then)."""
    if facet == "dated":
        return _DATED
    if facet in _NUMBERED:
        return f"{FACET_MARK}{_NUMBERED[facet]}{value}"
    return f"{FACET_MARK}{(_FACETS | _LATER)[facet]}{str(value).encode('utf-8', 'replace').hex()}"


def _facets_expression() -> str:
    tokens = [f"'{FACET_MARK}{letter}' || hex({name})" for name, letter in _FACETS.items()]
    tokens += [f"'{FACET_MARK}s' || coalesce(speaker_id, '')"]
    tokens += [f"case when said_on is null then '' else '{_DATED}' end"]
    return " || ' ' || ".join(tokens)


EXPRESSION = _facets_expression()


def _values(counted: tuple[tuple[str, str], ...], row: str) -> str:
    return ", ".join(f"({facet}, {value.format(row=row)})" for facet, value in counted)


def _count(row: str, step: str, unnamed: str) -> str:
    """Statements of a trigger: `step` ("" or "-") one row more in both tables of counts; `unnamed` is the
    condition under which it is one of unnamed people."""
    unnamed = step + unnamed.format(row=row)
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
SEARCH_INDEX = f"""
    create virtual table timeline_fts using fts5 (
        {", ".join(_INDEXED)},
        content='timeline', content_rowid='key', tokenize="unicode61 remove_diacritics 2", prefix='1 2 3'
    )
    """


def triggers(unnamed: str) -> tuple[str, ...]:
    """What keeps index and counts in step with the timeline."""
    more = {row: _count(row, "", unnamed) for row in ("old", "new")}
    less = {row: _count(row, "-", unnamed) for row in ("old", "new")}
    return (
        f"""
    create trigger timeline_inserted after insert on timeline begin {_index("new")} {more["new"]} end
    """,
        f"""
    create trigger timeline_deleted after delete on timeline begin {_unindex("old")} {less["old"]} end
    """,
        f"""
    create trigger timeline_updated after update on timeline begin
        {_unindex("old")} {less["old"]} {_index("new")} {more["new"]}
    end
    """,
    )


# Filters become words of the index, so that any mixture of words and filters is one walk through it in the
# order of the timeline; and what a page without filters counts is kept counted.
STATEMENTS = (
    "drop trigger timeline_inserted",
    "drop trigger timeline_deleted",
    "drop trigger timeline_updated",
    "drop table timeline_fts",
    "drop index timeline_outlet",
    "drop index timeline_kind",
    f"alter table timeline add column facets text generated always as ({EXPRESSION}) virtual",
    SEARCH_INDEX,
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
    *triggers("({row}.anonymity is 'anonymous')"),
    "create index speakers_name_nocase on speakers(name collate nocase)",
    "create index claims_reported_by on claims(reported_by) where reported_by is not null",
)

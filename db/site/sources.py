"""The distinct unnamed sources of articles, as pages show them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from datasette.database import Database

from onrecord.db.site.library import Row, array, select
from onrecord.db.site.terms import people

# Fewer words, such as “two officials”, tell nobody from others in other articles.
_FEWEST_WORDS = 4
_SOURCES = """
    select told.*, (
        select count(distinct article_id) - 1 from sources
        where anonymity = 'anonymous' and description = told.description collate nocase
    ) as elsewhere
    from anonymous_sources as told
    where article_id in (select value from json_each(:articles)) order by source_id
"""


@dataclass(frozen=True, slots=True)
class Source:
    """An unnamed source. `people`: how many, in words. `claims`: ids of the statements that stand on it.
    `elsewhere`: how many other articles have the very words, where these tell it from others."""

    row: Row
    people: str | None
    elsewhere: int
    claims: tuple[str, ...]


async def sources_of(db: Database, articles: Iterable[int]) -> Mapping[int, list[Source]]:
    """The unnamed sources of each of these articles, in text order."""
    found: defaultdict[int, list[Source]] = defaultdict(list)
    for row in await select(db, _SOURCES, {"articles": array(articles)}):
        telling = len(row["description"].split()) >= _FEWEST_WORDS
        source = Source(
            row,
            bounds(row["people_min"], row["people_max"]),
            row["elsewhere"] if telling else 0,
            tuple(json.loads(row["claim_ids"])),
        )
        found[row["article_id"]].append(source)
    return found


def bounds(least: int | None, most: int | None) -> str | None:
    """A number of people in words: "two people", "two to four people", "at least two people"; None where it
    was not concluded."""
    if least is None:
        return None
    if most is None:
        return f"at least {people(least)}"
    if most == least:
        return people(least)
    return f"{people(least).rpartition(' ')[0]} to {people(most)}"

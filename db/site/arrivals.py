"""What was read since yesterday, by story: the articles of one event together, any other article alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from datasette.database import Database

from onrecord.db.site.library import Row, first, select

# Articles that are gathered, the last read first: each of their statements is looked at.
_MOST = 60
_SHOWN = 10
_NAMES = 4
_SINCE = "select count(*) as n from articles where fetched >= :since"
_LAST = "select fetched from articles order by fetched desc limit 1"
_TOLD = f"""
    with read as materialized (
        select id from articles where fetched >= :since order by fetched desc, id desc limit {_MOST}
    )
    select timeline.article_id, max(timeline.story_id) as story_id, timeline.title, timeline.outlet,
        timeline.published, timeline.speaker, speakers.slug, count(*) as n,
        sum(timeline.anonymity is 'anonymous' and timeline.unnamed_as is not 'private') as unnamed
    from read cross join timeline indexed by timeline_article on timeline.article_id = read.id
    left join speakers on speakers.id = timeline.speaker_id
    group by timeline.article_id, timeline.speaker_id order by timeline.article_id desc
"""
_TITLES = "select id, title from stories where id in (select value from json_each(:ids))"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A story, or an article of none: where it stands here, what it is called, and what is in it. `speakers`:
    name and slug of those who are quoted most."""

    path: str
    title: str
    outlets: tuple[str, ...]
    articles: int
    statements: int
    unnamed: int
    speakers: tuple[tuple[str, str | None], ...]
    published: str | None


@dataclass(frozen=True, slots=True)
class Arrivals:
    """`since`: the first day of which all that was read is counted in `articles`; `is_late`: nothing was read
    since yesterday, so that this is what was read last. `gathered`: of how many articles, the last read,
    `shown` tells."""

    since: date
    is_late: bool
    articles: int
    gathered: int
    shown: tuple[Arrival, ...]


async def arrivals(db: Database, today: date) -> Arrivals | None:
    """What was read since the day before `today`, else on the last day on which something was; None where
    nothing ever was. What most articles tell comes first."""
    since, is_late = today - timedelta(days=1), False
    number = await _count(db, since)
    if not number:
        last = await first(db, _LAST)
        if last is None:
            return None
        since, is_late = date.fromisoformat(last["fetched"][:10]), True
        number = await _count(db, since)
    rows = await select(db, _TOLD, {"since": since.isoformat()})
    titles = await _titles(db, rows)
    found = sorted(gathered(rows, titles), key=lambda one: (-one.articles, -one.statements))
    return Arrivals(since, is_late, number, min(number, _MOST), tuple(found[:_SHOWN]))


async def _count(db: Database, since: date) -> int:
    return int((await select(db, _SINCE, {"since": since.isoformat()}))[0]["n"])


async def _titles(db: Database, rows: Iterable[Row]) -> dict[int, str]:
    ids = sorted({row["story_id"] for row in rows if row["story_id"] is not None})
    if not ids:
        return {}
    found = await select(db, _TITLES, {"ids": str(ids)})
    return {row["id"]: row["title"] for row in found if row["title"]}


def gathered(rows: Iterable[Row], titles: dict[int, str]) -> list[Arrival]:
    """Rows, one for each speaker of each article, by the story of the article or, without one, by itself."""
    rows = list(rows)
    # A statement of an article may have no story though others of it have one.
    story_of = {row["article_id"]: row["story_id"] for row in rows if row["story_id"] is not None}
    by_story: dict[tuple[str, int], list[Row]] = {}
    for row in rows:
        story = story_of.get(row["article_id"])
        key = ("article", row["article_id"]) if story is None else ("story", story)
        by_story.setdefault(key, []).append(row)
    return [_arrival(kind, number, group, titles) for (kind, number), group in by_story.items()]


def _arrival(kind: str, number: int, rows: list[Row], titles: dict[int, str]) -> Arrival:
    quoted: Counter[tuple[str, str | None]] = Counter()
    for row in rows:
        if row["speaker"]:
            quoted[row["speaker"], row["slug"]] += row["n"]
    title = titles.get(number) if kind == "story" else None
    return Arrival(
        path=f"/{kind}/{number}",
        title=title or rows[0]["title"] or "Untitled",
        outlets=tuple(dict.fromkeys(row["outlet"] for row in rows if row["outlet"])),
        articles=len({row["article_id"] for row in rows}),
        statements=sum(row["n"] for row in rows),
        unnamed=sum(row["unnamed"] for row in rows),
        speakers=tuple(one for one, _ in quoted.most_common(_NAMES)),
        published=max((row["published"] for row in rows if row["published"]), default=None),
    )

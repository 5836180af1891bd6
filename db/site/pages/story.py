"""`/story/ID`: the articles about one event, where each has it from, and what was said of it, by origins."""

from __future__ import annotations

import asyncio

from datasette.app import Datasette
from datasette.utils.asgi import AsgiStream, Request, Response

from onrecord.db.query.filters import Keys, TimelineFilter
from onrecord.db.site import asked, library, origins, overview, render
from onrecord.db.site.cards import by_day, cards
from onrecord.db.site.chart import chart
from onrecord.db.site.listing import listing
from onrecord.db.site.sharing import sharing

_QUOTED = 12
_MOST_ARTICLES = 60
_MOST_GROUPS = 30
_ARTICLES = f"""
    select articles.id, articles.title, articles.published, outlets.name as outlet, outlet_id, wire,
        (select count(*) from timeline where article_id = articles.id) as n
    from articles left join outlets on outlets.id = articles.outlet_id
    where story_id = :id order by published is null, published, articles.id limit {_MOST_ARTICLES + 1}
"""
# Told by two articles or more, those with most origins first.
_GROUPS = f"""
    select claim_groups.id, claim_groups.articles, claim_groups.outlets, least, most, utterance, witnesses,
        circular, timeline.content, timeline.quote_type, timeline.speaker, timeline.source,
        speakers.slug as speaker_slug
    from claim_groups left join group_origins on group_origins.group_id = claim_groups.id
    join claim_numbers on claim_numbers.id = claim_groups.id
    join timeline on timeline.claim_id = claim_numbers.claim_id
    left join speakers on speakers.id = timeline.speaker_id
    where claim_groups.story_id = :id
    order by least desc, most desc, claim_groups.outlets desc, claim_groups.id limit {_MOST_GROUPS + 1}
"""
_NOW_OF = "select story_id, title from articles where id = :id"


async def story(datasette: Datasette, request: Request) -> Response | AsgiStream:
    db = render.database(datasette)
    number, form = int(request.url_vars["id"]), request.url_vars["format"]
    found = await library.first(db, "select * from stories where id = :id", {"id": number})
    if found is None:
        return await _no_longer(datasette, request, number)
    theirs = Keys("story_id = :id", {"id": number})
    title = found["title"] or f"Story {number}"
    if form:
        return await listing(datasette, request, theirs, f"/story/{number}", title)
    question = asked.read({"before": request.args.get("before") or ""})
    shown, spread, articles, groups, speakers = await asyncio.gather(
        library.page(db, theirs, before=question.before),
        overview.counted(db, theirs),
        library.select(db, _ARTICLES, theirs.params),
        library.select(db, _GROUPS, theirs.params),
        overview.speakers(db, theirs, _QUOTED),
    )
    context = {
        "story": found,
        "title": title,
        "total": spread.total,
        "sampled": overview.sampled(spread.total),
        "articles": articles[:_MOST_ARTICLES],
        "more_articles": len(articles) > _MOST_ARTICLES,
        "signs": await origins.lineage(db, [row["id"] for row in articles]),
        "groups": groups[:_MOST_GROUPS],
        "more_groups": len(groups) > _MOST_GROUPS,
        "speakers": speakers,
        "chart": chart(spread.days),
        "days": by_day(cards(shown.rows)),
        "older": shown.older,
        "before": question.before,
        "sharing": sharing(asked.Asked(TimelineFilter(story=str(number)))),
    }
    return await render.page(datasette, request, "story", context)


async def _no_longer(datasette: Datasette, request: Request, number: int) -> Response:
    """A story bears the number of its oldest article: one that is joined with another leads there."""
    db = render.database(datasette)
    article = await library.first(db, _NOW_OF, {"id": number})
    if article and article["story_id"] is not None:
        return render.moved(datasette, request, f"/story/{article['story_id']}")
    what = f"No story has the number {number}."
    if article:
        link = (f"/article/{number}", article["title"] or "Untitled")
        return await render.missing(datasette, request, f"{what} Its article stands alone:", link)
    some = await library.first(db, "select 1 from stories limit 1")
    none_yet = "" if some else " In this database articles are not gathered into stories."
    return await render.missing(datasette, request, what + none_yet)

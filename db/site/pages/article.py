"""`/article/ID`: the text with every claim marked, notes in the margin, and what it stands on."""

from __future__ import annotations

import json
import re

from datasette.app import Datasette
from datasette.utils.asgi import AsgiStream, Request, Response

from onrecord.db.query.filters import Keys
from onrecord.db.site import library, origins, render
from onrecord.db.site.dates import later
from onrecord.db.site.decay import decays, thinned
from onrecord.db.site.listing import listing
from onrecord.db.site.marks import Mark, paragraphs
from onrecord.db.site.panel import panel
from onrecord.db.site.parties import kinds, parties
from onrecord.db.site.passages import passages
from onrecord.db.site.sources import sources_of
from onrecord.db.site.terms import terms_of

_ARTICLE = """
    select articles.*, outlets.name as outlet from articles
    left join outlets on outlets.id = articles.outlet_id where articles.id = :id
"""
_CLAIMS = """
    select claims.*, speakers.slug as speaker_slug from claims
    left join speakers on speakers.id = claims.speaker_id
    where claims.article_id = :id and claims.reviewed is not 'wrong' order by claims.position, claims.claim_id
"""
_SOURCING = "select * from article_sourcing where article_id = :id"
_TRACED = "select name, claim_id from sourcing_claims where article_id = :id"
_STORY = "select * from stories where id = :id"
_VERSIONS = "select number, seen from revisions where article_id = :id order by number desc"


async def article(datasette: Datasette, request: Request) -> Response | AsgiStream:
    db = render.database(datasette)
    given, form = request.url_vars["id"], request.url_vars["format"]
    found = await library.first(db, _ARTICLE, {"id": int(given)})
    if found is None:
        return await render.missing(datasette, request, f"No article has the number {given}.")
    if form:
        theirs = Keys("article_id = :id", {"id": found["id"]})
        return await listing(datasette, request, theirs, f"/article/{given}", found["title"] or "Untitled")
    claims = dict(enumerate(await library.select(db, _CLAIMS, {"id": found["id"]}), 1))
    numbers = {claim["claim_id"]: number for number, claim in claims.items()}
    sourcing = await library.first(db, _SOURCING, {"id": found["id"]})
    traced = await library.select(db, _TRACED, {"id": found["id"]})
    marked = [mark for number, claim in claims.items() for mark in marks_of(claim, number)]
    counts = panel(sourcing, traced, numbers) if sourcing else ()
    lit = next((entry for entry in counts if entry.name == request.args.get("show")), None)
    sources = (await sources_of(db, [found["id"]])).get(found["id"], [])
    context = {
        "article": found,
        "changed": later(found["modified"], found["published"]),
        "authors": json.loads(found["authors"]),
        "claims": claims,
        "terms": {number: terms_of(claim) for number, claim in claims.items()},
        "versions": await library.select(db, _VERSIONS, {"id": found["id"]}),
        "archived": archived(found["url"], found["fetched"]),
        "passages": passages(paragraphs(found["text"], marked)),
        "panel": counts,
        "lit": lit,
        "numbers": numbers,
        "story": await library.first(db, _STORY, {"id": found["story_id"]}),
        "signs": (await origins.lineage(db, [found["id"]])).get(found["id"], []),
        "decays": await decays(db, found["id"]),
        "thinned": await thinned(db, found["id"]),
        "sources": sources,
        "parties": parties(claims, sources, numbers),
        "kinds": kinds(claims),
    }
    return await render.page(datasette, request, "article", context)


def archived(url: str, at: str) -> str | None:
    """Where a public archive keeps the page at `url` as it was about the moment `at`, if it keeps it. We link
    there and never ask."""
    moment = re.sub(r"\D", "", at)[:14]
    return f"https://web.archive.org/web/{moment}/{url}" if render.external(url) else None


def marks_of(claim: library.Row, number: int) -> list[Mark]:
    """Where the words of a claim stand in its article."""
    return [
        Mark(start, end, role, number)
        for role in ("content", "cue", "source")
        for start, end in json.loads(claim[f"{role}_spans"])
    ]

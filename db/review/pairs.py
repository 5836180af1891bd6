"""Whether two statements are the same: `/review/pairs`, and what forms there and elsewhere take in."""

from __future__ import annotations

from dataclasses import dataclass

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from onrecord.db.clock import utc_now
from onrecord.db.errors import DatabaseError
from onrecord.db.review import reviewer
from onrecord.db.review.deciding import where_from
from onrecord.db.review.forms import Form, form, trouble, write
from onrecord.db.site import alike, library, render
from onrecord.db.site.asked import number
from onrecord.db.site.cards import Card, cards

_AT_ONCE = 12
_LONGEST_NOTE = 1_000
_ANSWERS = {"same": True, "apart": False}
# Those that the program is least sure of: nearest to being counted, or to not being shown.
_WAITING = f"""
    select a, b from claim_pairs where band = 'likely' and not exists (
        select 1 from pair_decisions where undone is null
        and pair_decisions.a = claim_pairs.a and pair_decisions.b = claim_pairs.b
    )
    and a in (select claim_id from timeline) and b in (select claim_id from timeline)
    order by score desc, a, b limit {_AT_ONCE}
"""
_DECIDED = f"select a, b from pair_decisions where undone is null order by id desc limit {_AT_ONCE}"
_SHOWN = """
    select timeline.*, speakers.slug as speaker_slug, articles.outlet_id
    from timeline left join speakers on speakers.id = timeline.speaker_id
    left join articles on articles.id = timeline.article_id
    where timeline.claim_id in (select value from json_each(:ids))
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """Two statements beside each other, and what ties them."""

    one: Card
    other: Card
    tie: alike.Tie


async def pairs(datasette: Datasette, request: Request) -> Response:
    """`/review/pairs`: statements that are likely the same and that nobody has decided on; and what was
    decided last."""
    db = render.database(datasette)
    context = {
        "waiting": await _shown(datasette, await library.select(db, _WAITING)),
        "decided": await _shown(datasette, await library.select(db, _DECIDED)),
    }
    return Response.html(await datasette.render_template("review/pairs.html", context, request=request))


async def decide(datasette: Datasette, request: Request) -> Response:
    """Take down that two statements are the same, or are not."""
    given = await form(request)
    answer = _ANSWERS.get(given.get("answer", ""))
    if answer is None:
        what = "Neither the same nor not the same was chosen: nothing was decided."
        return await trouble(datasette, request, what, 400)
    note = " ".join(given.get("note", "").split())[:_LONGEST_NOTE] or None
    now, by = utc_now(), reviewer(datasette)
    one, other = given.get("a", ""), given.get("b", "")
    try:
        done = await write(
            datasette, lambda store: store.relations.decide(one, other, answer, now, by=by, note=note)
        )
    except DatabaseError as error:
        return await trouble(datasette, request, f"Nothing was decided: {error.reason}.", 503)
    if done is None:
        what = "One of these statements is no longer found in its article: nothing was decided."
        return await trouble(datasette, request, what, 404)
    return _back(datasette, given, one)


async def undo(datasette: Datasette, request: Request) -> Response:
    """Take back what was decided on two statements."""
    given = await form(request)
    decision = number(given.get("decision"))
    if decision is None:
        return await trouble(datasette, request, "There is no such decision: nothing was undone.", 400)
    now = utc_now()
    try:
        claims = await write(datasette, lambda store: store.relations.undo(decision, now))
    except DatabaseError as error:
        return await trouble(datasette, request, f"Nothing was undone: {error.reason}.", 503)
    return _back(datasette, given, claims[0] if claims else "")


def _back(datasette: Datasette, given: Form, claim_id: str) -> Response:
    """On to the page that the form came from; a group's may be gone, and then to the statement."""
    path, params = where_from(given)
    if path.startswith("/group/") and claim_id:
        path = f"/claim/{render.segment(claim_id)}"
    return Response.redirect(render.link(datasette, path, params), status=303)


async def _shown(datasette: Datasette, found: list[library.Row]) -> list[Shown]:
    db = render.database(datasette)
    ids = sorted({row[side] for row in found for side in ("a", "b")})
    rows = await library.select(db, _SHOWN, {"ids": library.array(ids)})
    by_id = {card.row["claim_id"]: card for card in cards(rows)}
    ties = await alike.ties(db, ids)
    shown = []
    for row in found:
        tie = next((tie for tie in ties.get(row["a"], ()) if tie.other == row["b"]), None)
        if tie and row["a"] in by_id and row["b"] in by_id:
            shown.append(Shown(by_id[row["a"]], by_id[row["b"]], tie))
    return shown

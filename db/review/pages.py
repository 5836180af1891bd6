"""What the desk shows: the next statement that waits, and what was decided."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from onrecord.db.review import queue as queues
from onrecord.db.review import reviewer
from onrecord.db.review.desk import Desk
from onrecord.db.site import library, overview, render
from onrecord.db.site.asked import number
from onrecord.db.site.marks import Paragraph, paragraphs
from onrecord.db.site.pages.article import marks_of
from onrecord.db.site.pages.claim import CLAIM
from onrecord.db.site.terms import LADDER, terms_of

_STYLESHEET = Path(__file__).parent / "static" / "desk.css"
_AT_ONCE = 30
_BEFORE = 2  # paragraphs


async def queue(datasette: Datasette, request: Request) -> Response:
    """`/review`: the statement that comes next, or the one asked for, with all that is needed to decide."""
    question = queues.read(request.args)
    claim_id = request.args.get("claim") or await queues.following(
        render.database(datasette), question, request.args.get("after")
    )
    return await show(datasette, request, question, claim_id, done=number(request.args.get("done")))


async def show(
    datasette: Datasette,
    request: Request,
    question: queues.Queue,
    claim_id: str | None,
    *,
    done: int | None = None,
    entered: Mapping[str, str] | None = None,
    wrong: Mapping[str, str] | None = None,
) -> Response:
    """The desk with this statement on it. `done`: the decision to tell of. `entered`: what was typed into its
    form, and `wrong`: why that cannot be, by field."""
    db, desk = render.database(datasette), Desk(datasette, reviewer(datasette) or "")
    found, left, kept = await asyncio.gather(
        library.first(db, CLAIM, {"id": claim_id}),
        queues.waiting(db, question),
        overview.kept_facets(db),
    )
    context = {
        "queue": question,
        "orders": queues.ORDERS,
        "facets": kept,
        "left": left,
        "most": queues.MOST_COUNTED,
        "done": await desk.decision(done) if done is not None else None,
        "claim": found,
        "entered": entered or {},
        "wrong": wrong or {},
        "back": render.link(datasette, "/review", question.params),
    }
    if found:
        context |= {
            "terms": terms_of(found),
            "ladder": LADDER,
            "context": _around(paragraphs(found["text"], marks_of(found, 1))),
        }
    body = await datasette.render_template("review/queue.html", context, request=request)
    return Response.html(body, status=400 if wrong else 200)


def _around(whole: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs that hold the statement, with those before it: who “she” is stands there."""
    marked = [n for n, paragraph in enumerate(whole) if paragraph.marked]
    return list(whole[max(0, marked[0] - _BEFORE) : marked[-1] + 1]) if marked else []


async def decisions(datasette: Datasette, request: Request) -> Response:
    """`/review/decisions`: what was decided, by whom, the newest first; each can be undone."""
    desk = Desk(datasette, reviewer(datasette) or "")
    found = await desk.latest(number(request.args.get("before")), _AT_ONCE + 1)
    context = {
        "decisions": found[:_AT_ONCE],
        "older": found[_AT_ONCE - 1].number if len(found) > _AT_ONCE else None,
        "back": render.link(datasette, "/review/decisions"),
    }
    return Response.html(await datasette.render_template("review/decisions.html", context, request=request))


async def stylesheet() -> Response:
    return Response(_STYLESHEET.read_text(encoding="utf-8"), content_type="text/css; charset=utf-8")

"""What the desk takes in: one form, one decision, one transaction, and back to where the reviewer was."""

from __future__ import annotations

import asyncio
import re
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar
from urllib.parse import parse_qsl, urlsplit

from datasette.app import Datasette
from datasette.utils.asgi import Forbidden, Request, Response

from db import fixes
from db.clock import published_day, utc_now
from db.errors import DatabaseError
from db.review import pages, reviewer
from db.review import queue as queues
from db.site import render
from db.store import Store
from db.store.reviews import Decider, Reviews, Verdict

Result = TypeVar("Result")
Form = Mapping[str, str]

_LONGEST_NOTE = 1_000
# The only pages that a form may lead back to.
_OURS = re.compile(r"/review(?:/decisions|/speakers)?|/claim/[\w%.~-]+")
_VERDICTS: dict[str, Verdict] = {"right": "right", "wrong": "wrong"}
_GONE = "This statement is no longer found in its article: nothing was decided."


async def verdict(datasette: Datasette, request: Request) -> Response:
    """Take down that a statement is right, or wrong."""
    form = await _form(request)
    claim_id, chosen = form.get("claim_id", ""), _VERDICTS.get(form.get("verdict", ""))
    if chosen is None:
        return await _trouble(
            datasette, request, "Neither right nor wrong was chosen: nothing was decided.", 400
        )
    decider = _decider(datasette, form)
    try:
        done = await _write(datasette, lambda reviews: reviews.judge(claim_id, chosen, decider))
    except DatabaseError as error:
        return await _trouble(datasette, request, f"Nothing was decided: {error.reason}.", 503)
    if done is None:
        return await _trouble(datasette, request, _GONE, 404)
    return _back(datasette, form, after=claim_id, done=done)


async def fix(datasette: Datasette, request: Request) -> Response:
    """Take down what is right in place of what the extractor had."""
    form = await _form(request)
    claim_id, decider = form.get("claim_id", ""), _decider(datasette, form)

    def decide(reviews: Reviews) -> int | None:
        under_review = reviews.claim(claim_id)
        if under_review is None:
            raise LookupError
        published = published_day(under_review.published)
        wanted = fixes.read(under_review.claim, form, under_review.text, published)
        if not wanted:
            raise fixes.FixError({"": "Nothing was changed: to agree with it as it stands, press Right."})
        return reviews.fix(claim_id, wanted, decider)

    try:
        done = await _write(datasette, decide)
    except LookupError:
        return await _trouble(datasette, request, _GONE, 404)
    except DatabaseError as error:
        return await _trouble(datasette, request, f"Nothing was decided: {error.reason}.", 503)
    except fixes.FixError as error:
        _, params = _where_from(form)
        question = queues.read(params)
        return await pages.show(datasette, request, question, claim_id, entered=form, wrong=error.wrong)
    if done is None:  # all is again as the extractor has it, and waits to be decided on
        return _back(datasette, form, claim=claim_id)
    return _back(datasette, form, after=claim_id, done=done)


async def undo(datasette: Datasette, request: Request) -> Response:
    """Take back what was decided together."""
    form = await _form(request)
    number = form.get("decision", "")
    if not (number.isdecimal() and len(number) < 19):
        return await _trouble(datasette, request, "There is no such decision: nothing was undone.", 400)
    now = utc_now()
    try:
        claim_id = await _write(datasette, lambda reviews: reviews.undo(int(number), now))
    except DatabaseError as error:
        return await _trouble(datasette, request, f"Nothing was undone: {error.reason}.", 503)
    return _back(datasette, form, claim=claim_id or "")


async def _form(request: Request) -> Form:
    """What was sent. Raises Forbidden unless it holds the token of a page that this server made.

    Datasette checks the token too, but lets a request without any cookie pass: in its eyes that has no rights
    to abuse, here it has all of them.
    """
    if request.method != "POST":
        raise Forbidden("This address takes forms only.")
    form: Form = await request.post_vars()
    if not secrets.compare_digest(form.get("csrftoken", "").encode(), request.scope["csrftoken"]().encode()):
        raise Forbidden(
            "This form is not from the running desk: go back, load the page again, and decide anew."
        )
    return form


def _decider(datasette: Datasette, form: Form) -> Decider:
    note = " ".join(form.get("note", "").split())[:_LONGEST_NOTE]
    drawn = "random" if form.get("drawn") == "random" else None
    return Decider(reviewer(datasette) or "", utc_now(), note or None, drawn)


async def _write(datasette: Datasette, work: Callable[[Reviews], Result]) -> Result:
    """`work` in a transaction of its own, off the event loop. Raises DatabaseError, and what `work` does."""
    path = Path(render.database(datasette).path)

    def run() -> Result:
        with Store.open(path, create=False) as store, store.transaction():
            return work(store.reviews)

    return await asyncio.to_thread(run)


def _where_from(form: Form) -> tuple[str, dict[str, str]]:
    """The page that the form stood on, as path and parameters; the desk for an address that is not ours."""
    parts = urlsplit(form.get("back", ""))
    if parts.scheme or parts.netloc or not _OURS.fullmatch(parts.path):
        return "/review", {}
    return parts.path, dict(parse_qsl(parts.query))


def _back(
    datasette: Datasette, form: Form, *, claim: str = "", after: str = "", done: int | None = None
) -> Response:
    """On to the page that the form came from, in the queue to `claim`, or to the one after `after`."""
    path, params = _where_from(form)
    if path == "/review":
        params |= {"claim": claim, "after": after, "done": str(done or "")}
    place = "#review" if path.startswith("/claim/") else ""
    return Response.redirect(render.link(datasette, path, params) + place, status=303)


async def _trouble(datasette: Datasette, request: Request, what: str, status: int) -> Response:
    body = await datasette.render_template("review/trouble.html", {"what": what}, request=request)
    return Response.html(body, status=status)

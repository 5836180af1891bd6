"""What the desk takes in: one form, one decision, one transaction, and back to where the reviewer was."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from onrecord.db.clock import published_day, utc_now
from onrecord.db.errors import DatabaseError
from onrecord.db.review import pages, reviewer
from onrecord.db.review import queue as queues
from onrecord.db.review.forms import Form, form, trouble, write
from onrecord.db.rules import fixes
from onrecord.db.site import render
from onrecord.db.site.asked import number
from onrecord.db.store import Store
from onrecord.db.store.reviews import Decider, Verdict

_LONGEST_NOTE = 1_000
# The only pages that a form may lead back to.
_OURS = re.compile(r"/review(?:/decisions|/speakers|/pairs)?|/claim/[\w%.~-]+|/group/\d{1,18}")
_VERDICTS: dict[str, Verdict] = {"right": "right", "wrong": "wrong"}
_GONE = "This statement is no longer found in its article: nothing was decided."


class _Gone(Exception):
    """The claim is no longer there."""


async def verdict(datasette: Datasette, request: Request) -> Response:
    """Take down that a statement is right, or wrong."""
    given = await form(request)
    claim_id, chosen = given.get("claim_id", ""), _VERDICTS.get(given.get("verdict", ""))
    if chosen is None:
        return await trouble(
            datasette, request, "Neither right nor wrong was chosen: nothing was decided.", 400
        )
    decider = _decider(datasette, given)
    try:
        done = await write(datasette, lambda store: store.reviews.judge(claim_id, chosen, decider))
    except DatabaseError as error:
        return await trouble(datasette, request, f"Nothing was decided: {error.reason}.", 503)
    if done is None:
        return await trouble(datasette, request, _GONE, 404)
    return _back(datasette, given, after=claim_id, done=done)


async def fix(datasette: Datasette, request: Request) -> Response:
    """Take down what is right in place of what the extractor had."""
    given = await form(request)
    claim_id, decider = given.get("claim_id", ""), _decider(datasette, given)

    def decide(store: Store) -> int | None:
        under_review = store.reviews.claim(claim_id)
        if under_review is None:
            raise _Gone
        published = published_day(under_review.published)
        wanted = fixes.read(under_review.claim, given, under_review.text, published)
        if not wanted:
            raise fixes.FixError({"": "Nothing was changed: to agree with it as it stands, press Right."})
        return store.reviews.fix(claim_id, wanted, decider)

    try:
        done = await write(datasette, decide)
    except _Gone:
        return await trouble(datasette, request, _GONE, 404)
    except DatabaseError as error:
        return await trouble(datasette, request, f"Nothing was decided: {error.reason}.", 503)
    except fixes.FixError as error:
        _, params = where_from(given)
        question = queues.read(params)
        return await pages.show(datasette, request, question, claim_id, entered=given, wrong=error.wrong)
    if done is None:  # all is again as the extractor has it, and waits to be decided on
        return _back(datasette, given, claim=claim_id)
    return _back(datasette, given, after=claim_id, done=done)


async def undo(datasette: Datasette, request: Request) -> Response:
    """Take back what was decided together."""
    given = await form(request)
    decision = number(given.get("decision"))
    if decision is None:
        return await trouble(datasette, request, "There is no such decision: nothing was undone.", 400)
    now = utc_now()
    try:
        claim_id = await write(datasette, lambda store: store.reviews.undo(decision, now))
    except DatabaseError as error:
        return await trouble(datasette, request, f"Nothing was undone: {error.reason}.", 503)
    return _back(datasette, given, claim=claim_id or "")


def _decider(datasette: Datasette, given: Form) -> Decider:
    note = " ".join(given.get("note", "").split())[:_LONGEST_NOTE]
    drawn = "random" if given.get("drawn") == "random" else None
    return Decider(reviewer(datasette) or "", utc_now(), note or None, drawn)


def where_from(given: Form) -> tuple[str, dict[str, str]]:
    """The page that the form stood on, as path and parameters; the desk for an address that is not ours."""
    parts = urlsplit(given.get("back", ""))
    if parts.scheme or parts.netloc or not _OURS.fullmatch(parts.path):
        return "/review", {}
    return parts.path, dict(parse_qsl(parts.query))


def _back(
    datasette: Datasette, given: Form, *, claim: str = "", after: str = "", done: int | None = None
) -> Response:
    """On to the page that the form came from, in the queue to `claim`, or to the one after `after`."""
    path, params = where_from(given)
    if path == "/review":
        params |= {"claim": claim, "after": after, "done": str(done or "")}
    place = "#review" if path.startswith("/claim/") else ""
    return Response.redirect(render.link(datasette, path, params) + place, status=303)

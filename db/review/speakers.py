"""Who is one speaker and who is not: `/review/speakers`, over `db.store.speakers`."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from onrecord.db.clock import utc_now
from onrecord.db.errors import DatabaseError
from onrecord.db.review import reviewer
from onrecord.db.review.forms import Form, Result, form, trouble, write
from onrecord.db.site import render
from onrecord.db.site.asked import number
from onrecord.db.store import Store
from onrecord.db.store.speakers import Alias, Listed, SpeakerError, Speakers

_MOST = 60
_CHOSEN = "other:"  # begins the name of each box that can be ticked; what follows is a slug


@dataclass(frozen=True, slots=True)
class Shown:
    """One speaker, by `slug`, with all of the names."""

    slug: str
    aliases: tuple[Alias, ...]


async def speakers(datasette: Datasette, request: Request) -> Response:
    """`/review/speakers`: speakers with some words in their names, to be merged; or one, to be split."""
    words, slug = (" ".join((request.args.get(name) or "").split()) for name in ("q", "speaker"))
    found: list[Listed] = []
    one: Shown | None = None
    unknown = ""
    if words:
        found = await _read(datasette, lambda them: them.listed(words)[: _MOST + 1])
    elif slug:
        try:
            one = await _read(datasette, lambda them: _shown(them, slug))
        except SpeakerError as error:
            unknown = str(error)
    context = {
        "q": words,
        "found": found[:_MOST],
        "more": len(found) > _MOST,
        "one": one,
        "unknown": unknown,
        "chosen": _CHOSEN,
    }
    return Response.html(await datasette.render_template("review/speakers.html", context, request=request))


async def merge(datasette: Datasette, request: Request) -> Response:
    """Take down that some speakers are one."""
    given = await form(request)
    keep = given.get("keep", "")
    others = [name.removeprefix(_CHOSEN) for name in given if name.startswith(_CHOSEN)]
    others = [slug for slug in others if slug != keep]
    if not keep or not others:
        what = "Choose whose name stays and at least one other who is the same: nothing was decided."
        return await trouble(datasette, request, what, 400)

    def decide(store: Store) -> str:
        them = store.speakers
        ids = [them.find(slug) for slug in others]
        them.merge(them.find(keep), ids, utc_now(), everywhere=_everywhere(given), by=reviewer(datasette))
        return keep

    return await _decided(datasette, request, decide)


async def split(datasette: Datasette, request: Request) -> Response:
    """Take down that a name is somebody else's."""
    given = await form(request)
    alias = number(given.get("alias"))
    if alias is None:
        return await trouble(datasette, request, "There is no such name: nothing was decided.", 400)

    def decide(store: Store) -> str:
        them = store.speakers
        now = them.split(alias, utc_now(), everywhere=_everywhere(given), by=reviewer(datasette))
        return them.aliases(now)[0].slug

    return await _decided(datasette, request, decide)


async def _decided(datasette: Datasette, request: Request, decide: Callable[[Store], str]) -> Response:
    """What came of it: the page of the speaker whose slug `decide` gives."""
    try:
        slug = await write(datasette, decide)
    except SpeakerError as error:
        return await trouble(datasette, request, f"Nothing was decided. {error}.", 400)
    except DatabaseError as error:
        return await trouble(datasette, request, f"Nothing was decided: {error.reason}.", 503)
    return Response.redirect(render.link(datasette, "/review/speakers", {"speaker": slug}), status=303)


async def _read(datasette: Datasette, ask: Callable[[Speakers], Result]) -> Result:
    path = Path(render.database(datasette).path)

    def run() -> Result:
        with Store.read(path) as store:
            return ask(store.speakers)

    return await asyncio.to_thread(run)


def _shown(them: Speakers, slug: str) -> Shown:
    speaker = them.find(slug)
    return Shown(slug, tuple(them.aliases(speaker)))


def _everywhere(given: Form) -> bool:
    return bool(given.get("everywhere"))

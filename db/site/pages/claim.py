"""`/claim/ID`: one statement, its words in context, and which words gave each field; and as a card."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from urllib.parse import unquote

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response
from markupsafe import Markup

from onrecord.db.site import alike, collected, library, render, reversals
from onrecord.db.site import citation as copying
from onrecord.db.site.evidence import evidence
from onrecord.db.site.library import Row
from onrecord.db.site.linked import json_ld
from onrecord.db.site.marks import paragraphs
from onrecord.db.site.pages.article import archived, marks_of
from onrecord.db.site.records import as_json
from onrecord.db.site.references import reference
from onrecord.db.site.reporting import report
from onrecord.db.site.terms import LADDER, terms_of

CLAIM = """
    select claims.*, timeline.said_on, outlets.name as outlet, articles.title, articles.published,
        articles.url, articles.text, articles.authors, articles.outlet_id, articles.fetched,
        speakers.slug as speaker_slug
    from claims
    join articles on articles.id = claims.article_id
    left join timeline on timeline.claim_id = claims.claim_id
    left join outlets on outlets.id = articles.outlet_id
    left join speakers on speakers.id = claims.speaker_id
    where claims.claim_id = :id
"""
_TYPES = {"bib": "application/x-bibtex", "ris": "application/x-research-info-systems"}
_MOST_REVERSALS = 6
_TOLD = "select claim_id, content, source, speaker from claims where reviewed is not 'wrong' and"
_INSIDE = f"{_TOLD} reported_by = :id order by position"
_AROUND = f"{_TOLD} claim_id = :id"
# Who decided is the house's own business.
_DECIDED = """
    select verdict, field, at from reviews where claim_id = :id and undone is null order by id
"""
_CARD_STYLE = (Path(__file__).parents[1] / "static" / "card.css").read_text(encoding="utf-8")
# Anybody may frame a card, and its one style, known by its digest, is all that it brings.
_CARD_POLICY = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors *; style-src 'sha256-"
    + base64.b64encode(hashlib.sha256(_CARD_STYLE.encode()).digest()).decode()
    + "'"
)


async def claim(datasette: Datasette, request: Request) -> Response:
    db = render.database(datasette)
    given = unquote(request.url_vars["id"])
    found = await library.first(db, CLAIM, {"id": given})
    if found is None:
        return await render.missing(datasette, request, "No statement has this address.")
    decided = await library.select(db, _DECIDED, {"id": given})
    if found["reviewed"] == "wrong":
        return await _withdrawn(datasette, request, found, decided)
    address = _address(datasette, request, given)
    cited = reference(found, copying.words(found), address)
    config = datasette.plugin_config("onrecord") or {}
    context = {
        "claim": found,
        "decided": decided,
        "extracted": json.loads(found["extracted"] or "{}"),
        "terms": terms_of(found),
        "ladder": LADDER,
        "context": [p for p in paragraphs(found["text"], marks_of(found, 1)) if p.marked],
        "evidence": evidence(found, found["text"]),
        "elsewhere": await alike.elsewhere(db, found),
        "reversals": await reversals.of_claim(db, given, _MOST_REVERSALS),
        "inside": await library.select(db, _INSIDE, {"id": given}),
        "around": await library.first(db, _AROUND, {"id": found["reported_by"]}),
        "archived": archived(found["url"] or "", found["fetched"]),
        "collections": await collected.holding(db, given),
        "copies": [
            (copying.label(found), copying.words(found)),
            ("Citation", copying.citation(found, address)),
            ("Permanent address", address),
            ("Card for a web page", copying.frame(found, f"{address}/card")),
        ],
        "styles": [
            ("APA", cited.apa()),
            ("Chicago", cited.chicago()),
            ("BibTeX", cited.bibtex()),
            ("RIS", cited.ris()),
        ],
        "address": address,
        "report": report(config.get("report"), address, copying.words(found)[:120]),
        "linked": json_ld(found, address),
    }
    return await render.page(datasette, request, "claim", context)


async def record(datasette: Datasette, request: Request) -> Response:
    """`/claim/ID.json`, `.bib` and `.ris`: the statement for programs."""
    given, form = unquote(request.url_vars["id"]), request.url_vars["format"]
    found = await library.first(render.database(datasette), CLAIM, {"id": given})
    status = 404 if found is None else 410 if found["reviewed"] == "wrong" else 200
    if found is None or status != 200:
        said = "No statement has this address." if found is None else "A reviewer withdrew this statement."
        if form == "json":
            return Response.json({"ok": False, "error": said, "status": status}, status=status)
        return await render.missing(datasette, request, said)
    address = _address(datasette, request, given)
    if form == "json":
        return Response(
            json.dumps(as_json(found, address), ensure_ascii=False, indent=2) + "\n",
            content_type="application/json; charset=utf-8",
        )
    cited = reference(found, copying.words(found), address)
    return Response(
        cited.bibtex() if form == "bib" else cited.ris(),
        headers={"Content-Disposition": f'attachment; filename="{cited.key}.{form}"'},
        content_type=f"{_TYPES[form]}; charset=utf-8",
    )


async def card(datasette: Datasette, request: Request) -> Response:
    """The statement on a card that other pages may frame."""
    given = unquote(request.url_vars["id"])
    found = await library.first(render.database(datasette), CLAIM, {"id": given})
    if found is None or found["reviewed"] == "wrong":
        return await render.missing(datasette, request, "No statement has this address.")
    context = {
        "claim": found,
        "terms": terms_of(found),
        "most": copying.MOST_ON_CARD,
        "address": _address(datasette, request, given),
        "style": Markup(_CARD_STYLE),
    }
    response = await render.page(datasette, request, "card", context)
    response.headers["Content-Security-Policy"] = _CARD_POLICY
    return response


async def _withdrawn(datasette: Datasette, request: Request, found: Row, decided: list[Row]) -> Response:
    context = {"claim": found, "decided": decided}
    return await render.page(datasette, request, "withdrawn", context, status=410)


def _address(datasette: Datasette, request: Request, claim_id: str) -> str:
    return render.absolute(datasette, request, f"/claim/{render.segment(claim_id)}")

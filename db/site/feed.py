"""Any list as an Atom feed: the newest, so that a reader is told when there are more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from onrecord.db.site import render
from onrecord.db.site.cards import Card
from onrecord.db.site.dates import readable

MOST_ENTRIES = 50
_NEVER = "1970-01-01T00:00:00+00:00"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed tells of one thing. `path`: its page here. `via`: its address elsewhere. `category`: a
    term and its label. `updated`: as `moment` gives it."""

    path: str
    title: str
    updated: str
    author: str
    text: str
    via: str | None = None
    category: tuple[str, str] | None = None


async def feed(
    datasette: Datasette,
    request: Request,
    entries: Sequence[Entry],
    title: str,
    path: str,
    params: Mapping[str, str] | None = None,
) -> Response:
    """These entries; `path` with `params` is the page that shows them all."""
    body = await render.filled(
        datasette,
        request,
        "onrecord/feed.xml",
        {
            "title": title,
            "entries": entries,
            "updated": max((entry.updated for entry in entries), default=_NEVER),
            "page": render.absolute(datasette, request, path, params),
            "itself": render.absolute(datasette, request, f"{path}.atom", params),
            "absolute": lambda to: render.absolute(datasette, request, to),
        },
    )
    return Response(render.xml_text(body), content_type="application/atom+xml; charset=utf-8")


def statement(card: Card) -> Entry:
    """A statement with who made it, how it is sourced and where it appeared."""
    row, terms = card.row, card.terms
    who = row["speaker"] or row["source"] or "Nobody named"
    words = f"“{render.quoted(row['content'])}”" if row["quote_type"] == "direct" else row["content"]
    said_by = ", ".join(part for part in (who, row["role"], row["affiliation"]) if part)
    noted = [f"{word} “{said}”" if said else word for word, said in (*terms.flags, *terms.notes)]
    where = ", ".join(
        part for part in (row["title"] or "Untitled", row["outlet"], readable(row["published"])) if part
    )
    return Entry(
        path=f"/claim/{render.segment(row['claim_id'])}",
        title=f"{render.plain(who, 120)}: {render.plain(row['content'], 120)}",
        updated=moment(row["published"] or row["said_on"]),
        author=row["outlet"] or "Unknown outlet",
        text=f"{words}\n\n{said_by}. {'; '.join([terms.label, *noted])}.\n{where}",
        via=row["url"],
        category=(terms.mark, terms.label),
    )


def moment(value: str | None) -> str:
    """A day or moment as Atom wants it, with its zone. Unknown is long ago."""
    try:
        parsed = datetime.fromisoformat(value or "")
    except ValueError:
        return _NEVER
    return (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).astimezone(UTC).isoformat()

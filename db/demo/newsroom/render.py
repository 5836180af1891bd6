"""The whole newsroom as a table: path -> what the server answers. Pure: same base address, same bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from onrecord.db.demo.newsroom.articles import HOME, LINK, Outlet, Piece, newest_first, outlets, pieces

HTML = "text/html; charset=utf-8"
FEED_TYPES = {
    "rss": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "rdf": "application/rdf+xml; charset=utf-8",
    "json": "application/feed+json; charset=utf-8",
}
RELATED = 4  # links to the same story under an article, as many as real pages have


@dataclass(frozen=True, slots=True)
class Resource:
    """An answer: `modified` is aware; `etag` stands in its quotation marks, ready for the header."""

    body: bytes
    content_type: str
    modified: datetime

    @property
    def etag(self) -> str:
        return f'"{hashlib.sha256(self.body).hexdigest()[:20]}"'

    @property
    def last_modified(self) -> str:
        return format_datetime(self.modified.astimezone(UTC).replace(microsecond=0), usegmt=True)


def render(base: str) -> Mapping[str, Resource]:
    """Every page, feed and style sheet of the newsroom, with absolute addresses under `base`."""
    site = _Site(base)
    latest = max(piece.updated for piece in pieces())
    table = {
        "/": Resource(site.page("index.html", outlets=outlets()), HTML, latest),
        "/robots.txt": Resource(b"User-agent: *\nAllow: /\n", "text/plain; charset=utf-8", latest),
    }
    for outlet in outlets():
        own = tuple(piece for piece in pieces() if piece.outlet is outlet)
        updated = max(piece.updated for piece in own)
        front = site.page(f"{outlet.slug}.html", outlet=outlet, piece=None, latest=own)
        style = (HOME / "static" / f"{outlet.slug}.css").read_bytes()
        table[f"/{outlet.slug}/"] = Resource(front, HTML, updated)
        table[f"/static/{outlet.slug}.css"] = Resource(style, "text/css; charset=utf-8", latest)
        table[outlet.feed_path] = Resource(site.feed(outlet, own), FEED_TYPES[outlet.feed], updated)
        for piece in own:
            page = site.page(
                f"{outlet.slug}.html",
                outlet=outlet,
                piece=piece,
                latest=own[:5],
                related=_related(piece, own),
            )
            table[piece.path] = Resource(page, HTML, piece.updated)
    return table


def _related(piece: Piece, own: tuple[Piece, ...]) -> tuple[Piece, ...]:
    same_story = (other for other in own if other.story == piece.story and other is not piece)
    return newest_first(same_story)[:RELATED]


class _Site:
    """Templates bound to a base address."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.paths = {piece.name: piece.path for piece in pieces()}
        self.templates = Environment(
            loader=FileSystemLoader(HOME / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.templates.filters |= {
            "linked": self.linked,
            "rfc822": format_datetime,
            "iso": datetime.isoformat,
            "utc": lambda moment: f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        }
        self.templates.globals |= {"base": base}

    def linked(self, paragraph: str) -> Markup:
        """A paragraph as HTML. A link to an article that is not there is an error: KeyError."""
        # The brackets of LINK mean nothing to HTML, so escaping first leaves them as they are.
        return Markup(LINK.sub(lambda m: f'<a href="{self.paths[m[2]]}">{m[1]}</a>', str(escape(paragraph))))

    def page(self, template: str, **values: object) -> bytes:
        return self.templates.get_template(template).render(**values).encode()

    def feed(self, outlet: Outlet, own: tuple[Piece, ...]) -> bytes:
        if outlet.feed == "json":
            return json.dumps(self._json_feed(outlet, own), ensure_ascii=False, indent=1).encode()
        return self.page(f"{outlet.feed}.xml", outlet=outlet, pieces=own)

    def _json_feed(self, outlet: Outlet, own: tuple[Piece, ...]) -> dict[str, object]:
        return {
            "version": "https://jsonfeed.org/version/1.1",
            "title": outlet.name,
            "description": outlet.tagline,
            "home_page_url": f"{self.base}/{outlet.slug}/",
            "feed_url": self.base + outlet.feed_path,
            "language": outlet.language,
            "items": [self._json_item(piece) for piece in own],
        }

    def _json_item(self, piece: Piece) -> dict[str, object]:
        item: dict[str, object] = {
            "id": piece.name,
            "url": self.base + piece.path,
            "title": piece.title,
            "summary": piece.summary,
            "content_html": self.page("_body.html", piece=piece).decode(),
            "date_published": piece.published.isoformat(),
            "authors": [{"name": author} for author in piece.authors],
            "tags": [piece.section],
        }
        if piece.modified:
            item["date_modified"] = piece.modified.isoformat()
        return item

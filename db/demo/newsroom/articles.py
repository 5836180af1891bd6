"""The articles on disk: one text file each, a TOML header between `+++` lines, then paragraphs."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

HOME = Path(__file__).parent

# [words](outlet/slug): a link in running text to another article of the newsroom.
LINK = re.compile(r"\[([^\]]+)\]\(([a-z]+/[a-z0-9-]+)\)")


@dataclass(frozen=True, slots=True)
class Outlet:
    """A fictional outlet. `path` is a format string over section, date and slug; `ttl` is in minutes."""

    slug: str
    name: str
    tagline: str
    language: str
    feed: str
    feed_path: str
    path: str
    sections: tuple[str, ...]
    full: bool = False
    relative: bool = False
    ttl: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """One article. `body` is its paragraphs, which may hold links as `LINK` describes.

    `correction` is the note printed under it; `wire` the agency whose copy it is. Pieces of one `story`
    are related.
    """

    outlet: Outlet
    slug: str
    title: str
    authors: tuple[str, ...]
    published: datetime
    section: str
    story: str
    summary: str
    body: tuple[str, ...]
    modified: datetime | None = None
    correction: str | None = None
    wire: str | None = None

    @property
    def name(self) -> str:
        """What links in running text call it: outlet/slug."""
        return f"{self.outlet.slug}/{self.slug}"

    @property
    def updated(self) -> datetime:
        return self.modified or self.published

    @property
    def path(self) -> str:
        return self.outlet.path.format(section=self.section.lower(), date=self.published, slug=self.slug)

    @property
    def text(self) -> str:
        """What a reader reads, correction included: paragraphs separated by one blank line."""
        paragraphs = (*self.body, self.correction) if self.correction else self.body
        return "\n\n".join(LINK.sub(r"\1", paragraph) for paragraph in paragraphs)


@cache
def outlets() -> tuple[Outlet, ...]:
    table = tomllib.loads((HOME / "outlets.toml").read_text("utf-8"))
    return tuple(Outlet(**{**row, "sections": tuple(row["sections"])}) for row in table["outlet"])


@cache
def pieces() -> tuple[Piece, ...]:
    """All articles of the newsroom, newest first."""
    found = [_read(outlet, path) for outlet in outlets() for path in (HOME / outlet.slug).glob("*.txt")]
    return newest_first(found)


def newest_first(found: Iterable[Piece]) -> tuple[Piece, ...]:
    return tuple(sorted(found, key=lambda piece: (piece.published, piece.name), reverse=True))


def _read(outlet: Outlet, path: Path) -> Piece:
    _, header, body = path.read_text("utf-8").split("+++\n", 2)
    fields = tomllib.loads(header)
    authors = tuple(fields.pop("authors"))
    return Piece(
        outlet=outlet, slug=path.stem, authors=authors, body=tuple(body.strip().split("\n\n")), **fields
    )

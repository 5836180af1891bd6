"""From what a person types to feeds to subscribe to."""

from __future__ import annotations

import asyncio
import os
import re
import tomllib
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from onrecord.db.run.workers import Stopped
from onrecord.ingest.errors import ParseError
from onrecord.ingest.records import Payload, Source
from onrecord.ingest.sources.document import document
from onrecord.ingest.sources.kinds import parse_feed
from onrecord.ingest.web.discover import feed_links
from onrecord.ingest.web.fetch import Fetcher
from onrecord.ingest.web.urls import redact

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Found:
    """A feed to subscribe to. `others`: what the same page announces besides."""

    url: str
    title: str | None = None
    others: tuple[str, ...] = ()


# A name before a colon; "echo.example:8080/feed" is a host and its port.
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?![0-9])", re.IGNORECASE)


def address(text: str) -> str:
    """What was typed, as an address: a bare host or path is asked for over https."""
    text = re.sub(r"^feed:(//)?", "", text.strip(), flags=re.IGNORECASE)
    return text if _SCHEME.match(text) else f"https://{text}"


def is_list(text: str) -> bool:
    """Whether what was typed means a file, be it there or not, and no address."""
    if _SCHEME.match(text):
        return False
    names_a_path = text.startswith(("/", "./", "../")) or text.lower().endswith((".opml", ".toml"))
    return names_a_path or os.path.isfile(text)


async def feeds_at(fetcher: Fetcher, url: str, executor: Executor | None = None) -> list[Found]:
    """The feed at `url`, or the feeds that a list there names (OPML), or the first one that works among those
    the page there announces. `executor` reads what comes: without it a thread does.

    Raises FetchError, or ParseError when there is none.
    """

    async def done(function: Callable[[Payload], Result], payload: Payload) -> Result:
        try:
            return await asyncio.get_running_loop().run_in_executor(executor, function, payload)
        except Stopped as reason:
            raise ParseError(redact(payload.requested_url), f"could not be read: {reason}") from None

    payload = await fetcher.get(Source(url), feed=True)
    if (named := document(payload)).root == "opml":
        found = list(dict.fromkeys(_opml(named.payload.body)))
        if not found:
            raise ParseError(redact(url), "a list of feeds (OPML) that names none")
        return found
    try:
        feed = await done(parse_feed, payload)
    except ParseError:
        announced = await done(feed_links, payload)
        if not announced:
            raise
    else:
        return [Found(payload.permanent_url or url, feed.title)]
    for position, link in enumerate(announced):
        try:
            payload = await fetcher.get(Source(link), feed=True)
            title = (await done(parse_feed, payload)).title
        except Exception:
            if position == len(announced) - 1:
                raise
        else:
            others = tuple(other for other in announced if other != link)
            return [Found(payload.permanent_url or link, title, others)]
    raise AssertionError("unreachable: the last link returned or raised")


def feeds_in(path: Path) -> list[Found]:
    """The feeds that a list names: OPML, or TOML with `[[feeds]]` tables of `url` and perhaps `title`.

    Raises ParseError.
    """
    try:
        body = path.read_bytes()
    except OSError as error:
        raise ParseError(str(path), f"cannot be read ({error.strerror})") from error
    found = _toml(path, body) if path.suffix.lower() == ".toml" else _opml(body)
    if not found:
        raise ParseError(str(path), "names no feed; it must be OPML, or TOML with [[feeds]] tables")
    return list(dict.fromkeys(found))


def _opml(body: bytes) -> list[Found]:
    import listparser

    return [Found(address(feed.url), feed.title or None) for feed in listparser.parse(body).feeds if feed.url]


def _toml(path: Path, body: bytes) -> list[Found]:
    try:
        document = tomllib.loads(body.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ParseError(str(path), f"is no TOML ({error})") from error
    tables = document.get("feeds")
    if not isinstance(tables, list):
        raise ParseError(str(path), 'has no feeds: write [[feeds]] and under it url = "https://..."')
    found = []
    for table in tables:
        table = {"url": table} if isinstance(table, str) else table
        url = table.get("url") if isinstance(table, dict) else None
        if not isinstance(url, str):
            raise ParseError(str(path), "has a feed without a url")
        title = table.get("title")
        found.append(Found(address(url), title if isinstance(title, str) else None))
    return found

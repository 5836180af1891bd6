"""feedparser's own checks put to our feed reader, and how many feeds it reads in a second.

    pip download --no-binary :all: --no-deps feedparser && tar xzf feedparser-*.tar.gz
    python benchmarks/feed_checks.py feedparser-*/tests [--show]

Each of the folder's documents holds what feedparser promises of it, as an expression. Asked are the promises
that feedparser keeps and that speak of what `ingest.sources` reads: titles, addresses, ids, authors, dates,
summaries, contents, languages. Two texts are the same when a reader sees the same: of a title the line
without markup, of a content its paragraphs. Two addresses are the same when they lead to the same place.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
import urllib.parse
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

import feedparser
import lxml.html

from onrecord.ingest.errors import ParseError
from onrecord.ingest.page import byline
from onrecord.ingest.records import Entry, Feed, Payload
from onrecord.ingest.sources.kinds import parse_feed
from onrecord.ingest.sources.moments import moment
from onrecord.ingest.text import label, squash

_PROMISE = re.compile(r"Description:\s*(.*?)\s*Expect:\s*(.*)\s*-->")
_NAME = re.compile(r"""\[\s*['"](\w+)['"]\s*\]""")
_NOT_READ = {"email", "url", "href", "src", "type", "base", "links", "tags", "rights", "updated", "published"}
_HEADER = re.compile(r"^Header:\s+([^:]+):(.+)$", re.MULTILINE)
# Whether the XML is well formed we do not tell.
_BOZO = re.compile(r"^(not )?bozo\s+and\s+")


class NotAskedError(Exception):
    """The promise speaks of something that we do not read."""


class Row(dict[str, Any]):
    """What was read, by feedparser's names. A name that is not here is not ours to answer."""

    def __getitem__(self, name: str) -> Any:
        if name not in self:
            raise NotAskedError(name)
        if super().__getitem__(name) is None:
            raise KeyError(name)
        return super().__getitem__(name)

    __getattr__ = __getitem__

    def get(self, name: str, default: Any = None) -> Any:
        try:
            return self[name]
        except KeyError:
            return default


class Same(str):
    """A text that equals another one by what a reader gets to see."""

    seen: Callable[[str], object] = staticmethod(str)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, str) and type(self).seen(str(self)) == type(self).seen(str(other))

    __hash__ = str.__hash__


class Line(Same):
    seen = staticmethod(label)


class Signed(Same):
    seen = staticmethod(lambda line: byline.names([line], None))


class Body(Same):
    @staticmethod
    def seen(markup: str) -> str:
        try:
            tree = lxml.html.fragment_fromstring(unescape(markup), create_parent="div")
        except lxml.etree.ParserError:
            return squash(markup)
        lxml.etree.strip_elements(tree, "script", "style", lxml.etree.Comment, with_tail=False)
        return squash(tree.text_content())


class Link(Same):
    seen = staticmethod(lambda url: urllib.parse.urlsplit(url)._replace(fragment="").geturl())


class Check(NamedTuple):
    path: Path
    promise: str
    body: bytes
    headers: dict[str, str]


def checks(folder: Path) -> Iterator[Check]:
    for path in sorted(folder.rglob("*.xml")):
        body = path.read_bytes()
        wide = body.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in body[:8]
        text = body.decode("latin-1").replace("\x00", "") if wide else body.decode("utf-8", "replace")
        found = _PROMISE.search(text)
        if found:
            headers = {name.lower(): value.strip() for name, value in _HEADER.findall(text)}
            yield Check(path, _BOZO.sub("", found[2].strip()), body, headers)


def kept(check: Check, names: dict[str, Any]) -> bool:
    """Whether the promise holds. Raises NotAskedError."""
    if not_read := _NOT_READ.intersection(_NAME.findall(check.promise)):
        raise NotAskedError(not_read.pop())
    try:
        return bool(eval(check.promise, {"time": time, **names}))
    except NameError as error:
        raise NotAskedError(error.name) from None
    except NotAskedError:
        raise
    except Exception:
        return False


def ours(check: Check) -> dict[str, Any]:
    url = check.headers.get("content-location", "http://127.0.0.1:8097/feed.xml")
    kind, _, charset = check.headers.get("content-type", "").partition("charset=")
    payload = Payload(
        requested_url=url,
        url=url,
        status=200,
        body=check.body,
        content_type=kind.split(";")[0].strip() or None,
        charset=charset.strip().strip("'\"") or None,
        language=check.headers.get("content-language"),
    )
    feed = parse_feed(payload)
    return Row(
        feed=Row(title=Line(feed.title or ""), link=_link(feed.site_url), language=feed.language),
        entries=[_row(entry, feed) for entry in feed.entries],
    )


NOTHING = Row(feed=Row(title="", link=None, language=None), entries=[])


def _row(entry: Entry, feed: Feed) -> Row:
    signed = Signed(", ".join(entry.authors)) if entry.authors else None
    summary, content = (Body(text) if text is not None else None for text in (entry.summary, entry.content))
    return Row(
        title=Line(entry.title or ""),
        title_detail=Row(value=Line(entry.title or "")),
        link=_link(entry.url),
        id=Link(entry.id),
        guid=Link(entry.id),
        author=signed,
        authors=[Row(name=Signed(name)) for name in entry.authors],
        author_detail=Row(name=signed),
        published_parsed=entry.published and moment(entry.published).utctimetuple(),
        updated_parsed=entry.updated and moment(entry.updated).utctimetuple(),
        summary=summary,
        description=summary,
        summary_detail=Row(value=summary),
        content=[Row(value=content, language=entry.language)] if content is not None else None,
    )


def _link(url: str | None) -> Link | None:
    return None if url is None else Link(url)


def put(folder: Path, show: bool) -> None:
    right = asked = every = 0
    for check in checks(folder):
        every += 1
        headers = {"content-location": "http://127.0.0.1:8097/feed.xml", **check.headers}
        try:
            if not kept(check, feedparser.parse(check.body, response_headers=headers)):
                continue
            kept(check, NOTHING)  # which tells whether it is asked
            is_right = kept(check, ours(check))
        except NotAskedError:
            continue
        except ParseError:
            is_right = False
        asked += 1
        right += is_right
        if show and not is_right:
            print(f"wrong    {check.path.relative_to(folder)}: {check.promise}")
    if not asked:
        sys.exit(f"{folder}: no feed with a promise in it; give the folder `tests` of feedparser's source")
    print(
        f"{right} of {asked} checks right, {right / asked:.2%} (of {every}; the others ask for other things)"
    )


def full_feed(entries: int = 50) -> bytes:
    """A feed of whole articles, about 245 kB."""
    now = datetime.now(UTC)
    words = "The boats lay idle along the quay while members weighed the cost of another winter at sea. "
    body = "".join(f"<p>{words * 5}</p>" for _ in range(10))
    items = "".join(
        f"<item><title>Report {n}</title><link>https://quay.example/{n}</link><guid>https://quay.example/{n}</guid>"
        f"<pubDate>{format_datetime(now - timedelta(hours=n))}</pubDate><description>{words}</description>"
        f'<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[{body}]]>'
        "</content:encoded></item>"
        for n in range(entries)
    )
    head = "<title>The Quay</title><link>https://quay.example/</link><description>News</description>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()


def speed() -> None:
    body = full_feed()
    payload = Payload(
        "https://quay.example/feed", "https://quay.example/feed", 200, body, "text/xml", "utf-8"
    )
    for name, read in {
        "ours": lambda: parse_feed(payload),
        "feedparser": lambda: feedparser.parse(body, sanitize_html=False),
    }.items():
        read()
        began, count = time.process_time(), 0
        while time.process_time() - began < 2:
            read()
            count += 1
        spent = time.process_time() - began
        print(
            f"{count / spent:7.1f} feeds a CPU-second  {name} ({len(body) / 1000:.0f} kB, 50 whole articles)"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path, help="tests of feedparser's source distribution")
    parser.add_argument("--show", action="store_true", help="name each check that fails")
    given = parser.parse_args()
    put(given.folder, given.show)
    speed()


if __name__ == "__main__":
    main()

"""Fetch and parse in one: whatever happens, the outcome is a result."""

from __future__ import annotations

import asyncio
from http.server import BaseHTTPRequestHandler
from pathlib import Path

from ingest.fetch import Fetcher, Policy
from ingest.read import ReadResult, read_feed, read_page
from ingest.records import Source
from tests.ingest.conftest import Site, answer
from tests.ingest.test_sources import RSS

PAGE = (Path(__file__).parent / "pages" / "opengraph.html").read_bytes()


def read(source: Source, *, feed: bool) -> ReadResult:
    async def run() -> ReadResult:
        async with Fetcher(Policy(allow_private=True, delay=0)) as fetcher:
            return await (read_feed if feed else read_page)(fetcher, source)

    return asyncio.run(run())


def test_a_feed(site: Site) -> None:
    site.routes["/feed"] = answer(RSS.encode(), headers={"ETag": '"1"'}, content_type="application/rss+xml")
    got = read(Source(f"{site.url}/feed"), feed=True)
    assert got.error is None
    assert got.feed is not None
    assert len(got.feed.entries) == 2
    assert got.payload is not None
    assert (got.payload.etag, got.payload.body) == ('"1"', b"")


def test_an_unchanged_feed_brings_nothing_and_no_error(site: Site) -> None:
    site.routes["/feed"] = answer(status=304)
    got = read(Source(f"{site.url}/feed", etag='"1"'), feed=True)
    assert (got.feed, got.error) == (None, None)
    assert got.payload is not None
    assert got.payload.not_modified


def test_a_feed_that_is_cut_brings_its_whole_entries_and_the_error(site: Site) -> None:
    def cut(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", "9999")
        request.send_header("ETag", '"1"')
        request.end_headers()
        request.wfile.write(RSS[: RSS.index("<item><title>Second") + 20].encode())
        request.close_connection = True

    site.routes["/feed"] = cut
    got = read(Source(f"{site.url}/feed"), feed=True)
    assert got.feed is not None
    assert [entry.id for entry in got.feed.entries] == ["q-1"]
    assert got.error is not None
    assert "cut" in got.error.reason
    assert got.payload is not None
    assert got.payload.etag is None


def test_a_page(site: Site) -> None:
    site.routes["/a"] = answer(PAGE)
    got = read(Source(f"{site.url}/a"), feed=False)
    assert [article.title for article in got.articles] == ["Council leader denies plan to sell the library"]
    # its og:url lies on another site
    assert got.articles[0].url == f"{site.url}/a"


def test_plain_text_over_the_web(site: Site) -> None:
    site.routes["/a"] = answer(
        "Einfach Text, größer.\n".encode("latin-1"), content_type="text/plain; charset=latin-1"
    )
    assert read(Source(f"{site.url}/a"), feed=False).articles[0].text == "Einfach Text, größer.\n"


def test_errors_are_results(site: Site) -> None:
    site.routes["/empty"] = answer(b"")
    site.routes["/page"] = answer(PAGE)
    for path, feed, words in (
        ("/gone", False, "404"),
        ("/gone", True, "404"),
        ("/empty", False, "empty"),
        ("/page", True, "not a feed"),
    ):
        got = read(Source(site.url + path), feed=feed)
        assert got.error is not None
        assert words in got.error.reason
        assert (got.feed, got.articles) == (None, ())

"""From what a person types to feeds."""

import asyncio
from pathlib import Path

import pytest

from onrecord.db.query.opml import opml
from onrecord.db.run.subscribe import Found, address, feeds_at, feeds_in, is_list
from onrecord.ingest.errors import IngestError, ParseError
from onrecord.ingest.web.fetch import Fetcher, Policy
from tests.db.fiction import page, rss
from tests.db.web import Answer, Web

ADDRESSES = [
    ("https://echo.example/feed", "https://echo.example/feed"),
    ("HTTP://echo.example", "HTTP://echo.example"),
    ("echo.example/feed", "https://echo.example/feed"),
    ("feed://echo.example/feed", "https://echo.example/feed"),
    ("feed:https://echo.example/feed", "https://echo.example/feed"),
    (" echo.example ", "https://echo.example"),
    ("echo.example:8080/feed", "https://echo.example:8080/feed"),
    # what is no web address is named as it was typed
    ("ftp://echo.example/feed", "ftp://echo.example/feed"),
    ("mailto:desk@echo.example", "mailto:desk@echo.example"),
]


@pytest.mark.parametrize(("typed", "expected"), ADDRESSES)
def test_address(typed: str, expected: str) -> None:
    assert address(typed) == expected


MEANT = [
    ("https://echo.example/subscriptions.opml", False),
    ("https://echo.example/" + "q" * 300, False),  # longer than a file's name can be
    ("q" * 300, False),
    ("echo.example/feed.xml", False),
    ("missing.opml", True),
    ("lists/feeds.TOML", True),
    ("./feeds.xml", True),
    ("/etc/feeds", True),
]


@pytest.mark.parametrize(("typed", "expected"), MEANT)
def test_a_list_is_told_from_an_address(typed: str, expected: bool) -> None:
    assert is_list(typed) is expected


def test_a_file_that_is_there_is_a_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "echo.example").touch()
    assert is_list("echo.example")


def find(url: str) -> Found:
    async def work() -> Found:
        async with Fetcher(Policy(allow_private=True, delay=0)) as fetcher:
            (found,) = await feeds_at(fetcher, url)
            return found

    return asyncio.run(work())


def test_a_list_at_an_address_brings_its_feeds(web: Web) -> None:
    web["/subs"] = Answer(LISTS[0][1], content_type="text/x-opml")
    assert find(web.url("/subs")) == Found("https://echo.example/f", "Echo")


def test_a_list_that_names_no_feed_is_named_for_what_it_is(web: Web) -> None:
    web["/subs"] = Answer('<?xml version="1.0"?><opml version="2.0"><body/></opml>')
    with pytest.raises(ParseError, match=r"list of feeds \(OPML\) that names none"):
        find(web.url("/subs"))


def test_a_feed_is_itself(web: Web) -> None:
    web["/feed"] = rss(web)
    assert find(web.url("/feed")) == Found(web.url("/feed"), "Pell Sound Echo")


def test_a_site_announces_its_feeds_and_the_first_that_works_is_taken(web: Web) -> None:
    links = "".join(
        f'<link rel="alternate" type="application/rss+xml" href="/{name}">'
        for name in ("dead", "news", "sport")
    )
    web["/"] = Answer(f"<html><head>{links}</head><body>Welcome</body></html>")
    web["/news"] = rss(web)
    web["/sport"] = rss(web)
    found = find(web.url("/"))
    assert (found.url, found.others) == (web.url("/news"), (web.url("/dead"), web.url("/sport")))


def test_a_moved_feed_is_subscribed_to_where_it_is(web: Web) -> None:
    web["/old"] = Answer(status=301, headers={"Location": "/feed"})
    web["/feed"] = rss(web)
    assert find(web.url("/old")).url == web.url("/feed")


@pytest.mark.parametrize("path", ["/page", "/missing"])
def test_no_feed_there(web: Web, path: str) -> None:
    web["/page"] = page("Pier", "No feed on this page.")
    with pytest.raises(IngestError):
        find(web.url(path))


LISTS = [
    (
        "a.opml",
        '<opml version="2.0"><body><outline text="Coast"><outline type="rss" text="Echo" xmlUrl="https://echo.example/f"/>'
        '</outline><outline type="rss" text="Echo" xmlUrl="https://echo.example/f"/></body></opml>',
        [Found("https://echo.example/f", "Echo")],
    ),
    (
        "feeds.toml",
        '[[feeds]]\nurl = "https://echo.example/f"\ntitle = "Echo"\n[[feeds]]\nurl = "https://gazette.example/g"\n',
        [Found("https://echo.example/f", "Echo"), Found("https://gazette.example/g")],
    ),
    ("feeds.toml", 'feeds = ["https://echo.example/f"]', [Found("https://echo.example/f")]),
    ("feeds.toml", 'feeds = ["echo.example/f"]', [Found("https://echo.example/f")]),
]


@pytest.mark.parametrize(("name", "text", "expected"), LISTS)
def test_lists(tmp_path: Path, name: str, text: str, expected: list[Found]) -> None:
    (tmp_path / name).write_text(text)
    assert feeds_in(tmp_path / name) == expected


BROKEN_LISTS = [
    ("a.opml", "The minutes of the meeting.", "must be OPML"),
    ("a.opml", "<opml><body/></opml>", "no feed"),
    ("a.toml", "feeds = [", "no TOML"),
    ("a.toml", 'title = "x"', "no feeds"),
    ("a.toml", "[[feeds]]\ntitle = 'x'", "without a url"),
    ("a.toml", "feeds = [1]", "without a url"),
]


@pytest.mark.parametrize(("name", "text", "reason"), BROKEN_LISTS)
def test_broken_lists(tmp_path: Path, name: str, text: str, reason: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(ParseError, match=reason):
        feeds_in(tmp_path / name)


def test_opml_written_is_opml_read(tmp_path: Path) -> None:
    rows = [
        {
            "url": "https://echo.example/f?a=1&b=2",
            "title": "Echo <& co>",
            "site_url": "https://echo.example/",
        },
        {"url": "https://gazette.example/g", "title": None, "site_url": None},
    ]
    (tmp_path / "x.opml").write_text(opml(rows))
    assert feeds_in(tmp_path / "x.opml") == [
        Found("https://echo.example/f?a=1&b=2", "Echo <& co>"),
        Found("https://gazette.example/g", "https://gazette.example/g"),
    ]

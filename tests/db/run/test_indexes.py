"""Indexes of sitemaps: their parts are followed, and asked only for what is new; feeds that name a new address."""

from __future__ import annotations

import pytest

from tests.db.fiction import page
from tests.db.newsroom import PIER, Newsroom
from tests.db.web import Answer

XML = "application/xml"


def index(news: Newsroom, *paths: str, etag: str | None = None, root: str = "sitemapindex") -> Answer:
    inner = "url" if root == "urlset" else "sitemap"
    listed = "".join(f"<{inner}><loc>{news.web.url(path)}</loc></{inner}>" for path in paths)
    return Answer(f"<{root}>{listed}</{root}>", content_type=XML, etag=etag)


def pages(news: Newsroom, *paths: str, etag: str | None = None) -> Answer:
    return index(news, *paths, etag=etag, root="urlset")


@pytest.fixture
def room(news: Newsroom) -> Newsroom:
    """One that follows an index of two parts, each with one page."""
    news.web["/feed"] = index(news, "/map-2026-09.xml", "/map-2026-10.xml", etag='"i"')
    news.web["/map-2026-09.xml"] = pages(news, "/cost", etag='"9"')
    news.web["/map-2026-10.xml"] = pages(news, "/pier", etag='"10"')
    assert news.update().new_articles == 2
    return news


def test_what_did_not_change_answers_304(room: Newsroom) -> None:
    counts = room.poll()
    assert (counts.feeds_polled, counts.pages_fetched, counts.failures) == (1, 0, 0)
    for path in ("/feed", "/map-2026-09.xml", "/map-2026-10.xml"):
        assert (room.web.asked[path, 200], room.web.asked[path, 304]) == (1, 1)


def test_a_part_that_changed_is_read_though_its_index_did_not(room: Newsroom) -> None:
    room.web["/ferry"] = page("Ferry stays", PIER.replace("pier", "ferry"))
    room.web["/map-2026-10.xml"] = pages(room, "/ferry", "/pier", etag='"11"')
    assert room.poll().new_articles == 1
    assert room.web.asked["/feed", 304] == 1


def test_a_part_that_fails_is_named_and_asked_in_full_again(room: Newsroom) -> None:
    room.web["/map-2026-10.xml"] = Answer("busy", 503)
    assert room.poll().failures == 1
    assert "a part of it" in str(room.health()["/feed"]["error"])
    room.web["/ferry"] = page("Ferry stays", PIER.replace("pier", "ferry"))
    room.web["/map-2026-10.xml"] = pages(room, "/ferry", etag='"11"')
    counts = room.poll()
    assert (counts.new_articles, counts.failures, room.health()["/feed"]["error"]) == (1, 0, None)


@pytest.mark.parametrize("root", ["sitemapindex", "urlset"])
def test_sitemaps_within_sitemaps(news: Newsroom, root: str) -> None:
    news.web["/feed"] = index(news, "/2026.xml", root=root)
    news.web["/2026.xml"] = index(news, "/2026-10.xml", root=root)
    news.web["/2026-10.xml"] = pages(news, "/pier", "/cost")
    assert news.update().new_articles == 2


def test_an_index_that_lists_itself_ends(news: Newsroom) -> None:
    news.web["/feed"] = index(news, "/feed.xml", "/map.xml")
    news.web["/feed.xml"] = index(news, "/feed.xml", "/map.xml")
    news.web["/map.xml"] = pages(news, "/pier")
    assert news.update().new_articles == 1
    assert news.web.asked["/feed.xml", 200] == 1


def moving(news: Newsroom, to: str, *paths: str) -> Answer:
    items = "".join(f"<item><title>Item {p}</title><link>{news.web.url(p)}</link></item>" for p in paths)
    new = f"<itunes:new-feed-url>{news.web.url(to)}</itunes:new-feed-url>"
    return Answer(
        f'<rss version="2.0"><channel><title>Echo</title>{new}{items}</channel></rss>', content_type=XML
    )


def test_a_feed_is_followed_to_the_address_that_it_names(news: Newsroom) -> None:
    news.web["/feed"] = moving(news, "/new", "/pier")
    news.web["/new"] = moving(news, "/new", "/pier", "/cost")
    counts = news.update()
    assert (counts.new_articles, counts.failures) == (2, 0)
    assert "moved here from" in str(news.health()["/new"]["note"])
    news.poll()
    assert news.web.asked["/feed", 200] == 1


@pytest.mark.parametrize("there", [Answer("gone", 404), Answer("<html><title>Echo</title></html>")])
def test_an_address_that_gives_no_feed_is_not_followed(news: Newsroom, there: Answer) -> None:
    news.web["/feed"] = moving(news, "/new", "/pier")
    news.web["/new"] = there
    counts = news.update()
    assert (counts.new_articles, counts.failures) == (1, 0)
    assert list(news.health()) == ["/feed"]

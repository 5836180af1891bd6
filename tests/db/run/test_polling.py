"""How often a feed is asked, over real HTTP: by its habit, by what it asks for, and no more once it ended."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.db.fiction import rss
from tests.db.newsroom import START, Newsroom
from tests.db.web import Answer


def due_in(news: Newsroom, path: str = "/feed") -> timedelta:
    due = datetime.fromisoformat(str(news.health()[path]["next_poll"]))
    return due - news.now.astimezone(UTC)


def a_feed(
    news: Newsroom, *hours_ago: float, head: str = "", headers: dict[str, str] | None = None
) -> Answer:
    feed = rss(news.web, *(f"/{number}" for number in range(len(hours_ago))))
    for hours in hours_ago:
        date = (news.now - timedelta(hours=hours)).strftime("%a, %d %b %Y %H:%M:%S GMT")
        feed.body = feed.body.replace("Fri, 02 Oct 2026 08:00:00 GMT", date, 1)
    body = feed.body.replace("<item>", head + "<item>", 1).replace(
        "<rss ", '<rss xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" ', 1
    )
    return Answer(body, content_type=feed.content_type, headers=headers or {}, etag='"1"')


def test_a_busy_feed_is_asked_more_often_than_a_sleepy_one(news: Newsroom) -> None:
    news.web["/feed"] = a_feed(news, 0.2, 0.4, 0.6)
    news.web["/sleepy"] = a_feed(news, 60, 120)
    news.follow("/sleepy")
    news.update()
    assert timedelta(minutes=10) <= due_in(news) <= timedelta(minutes=11)
    assert timedelta(hours=20) <= due_in(news, "/sleepy") <= timedelta(hours=27)


HINTS = [
    # in the head of the feed, in the answer's headers, minutes for which it is left alone
    ("", {}, 10),
    ("<ttl>45</ttl>", {}, 45),
    ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>", {}, 30),
    ("<sy:updatePeriod>sometimes</sy:updatePeriod>", {}, 10),
    ("", {"Cache-Control": "public, max-age=7200"}, 120),
    ("", {"Cache-Control": "public, max-age=7200", "Age": "3600"}, 60),
    ("", {"Cache-Control": "no-cache, max-age=7200"}, 10),
    ("", {"Cache-Control": "s-maxage=9000"}, 10),
    ("", {"Retry-After": "5400"}, 90),
    ("<ttl>45</ttl>", {"Cache-Control": "max-age=60"}, 45),
]


@pytest.mark.parametrize(("head", "headers", "minutes"), HINTS)
def test_hints_are_obeyed(news: Newsroom, head: str, headers: dict[str, str], minutes: int) -> None:
    news.web["/feed"] = a_feed(news, 0.2, 0.4, 0.6, head=head, headers=headers)
    for _ in range(2):  # a 304 says nothing of the document's own hints: they are remembered
        news.update(everything=True)
        assert timedelta(minutes=minutes - 1) <= due_in(news) <= timedelta(minutes=minutes * 1.11)
    assert news.web.asked["/feed", 304] == 1


def test_hours_and_days_to_skip_are_obeyed(news: Newsroom) -> None:
    skipped = "<skipHours><hour>12</hour><hour>13</hour></skipHours><skipDays><day>Tuesday</day></skipDays>"
    news.web["/feed"] = a_feed(news, 0.2, 0.4, 0.6, head=skipped)
    for _ in range(2):  # a document once, then a 304
        news.update(everything=True)
        assert due_in(news) == timedelta(hours=2)  # it is noon
    news.later(hours=11, minutes=55)  # the run falls on five to midnight, and the next one on Tuesday
    assert news.update().feeds_polled == 1
    news.later(hours=5)
    assert news.update().feeds_polled == 0
    assert news.update(everything=True).feeds_polled == 1
    news.later(hours=19, minutes=6)
    assert news.update().feeds_polled == 1


def test_a_feed_that_is_gone_ends_with_a_note_until_it_is_added_again(news: Newsroom) -> None:
    news.update()
    news.web["/feed"] = Answer("gone", 410)
    assert news.update(everything=True).failures == 1
    health = news.health()["/feed"]
    assert (health["active"], health["note"]) == (0, "ended by its publisher (HTTP 410) on 2026-10-05")
    assert news.update(everything=True).feeds_polled == 0
    news.web["/feed"] = rss(news.web, "/pier", "/cost")
    news.follow("/feed")
    assert news.update().feeds_polled == 1
    assert (news.health()["/feed"]["active"], news.health()["/feed"]["note"]) == (1, None)


def test_a_moved_feed_says_where_it_was(news: Newsroom) -> None:
    news.web["/old"] = Answer(status=301, headers={"Location": "/new"})
    news.web["/new"] = rss(news.web)
    news.follow("/old")
    news.update()
    assert news.health()["/new"]["note"] == f"moved here from {news.web.url('/old')} on 2026-10-05"
    assert news.web.asked["/old", 301] == 1
    news.update(everything=True)
    assert news.web.asked["/old", 301] == 1


def test_a_feed_that_moved_to_another_one_ends(news: Newsroom) -> None:
    news.web["/old"] = Answer(status=301, headers={"Location": "/feed"})
    news.follow("/old")
    news.update()
    health = news.health()["/old"]
    assert (health["active"], str(health["note"])[:9]) == (0, "moved to ")
    assert news.health()["/feed"]["active"] == 1


def test_a_feed_that_moved_for_a_while_keeps_its_address(news: Newsroom) -> None:
    news.web["/old"] = Answer(status=302, headers={"Location": "/feed"})
    news.follow("/old")
    news.update()
    assert news.health()["/old"]["note"] is None


def test_a_feed_silent_for_longer_than_its_habit_is_marked(news: Newsroom) -> None:
    news.web["/feed"] = a_feed(news, 1, 2, 3, 4)
    news.update()
    assert not news.health()["/feed"]["silent"]
    news.now = START + timedelta(days=3)
    news.update()
    assert news.health()["/feed"]["silent"]
    assert news.health()["/feed"]["error"] is None


def test_a_feed_without_dates_has_a_habit_too(news: Newsroom) -> None:
    def undated(*paths: str) -> Answer:
        feed = rss(news.web, *paths)
        return Answer(
            feed.body.replace("<pubDate>Fri, 02 Oct 2026 08:00:00 GMT</pubDate>", ""),
            content_type=feed.content_type,
        )

    news.web["/feed"] = undated("/a")
    news.update()
    assert timedelta(minutes=30) <= due_in(news) <= timedelta(minutes=33)
    news.later(hours=4)
    news.web["/feed"] = undated("/a", "/b", "/c")
    news.update()
    assert timedelta(hours=1) <= due_in(news) <= timedelta(minutes=66)


def sitemap(news: Newsroom, *paths: str, root: str = "urlset", item: str = "url") -> str:
    listed = "".join(f"<{item}><loc>{news.web.url(path)}</loc></{item}>" for path in paths)
    return f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{listed}</{root}>'


def test_an_index_of_sitemaps_brings_what_its_parts_list(news: Newsroom) -> None:
    news.web["/index.xml"] = Answer(
        sitemap(news, "/a.xml", "/b.xml", root="sitemapindex", item="sitemap"), etag='"1"'
    )
    news.web["/a.xml"] = Answer(sitemap(news, "/pier"))
    with news.store.transaction():
        news.store.feeds.remove(news.web.url("/feed"))
    news.follow("/index.xml")
    counts = news.update()
    assert (counts.new_articles, counts.failures) == (1, 1)
    assert "/b.xml: HTTP 404" in str(news.health()["/index.xml"]["error"])
    news.web["/b.xml"] = Answer(sitemap(news, "/cost"))
    counts = news.update(everything=True)
    assert (counts.new_articles, counts.failures) == (1, 0)
    assert news.health()["/index.xml"]["kind"] == "sitemapindex"

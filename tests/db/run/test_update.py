"""The run over real HTTP: what it stores, what it asks for, and what it does about failures."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from onrecord.db.run.update import update
from onrecord.db.store import Store
from onrecord.db.store.runs import Counts
from onrecord.ingest.web.fetch import Fetcher, Policy
from tests.db.fiction import QuotesOnly, page, rss
from tests.db.newsroom import COST, PIER, Newsroom
from tests.db.web import Answer, Web, serve


def test_from_feeds_to_the_timeline(news: Newsroom) -> None:
    counts = news.update()
    assert counts == Counts(feeds_polled=1, pages_fetched=2, new_articles=2, new_claims=2, failures=0)
    assert news.rows("select said_on, speaker, role, outlet, content from timeline order by key desc") == [
        ("2026-10-03", "Ola Brandt", None, "The Pell Sound Echo", "It costs nothing at all"),
        ("2026-10-02", "Ada Penrose", "harbour master", "The Pell Sound Echo", "The pier will open in May"),
    ]
    assert news.rows("select count(*) from pending") == [(0,)]
    assert news.heard.expected == news.heard.done == 3
    assert news.heard.failures == []
    assert news.rows("select command, feeds_polled, new_claims, finished from runs") == [
        ("update", 1, 2, "2026-10-05T12:00:00Z")
    ]
    assert sorted(news.rows("select status, error, bytes > 0 from fetches")) == [(200, None, 1)] * 3
    health = news.health()["/feed"]
    assert (health["error"], health["articles"], health["claims"], health["kind"]) == (None, 2, 2, "rss")


def test_nothing_is_asked_before_it_is_due_nor_twice(news: Newsroom) -> None:
    news.update()
    assert news.update() == Counts()
    later = news.poll()
    assert (later.feeds_polled, later.pages_fetched) == (1, 0)
    del news.web.asked["/robots.txt", 404]
    assert news.web.asked == {("/feed", 200): 1, ("/feed", 304): 1, ("/pier", 200): 1, ("/cost", 200): 1}


def test_a_failed_page_is_retried_while_its_feed_answers_304(news: Newsroom) -> None:
    news.web["/pier"] = Answer("Pier closed: our server is down", 503)
    counts = news.update()
    assert (counts.new_articles, counts.failures) == (1, 1)
    assert [subject for subject, _ in news.heard.failures] == [news.web.url("/pier")]
    news.web["/pier"] = page("Pier to open", PIER)
    counts = news.poll()
    assert (counts.new_articles, counts.failures) == (1, 0)
    assert news.web.asked[("/feed", 304)] == 1
    assert news.rows("select count(*) from articles where text like '%server is down%'") == [(0,)]


def test_a_page_that_keeps_failing_is_asked_for_less_and_less(news: Newsroom) -> None:
    news.web["/pier"] = Answer("gone", 404)
    for _ in range(3):
        news.update()  # at once, at once again, then not before a quarter of an hour has passed
    assert news.web.asked[("/pier", 404)] == 2
    news.later(minutes=16)
    news.update()
    assert news.web.asked[("/pier", 404)] == 3
    for _ in range(10):
        news.later(days=2)
        news.update()
    assert news.web.asked[("/pier", 404)] == 12
    assert news.rows("select attempts, next_try from pending") == [(12, None)]


def test_a_failing_feed_is_named_until_a_success_clears_it(news: Newsroom) -> None:
    news.web["/broken"] = Answer("<p>Welcome to our new site</p>")
    news.follow("/broken", "/missing")
    counts = news.update()
    assert (counts.failures, counts.new_articles) == (2, 2)
    assert {subject for subject, _ in news.heard.failures} == {
        news.web.url("/broken"),
        news.web.url("/missing"),
    }
    assert "404" in str(news.health()["/missing"]["error"])
    assert news.health()["/missing"]["last_status"] == 404
    assert "not a feed" in str(news.health()["/broken"]["error"])
    news.web["/broken"] = rss(news.web)
    counts = news.poll()
    assert news.health()["/broken"]["error"] is None
    assert news.health()["/missing"]["failures"] == 2
    assert counts.failures == 1


def test_a_feed_that_breaks_off_gives_what_is_whole_and_keeps_no_validators(news: Newsroom) -> None:
    whole = rss(news.web, "/pier", "/cost", etag='"1"')
    news.web["/feed"] = Answer(whole.body[:-180], content_type=whole.content_type, etag='"1"')
    counts = news.update()
    assert counts.failures == 1
    assert counts.new_articles >= 1
    assert news.health()["/feed"]["error"]
    news.web["/feed"] = whole
    counts = news.poll()
    assert counts.failures == 0
    assert news.web.asked[("/feed", 304)] == 0
    assert news.rows("select count(*) from articles") == [(2,)]


def test_the_same_article_from_two_feeds_is_stored_once_and_fetched_no_more(news: Newsroom) -> None:
    canonical = f'<link rel="canonical" href="{news.web.url("/pier")}">'
    copy = page("Pier to open", PIER)
    news.web["/pier?from=front"] = Answer(copy.body.replace("<meta", canonical + "<meta", 1))
    news.web["/front"] = rss(news.web, "/pier?from=front", "/cost")
    news.follow("/front")
    news.update()
    assert news.rows("select count(*) from articles") == [(2,)]
    assert news.rows("select count(*) from pending") == [(0,)]
    news.poll()
    assert (
        max(count for (path, status), count in news.web.asked.items() if status == 200 and path != "/front")
        == 1
    )


def test_one_id_for_all_entries_hides_none_of_them(news: Newsroom) -> None:
    feed = rss(news.web, "/pier", "/cost")
    for path in ("/pier", "/cost"):
        feed.body = feed.body.replace(
            f"<guid>{news.web.url(path)}</guid>", '<guid isPermaLink="false">item</guid>'
        )
    news.web["/feed"] = feed
    assert news.update().new_articles == 2


def test_an_entry_whose_address_changed_is_known_by_its_id(news: Newsroom) -> None:
    def feed(query: str) -> Answer:
        return Answer(
            rss(news.web, "/pier").body.replace("/pier</link>", f"/pier{query}</link>"),
            content_type="application/rss+xml",
        )

    news.web["/feed"] = feed("")
    news.update()
    news.web["/feed"] = feed("?utm=2")
    news.web["/pier?utm=2"] = page("Pier to open", PIER + " More words.")
    counts = news.poll()
    assert (counts.pages_fetched, counts.failures) == (0, 0)


FULL_TEXT = "".join(
    f"<p>Paragraph {n} tells at length what the harbour council weighed that evening, and why.</p>"
    for n in range(20)
)


def full_text_feed(web: Web, end: str = "") -> Answer:
    feed = rss(web, "/pier")
    words = f"<p>{PIER}</p>{FULL_TEXT}{end}"
    content = f'<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[{words}]]></content:encoded>'
    return Answer(feed.body.replace("</item>", content + "</item>"), content_type=feed.content_type)


def test_a_feed_with_the_whole_text_stands_in_for_a_page_that_fails(news: Newsroom) -> None:
    news.web["/feed"] = full_text_feed(news.web)
    news.web["/pier"] = Answer("no", 403)
    counts = news.update()
    assert (counts.new_articles, counts.new_claims, counts.failures) == (1, 1, 0)
    assert news.rows("select url from articles") == [(news.web.url("/pier"),)]


ENDS = [
    # how the feed's text ends, whether more of it stands on the page
    ("<p>The rest of it stands on our site […]</p>", True),
    ('<p><a href="/pier">Weiterlesen</a></p>', True),
    ('<a href="/pier?utm_source=rss">Continue reading →</a>', True),
    ('<p>The post <a href="/pier">Pier to open</a> appeared first on <a href="/">The Echo</a>.</p>', False),
    ('<p><a href="/cost">Who pays</a></p>', False),
    ("<p>More was not to be learnt.</p>", False),
]


@pytest.mark.parametrize(("end", "more"), ENDS)
def test_a_feeds_text_stands_in_for_a_page_unless_it_is_a_teaser(
    news: Newsroom, end: str, more: bool
) -> None:
    news.web["/feed"] = full_text_feed(news.web, end)
    news.web["/pier"] = Answer("no", 403)
    counts = news.update()
    assert (counts.new_articles, counts.failures) == ((0, 1) if more else (1, 0))


def test_an_article_whose_extraction_fails_is_kept_and_read_by_the_next_extractor(news: Newsroom) -> None:
    news.extractor = QuotesOnly(trips_on="harbour master")
    counts = news.update()
    assert (counts.new_articles, counts.new_claims, counts.failures) == (2, 1, 1)
    assert "tripped" in news.heard.failures[0][1]
    assert news.update().failures == 0  # the same one would only fail again
    news.extractor = QuotesOnly(version="quotes-2")
    counts = news.update()
    assert (counts.new_articles, counts.new_claims) == (0, 1)
    assert news.rows("select count(*) from timeline") == [(2,)]


def test_a_slow_host_holds_up_no_other(news: Newsroom) -> None:
    with serve() as slow:
        for number in range(6):
            slow[f"/{number}"] = page(
                f"Slow {number}", f"“Slow {number}” said Ola Brandt.", outlet="The Snail"
            )
            slow.answers[f"/{number}"].wait = 0.4
        slow["/feed"] = rss(slow, *(f"/{number}" for number in range(6)))
        with news.store.transaction():
            news.store.feeds.add(slow.url("/feed"), news.now)
        assert news.update().new_articles == 8
    first = news.rows(
        "select name from articles join outlets on outlets.id = outlet_id order by articles.id limit 2"
    )
    assert first == [("The Pell Sound Echo",)] * 2


def test_what_a_removed_feed_announced_is_not_fetched(news: Newsroom) -> None:
    news.web["/pier"] = Answer("no", 503)
    news.update()
    with news.store.transaction():
        assert news.store.feeds.remove(news.web.url("/feed"))
        assert not news.store.feeds.remove(news.web.url("/feed"))
    assert news.poll() == Counts()
    assert news.rows("select count(*) from articles") == [(1,)]
    news.follow("/feed")
    news.web["/pier"] = page("Pier to open", PIER)
    assert news.update().new_articles == 1  # the validators went with the subscription


def test_a_feed_that_moved_for_good_is_followed_there(news: Newsroom) -> None:
    news.web["/old"] = Answer(status=301, headers={"Location": "/feed"})
    with news.store.transaction():
        news.store.connection.execute("update feeds set url = ?", [news.web.url("/old")])
    news.update()
    assert list(news.health()) == ["/feed"]


def test_private_addresses_in_links_are_refused_and_named(store: Store, web: Web) -> None:
    news = Newsroom(store, web)
    web["/feed"] = rss(web, "/pier")
    news.follow("/feed")

    async def run() -> Counts:
        async with Fetcher(Policy(delay=0)) as fetcher:
            return await update(store, fetcher=fetcher, load=QuotesOnly, executor=executor, report=news.heard)

    with ThreadPoolExecutor(1) as executor:
        counts = asyncio.run(run())
    assert counts.failures == 1
    assert "--allow-private" in news.heard.failures[0][1]


def test_broken_escapes_are_stored_as_the_sign_for_what_is_missing(news: Newsroom) -> None:
    item = (
        f'{{"id": "x\\ud83d", "url": "{news.web.url("/pier")}", "title": "cut \\ud83d", "content_text": "-"}}'
    )
    head = '"version": "https://jsonfeed.org/version/1.1", "title": "Echo \\ud83d"'
    news.web["/feed"] = Answer(f'{{{head}, "items": [{item}]}}', content_type="application/feed+json")
    headline = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Pier \\ud83d"}</script></head>'
    news.web["/pier"] = Answer(page("Pier to open", PIER).body.replace("</head>", headline))
    counts = news.update()
    assert (counts.new_articles, counts.failures) == (1, 0), news.heard.failures
    assert news.rows("select guid from announcements") == [("x\N{REPLACEMENT CHARACTER}",)]


def test_what_the_client_trips_over_costs_the_others_nothing(news: Newsroom) -> None:
    with news.store.transaction():
        for url in (
            "nonsense",
            "http://[::1",
            "http://" + "a" * 300 + ".example/",
            "http://echo.example:99999/",
        ):
            news.store.feeds.add(url, news.now)
    counts = news.update()
    assert (counts.new_articles, counts.failures) == (2, 4)


def without_links(*items: str) -> Answer:
    body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Notes</title>{"".join(items)}</channel></rss>'
    return Answer(body, content_type="application/rss+xml")


def note(guid: str, words: str, date: str = "Fri, 02 Oct 2026 08:00:00 GMT") -> str:
    mark = f'<guid isPermaLink="false">{guid}</guid>' if guid else ""
    return f"<item>{mark}<title>Note</title><description><![CDATA[<p>{words}</p>]]></description><pubDate>{date}</pubDate></item>"


def test_an_entry_that_leads_nowhere_is_the_article(news: Newsroom) -> None:
    news.web["/notes?key=s3cret"] = without_links(
        note("n/1", PIER), note("https://pell.example/n2", COST), note("", "It rained.")
    )
    news.follow("/notes?key=s3cret")
    news.update()
    found = news.rows(
        "select url, title, published, published_from from articles where url not like '%/pier' and url not like '%/cost'"
    )
    place = news.web.url("/notes?key=***#")
    assert sorted(found) == sorted(
        [
            (f"{place}n%2F1", "Note", "2026-10-02T08:00:00+00:00", "feed"),
            ("https://pell.example/n2", "Note", "2026-10-02T08:00:00+00:00", "feed"),
            *[row for row in found if row[0].startswith(f"{place}urn:sha256:")],
        ]
    )
    assert len(found) == 3
    assert news.rows(
        "select distinct outlets.name from articles join outlets on outlets.id = outlet_id where url like '%***%'"
    ) == [("Notes",)]
    news.later(days=1)
    assert news.poll().pages_fetched == 0  # no page is asked for, then or later
    assert news.rows("select count(*) from articles") == [(5,)]


def test_such_an_entry_told_anew_is_a_revision(news: Newsroom) -> None:
    news.web["/notes"] = without_links(note("n1", PIER))
    news.follow("/notes")
    news.update()
    news.web["/notes"] = without_links(
        note("n1", f"{PIER} It was raining when the vote was counted.", "Sat, 03 Oct 2026 08:00:00 GMT")
    )
    assert news.poll().revised_articles == 1


def test_entries_that_share_an_id_and_lead_nowhere_are_all_kept(news: Newsroom) -> None:
    news.web["/notes"] = without_links(note("same", PIER), note("same", COST))
    news.follow("/notes")
    news.update()
    news.poll()
    assert news.rows("select count(*) from articles where url like '%/notes#%'") == [(2,)]

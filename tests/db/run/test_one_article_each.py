"""Each article once, and each article: whatever feeds and pages say of their ids and addresses."""

from __future__ import annotations

import pytest

from tests.db.fiction import page
from tests.db.newsroom import COST, PIER, Newsroom
from tests.db.web import Answer

FERRY = "“The ferry stays” said Ines Falk, who has run the harbour office for eleven years and more."
WORDS = {"/pier": ("Pier to open", PIER), "/cost": ("Who pays", COST), "/ferry": ("Ferry stays", FERRY)}
LONG = " ".join(
    f"Paragraph {n} tells what the council weighed that evening in the old hall." for n in range(9)
)


def item(
    link: str,
    title: str,
    *,
    guid: str | None = None,
    date: str = "Fri, 02 Oct 2026 08:00:00 GMT",
    text: str = "",
) -> str:
    named = f'<guid isPermaLink="false">{guid}</guid>' if guid else ""
    body = f"<description><![CDATA[<p>{text}</p>]]></description>" if text else ""
    return f"<item><title>{title}</title><link>{link}</link>{named}<pubDate>{date}</pubDate>{body}</item>"


def feed(*items: str, head: str = "") -> Answer:
    channel = f"<title>The Pell Sound Echo</title>{head}{''.join(items)}"
    return Answer(
        f'<rss version="2.0"><channel>{channel}</channel></rss>', content_type="application/rss+xml"
    )


def titles(news: Newsroom) -> list[str]:
    return [str(row[0]) for row in news.rows("select title from articles order by title")]


@pytest.mark.parametrize(
    "mark", ['<link rel="canonical" href="/{}">', '<meta property="og:url" content="/{}">']
)
@pytest.mark.parametrize("address", ["article", "index", ""])
def test_one_canonical_address_for_every_page(news: Newsroom, mark: str, address: str) -> None:
    for path, (title, words) in WORDS.items():
        news.web[path] = page(title, words)
        news.web.answers[path].body = news.web.answers[path].body.replace(
            "<meta", mark.format(address) + "<meta", 1
        )
    news.web["/feed"] = feed(*(item(news.web.url(path), title) for path, (title, _) in WORDS.items()))
    counts = news.update()
    assert (counts.new_articles, counts.failures) == (3, 0)
    assert titles(news) == ["Ferry stays", "Pier to open", "Who pays"]
    assert news.rows("select count(distinct claim_id), count(*) from claims") == [(3, 3)]
    counts = news.poll()
    assert (counts.new_articles, counts.revised_articles, counts.failures) == (0, 0, 0)


def test_an_id_that_is_used_again_is_a_new_story(news: Newsroom) -> None:
    news.web["/feed"] = feed(item(news.web.url("/pier"), "Pier to open", guid="lead"))
    news.update()
    news.web["/feed"] = feed(item(news.web.url("/cost"), "Who pays", guid="lead"))
    assert news.poll().new_articles == 1
    assert titles(news) == ["Pier to open", "Who pays"]


def test_one_id_in_two_feeds_is_two_stories(news: Newsroom) -> None:
    guid = "http://localhost/?p=12"  # as a site writes it that was moved from its maker's machine
    news.web["/feed"] = feed(item(news.web.url("/pier"), "Pier to open", guid=guid))
    news.web["/other"] = feed(item(news.web.url("/cost"), "Who pays", guid=guid))
    news.follow("/other")
    assert news.update().new_articles == 2


@pytest.mark.parametrize(
    "links",
    [
        ("/", "/", "/"),  # a bulletin's home
        ("/live#a", "/live#b", "/live#c"),
        ("/live", "/live", "/live"),
        ("/#!/news/1", "/#!/news/2", "/#!/news/3"),
    ],
)
def test_one_page_for_all_entries_of_a_full_text_feed(news: Newsroom, links: tuple[str, ...]) -> None:
    news.web["/"] = news.web["/live"] = page("All our news", "Here is what happened today in Port Ellin.")
    told = [(title, f"{words} {LONG}") for title, words in WORDS.values()]
    news.web["/feed"] = feed(
        *(
            item(news.web.url(link), title, guid=f"e-{number}", text=text)
            for number, (link, (title, text)) in enumerate(zip(links, told, strict=True))
        )
    )
    assert (news.update().new_articles, titles(news)) == (3, ["Ferry stays", "Pier to open", "Who pays"])
    assert news.rows("select count(distinct url) from articles") == [(3,)]
    assert (news.poll().new_articles, news.web.asked[("/live", 200)]) == (0, 0)


def test_one_address_for_whatever_is_the_latest(news: Newsroom) -> None:
    latest = news.web.url("/latest")
    for day, (title, words) in enumerate(WORDS.values(), 2):
        news.web["/feed"] = feed(
            item(
                latest,
                title,
                guid=f"day-{day}",
                text=f"{words} {LONG}",
                date=f"Sun, 0{day} Oct 2026 08:00:00 GMT",
            )
        )
        news.web["/latest"] = page(title, words)
        assert news.poll().new_articles == 1
    assert titles(news) == ["Ferry stays", "Pier to open", "Who pays"]


def test_two_short_teasers_for_one_page_are_one_article(news: Newsroom) -> None:
    news.web["/feed"] = feed(
        item(news.web.url("/pier"), "Pier to open", guid="1", text="In May."),
        item(news.web.url("/pier"), "Video: the pier", guid="2", text="See it."),
    )
    assert news.update().new_articles == 1
    assert news.rows("select url from articles") == [(news.web.url("/pier"),)]


def test_the_same_teaser_under_different_headlines(news: Newsroom) -> None:
    teaser = (
        "Subscribers read the whole story here, every morning from six o'clock, for less than a coffee costs."
    )
    for path, (title, _) in WORDS.items():
        news.web[path] = page(title, teaser)
    news.web["/feed"] = feed(*(item(news.web.url(path), title) for path, (title, _) in WORDS.items()))
    assert news.update().new_articles == 3


def test_an_id_that_is_no_link_is_none(news: Newsroom) -> None:
    entry = f"<item><title>Pier to open</title><guid>-EnH75xL</guid><description>{PIER}</description></item>"
    news.web["/feed"] = feed(entry, head=f"<link>{news.web.base}/</link>")
    counts = news.update()
    assert (counts.new_articles, counts.pages_fetched, counts.failures) == (1, 0, 0)


def test_an_article_whose_address_leads_to_a_new_one(news: Newsroom) -> None:
    news.web["/feed"] = feed(item(news.web.url("/pier"), "Pier to open", guid="p-1"))
    news.update()
    address = news.rows("select url from articles")
    news.web["/pier"] = Answer(status=301, headers={"Location": "/pier-opens"})
    news.web["/pier-opens"] = page(
        "Pier to open", PIER.replace("May", "June") + " “At last” said Ola Brandt."
    )
    news.web["/feed"] = feed(item(news.web.url("/pier-opens"), "Pier to open", guid="p-2"))
    counts = news.poll()
    assert (counts.new_articles, counts.revised_articles, counts.failures) == (0, 1, 0)
    assert news.rows("select url from articles") == address  # what is cited stays
    assert news.poll().pages_fetched == 0


def test_an_article_that_is_like_a_former_one_and_not_it(news: Newsroom) -> None:
    news.web["/feed"] = feed(item(news.web.url("/pier"), "Pier to open", guid="p-1"))
    news.update()
    news.web["/pier-2"] = page("Pier to open", PIER.replace("May", "June") + " “At last” said Ola Brandt.")
    news.web["/feed"] = feed(item(news.web.url("/pier-2"), "Pier to open", guid="p-2"))
    assert news.poll().new_articles == 1  # the first one's page is where it was
    assert news.rows("select count(*) from articles where url like '%/pier'") == [(1,)]


def test_all_looks_at_stored_articles_again(news: Newsroom) -> None:
    news.update()
    news.web["/pier"] = page("Pier to open", PIER.replace("May", "June"))
    assert news.update().revised_articles == 0
    counts = news.update(everything=True)
    assert (counts.pages_fetched, counts.revised_articles, counts.failures) == (2, 1, 0)

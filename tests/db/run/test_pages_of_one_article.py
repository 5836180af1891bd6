"""An article on several pages becomes one text, and nothing else gets into it."""

from __future__ import annotations

import pytest

from tests.db.fiction import page, rss
from tests.db.newsroom import COST, PIER, Newsroom
from tests.db.web import Answer

OWN = "/who-pays-for-the-pier"
THIRD = "“We shall see in the spring” said Ines Falk, and the members went home in the rain."


def part(title: str, words: str, *, next_page: str | None = None, body: str = "") -> Answer:
    answer = page(title, words)
    link = f'<link rel="next" href="{next_page}">' if next_page else ""
    answer.body = answer.body.replace("<meta", f'{link}<meta property="og:type" content="article"><meta', 1)
    answer.body = answer.body.replace("</body>", f"{body}</body>")
    return answer


@pytest.fixture
def paged(news: Newsroom) -> Newsroom:
    news.web["/feed"] = rss(news.web, OWN)
    news.web[OWN] = part("Who pays for the pier", PIER, next_page=f"{OWN}/2")
    news.web[f"{OWN}/2"] = part("Who pays for the pier", COST, next_page=f"{OWN}/3")
    news.web[f"{OWN}/3"] = part("Who pays for the pier", THIRD)
    return news


def texts(news: Newsroom) -> list[str]:
    return [str(row[0]) for row in news.rows("select text from articles order by url")]


def test_three_pages_are_one_article(paged: Newsroom) -> None:
    counts = paged.update()
    assert (counts.new_articles, counts.new_claims, counts.failures) == (1, 3, 0)
    (text,) = texts(paged)
    paragraphs = text.split("\n\n")
    assert [paragraphs[0], *paragraphs[2:]] == [PIER, COST, THIRD]
    assert paged.rows("select url from articles") == [(paged.web.url(OWN),)]
    assert paged.rows("select count(*) from fetches where url like '%/who-pays%'") == [(3,)]
    for speaker, words in paged.rows("select speaker, content from claims"):
        assert str(words) in text, speaker


def test_a_later_page_that_changes_is_a_revision(paged: Newsroom) -> None:
    for path in (OWN, f"{OWN}/2", f"{OWN}/3"):
        paged.web.answers[path].etag = '"1"'
    paged.update()
    paged.web[f"{OWN}/3"] = part("Who pays for the pier", THIRD.replace("spring", "autumn"))
    paged.later(days=2)
    assert paged.update().revised_articles == 1
    assert paged.rows("select change, content from changes") == [("altered", "We shall see in the autumn")]


def test_a_page_that_fails_holds_the_article_back_and_loses_nothing(paged: Newsroom) -> None:
    third = paged.web.answers[f"{OWN}/3"]
    paged.web[f"{OWN}/3"] = Answer("busy", 503)
    assert paged.update().failures == 1
    assert texts(paged) == []
    paged.web[f"{OWN}/3"] = third
    assert paged.update().new_claims == 3


def test_an_article_is_not_given_up_for_a_page_that_never_comes(paged: Newsroom) -> None:
    paged.web[f"{OWN}/3"] = Answer("busy", 503)
    for _ in range(12):
        paged.update()
        paged.later(days=1)
    (text,) = texts(paged)
    assert COST in text


TRAPS = [
    # the second page
    Answer("gone", 404),
    part("The ferries are late", "“They are late” said Tom Quayle."),  # another article
    Answer("<html><body><ul><li><a href='/a'>One</a></li><li><a href='/b'>Two</a></li></ul></body></html>"),
    Answer("", 302, headers={"Location": "/the-ferries-are-late"}),
    Answer("", 302, headers={"Location": OWN}),
]


@pytest.mark.parametrize("trap", TRAPS)
def test_what_is_no_page_of_it_ends_it(paged: Newsroom, trap: Answer) -> None:
    paged.web["/the-ferries-are-late"] = part("The ferries are late", "“They are late” said Tom Quayle.")
    paged.web[f"{OWN}/2"] = trap
    counts = paged.update()
    assert (counts.new_articles, counts.new_claims, counts.failures) == (1, 1, 0)
    assert paged.web.asked[f"{OWN}/3", 200] == 0


def test_pages_without_end_end(paged: Newsroom) -> None:
    for number in range(2, 40):
        words = f"“It is number {number}” said Ada Penrose, and sat down again."
        paged.web[f"{OWN}/{number}"] = part("Who pays for the pier", words, next_page=f"{OWN}/{number + 1}")
    paged.update()
    assert "It is number 20" in texts(paged)[0]
    assert paged.web.asked[f"{OWN}/21", 200] == 0


def test_robots_are_asked_for_further_pages_too(paged: Newsroom) -> None:
    paged.web["/robots.txt"] = Answer(f"User-agent: *\nDisallow: {OWN}/2\n", content_type="text/plain")
    paged.update()
    assert paged.web.asked[f"{OWN}/2", 200] == 0

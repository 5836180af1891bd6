"""What comes in an article's place: it is neither stored nor does it replace what is, and is asked for again."""

from __future__ import annotations

import pytest

from tests.db.fiction import page
from tests.db.newsroom import PIER, Newsroom
from tests.db.run.test_looking_again import touched
from tests.db.web import Answer

WALL = Answer("<html><head><title>Your choice</title></head><body><h1>Your choice</h1><p>We and our partners keep files on your device. You may agree, or choose in detail below.</p></body></html>")  # fmt: skip
LONG_WALL = Answer(WALL.body.replace("</p>", " They help us to pay for what you read here. " * 30 + "</p>"))


def story(title: str, *lines: str) -> Answer:
    marks = '<meta property="article:published_time" content="2026-10-02T08:00:00+00:00">'
    body = "".join(f"<p>{line}</p>" for line in lines)
    return Answer(
        f"<html><head><title>{title}</title>{marks}</head><body><article><h1>{title}</h1>{body}</article></body></html>"
    )


HOME = story("Echo", "“Welcome” said Ola Brandt.", "This is the paper of the sound, every day of the year.")
OTHER = story(
    "Crane sold", "“We sold the crane” said Tom Quayle.", "It goes to a port in the north, by sea, at last."
)


def texts(news: Newsroom) -> dict[object, object]:
    return dict(news.rows("select title, text from articles"))


@pytest.mark.parametrize("wall", [WALL, LONG_WALL])
def test_a_wall_is_not_stored_and_the_article_behind_it_is_when_it_comes(
    news: Newsroom, wall: Answer
) -> None:
    news.web["/pier"] = wall
    counts = news.update()
    assert "Your choice" not in texts(news)
    assert counts.failures == 1
    assert "not the article, but a page headed “Your choice”" in news.heard.failures[0][1]
    news.web["/pier"] = page("Pier to open", PIER)
    news.later(days=1)
    assert news.update().failures == 0
    assert "Pier to open" in texts(news)


def test_a_redirect_home_is_not_stored(news: Newsroom) -> None:
    news.web["/"] = HOME
    news.web["/pier"] = Answer(status=302, headers={"Location": "/"})
    assert news.update().failures == 1
    assert "leads to the site's home page" in news.heard.failures[0][1]
    assert "Echo" not in texts(news)


@pytest.mark.parametrize(
    "later", [WALL, LONG_WALL, HOME, OTHER], ids=["wall", "long wall", "home", "other story"]
)
def test_what_is_stored_stays_when_something_else_stands_there(news: Newsroom, later: Answer) -> None:
    news.update()
    before = texts(news)
    news.web["/pier"] = later
    news.web["/feed"] = touched(news, 30)
    counts = news.update(everything=True)
    assert (counts.revised_articles, counts.failures) == (0, 1)
    assert texts(news) == before
    assert news.rows("select count(*) from revisions where number > 1") == [(0,)]


def test_a_story_that_is_written_anew_is_a_revision_all_the_same(news: Newsroom) -> None:
    news.update()
    rewritten = (
        "The council met at night. " + PIER + " “We will swim” said Tom Quayle. Tickets cost four crowns."
    )
    news.web["/pier"] = page("Council meets over pier", rewritten)
    news.web["/feed"] = touched(news, 30)
    counts = news.update(everything=True)
    assert (counts.revised_articles, counts.failures) == (1, 0)

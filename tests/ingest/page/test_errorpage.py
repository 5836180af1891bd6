"""Error pages that come with status 200 are no articles."""

import pytest

from onrecord.ingest.errors import ParseError
from onrecord.ingest.page.article import parse_html

EXCUSE = "The page you asked for has moved or never was. Please go back to the front page and try again."
ERRORS = [
    ("404 Not Found", "Not Found"),
    ("Page not found | Pell Sound Echo", ""),
    ("Pell Sound Echo", "Sorry, this page could not be found."),
    ("Pell Sound Echo", "Error 404"),
    ("HTTP Status 500 – Internal Server Error", ""),
    ("503 Service Temporarily Unavailable", "503 Service Temporarily Unavailable"),
    ("Access Denied", ""),
    ("Just a moment...", ""),
]
ARTICLES = [
    # what only begins so
    ("404 jobs go at the shipyard", "404 jobs go at the shipyard"),
    ("Not found guilty: the harbour master walks free", ""),
    ("Forbidden fruit returns to the market", ""),
    ("Access denied to harbour records", ""),
    ("Gone", "Gone"),
]


def html(title: str, heading: str, text: str) -> str:
    return f"<html><head><title>{title}</title></head><body><h1>{heading}</h1><p>{text}</p></body></html>"


@pytest.mark.parametrize(("title", "heading"), ERRORS)
def test_error_pages(title: str, heading: str) -> None:
    with pytest.raises(ParseError, match="an error page"):
        parse_html(html(title, heading, EXCUSE))


@pytest.mark.parametrize(("title", "heading"), ARTICLES)
def test_short_articles_whose_headlines_sound_alike(title: str, heading: str) -> None:
    assert parse_html(html(title, heading, EXCUSE)).text == EXCUSE


def test_a_whole_article_about_such_a_page() -> None:
    story = " ".join(
        f"The ferry to Pell {place} was late again, said the harbour master." for place in range(12)
    )
    assert parse_html(html("Page not found", "Page not found", story)).text == story

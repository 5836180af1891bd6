"""Which lines of a page are the article's."""

from __future__ import annotations

import json

import pytest

from onrecord.ingest.errors import ParseError
from onrecord.ingest.page.article import parse_html

URL = "https://quay.example/news/pier"
FIRST = (
    "The old pier at Port Ellin will be pulled down next spring, the harbour board decided on Monday, after "
    "thirty years in which nobody could agree who was to paint it."
)
SECOND = (
    "Ilse Marr, the board's engineer, said that the timber was sound but that the bolts were not, and that "
    "the cost of new ones was more than the pier had ever earned."
)
THIRD = (
    "Traders on the south quay asked for a year's delay. The board has promised them an answer by the end of "
    "the month, and a floating stage for the summer boats until then."
)
STORY = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
DEK = "The board ends a quarrel of thirty years, and the summer boats will need another stage."


def lines(body: str, head: str = "") -> list[str]:
    page = f"<html><head><title>Pier to go</title>{head}</head><body>{body}</body></html>"
    return parse_html(page, url=URL).text.split("\n\n")


@pytest.mark.parametrize(
    ("head", "shown", "kept"),
    [
        ('<meta property="og:description" content="{}">', f"<div class='x'>{DEK}</div>", True),
        ('<meta name="description" content="{}">', f"<h2>{DEK}</h2>", True),
        ('<script type="application/ld+json">{{"@type": "NewsArticle", "description": "{}"}}</script>',
         f"<span>{DEK}</span>", True),
        # written for search engines: nowhere in the page
        ('<meta property="og:description" content="{}">', "", False),
        # shown among other stories
        ('<meta property="og:description" content="{}">', f"<aside><p>{DEK}</p></aside>", False),
    ],
)  # fmt: skip
def test_a_standfirst_is_a_description_that_the_page_shows(head: str, shown: str, kept: bool) -> None:
    found = lines(f"<h1>Pier to go</h1>{shown}<article>{STORY}</article>", head.format(DEK))
    assert (found[0] == DEK) is kept
    assert found[-3:] == [FIRST, SECOND, THIRD]


def test_lists_and_headings_of_an_article_that_no_class_name_marks() -> None:
    points = "<h2>What the board decided</h2><ul><li>No more paint for the pier.</li><li>A stage for boats.</li></ul>"
    found = lines(
        f"<div class='a1'><h1>Pier to go</h1><div class='b2'>{STORY}{points}<p>{SECOND} Again.</p></div></div>"
    )
    assert "What the board decided" in found
    assert "- A stage for boats." in found


def test_an_article_in_several_parts() -> None:
    part = "<div class='article-body'><p>{}</p></div><div class='ad'></div>"
    body = "".join(part.format(text) for text in (FIRST, SECOND, THIRD, FIRST[:-1] + " at all."))
    assert lines(f"<div><h1>Pier to go</h1><section>{body}</section></div>")[:3] == [FIRST, SECOND, THIRD]


def test_articles_beside_the_one_with_the_headline_are_others() -> None:
    other = "<article><h3>A ferry</h3><p>The ferry to Pell was late again, and nobody on the quay was surprised at that at all.</p></article>"
    own = f"<article><h1>Pier to go</h1>{STORY}<p>{FIRST[:-1]} at all.</p></article>"
    assert "ferry to Pell" not in " ".join(lines(f"<div>{own}{other * 3}</div>"))


def test_headings_that_a_table_of_contents_links_to_stay() -> None:
    contents = '<ul><li><a href="#bolts">The trouble with the bolts</a></li></ul>'
    found = lines(
        f"<article><h1>Pier to go</h1>{contents}<p>{FIRST}</p><h2 id='bolts'>The trouble with the bolts</h2><p>{SECOND}</p>"
        f"<p>{THIRD}</p></article>"
    )
    assert "The trouble with the bolts" in found


def script_page(markup: str, kind: str = "article") -> str:
    data = json.dumps({"page": json.dumps({"title": "Pier to go", "html": markup})}).replace("<", "\\u003c")
    return (
        f'<html><head><title>Pier to go</title><meta property="og:type" content="{kind}"></head>'
        f"<body><div id='app'></div><script>load([1, {data}])</script></body></html>"
    )


def test_a_page_that_a_script_builds() -> None:
    article = parse_html(script_page(f"{STORY}<script>alert(1)</script>"), url=URL)
    assert article.text.split("\n\n") == [FIRST, SECOND, THIRD]


def test_html_in_the_code_of_a_page_that_is_no_article() -> None:
    with pytest.raises(ParseError):
        parse_html(script_page(STORY, kind="website"), url=URL)


def test_a_wrapper_named_for_its_sidebar_is_the_article_all_the_same() -> None:
    body = (
        f"<div class='with-sidebar'><article><h1>Pier to go</h1><p class='byline'>By Ada Lund</p>{STORY}</article>"
        "<div class='sidebar'><p class='byline'>By Ben Osei</p></div></div>"
    )
    assert parse_html(f"<html><body>{body}</body></html>", url=URL).authors == ("Ada Lund",)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("2 October 2026", "2026-10-02"),
        ("Published on October 2, 2026", "2026-10-02"),
        ("Ada Lund | 2 October 2026 | 4 min read", "2026-10-02"),
        ("5/6/2026", None),  # two dates
        ("The pier was built on 2 October 1996.", None),  # a sentence of the article
    ],
)
def test_a_date_that_stands_by_itself_below_the_headline(line: str, published: str | None) -> None:
    page = f"<html><body><div><h1>Pier to go</h1><div><i>{line}</i></div>{STORY}</div></body></html>"
    assert parse_html(page, url=URL).published == published


@pytest.mark.parametrize(
    ("kind", "title"), [("NewsArticle", "Pier to go"), ("BlogPosting", "The pier is to go")]
)
def test_whose_headline_is_taken_where_page_and_data_differ(kind: str, title: str) -> None:
    head = (
        '<meta property="og:title" content="Pier to go"><script type="application/ld+json">'
        f'{{"@type": "{kind}", "headline": "Pier to go"}}</script>'
    )
    page = (
        f"<html><head>{head}</head><body><article><h1>The pier is to go</h1>{STORY}</article></body></html>"
    )
    assert parse_html(page, url=URL).title == title

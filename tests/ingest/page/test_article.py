"""Pages of our own fiction, each poor in its own way, and the article that is in each."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ingest.errors import ParseError
from onrecord.ingest.page.article import parse_html
from onrecord.ingest.page.plaintext import parse_text
from onrecord.ingest.records import Article, Entry

ROOT = Path(__file__).parents[3]
PAGES = Path(__file__).parents[1] / "pages"
NOW = datetime(2026, 10, 5, 12, 0, tzinfo=UTC)


def read(name: str, url: str | None = None, entry: Entry | None = None) -> Article:
    return parse_html((PAGES / name).read_bytes(), url=url, entry=entry, now=NOW)


def fields(article: Article, *without: str) -> dict[str, object]:
    return {name: value for name, value in asdict(article).items() if name not in without}


def test_a_graph_of_structured_data() -> None:
    asked = "https://quay.example/news/harbour-bridge-to-close?fbclid=1"
    assert read("graph.html", asked) == Article(
        text=(
            "The bridge over the inner harbour will close for eleven weeks from May, the port authority said on Friday, "
            "after divers found cracks in two of its piers.\n\n"
            "“We would rather annoy people for a summer than bury them,” said Ilse Marr, the authority's chief engineer. "
            "Her report on the piers was published this week.\n\n"
            "Traders on the south side asked for a temporary ferry, which the council has neither promised nor refused, "
            "according to a letter seen by The Mole."
        ),
        title="Harbour bridge to close for repairs",
        authors=("Ada Lund", "Ben Osei"),
        published="2026-10-02T14:05:00+01:00",
        published_from="json-ld",
        modified="2026-10-02T16:20:00+01:00",
        site_name="The Quay",
        url="https://quay.example/news/harbour-bridge-to-close",
        requested_url=asked,
        language="en",
        wire=None,
        paywalled=True,
        links=("https://quay.example/reports/piers.pdf", "https://mole.example/letter"),
    )


def test_opengraph_alone() -> None:
    article = read("opengraph.html", "https://mole.example/politics/library")
    assert fields(article, "text", "next_page", "links") == {
        "title": "Council leader denies plan to sell the library",
        "authors": ("Dee Rowe",),
        "published": "2026-09-28T07:45:00-04:00",
        "published_from": "meta",
        "modified": "2026-09-28T09:00:00-04:00",
        "site_name": "The Mole",
        "url": "https://mole.example/politics/library",
        "requested_url": "https://mole.example/politics/library",
        "language": "en",
        "wire": None,
        "paywalled": False,
    }
    assert article.text.startswith("The leader of the town council denied")
    assert article.text.count("\n\n") == 2


def test_a_byline_and_a_time_in_the_page() -> None:
    article = read("byline.html", "https://www.valley.example/a?id=7")
    assert article.authors == ("Finn Arkady",)
    # not the time of the related story
    assert (article.published, article.published_from) == ("2026-10-01T06:30:00+02:00", "text")
    assert article.site_name == "valley.example"
    assert article.url == "https://www.valley.example/a?id=7"
    assert "old story" not in article.text


def test_nothing_but_paragraphs() -> None:
    article = read("bare.html")
    assert fields(article, "text", "next_page") == {
        "title": None,
        "authors": (),
        "published": None,
        "published_from": "none",
        "modified": None,
        "site_name": None,
        "url": None,
        "requested_url": None,
        "language": "en",
        "wire": None,
        "paywalled": False,
        "links": (),
    }
    assert article.text.count("\n\n") == 2


def test_an_agency_impossible_dates_and_a_canonical_address_elsewhere() -> None:
    article = read("wire.html", "https://lantern.example/world/ferry.html?utm_campaign=x#top")
    assert article.wire == "Northern Sea News Agency"
    assert (article.published, article.published_from) == (None, "none")
    assert article.url == "https://lantern.example/world/ferry.html"
    assert article.paywalled is False
    assert article.text.startswith("PORT ELLIN (NSNA) — Talks")


ENTRY = Entry(
    id="1",
    url="https://quay.example/a",
    title="The feed's title",
    authors=("Gil Sand",),
    published=datetime(2026, 10, 3, 8, 15, tzinfo=UTC),
    updated=datetime(2026, 10, 4, 9, 0, tzinfo=UTC),
    language="en",
)


def test_the_feed_is_asked_where_the_page_says_nothing() -> None:
    article = read("bare.html", "https://quay.example/a", ENTRY)
    assert (article.title, article.authors) == ("The feed's title", ("Gil Sand",))
    assert (article.published, article.published_from) == ("2026-10-03T08:15:00+00:00", "feed")
    assert article.modified == "2026-10-04T09:00:00+00:00"


def test_the_page_is_believed_before_the_feed() -> None:
    article = read("graph.html", "https://quay.example/news/bridge", ENTRY)
    assert article.title == "Harbour bridge to close for repairs"
    assert article.authors == ("Ada Lund", "Ben Osei")
    assert article.published_from == "json-ld"


def test_a_feed_date_that_cannot_be_is_unknown() -> None:
    late = replace(ENTRY, published=datetime(2031, 1, 1, tzinfo=UTC), updated=None)
    article = read("bare.html", "https://quay.example/a", late)
    assert (article.published, article.modified) == (None, None)


def test_the_address_names_the_day_when_nothing_else_does() -> None:
    article = read("bare.html", "https://quay.example/2026/10/02/water")
    assert (article.published, article.published_from) == ("2026-10-02", "url")


@pytest.mark.parametrize(
    ("canonical", "believed"),
    [
        ("https://quay.example/water", "https://quay.example/water"),
        ("/water", "https://quay.example/water"),
        ("https://www.quay.example/water", "https://www.quay.example/water"),
        ("https://mole.example/water", "https://quay.example/a"),  # another site
        ("https://quay.example/", "https://quay.example/a"),  # the front page
        ("http://[broken", "https://quay.example/a"),
        ("", "https://quay.example/a"),
    ],
)
def test_which_canonical_addresses_are_believed(canonical: str, believed: str) -> None:
    page = f'<html><head><link rel="canonical" href="{canonical}"></head>' + (PAGES / "bare.html").read_text()
    assert parse_html(page, url="https://quay.example/a").url == believed


@pytest.mark.parametrize(
    ("data", "paywalled"),
    [
        ('{"@type": "NewsArticle", "isAccessibleForFree": false}', True),
        ('{"@type": "NewsArticle", "isAccessibleForFree": "http://schema.org/False"}', True),
        ('{"@type": "NewsArticle", "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": "False"}}', True),
        ('{"@type": "NewsArticle", "isAccessibleForFree": true, "hasPart": [{"isAccessibleForFree": false}]}', False),
        ('{"@type": "NewsArticle"}', False),
        ('{"@type": "NewsArticle", "isAccessibleForFree": ', False),  # broken data say nothing
    ],
)  # fmt: skip
def test_a_paywall_is_what_the_page_declares(data: str, paywalled: bool) -> None:
    page = (
        f'<html><head><script type="application/ld+json">{data}</script></head>'
        + (PAGES / "bare.html").read_text()
    )
    assert parse_html(page + "<p>Subscribe to read more.</p>").paywalled is paywalled


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("", "empty"),
        ("   \n", "empty"),
        ("<html><head><title>The Quay</title></head><body></body></html>", "no article text"),
        ("<html><body><script>document.write('news news news')</script></body></html>", "no article text"),
        ("Plain words without any markup.", "no HTML"),
        (b"%PDF-1.7", "PDF"),
    ],
)
def test_a_page_without_an_article(page: str | bytes, words: str) -> None:
    with pytest.raises(ParseError) as caught:
        parse_html(page, url="https://ada:pw@quay.example/a?token=abc")
    assert words in caught.value.reason
    assert caught.value.subject == "https://quay.example/a?token=***"


def test_the_text_in_structured_data_is_used_where_the_page_has_only_a_teaser() -> None:
    whole = "One sentence of the article as it stands in the data. " * 30
    body = f"<p>{whole}</p><script>alert(1)<\\/script><p>The end.</p>"
    page = (
        '<html><head><script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "'
        + body
        + '"}'
        "</script></head><body><p>A short teaser of the article, and then no more of it.</p></body></html>"
    )
    text = parse_html(page).text
    assert text == f"{whole.strip()}\n\nThe end."


@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "table><tr><td", "blockquote"])
def test_hostile_nesting_ends(tag: str) -> None:
    try:
        parse_html(f"<html><body>{f'<{tag}>' * 50_000}The mayor said so.</body></html>")
    except ParseError as error:
        assert error.reason  # noqa: PT017 - what libxml2 still reads may hold the text


def test_links_are_relative_to_the_stated_base() -> None:
    article = parse_html(
        "<html><head><base href='/files/'></head><body><h1>Ferries</h1>"
        f"<p>{'The ferry office moved its sailings on Monday. ' * 8}<a href='plan.pdf'>The plan</a> is public.</p></body></html>",
        url="https://quay.example/news/2026/ferries",
        now=NOW,
    )
    assert article.links == ("https://quay.example/files/plan.pdf",)
    assert article.url == "https://quay.example/news/2026/ferries"


def test_of_several_addresses_in_one_canonical_link_the_first_counts() -> None:
    article = parse_html(
        "<link rel=canonical href='https://quay.example/ferries,https://quay.example/video/1'><h1>Ferries</h1>"
        f"<p>{'The ferry office moved its sailings on Monday. ' * 8}</p>",
        url="https://quay.example/ferries?from=home",
        now=NOW,
    )
    assert article.url == "https://quay.example/ferries"


def test_a_page_that_is_one_paragraph() -> None:
    line = "The mayor said on Friday that the bridge would stay open until the end of May."
    assert parse_html(f"<p>{line}</p>").text == line


def test_plain_text_is_kept_as_it_is() -> None:
    article = parse_text(
        "\ufeffOne  line.\r\n\r\n\r\n  Another\u00a0line.\n", url="https://quay.example/a?utm_source=x"
    )
    assert article.text == "One  line.\n\n\n  Another\u00a0line.\n"
    assert article.url == "https://quay.example/a"
    with pytest.raises(ParseError):
        parse_text(" \n")


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div>",
                "</table>",
                "<a href='x'>",
                "<br>",
                "<![CDATA[",
                "<!--",
                "&#0;",
                "&#xD800;",
            ]
        )
        | st.text(max_size=60),
        max_size=30,
    )
)
def test_any_markup_gives_an_article_or_one_clear_line(pieces: list[str]) -> None:
    try:
        article = parse_html("".join(pieces), url="https://quay.example/a")
    except ParseError as error:
        assert "\n" not in error.reason  # noqa: PT017 - most inputs are no error
        return
    assert article.text == article.text.strip()
    assert "\n\n\n" not in article.text
    assert "\r" not in article.text
    article.text.encode("utf-8")


def test_a_full_disk_costs_the_language_and_not_the_article() -> None:
    """The language model is unpacked to a temporary file, here of a size that is not allowed."""
    program = """
import resource, sys
from onrecord.ingest.page.article import parse_html
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
story = " ".join(f"The ferry to Pell {place} was late again." for place in range(20))
print(parse_html(f"<html lang=en-GB><body><h1>Late</h1><p>{story}</p></body></html>").language)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert (done.stdout, done.stderr) == ("en\n", "")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Quay sold to nobody\n\nThe quay was sold, Ada Cole said.\n", "Quay sold to nobody"),
        ("Who bought the quay?\nNobody knows.", "Who bought the quay?"),
        ("The quay was sold, Ada Cole said.\n\nShe left.", None),  # a sentence
        ("Quay sold to nobody", None),  # all that there is
        ("word " * 60 + "\n\nThe quay was sold.", None),
    ],
)
def test_a_headline_of_plain_text_is_its_title_and_stays_in_it(text: str, title: str | None) -> None:
    article = parse_text(text)
    assert (article.title, article.text) == (title, text)

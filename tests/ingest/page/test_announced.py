"""What comes in an article's place is told by what was announced, in any language."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.ingest.errors import ParseError
from onrecord.ingest.page.article import parse_html
from onrecord.ingest.records import Entry

ASKED = "https://pell.example/2026/lighthouse-keeper-resigns"
ENTRY = Entry(
    id="1",
    url=ASKED,
    title="Lighthouse keeper resigns after thirty years",
    summary="The keeper of the lighthouse at Pell Head gave up his post on Tuesday, and nobody has applied for it.",
)
STORY = (
    "The keeper of the lighthouse at Pell Head gave up his post on Tuesday, and nobody has applied for it."
)


def html(heading: str, *paragraphs: str, head: str = "") -> str:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return f"<html><head><title>{heading}</title>{head}</head><body><h1>{heading}</h1>{body}</body></html>"


WALLS = [
    html(
        "Vi respekterer dit privatliv",
        "Vi og vores partnere gemmer oplysninger på din enhed, og du kan vælge.",
    ),
    html(
        "Ein kurzer Halt", "Bitte bestätigen Sie, dass hier ein Mensch liest. Danach geht es sofort weiter."
    ),
    html("Sivua ei löydy", "Etsimääsi sivua ei ole, tai sen osoite on muuttunut uudistuksen yhteydessä."),
    html(
        "Connexion requise",
        "Entrez votre adresse et votre mot de passe, ou créez un compte gratuit en un instant.",
    ),
    html(
        "Volvemos enseguida", "Estamos mejorando nuestras máquinas durante la noche. Disculpe las molestias."
    ),
    html(
        "ページが見つかりません",
        "お探しのページは移動または削除された可能性があります。トップページからお探しください。",
    ),
    html(
        "Outside your region", "This site is not offered where you are. Write to the desk if that is wrong."
    ),
]


@pytest.mark.parametrize("page", WALLS)
def test_a_wall_is_no_article_in_any_language(page: str) -> None:
    with pytest.raises(ParseError, match="not the article, but a page headed “"):
        parse_html(page, url=ASKED, entry=ENTRY)


@pytest.mark.parametrize("page", WALLS[:5])
def test_where_no_feed_tells_the_words_of_the_address_do(page: str) -> None:
    with pytest.raises(ParseError, match="not the article, but"):
        parse_html(page, url=ASKED)


def test_the_line_names_what_is_there() -> None:
    with pytest.raises(ParseError) as error:
        parse_html(html("Please sign in", "Enter your name and password to read on."), url=ASKED, entry=ENTRY)
    assert error.value.reason == "not the article, but a page headed “Please sign in”: try later"


ARTICLES = [
    # the headline as announced, or nearly so
    (html("Lighthouse keeper resigns after 30 years", "He will leave in May."), ASKED),
    # another headline, and the teaser in the text
    (html("Dark nights ahead", STORY, "The harbour office will advertise again."), ASKED),
    # another headline and text, at an address that says what it is
    (html("The last watch", "A lighthouse keeper resigns, and with him goes a trade."), ASKED),
    # a page that calls itself an article may be called anything
    (html("Dark nights", "He will leave in May.", head='<meta property="og:type" content="article">'), ASKED),
    # an address without words, and no headline
    ("<p>He will leave the tower in May, he said.</p>", "https://pell.example/a/71"),
]


@pytest.mark.parametrize(("page", "url"), ARTICLES)
def test_articles_are_let_through(page: str, url: str) -> None:
    assert parse_html(page, url=url, entry=ENTRY).text


def test_nothing_announced_and_nothing_in_the_address_is_nothing_to_compare() -> None:
    assert parse_html(html("Dark nights", "He will leave in May."), url="https://pell.example/a/71").text
    assert parse_html(html("Dark nights", "He will leave in May.")).text


@pytest.mark.parametrize("title", ["Маяк остался без смотрителя", "灯塔失去看守人"])
def test_an_address_in_another_script_is_not_compared(title: str) -> None:
    text = "Смотритель маяка ушёл во вторник, и никто не пришёл на его место." * 2
    assert parse_html(html(title, text), url=ASKED).text


LONG = (
    "The town clerk read the minutes aloud, and the members of the board listened to every word of them. "
    * 30
)


@pytest.mark.parametrize(
    ("landed", "heading", "reason"),
    [
        ("https://pell.example/", "Pell Sound Echo", "leads to the site's home page"),
        ("https://pell.example/2026", "All of this year", "leads to a section of the site"),
        (f"https://id.example/choose?back={ASKED}", "Your choice", "asks for something before the article"),
        (
            "https://pell.example/gate?to=%2F2026%2Flighthouse-keeper-resigns",
            "Gate",
            "asks for something before",
        ),
    ],
)
def test_redirects_away_from_the_article(landed: str, heading: str, reason: str) -> None:
    with pytest.raises(ParseError, match=reason):
        parse_html(html(heading, LONG), url=landed, requested_url=ASKED, entry=ENTRY)


@pytest.mark.parametrize(
    "landed",
    [
        "https://pell.example/2026/keeper-of-lighthouse-resigns",
        "https://www.pell.example/2026/lighthouse-keeper-resigns/?amp=1",
        "https://pell.example/2026",
    ],
)
def test_redirects_to_the_article(landed: str) -> None:
    page = html("Lighthouse keeper resigns after thirty years", STORY)
    assert parse_html(page, url=landed, requested_url=ASKED, entry=ENTRY).text == STORY


def refresh(content: str, text: str = "Just a second, you are on your way.") -> str:
    return html("Moving", text, head=f'<meta http-equiv="refresh" content="{content}">')


def test_a_page_that_sends_its_readers_on() -> None:
    with pytest.raises(ParseError, match=r"sends its readers on to https://pell\.example/b"):
        parse_html(refresh("0; url=/b"), url="https://pell.example/a/71", entry=ENTRY)


@pytest.mark.parametrize("content", ["300", "300; url=/b", "0; url=/a/71", "soon"])
def test_a_page_that_only_loads_itself_again(content: str) -> None:
    assert parse_html(refresh(content), url="https://pell.example/a/71").text


def with_state(data: str, make: Callable[[str], str]) -> str:
    marks = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Tide table lost"}</script>'
    )
    return f"<html><head><title>Tide table lost</title>{marks}</head><body><h1>Tide table lost</h1>{make(data)}</body></html>"


BLOCKS = (
    "The tide table of the year was lost in the post, the harbour office said.",
    "A second copy lies in a drawer that nobody can open, said the clerk who shut it.",
    "Skippers now ask a fisherman who has known the tides for sixty years.",
)


@pytest.mark.parametrize("visible", ["", "<p>Pell Sound Echo</p>", "<p>By Ines Falk</p><p>3 May 2026</p>"])
def test_a_headline_alone_is_no_article(visible: str) -> None:
    with pytest.raises(ParseError, match=r"nothing but a headline|no article text"):
        parse_html(with_state(visible, str), url=ASKED)

"""Which page is the next one of the same article, and how pages become one text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.page import tree as pages
from onrecord.ingest.page.continuation import belongs, following, joined
from onrecord.ingest.records import Article

SITE = "https://quay.example"
HEAD = '<meta property="og:type" content="article">'


def next_of(path: str, *, head: str = "", body: str = "", kind: str = HEAD) -> str | None:
    markup = f"<html><head>{kind}{head}</head><body><h1>Who pays for the pier</h1><p>It rose.</p>{body}</body></html>"
    page = pages.load(markup, SITE + path)
    assert page
    found = following(page)
    return found.removeprefix(SITE) if found else None


def rel(href: str) -> str:
    return f'<link rel="next" href="{href}">'


BY_ADDRESS = [
    # the page, what its head gives as the next one, whether that is taken
    ("/news/who-pays-for-it", "/news/who-pays-for-it/2", True),
    ("/news/who-pays-for-it/", "/news/who-pays-for-it/2/", True),
    ("/news/who-pays-for-it/2", "/news/who-pays-for-it/3", True),
    ("/news/who-pays-for-it", "/news/who-pays-for-it?page=2", True),
    ("/news/who-pays-for-it?page=1", "?page=2", True),
    ("/news/who-pays-for-it?id=7", "/news/who-pays-for-it?id=7&page=2", True),
    ("/news/who-pays-for-it.html", "/news/who-pays-for-it.html?seite=2", True),
    ("/news/who-pays-for-it", "/news/who-pays-for-it/page/2/", True),
    ("/news/who-pays-for-it", "/news/who-pays-for-it/seite-2", True),
    ("/news/who-pays-for-it.html", "/news/who-pays-for-it-page-2.html", True),
    ("/articles/view/367061", "/articles/view/367061/2", True),
    # the next article
    ("/news/who-pays-for-it", "/news/the-pier-opens", False),
    ("/news/who-pays-for-it", "/news/the-pier-opens/2", False),
    ("/news/who-pays-for-it", "/news/who-pays-for-it-2", False),  # two articles of one headline are named so
    ("/news/who-pays-for-it", "/news/who-pays-for-it/part-2", False),  # of a series
    ("/reports/1", "/reports/2", False),
    ("/reports", "/reports/2", False),
    ("/?p=1", "/?p=2", False),
    ("/news/who-pays-for-it?id=1", "/news/who-pays-for-it?id=2", False),
    ("/2026/10/1", "/2026/10/2", False),
    ("/2026/10", "/2026/10/2", False),
    # not the next page
    ("/news/who-pays-for-it", "/news/who-pays-for-it/3", False),
    ("/news/who-pays-for-it/2", "/news/who-pays-for-it/2", False),
    ("/news/who-pays-for-it/2", "/news/who-pays-for-it", False),
    ("/news/who-pays-for-it", "/news/who-pays-for-it/2026", False),
    ("/news/who-pays-for-it", "https://mole.example/news/who-pays-for-it/2", False),
    ("/news/who-pays-for-it", "https://quay.example:8443/news/who-pays-for-it/2", False),
    ("/news/who-pays-for-it", "javascript:next(2)", False),
    # lists
    ("/", "/page/2/", False),
    ("/", "/?page=2", False),
    ("/news/", "/news/page/2/", False),
]


@pytest.mark.parametrize(("path", "link", "taken"), BY_ADDRESS)
def test_the_next_page_is_told_by_its_address(path: str, link: str, taken: bool) -> None:
    assert (next_of(path, head=rel(link)) is not None) is taken


OWN = "/news/who-pays-for-it"
BY_MARK = [
    # how the page says it, whether it is heard
    ({"body": f'<a rel="next" href="{OWN}/2">more</a>'}, True),
    ({"body": f'<nav class="pager"><a href="{OWN}">1</a> <a href="{OWN}/2">2</a> <a href="{OWN}/3">3</a></nav>'}, True),
    ({"body": f'<a href="{OWN}/2">Next page »</a>'}, True),
    ({"body": f'<a href="{OWN}?seite=2">Nächste Seite</a>'}, True),
    ({"head": f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Who pays for the pier", "hasPart": [{{"@type": "WebPage", "url": "{SITE}{OWN}/2"}}]}}</script>'}, True),
    ({"body": f'<a href="{OWN}?page=2">3</a>'}, False),  # comments, counted from 0
    ({"body": f'<a href="{OWN}?page=2">All comments</a>'}, False),
    ({"body": f'<a href="{OWN}/gallery/2">2</a>'}, False),
    ({}, False),
    # a page that nothing calls an article is a list
    ({"head": rel(f"{OWN}/2"), "kind": ""}, False),
    ({"head": rel(f"{OWN}/2"), "kind": '<meta property="og:type" content="website">'}, False),
]  # fmt: skip


@pytest.mark.parametrize(("page", "heard"), BY_MARK)
def test_how_pages_say_that_they_go_on(page: dict[str, str], heard: bool) -> None:
    assert (next_of(OWN, **page) is not None) is heard


def article(path: str, text: str, title: str | None = "Who pays for the pier", **more: object) -> Article:
    return Article(text=text, title=title, url=SITE + path, **more)  # type: ignore[arg-type]


FIRST = article(OWN, "It rose.", next_page=f"{SITE}{OWN}/2")
LANDINGS = [
    # what was read there, where that was, whether it is the next page
    (article(f"{OWN}/2", "It fell."), f"{OWN}/2", True),
    (article(OWN, "It fell."), f"{OWN}/2", True),  # its canonical address is the article's
    (article(f"{OWN}/2", "It fell.", "Who pays for the pier – Page 2"), f"{OWN}/2", True),
    (article(f"{OWN}/2", "It fell.", "Who pays for the pier (2/3)"), f"{OWN}/2", True),
    (article(f"{OWN}/2", "It fell.", "Who pays for the pier: the ferries"), f"{OWN}/2", True),
    (article(OWN, "It rose."), OWN, False),  # led back to the first page
    (article("/news/the-pier-opens", "It fell."), "/news/the-pier-opens", False),
    (article("/news/the-pier-opens", "It fell."), f"{OWN}/2", False),  # calls itself another one
    (article(f"{OWN}/2", "It fell.", "The pier opens"), f"{OWN}/2", False),
    (article(f"{OWN}/2", "It fell.", None), f"{OWN}/2", False),
    (article(f"{OWN}/2", "It fell.", "Who"), f"{OWN}/2", False),
]


@pytest.mark.parametrize(("part", "landed", "is_next"), LANDINGS)
def test_what_is_read_there_must_be_a_page_of_it(part: Article, landed: str, is_next: bool) -> None:
    assert belongs(part, SITE + landed, FIRST) is is_next


def test_pages_become_one_text_in_their_order() -> None:
    one = article(OWN, "Standfirst.\n\nIt rose.\n\nBy Ada Lund", links=("https://a.example/",))
    two = article(
        OWN,
        "Standfirst.\n\nYes.\n\nIt fell.\n\nBy Ada Lund",
        links=("https://b.example/", "https://a.example/"),
        wire="Reuters",
    )
    three = article(OWN, "It stayed.\n\nYes.\n\nAnd then?\n\nBy Ada Lund", paywalled=True)
    whole = joined([one, two, three])
    assert (
        whole.text
        == "Standfirst.\n\nIt rose.\n\nBy Ada Lund\n\nYes.\n\nIt fell.\n\nIt stayed.\n\nYes.\n\nAnd then?"
    )
    assert whole.links == ("https://a.example/", "https://b.example/")
    assert (whole.wire, whole.paywalled) == ("Reuters", True)


LINE = st.text("abc .", min_size=1).map(str.strip).filter(bool)


@given(st.lists(st.lists(LINE, min_size=1), min_size=1))
def test_no_words_are_made_up_or_moved(texts: list[list[str]]) -> None:
    whole = joined([article(OWN, "\n\n".join(lines)) for lines in texts])
    left = iter(line for lines in texts for line in lines)
    assert all(
        any(" ".join(line.split()) == kept for line in left) for kept in whole.text.split("\n\n") if kept
    )

"""Live blogs: every post, in the page's order, below its time."""

from __future__ import annotations

import json

from onrecord.ingest.page.article import parse_html

LEAD = "The bridge over the sound opens today after nine years, and this page follows the day from both of its ends."
POSTS = [
    (
        "2026-05-03T09:00:00Z",
        "The first lorry crossed at nine, with a cargo of onions and a driver who waved to nobody.",
    ),
    (
        "2026-05-03T10:30:00Z",
        "“I have waited for this since I was forty,” said Edda Moor, who sells fish on the eastern side.",
    ),
    (
        "2026-05-03T12:00:00Z",
        "The ministry closed one lane at noon because of the wind, a spokeswoman said by telephone.",
    ),
]
FOOT = "<p>By the desk, who will stay with it until the lamps are lit on both sides and the last bus has gone home.</p>"


def data(updates: bool) -> str:
    node: dict[str, object] = {
        "@type": "LiveBlogPosting",
        "headline": "Bridge opens",
        "datePublished": POSTS[0][0],
    }
    if updates:
        node["liveBlogUpdate"] = [
            {"@type": "BlogPosting", "headline": f"Post {n}", "datePublished": time, "articleBody": text}
            for n, (time, text) in enumerate(POSTS)
        ]
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def html(head: str, posts: str) -> str:
    lead = f"<p>{LEAD}</p><p>{LEAD.replace('today', 'on Sunday')}</p><p>{LEAD.replace('nine', 'ten')}</p>"
    return (
        f"<html><head><title>Bridge opens</title>{head}</head><body><article><h1>Bridge opens</h1>{lead * 2}{FOOT}"
        f"</article>{posts}</body></html>"
    )


def in_order(text: str, pieces: list[str]) -> bool:
    places = [text.find(piece) for piece in pieces]
    return -1 not in places and places == sorted(places)


def test_posts_from_the_pages_data() -> None:
    text = parse_html(html(data(updates=True), "<div id=live></div>"), url="https://pell.example/bridge").text
    assert text.startswith(LEAD)
    assert in_order(
        text, [part for n, (time, post) in enumerate(POSTS) for part in (time, f"Post {n}", post)]
    )


def test_posts_from_the_elements_beside_the_article() -> None:
    posts = "".join(
        f"<article><time datetime='{time}'>now</time><p>{post}</p></article>" for time, post in POSTS
    )
    text = parse_html(html(data(updates=False), posts), url="https://pell.example/bridge").text
    assert in_order(text, [part for time, post in POSTS for part in (time, post)])


def test_what_the_page_shows_is_not_said_twice() -> None:
    shown = "".join(f"<p>{post}</p>" for _, post in POSTS)
    page = html(data(updates=True), "").replace(FOOT, shown)
    text = parse_html(page, url="https://pell.example/bridge").text
    assert [text.count(post) for _, post in POSTS] == [1, 1, 1]


def test_articles_beside_an_article_that_is_no_live_blog_are_others() -> None:
    posts = "".join(
        f"<article><time datetime='{time}'>now</time><p>{post}</p></article>" for time, post in POSTS
    )
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Bridge opens"}</script>'
    text = parse_html(html(head, posts), url="https://pell.example/bridge").text
    assert not any(post in text for _, post in POSTS)

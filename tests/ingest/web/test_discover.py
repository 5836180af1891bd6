from __future__ import annotations

import pytest

from onrecord.ingest.records import Payload
from onrecord.ingest.web.discover import feed_links

HEAD = """<html><head><base href="https://quay.example/en/">
<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
<link rel="Alternate" type="application/atom+xml" title="News" href="news.atom">
<link rel="alternate" type="application/feed+json" href="https://tide.example/feed.json">
<link rel="alternate" hreflang="de" href="/de/"><link rel="stylesheet" type="text/css" href="/a.css"></head>
<body><a href="/rss">RSS</a></body></html>"""


@pytest.mark.parametrize(
    ("body", "feeds"),
    [
        # announced in the head: those of comments last, and links in the page are not asked
        (HEAD, ["https://quay.example/en/news.atom", "https://tide.example/feed.json", "https://quay.example/comments/feed"]),
        # only linked
        ('<p><a href="/about">About</a> <a href="/feed.xml">Feed</a> <a href="/feed.xml">RSS</a>', ["https://quay.example/feed.xml"]),
        # a word in an address is not a feed
        ('<p><a href="/how-to-feed-a-cat">Cats</a> <a href="/feedback">Write</a>', []),
        ("<html><body><p>Nothing.</p>", []),
        ("", []),
        ("\x89PNG", []),
    ],
)  # fmt: skip
def test_the_feeds_a_page_announces(body: str, feeds: list[str]) -> None:
    assert (
        feed_links(Payload("https://quay.example/x", "https://quay.example/x", 200, body.encode())) == feeds
    )

"""The fast way must read what it reads exactly as feedparser does, and leave the rest to it."""

from unittest.mock import patch
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.records import Feed, Payload
from onrecord.ingest.sources import plainrss, syndication
from onrecord.ingest.sources.kinds import parse_feed

NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'
)
TITLE, LINK = "<title>Pier</title>", "<link>https://echo.example/pier</link>"
GUID, DATE = '<guid isPermaLink="false">p1</guid>', "<pubDate>Fri, 02 Oct 2026 08:00:00 +0200</pubDate>"
SHORT, LONG = (
    "<description>Short.</description>",
    "<content:encoded><![CDATA[<p>Long.</p>]]></content:encoded>",
)


def document(
    *items: str, head: str = "<title>Echo</title>", attributes: str = 'version="2.0"', declared: bool = True
) -> bytes:
    listed = "".join(f"<item>{item}</item>" for item in items)
    # Declared, since feedparser guesses at the encoding of a short document that does not.
    start = "<?xml version='1.0' encoding='utf-8'?>" if declared else ""
    return f"{start}<rss {attributes} {NAMESPACES}><channel>{head}{listed}</channel></rss>".encode()


def both_ways(body: bytes) -> tuple[Feed, Feed]:
    payload = Payload("https://echo.example/feed", "https://echo.example/feed", 200, body)
    fast = parse_feed(payload)
    with patch.object(syndication.plainrss, "read", lambda body: None):
        return fast, parse_feed(payload)


ITEMS = [
    TITLE + LINK,
    TITLE + LINK + GUID + DATE + SHORT + LONG,
    LINK + TITLE + DATE + SHORT + "<guid>https://echo.example/other</guid>",
    TITLE + LINK + "<dc:creator>Ada Penrose and Ola Brandt</dc:creator>" + SHORT,
    "<title>Tom &amp;amp; Ada &lt;b&gt;meet&lt;/b&gt;</title><link> /relative?a=1&amp;b=2 </link>",
    "<title><![CDATA[“Späte” Züge – <i>наш</i> 東京]]></title>" + LINK + SHORT,
    TITLE + LINK + "<pubDate>Fri, 02 Oct 2026 23:30:00 GMT</pubDate>"
    '<category>News</category><media:thumbnail url="https://echo.example/x.png"/>',
]


@pytest.mark.parametrize("item", ITEMS)
def test_plain_items_are_read_as_feedparser_reads_them(item: str) -> None:
    head = (
        '<title>Echo &amp; Co</title><atom:link href="https://echo.example/feed" rel="self"/><link>https://echo.example/</link>'
        "<language>en-gb</language><ttl>30</ttl><sy:updatePeriod>hourly</sy:updatePeriod>"
    )
    body = document(item, head=head)
    assert plainrss.read(body) is not None
    fast, slow = both_ways(body)
    assert fast == slow


NOT_PLAIN = [
    document(TITLE + LINK, attributes='version="0.91"'),
    document(TITLE + LINK, attributes='version="2.0" xml:lang="de"'),
    document(TITLE + LINK)[:-10],
    document(TITLE),  # no link: the guid may be it, or nothing
    document("<guid>https://echo.example/pier</guid>" + TITLE),
    document("<guid>https://echo.example/pier</guid>" + TITLE + LINK),
    document(TITLE + TITLE + LINK),
    document(TITLE + LINK + LONG + SHORT),
    document(TITLE + LINK + LONG),
    document(TITLE + LINK + "<pubDate>2 Oct 2026</pubDate>"),
    document(TITLE + LINK + "<author>ada@echo.example (Ada Penrose)</author>"),
    document(TITLE + LINK + "<dc:creator>Ada Penrose (ada@echo.example)</dc:creator>"),
    document(TITLE + LINK + "<dc:date>2026-10-02</dc:date>"),
    document(TITLE + LINK + "<description>a <b>c</b></description>"),
    document(TITLE + LINK + "<description>CafÃ©</description>"),
    document(TITLE + LINK + "<media:content><media:title>Other</media:title></media:content>"),
    document(TITLE + LINK, head='<atom:link href="https://echo.example/" rel="alternate"/>'),
    b'<!DOCTYPE rss [<!ENTITY x "y">]>' + document(TITLE + LINK, declared=False),
]


@pytest.mark.parametrize("body", NOT_PLAIN)
def test_the_rest_is_left_to_feedparser(body: bytes) -> None:
    assert plainrss.read(body) is None


texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from(" &<>;\n\u0085é"), max_size=30
)


@given(texts, texts, texts, st.permutations([1, 2, 3, 4, 5]))
def test_any_plain_document_reads_the_same(title: str, words: str, name: str, order: list[int]) -> None:
    parts = (
        f"<title>{escape(title)}</title>",
        LINK,
        f"<description>{escape(words)}</description>",
        f"<content:encoded>{escape(words)} {escape(name)}</content:encoded>",
        f"<dc:creator>{escape(name)}</dc:creator>",
    )
    fast, slow = both_ways(document("".join(parts[place - 1] for place in order), TITLE + LINK + GUID + DATE))
    assert fast == slow

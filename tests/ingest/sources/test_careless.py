"""Feeds that are written carelessly and that browsers and readers read all the same."""

from __future__ import annotations

import json

import pytest

from onrecord.ingest.errors import ParseError
from onrecord.ingest.records import Entry, Feed, Payload
from onrecord.ingest.sources.kinds import parse_feed

ADDRESS = "https://feeds.example/pell/news.xml"
ITEM = "<item><title>Pier shut</title><link>https://echo.example/pier</link></item>"
ATOM = 'xmlns="http://www.w3.org/2005/Atom"'


def read(body: str | bytes, *, charset: str | None = None) -> Feed:
    body = body.encode() if isinstance(body, str) else body
    return parse_feed(Payload(ADDRESS, ADDRESS, 200, body, charset=charset))


def rss(*items: str, head: str = "<title>Echo</title><link>https://echo.example/de/</link>") -> str:
    return f'<rss version="2.0"><channel>{head}{"".join(items)}</channel></rss>'


def entry(body: str | bytes) -> Entry:
    (found,) = read(body).entries
    return found


def atom(inner: str, head: str = "") -> str:
    return (
        f"<feed {ATOM}><title>Echo</title>{head}<entry><id>tag:echo.example,2026:1</id>{inner}</entry></feed>"
    )


@pytest.mark.parametrize(
    "body",
    [
        "Warning: old call in /srv/feed on line 3\n<?xml version='1.0'?>" + rss(ITEM),
        "<b>Notice</b>: old call<br />\n" + rss(ITEM),
        "\ufeff  \n<?xml version='1.0'?>" + rss(ITEM),
        "<!-- " + "made by hand " * 2000 + "-->" + rss(ITEM),
        '<!DOCTYPE rss [<!ENTITY a "b">]>' + rss(ITEM),
        rss(ITEM, head="<title>Learn &lt;html> here</title><description><![CDATA[<html><body>x</body></html>]]></description>"),
        rss(ITEM.replace("shut", "\x08shut")),
        rss(ITEM) + "\n<!-- served in 3 ms -->",
    ],
)  # fmt: skip
def test_what_stands_around_a_feed_does_no_harm(body: str) -> None:
    feed = read(body)
    assert [entry.url for entry in feed.entries] == ["https://echo.example/pier"]
    assert feed.entries[0].title == "Pier shut"
    assert feed.truncated is None


@pytest.mark.parametrize(
    "body",
    [
        "<!doctype html><html><body><pre>" + rss(ITEM) + "</pre></body></html>",
        "<html><head><title>Feeds</title></head><body>Ours is <feed> and so on</body></html>",
        "Not found",
    ],
)
def test_a_page_that_quotes_a_feed_is_a_page(body: str) -> None:
    with pytest.raises(ParseError, match="not a feed"):
        read(body)


SHOWN = "Café “Möwe” zu"


@pytest.mark.parametrize(
    "body",
    [
        # valid UTF-8, whatever it says that it is
        f'<?xml version="1.0" encoding="utf-16"?>{rss(ITEM.replace("Pier shut", SHOWN))}'.encode(),
        f'<?xml version="1.0" encoding="iso-8859-1"?>{rss(ITEM.replace("Pier shut", SHOWN))}'.encode(),
        # one bad byte elsewhere
        rss(ITEM.replace("Pier shut", SHOWN), head="<title>Echo</title>").encode().replace(b"Echo", b"Echo\xff"),
        # Windows-1252 that says that it is UTF-8
        f'<?xml version="1.0" encoding="utf-8"?>{rss(ITEM.replace("Pier shut", SHOWN))}'.encode("cp1252"),
        # two bytes a character, with a mark, a declaration, or neither
        f'<?xml version="1.0" encoding="utf-16"?>{rss(ITEM.replace("Pier shut", SHOWN))}'.encode("utf-16"),
        rss(ITEM.replace("Pier shut", SHOWN)).encode("utf-16-le"),
        rss(ITEM.replace("Pier shut", SHOWN)).encode("utf-16-be"),
    ],
)  # fmt: skip
def test_encodings_and_what_is_said_of_them(body: bytes) -> None:
    assert entry(body).title == SHOWN


@pytest.mark.parametrize(
    ("label", "codec", "words"),
    [("gb2312", "gbk", "镕基说"), ("shift_jis", "cp932", "①髙橋"), ("euc-kr", "cp949", "똠방각하")],
)
def test_labels_that_mean_more_than_they_say(label: str, codec: str, words: str) -> None:
    body = f'<?xml version="1.0" encoding="{label}"?>{rss(ITEM.replace("Pier shut", words))}'
    assert entry(body.encode(codec)).title == words


@pytest.mark.parametrize(
    ("link", "url"),
    [
        # from the site, not from where the feed is kept
        ("/news/1", "https://echo.example/news/1"),
        ("pier.html", "https://echo.example/de/pier.html"),
        ("//www.echo.example/a", "https://www.echo.example/a"),
        # a host without a scheme
        ("www.echo.example/a", "https://www.echo.example/a"),
        ("echo.example/a", "https://echo.example/a"),
        ("https://echo.example/a?x=1&amp;amp;y=2", "https://echo.example/a?x=1&y=2"),
        ("https://echo.example/a\n?x=1", "https://echo.example/a?x=1"),
        # a fragment that is a page of its own, and one that is a place in a page
        ("https://echo.example/#!/news/1", "https://echo.example/#!/news/1"),
        ("https://echo.example/live#post-1", "https://echo.example/live#post-1"),
        ("javascript:void(0)", None),
    ],
)
def test_links(link: str, url: str | None) -> None:
    assert (
        entry(rss(f"<item><title>a</title><description>b</description><link>{link}</link></item>")).url == url
    )


@pytest.mark.parametrize(
    ("guid", "id", "url"),
    [
        ("<guid>4de55c72-9b</guid>", "4de55c72-9b", None),
        ("<guid>/news/1</guid>", "/news/1", "https://echo.example/news/1"),
        ("<guid>https://echo.example/1</guid>", "https://echo.example/1", "https://echo.example/1"),
        ('<guid isPermaLink="false">https://echo.example/1</guid>', "https://echo.example/1", None),
    ],
)
def test_an_id_is_a_link_only_where_it_looks_like_one(guid: str, id: str, url: str | None) -> None:
    found = entry(rss(f"<item><title>a</title>{guid}<description>b</description></item>"))
    assert (found.id, found.url) == (id, url)


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Why the &lt;marquee&gt; element returns", "Why the <marquee> element returns"),
        ("What &lt;b&gt; was for", "What <b> was for"),
        ("Mayor &lt;b&gt;denies&lt;/b&gt; it", "Mayor denies it"),
        ("&lt;a href='/x'&gt;Mayor&lt;/a&gt; denies&lt;br&gt;it", "Mayor denies it"),
        ("&lt;span class='k'&gt;Mayor denies", "Mayor denies"),
        ("Mayor&lt;script&gt;track()&lt;/script&gt; denies", "Mayor denies"),
        ("Tom &amp;amp; Ada, 3 &lt; 4", "Tom & Ada, 3 < 4"),
        ("&amp;lt;i&amp;gt;Mayor&amp;lt;/i&amp;gt; denies", "Mayor denies"),
    ],
)
def test_titles_that_hold_markup_and_such_as_speak_of_it(title: str, shown: str) -> None:
    assert entry(rss(f"<item><title>{title}</title><link>/a</link></item>")).title == shown


def test_an_atom_title_that_is_text_shows_all_of_it() -> None:
    assert entry(atom('<title type="text">Use &lt;b&gt;bold&lt;/b&gt;</title>')).title == "Use <b>bold</b>"
    assert entry(atom('<title type="html">Use &lt;b&gt;bold&lt;/b&gt;</title>')).title == "Use bold"


AUTHOR = "<author><name>{}</name></author>"


@pytest.mark.parametrize(
    ("body", "authors"),
    [
        # who signs the feed, where the entry names nobody
        (atom("", AUTHOR.format("Ada Penrose")), ("Ada Penrose",)),
        (atom(AUTHOR.format("Ola Brandt"), AUTHOR.format("Ada Penrose")), ("Ola Brandt",)),
        (atom("", AUTHOR.format("Echo")), ()),  # the outlet itself is nobody
        # an address of mail is no name, whatever its domain
        (rss("<item><title>a</title><author>desk@echo.example (Ada Penrose)</author></item>"), ("Ada Penrose",)),
        (rss("<item><title>a</title><author>Ada Penrose &lt;ada@echo.example&gt;</author></item>"), ("Ada Penrose",)),
        (rss("<item><title>a</title><author>ada.penrose@echo.example</author></item>"), ()),
    ],
)  # fmt: skip
def test_who_signed(body: str, authors: tuple[str, ...]) -> None:
    assert entry(body).authors == authors


def json_feed(item: str, head: str = "", end: str = "") -> str:
    return (
        f'{{"version": "https://jsonfeed.org/version/1.1", "title": "Echo", {head} "items": [{item}]}}{end}'
    )


JSON_ITEM = '{"id": "1", "url": "https://echo.example/pier", "title": "Pier shut", "content_text": "a, ]"'


@pytest.mark.parametrize(
    "body",
    [
        json_feed(JSON_ITEM + "},"),
        json_feed(JSON_ITEM + ",}"),
        json_feed(JSON_ITEM + "}", end="\n<!-- cached -->"),
        json_feed(JSON_ITEM + "}", head=f'"description": {json.dumps("Of the pier. " * 900)},'),
        json_feed(JSON_ITEM + "}").replace('"version": "https://jsonfeed.org/version/1.1",', ""),
    ],
)
def test_json_that_is_not_strict(body: str) -> None:
    feed = read(body)
    (found,) = feed.entries
    assert (found.url, found.content, feed.truncated) == ("https://echo.example/pier", "a, ]", None)


@pytest.mark.parametrize(
    ("signed", "authors"),
    [
        ('"authors": {"name": "Ada Penrose"}', ("Ada Penrose",)),
        ('"authors": ["Ada Penrose", "Ola Brandt"]', ("Ada Penrose", "Ola Brandt")),
        ('"author": [{"name": "Ada Penrose"}]', ("Ada Penrose",)),
        ('"author": "Ada Penrose"', ("Ada Penrose",)),
        ('"authors": [7, null, {}]', ()),
    ],
)
def test_authors_of_json_in_any_shape(signed: str, authors: tuple[str, ...]) -> None:
    assert entry(json_feed(JSON_ITEM + f", {signed}}}")).authors == authors
    assert entry(json_feed(JSON_ITEM + "}", head=f"{signed},")).authors == authors


DUBLIN = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


def test_the_other_date_of_rss() -> None:
    body = rss("<item><title>a</title><link>/a</link><dc:date>2026-10-02T09:12:00+02:00</dc:date></item>")
    found = entry(body.replace("<rss", f"<rss {DUBLIN}"))
    assert str(found.published) == "2026-10-02 09:12:00+02:00"


def test_when_an_entry_was_updated_is_not_when_it_was_published() -> None:
    assert entry(atom("<title>a</title><updated>2026-10-02T09:12:00Z</updated>")).published is None


@pytest.mark.parametrize(
    ("element", "address"),
    [
        ("<itunes:new-feed-url>https://new.example/f.xml</itunes:new-feed-url>", "https://new.example/f.xml"),
        ("<itunes:new-feed-url> /f.xml </itunes:new-feed-url>", "https://feeds.example/f.xml"),
        ("<itunes:new-feed-url></itunes:new-feed-url>", None),
        ("", None),
    ],
)
def test_a_feed_that_names_its_new_address(element: str, address: str | None) -> None:
    assert read(rss(ITEM, head=f"<title>Echo</title>{element}")).moved_to == address
    quoted = ITEM.replace("</item>", f"<description>{element}</description></item>")
    assert read(rss(quoted)).moved_to is None
